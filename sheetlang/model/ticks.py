"""Choices as a printed form has them: all side by side, with a mark beside the one that is meant."""

from collections.abc import Iterator

from sheetlang.patterns import pattern

_TICKS = "☑√■✓✔"
_BOXES = _TICKS + "□☐"
_IN_BRACKETS = pattern(rf"[(（]\s*([{_TICKS}])\s*[)）]")
_EMPTY = pattern(r"[(（]\s*[)）]")
_BEFORE = pattern(rf"[{_BOXES}][^{_BOXES}]*+")
_BEHIND = pattern(rf"[^{_BOXES}]*+[{_BOXES}]")
_BY_BLANKS = pattern(r"\S++")
_NUMBERED = pattern(r"[0-9０-９]{1,2}[.．、]")


def has_boxes(text: str) -> bool:
    """Whether marks, or boxes for them, stand in a text."""
    return any(one in text for one in _BOXES)


def ticked(text: str) -> Iterator[str]:
    """What may be ticked in a text, the likeliest first: 延续项目 of `□新增项目 ☑延续项目` and of `1.新增 2.延续项目√`.

    Marks that begin or end a text stand before all choices or behind all; else no blank parts one from its choice.
    """
    text = _EMPTY.sub("□", _IN_BRACKETS.sub(r"\1", text.strip()))
    beside = (_BEFORE,) if text[0] in _BOXES else (_BEHIND,) if text[-1] in _BOXES else ()
    for way in (*beside, _BY_BLANKS):
        marked = [part for part in way.findall(text) if any(one in part for one in _TICKS)]
        if len(marked) == 1:
            yield _NUMBERED.sub("", marked[0].strip(f"{_BOXES} \t\u3000")).strip()
