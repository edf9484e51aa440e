"""Document to sections: the part before the first project, then each project and each set.

Indented lines are joined to the line that they belong to. No name is looked up here.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Forked, Passage, Refused
from sheetlang.source import Source
from sheetlang.value import same_by

Stated = Entry | Forked | Passage


class Item(NamedTuple):
    """A statement with the indented lines under it."""

    line: Stated
    attributes: Sequence[Entry | Passage] = ()

    @property
    def label(self) -> str:
        """Its label; that of the first reading where the line has several."""
        return self.line.label


# An entry without lines under it, as most are, stands for itself.
Content = Entry | Item | Command | Refused


@same_by("opening", "contents")
class Section(NamedTuple):
    """What a 项目 or 指标集 line opens; `opening` is None for the part before the first of them."""

    opening: Command | None
    contents: tuple[Content, ...]
    source: Source

    @property
    def kind(self) -> str:
        """`project`, `set` or `preamble`."""
        return self.opening.name if self.opening else "preamble"

    @property
    def items(self) -> Iterator[Item]:
        """The statements of the section."""
        return (item for content in self.contents if (item := item_of(content)))

    @property
    def named(self) -> Iterator[Item]:
        """The statements without a dot in their label, as most indicators have one."""
        for content in self.contents:
            if type(content) is Entry:
                if "." not in content[0]:
                    yield Item(content)
            elif type(content) is Item and "." not in content.label:
                yield content


def item_of(content: Content) -> Item | None:
    """The statement that a content is."""
    if isinstance(content, Entry):
        return Item(content)
    return content if isinstance(content, Item) else None


def sections(document: Document) -> list[Section]:
    """The preamble, then the projects and sets, in order."""
    openings: list[Command | None] = [None]
    contents: list[Content] = []
    gathered = [contents]
    for line in document.lines:
        if type(line) is Entry and not line.indented:  # as most are
            contents.append(line)
            continue
        match line:
            case Entry() | Passage():
                if line.indented:
                    _join(contents, line)
                else:
                    contents.append(line if isinstance(line, Entry) else Item(line))
            case Blank() | Comment():
                pass
            case Forked():
                contents.append(Item(line))
            case Command(name="project" | "set"):
                openings.append(line)
                contents = []
                gathered.append(contents)
            case _:
                contents.append(line)
    return [Section(opening, tuple(one), document.source) for opening, one in zip(openings, gathered, strict=True)]


def _join(contents: list[Content], line: Entry | Passage) -> None:
    last = contents[-1] if contents else None
    if isinstance(last, Entry):
        contents[-1] = Item(last, [line])
    elif isinstance(last, Item):
        if isinstance(last.attributes, list):
            last.attributes.append(line)
        else:
            contents[-1] = Item(last.line, [line])
    elif not isinstance(last, Refused):
        contents.append(Item(line))
