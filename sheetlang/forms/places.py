"""Where the tables and keys of a form file stand: TOML gives values, but not their places."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from operator import attrgetter

from sheetlang.source import Source, Span

# A text that is not closed on its line goes to the line's end.
_COMMENT_OR_TEXT = r"\"((?>[^\"\\\n]|\\.)*+)\"?|'[^'\n]*+'?|#[^\n]*+"
_KEY = r"(?<![\w-])([\w-]++)(?=\s*+[=.\]])"
_HEADER = r"(?m)^[ \t]*+\[\[?([^\[\]\n]+)\]\]?"
_INLINE = r"\b(\w+)\s*=\s*\[|[\[\]{}]"


class Places:
    """Finds the nth table of a kind, and in it a key or a text."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: Counter[str] = Counter()

    def next_table(self, kind: str) -> Callable[[], Span]:
        """What gives the stretch of the next table of a kind, such as `fields`, in the order of the file."""
        number = self._seen[kind]
        self._seen[kind] += 1
        return partial(self._table, kind, number)

    def _table(self, kind: str, number: int) -> Span:
        starts = self._starts.get(kind, [])
        start = starts[number] if number < len(starts) else 0
        following = bisect_right(self._every_start, start)
        return Span(
            start, self._every_start[following] if following < len(self._every_start) else len(self._source.text)
        )

    def head(self) -> Span:
        """The stretch before the first table."""
        return Span(0, min(self._every_start, default=len(self._source.text)))

    def named(self, name: str) -> Span:
        """From where a name is given to where the next is."""
        text = self._source.text
        found = re.search(rf'\bname\s*=\s*"{re.escape(name)}"', text)
        following = re.compile(r"\bname\s*=").search(text, found.end()) if found else None
        return Span(found.start() if found else 0, following.start() if following else len(text))

    def of(self, near: str, within: Span, last: bool = False) -> Span:
        """A key, else a text, first where it should stand, then anywhere; else the table's beginning."""
        for stretch in (within, Span(0, len(self._source.text))):
            for known in (self._keys, self._texts):
                spans = known.get(near, ())
                first, end = (bisect_left(spans, at, key=attrgetter("start")) for at in stretch)
                if first < end:
                    return spans[end - 1 if last else first]
        line_end = self._source.text.find("\n", within.start)
        return Span(within.start, line_end if within.start <= line_end <= within.end else within.start)

    @cached_property
    def _keys(self) -> dict[str, list[Span]]:
        """Where each key stands, in order."""
        return _spans(re.finditer(_KEY, self._code))

    @cached_property
    def _texts(self) -> dict[str, list[Span]]:
        """Where each text stands with its quotes, in order."""
        return _spans(re.finditer(_COMMENT_OR_TEXT, self._source.text))

    @cached_property
    def _code(self) -> str:
        """The text with comments and texts blanked out, every place as it was."""
        return re.sub(_COMMENT_OR_TEXT, lambda match: " " * len(match.group()), self._source.text)

    @cached_property
    def _every_start(self) -> list[int]:
        return sorted(at for one in self._starts.values() for at in one)

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for header in re.finditer(_HEADER, self._code):
            kind = header.group(1).rpartition(".")[2].strip()
            starts.setdefault(kind, []).append(header.start(1))
        opened: list[str] = []
        for match in re.finditer(_INLINE, self._code):
            if match.group(1):
                opened.append(match.group(1))
            elif match.group() in "[]{}":
                self._step(match, opened, starts)
        return {kind: sorted(places) for kind, places in starts.items()}

    @staticmethod
    def _step(match: re.Match[str], opened: list[str], starts: dict[str, list[int]]) -> None:
        if match.group() == "{":
            if opened and opened[-1] != "{":
                starts.setdefault(opened[-1], []).append(match.start())
            opened.append("{")
        elif match.group() == "[":
            opened.append("[")
        elif opened:
            opened.pop()


def _spans(found: Iterable[re.Match[str]]) -> dict[str, list[Span]]:
    """Where each thing stands, by what its pattern put into a group."""
    spans: dict[str, list[Span]] = {}
    for one in found:
        if one.group(1) is not None:
            spans.setdefault(one.group(1), []).append(Span(*one.span()))
    return spans
