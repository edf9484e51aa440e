"""Part: a section, an item or a column with its stretch of the text, and the pieces that are merged by themselves."""

from collections.abc import Hashable, Iterable, Iterator

from attrs import define, field, frozen

Key = tuple[str, ...]
PREAMBLE: Key = ("preamble",)
END: Key = ("end",)
SECTIONS = ("project", "set")


@frozen
class Piece:
    """A stretch of text: what of a line it is, as typed, and what it says."""

    name: str
    text: str
    said: Hashable


@define
class Part:
    """What stands before it, its line in pieces, its prose, and the parts under it: together all of its text.

    `key` tells which part it is, however it is spelt; `former` are keys that it had before, by 曾用名.
    """

    key: Key
    shown: str
    lead: str = ""
    pieces: tuple[Piece, ...] = ()
    body: tuple[Piece, ...] = ()
    parts: list["Part"] = field(factory=list)
    former: tuple[Key, ...] = ()

    @property
    def head(self) -> str:
        """Its own line as typed."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def without_lead(self) -> str:
        """All of its text but what stands before it."""
        return self.head + "".join(piece.text for piece in self.body) + whole(self.parts)

    @property
    def text(self) -> str:
        """All of its text."""
        return self.lead + self.without_lead

    @property
    def kind(self) -> tuple[object, ...]:
        """What it is made of: parts of one kind can be merged piece by piece."""
        return (*(piece.name for piece in self.pieces), bool(self.body))

    @property
    def is_opaque(self) -> bool:
        """Whether it is a line that says nothing that is understood."""
        return self.key[0] == "line"

    @property
    def own_says(self) -> tuple[object, ...]:
        """What its own line and its prose say."""
        return (*((piece.name, piece.said) for piece in self.pieces), *(paragraph.said for paragraph in self.body))

    @property
    def says(self) -> tuple[object, ...]:
        """What it says, and what the parts under it say, in whatever order and spelling."""
        under = sorted(((part.key, part.says) for part in self.parts), key=repr)
        return (*self.own_says, *under)

    def all_comments(self) -> Iterator[str]:
        """The comments that stand alone, before it and before the parts under it."""
        yield from comments(self.lead)
        for part in self.parts:
            yield from part.all_comments()


def whole(parts: Iterable[Part]) -> str:
    """The text of parts in their order."""
    return "".join(part.text for part in parts)


def lines(text: str) -> list[str]:
    """A text by its lines, each with its end."""
    *ended, last = text.split("\n")
    return [*(f"{line}\n" for line in ended), *filter(None, [last])]


def comments(lead: str) -> list[str]:
    """The comments in what stands before a part."""
    return [line for one in lead.split("\n") if (line := one.strip())]
