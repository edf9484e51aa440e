"""Choices as a printed form has them: all side by side, with a mark beside the one that is meant."""

from collections.abc import Iterator, Sequence

_TICKS = frozenset("☑√■✓✔")
_BOXES = _TICKS | frozenset("□☐")
_MARKS = "".join(sorted(_BOXES))
_NO_BRACKETS = str.maketrans("", "", "()（）")
_NUMBERING = "0123456789.．、 \t\u3000"


def has_boxes(text: str) -> bool:
    """Whether marks, or boxes for them, stand in a text."""
    return not _BOXES.isdisjoint(text)


def ticked(text: str) -> Iterator[str]:
    """What may be ticked in a text, the likeliest first: 延续项目 of `□新增项目 ☑延续项目` and of `1.新增 2.延续项目√`.

    Marks that begin or end a text stand before all choices or behind all; else no blank parts one from its choice.
    """
    text = text.translate(_NO_BRACKETS).strip()
    if text[:1] in _BOXES:
        yield from _marked(_cut(text, "\n{}"))
    elif text[-1:] in _BOXES:
        yield from _marked(_cut(text, "{}\n"))
    yield from _marked(text.split())


def _cut(text: str, around: str) -> Sequence[str]:
    for box in _BOXES.intersection(text):
        text = text.replace(box, around.format(box))
    return text.splitlines()


def _marked(parts: Sequence[str]) -> Iterator[str]:
    """The only part with a mark, without it and its number."""
    marked = [part for part in parts if not _TICKS.isdisjoint(part)]
    if len(marked) == 1:
        yield marked[0].strip(_MARKS + _NUMBERING)
