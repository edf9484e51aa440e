"""Lines of a git configuration: how ours are written, and which lines in our block are not ours.

Git itself puts what a user sets into the section of that name, which may be the one in our block.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_SECTION = re.compile(r'\s*\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]')
_KEY = re.compile(r"\s*([A-Za-z][A-Za-z0-9-]*)")


class Entry(NamedTuple):
    """A setting: its section, such as `diff "sheet"`, its key and its value."""

    section: str
    key: str
    value: str

    @property
    def name(self) -> str:
        """What git calls it: `diff.sheet.xfuncname`."""
        return f"{self.section.replace(' ', '.').replace(chr(34), '')}.{self.key}"


def written(entries: Sequence[Entry]) -> Iterator[str]:
    """The lines of entries, by section."""
    for section, group in groupby(entries, key=lambda entry: entry.section):
        yield f"[{section}]"
        for entry in group:
            value = entry.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
            yield f'\t{entry.key} = "{value}"'


def foreign(lines: Iterable[str], ours: Sequence[Entry]) -> Iterator[str]:
    """The lines that are not those of our entries, each group under the heading that it stood under."""
    names = {entry.name.casefold() for entry in ours}
    section = heading = told = ""
    continued, keep = False, False
    for line in lines:
        if not continued:
            if opened := _SECTION.match(line):
                section = ".".join(filter(None, opened.groups()))
                heading = line
                continue
            key = _KEY.match(line)
            keep = not (key and f"{section}.{key.group(1)}".casefold() in names) and bool(line.strip())
        if keep and heading != told:
            yield heading
            told = heading
        if keep:
            yield line
        continued = line.endswith("\\")
