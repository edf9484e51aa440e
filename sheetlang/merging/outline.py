"""Text to outline: the tree of its sections, items and columns; the texts of all parts together are the text."""

from collections.abc import Iterator

from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Line, Passage
from sheetlang.language.keywords import COMMANDS, FORMERLY
from sheetlang.language.parse import parse
from sheetlang.language.quoting import named
from sheetlang.merging.identity import identity, stated_form
from sheetlang.merging.kin import name_alike
from sheetlang.merging.part import END, PREAMBLE, Key, Part, Piece
from sheetlang.merging.pieces import command_pieces, entry_pieces, paragraphs, passage_pieces
from sheetlang.model.flags import read_flags
from sheetlang.model.reading import settle
from sheetlang.model.sections import sections
from sheetlang.naming import key
from sheetlang.source import Source


class Outline:
    """A text, the tree of its parts, and the form of each section."""

    def __init__(self, text: str, shelf: Shelf) -> None:
        self.source = Source("", text)
        self.text = text
        document, _ = parse(self.source)
        self._forms = [stated_form(section, shelf) for section in sections(document)]
        self.root = Part(("root",), "")
        self.forms: dict[Key, Form | None] = {}
        self._lead = ""
        self._open(Part(PREAMBLE, ""))
        for line, start, end in _stretches(document):
            self._add(line, start, end)
        self.root.parts.append(Part(END, "文件末尾", self._lead))

    def take_names_of(self, base: "Outline") -> None:
        """Call the parts that were renamed as the base does."""
        renamed = name_alike(base.root, self.root)
        self.forms = {renamed.get(key, key): form for key, form in self.forms.items()}

    def _open(self, section: Part) -> None:
        stated = self._forms[len(self.root.parts)]
        self.form = stated or self._forms[0]
        self.section = section
        self.forms[section.key] = self.form
        self.root.parts.append(section)

    def _add(self, line: Line, start: int, end: int) -> None:
        match line:
            case Blank() | Comment():
                self._lead += self.text[start:end]
            case Command(name="project" | "set"):
                self._open(self._with_lead(self._command(line, start, end)))
            case Command():
                self._item(self._command(line, start, end))
            case _:
                self._item(self._stated(line, start, end), getattr(line, "indented", False))

    def _command(self, line: Command, start: int, end: int) -> Part:
        name = named(line.argument)
        pieces = command_pieces(line, self.text, start, end)
        return Part((line.name, key(name)), f"{COMMANDS[line.name].zh} {name}", "", pieces)

    def _item(self, part: Part, is_column: bool = False) -> None:
        items = self.section.parts
        if is_column and items:
            part.shown = f"{items[-1].shown} · {part.shown}"
            items = items[-1].parts
        items.append(self._with_lead(part))

    def _with_lead(self, part: Part) -> Part:
        part.lead, self._lead = self._lead, ""
        return part

    def _stated(self, line: Line, start: int, end: int) -> Part:
        read = settle(line, self.form, self.source) if isinstance(line, (Entry, Forked, Passage)) else line
        match read:
            case Entry():
                known, meant = identity(read, self.form, self.source)
                pieces = entry_pieces(read, known, meant, self.text, start, end)
                return Part(known, read.label, "", pieces, former=tuple(self._former(read, known)))
            case Passage():
                known, meant = identity(read, self.form, self.source)
                return Part(
                    known,
                    read.label,
                    "",
                    passage_pieces(read, meant, self.text, start),
                    paragraphs(read, self.text, end),
                )
        text = self.text[start:end]
        return Part(("line", text.strip()), text.strip(), "", (Piece("line", text, text.strip()),))

    def _former(self, entry: Entry, known: Key) -> Iterator[Key]:
        if self.form and known[0] == "path" and any(word in entry.flags.lower() for word in FORMERLY.spellings):
            marks, _ = read_flags(entry, self.form, self.source)
            yield from ((*known[:-1], key(name)) for name in marks.former_names)


def _stretches(document: Document) -> Iterator[tuple[Line, int, int]]:
    """Each line of a document with where it begins and ends in the text, all of which they are."""
    source = document.source
    starts = [source.line_start(source.line_number(line.at)) for line in document.lines]
    yield from zip(document.lines, starts, [*starts, len(source.text)][1:], strict=True)
