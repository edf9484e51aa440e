"""Rows: a review's findings in the order of its files, packed as they come, so that a million take little memory."""

import zlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from attrs import define, field

from sheetlang.diagnostic import SEVERITIES, Severity

# What a worksheet holds below its heading, and above the line that says how many it has no room for.
MOST_ROWS = 1_048_576 - 2
_PACKED_AT_ONCE = 1_000
_FAST = 1


class Row(NamedTuple):
    """One finding: where it is, how grave, what is wrong, what to do, and the line as it was written.

    `place` is the number of its project in the review; None for what is said of no sheet.
    """

    file: str
    line: int
    project: str
    item: str
    severity: Severity
    rule: str
    message: str
    help: str
    written: str
    place: int | None = None


@define
class Rows:
    """As many rows as a table holds: where there are more, notes are the first that it has no room for, errors the last."""

    _packed: list[bytes] = field(factory=list)
    _loose: list[Row] = field(factory=list)
    _met: Counter[Severity] = field(factory=Counter)

    def append(self, row: Row) -> None:
        """Keep a row, or count it where no table could list it."""
        self._met[row.severity] += 1
        if self._met[row.severity] > MOST_ROWS:
            return
        self._loose.append(row)
        if len(self._loose) >= _PACKED_AT_ONCE:
            self._pack()

    def __len__(self) -> int:
        return sum(self._listed().values())

    def __iter__(self) -> Iterator[Row]:
        """The rows that are listed, in their order."""
        room = self._listed()
        for row in self._kept():
            if room[row.severity]:
                room[row.severity] -= 1
                yield row

    @property
    def left_out(self) -> dict[Severity, int]:
        """How many of each severity are not listed; only of those of which some are not."""
        missed = {severity: self._met[severity] - listed for severity, listed in self._listed().items()}
        return {severity: count for severity, count in missed.items() if count}

    def _listed(self) -> dict[Severity, int]:
        room, listed = MOST_ROWS, dict[Severity, int]()
        for severity in SEVERITIES:
            listed[severity] = min(self._met[severity], room)
            room -= listed[severity]
        return listed

    def _pack(self) -> None:
        import msgspec

        self._packed.append(zlib.compress(msgspec.msgpack.encode(self._loose), _FAST))
        self._loose.clear()

    def _kept(self) -> Iterator[Row]:
        if self._packed:
            import msgspec

            read = msgspec.msgpack.Decoder(list[Row]).decode
            for packed in self._packed:
                yield from read(zlib.decompress(packed))
        yield from self._loose
