"""What Lark reads with the grammar itself: the truth that quicker readings are held to."""

from collections.abc import Iterator
from functools import cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from sheetlang.language.grammar import terminal
from sheetlang.language.parse import LineReader
from sheetlang.language.phrase import WORDS, Phrase, Word
from sheetlang.language.tables import made_parser
from sheetlang.naming import half_width


@cache
def parser(start: str) -> Lark:
    return made_parser(start)


def tokens(text: str, start: str) -> list[Token]:
    """The tokens of a text under a start rule that is a flat run of terminals."""
    return parser(start).parse(text).children


def read_by_lark(reader: LineReader) -> None:
    """Gives a reader of lines those that Lark finds: the terminal of each and where it begins."""
    for token in tokens(reader.text, "document"):
        match = terminal(token.type).match(reader.text, token.start_pos or 0)
        assert match is not None
        reader.lines.append(reader.node(token.type, match))


def phrase(text: str) -> Phrase:
    try:
        tree = parser("target").parse(half_width(text))
    except UnexpectedInput:
        return WORDS
    return _phrase(tree.children[0])


def _phrase(tree: Tree[Token]) -> Phrase:
    inside = [child for child in tree.children if isinstance(child, Tree)]
    parts = tuple(_phrase(child) for child in inside if child.data != "comparison")
    words = tuple(Word(token.type, str(token), token.start_pos or 0) for token in _own_words(tree))
    return Phrase(str(tree.data), words, parts)


def _own_words(tree: Tree[Token]) -> Iterator[Token]:
    for child in tree.children:
        if isinstance(child, Token):
            yield child
        elif child.data == "comparison":
            yield from _own_words(child)
