"""Ticked: which of the choices in a row of boxes has the tick, as printed forms are filled in: □新增项目 ☑延续项目."""

from collections.abc import Iterator

from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_BOX = pattern(r"[(\[]\s*([☑☒√✓✔■]?)\s*[)\]]|([☑☒√✓✔■])|[□☐]")
_APART = pattern(r"[\s、,;/]+|[0-9]+[.、]")


def ticked(text: str) -> str | None:
    """The words beside the only tick, all of a text without boxes, or nothing where none or several are ticked."""
    words = list(_words_ticked(half_width(text)))
    return words[0] if len(words) == 1 else None


def _words_ticked(text: str) -> Iterator[str]:
    boxes = list(_BOX.finditer(text))
    if not boxes:
        yield text
        return
    # In the whole row a box stands before its words, or behind them.
    is_before = not text[: boxes[0].start()].strip()
    for before, box, after in zip([None, *boxes], boxes, [*boxes[1:], None], strict=False):
        if box[1] or box[2]:
            start, end = (box.end(), after and after.start()) if is_before else (before and before.end(), box.start())
            words = [one for one in _APART.split(text[start:end]) if one] or [""]
            yield words[0 if is_before else -1]
