"""Document to sections: the part before the first project, then each project and each set.

Indented lines are joined to the line that they belong to. No name is looked up here.
"""

from collections.abc import Iterator

from attrs import field, frozen

from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Passage, Refused
from sheetlang.source import Source

Stated = Entry | Forked | Passage


@frozen
class Item:
    """A statement with the indented lines under it."""

    line: Stated
    attributes: tuple[Entry | Passage, ...] = ()

    @property
    def label(self) -> str:
        """Its label; that of the first reading where the line has several."""
        return self.line.readings[0].label if isinstance(self.line, Forked) else self.line.label


Content = Item | Command | Refused


@frozen
class Section:
    """What a 项目 or 指标集 line opens; `opening` is None for the part before the first of them."""

    opening: Command | None
    contents: tuple[Content, ...]
    source: Source = field(eq=False, repr=False)

    @property
    def kind(self) -> str:
        """`project`, `set` or `preamble`."""
        return self.opening.name if self.opening else "preamble"

    @property
    def items(self) -> Iterator[Item]:
        """The statements of the section."""
        return (content for content in self.contents if isinstance(content, Item))


def sections(document: Document) -> list[Section]:
    """The preamble, then the projects and sets, in order."""
    openings: list[Command | None] = [None]
    contents: list[list[Content]] = [[]]
    for line in document.lines:
        match line:
            case Blank() | Comment():
                continue
            case Command(name="project" | "set"):
                openings.append(line)
                contents.append([])
            case Entry(indented=True) | Passage(indented=True):
                _join(contents[-1], line)
            case Command() | Refused():
                contents[-1].append(line)
            case _:
                contents[-1].append(Item(line))
    return [
        Section(opening, tuple(content), document.source) for opening, content in zip(openings, contents, strict=True)
    ]


def _join(contents: list[Content], line: Entry | Passage) -> None:
    last = contents[-1] if contents else None
    if isinstance(last, Item):
        contents[-1] = Item(last.line, (*last.attributes, line))
    elif not isinstance(last, Refused):
        contents.append(Item(line))
