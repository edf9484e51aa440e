"""The parts of a workbook file: a zip of XML, opened with bounds on what it may unfold to, and read without a tree."""

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.parsers import expat

_MEGABYTE = 1 << 20
LARGEST = 32 * _MEGABYTE
_MOST_MEMBERS = 2000
_MOST_ELEMENTS = 2_000_000
_DEFLATED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class NotReadable(Exception):
    """A workbook that is damaged, no workbook at all, or made to do harm."""


class Parts:
    """The parts of a workbook, by their names; together they may unfold to no more than that."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        # What `zipfile` was seen to raise for damaged directories, beside its own error; all are told as one.
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise NotReadable("no zip file") from error
        if len(self._archive.infolist()) > _MOST_MEMBERS:
            raise NotReadable("too many parts")
        self._left, self._elements_left = LARGEST, _MOST_ELEMENTS

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    def read(self, name: str) -> bytes:
        """A part's bytes, which are counted as they unfold, whatever the file says of its size."""
        info = self._archive.NameToInfo.get(name)
        if info is None or info.compress_type not in _DEFLATED or info.flag_bits & 1:
            raise NotReadable(f"no part {name}")
        try:
            with self._archive.open(info) as part:
                data = part.read(self._left + 1)
        except Exception as error:  # damaged streams raise whatever the decoder happens to raise
            raise NotReadable(f"the part {name} is damaged") from error
        self._left -= len(data)
        if self._left < 0:
            raise NotReadable("too large")
        return data

    def walk(self, name: str, start: Start, end: End) -> None:
        """Tell of each element of a part when it begins, and with its text when it ends; names without prefixes."""
        parser = expat.ParserCreate()
        texts: list[list[str]] = [[]]

        def begun(tag: str, attributes: dict[str, str]) -> None:
            self._elements_left -= 1
            if self._elements_left < 0:
                raise NotReadable("too large")
            texts.append([])
            start(tag.rpartition(":")[2], attributes)

        def told(text: str) -> None:
            texts[-1].append(text)

        def ended(tag: str) -> None:
            end(tag.rpartition(":")[2], "".join(texts.pop()))

        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begun, ended, told
        parser.StartDoctypeDeclHandler = _refuse  # entities need one
        try:
            parser.Parse(self.read(name), True)
        except (expat.ExpatError, UnicodeError, LookupError) as error:
            raise NotReadable(f"the part {name} is damaged") from error


def _refuse(*_: object) -> None:
    raise NotReadable("a document type")
