"""Text to Document: every line gets a node, and a bad line costs itself alone.

What a name means, and whether a value is a good one, is not asked here.
"""

from collections.abc import Callable

from lark import Token

from sheetlang.diagnostic import Diagnostic
from sheetlang.language import faults
from sheetlang.language.characters import invisible_characters
from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Line, Passage, Refused
from sheetlang.language.grammar import parser, terminal
from sheetlang.language.keywords import command_of
from sheetlang.language.statement import BLANKS, LONGEST_LINE, read_statement
from sheetlang.source import Source, Span


def parse(source: Source) -> tuple[Document, list[Diagnostic]]:
    """The document of a source, with findings for the lines that cannot be read."""
    findings = invisible_characters(source)
    reader = _Reader(source, findings)
    for token in parser().parse(source.text, start="document").children:
        reader.read(token)
    return Document(tuple(reader.lines), source), findings


class _Reader:
    """Turns line tokens into lines, in order."""

    def __init__(self, source: Source, findings: list[Diagnostic]) -> None:
        self.source = source
        self.text = source.text
        self.lines: list[Line] = []
        self.findings = findings
        self._overriding = False
        self._match_entry = terminal("ENTRY").match
        self._read_of: dict[str, Callable[[int, Token], Line | None]] = {
            "ENTRY": self._entry,
            "BLANK_LINE": self._blank,
            "COMMENT_LINE": self._comment,
            "COMMAND_LINE": self._command,
            "OVERRIDE": self._override,
            "HEAD": self._bare_name,
            "PROSE": self._prose,
            "ATTRIBUTE": self._attribute,
            "PASSAGE": self._passage,
            "STRAY_LINE": self._stray,
            "LINE": self._line,
        }

    def read(self, token: Token) -> None:
        line = self._read_of[token.type](token.start_pos or 0, token)
        if line is not None:
            self.lines.append(line)

    def _entry(self, at: int, token: Token) -> Line:
        if len(token) > LONGEST_LINE:
            return self._line(at, token)
        match = self._match_entry(self.text, at)
        assert match is not None
        label, colon, sign, value, flags, comment = match.group("label", "colon", "sign", "value", "flags", "comment")
        overrides, self._overriding = self._overriding, False
        return Entry(
            label.rstrip(BLANKS),
            colon or sign,
            value,
            flags or "",
            comment or "",
            False,
            overrides,
            at,
            match.start("colon") if colon else match.start("sign"),
            match.start("value"),
            match.start("flags"),
            match.start("comment"),
        )

    def _blank(self, at: int, token: Token) -> Line:
        return Blank(at)

    def _comment(self, at: int, token: Token) -> Line:
        text = token.strip(BLANKS + "\r\n")
        return Comment(text, at + token.index(text[0]))

    def _command(self, at: int, token: Token) -> Line:
        match = terminal("COMMAND_LINE").match(self.text, at)
        assert match is not None
        return Command(
            command_of(self.text[at : match.start("after_word")]),
            match["argument"],
            match["command_comment"] or "",
            at,
            match.start("argument"),
            match.start("command_comment"),
        )

    def _override(self, at: int, token: Token) -> None:
        self._overriding = True

    def _bare_name(self, at: int, token: Token) -> Line:
        match = terminal("HEAD").match(self.text, at)
        assert match is not None
        mark_at = match.end("title")
        comment = match["head_comment"] or ""
        return Entry(
            match["title"].rstrip(BLANKS), self.text[mark_at], "", comment=comment, at=at,
            mark_at=mark_at, value_at=mark_at + 1, comment_at=match.start("head_comment"),
        )  # fmt: skip

    def _prose(self, at: int, token: Token) -> Line:
        head = self.lines.pop()
        assert isinstance(head, Entry)
        return Passage(head.label, _paragraphs(token), head.comment, False, head.at, head.comment_at, at)

    def _attribute(self, at: int, token: Token) -> Line:
        match = terminal("ATTRIBUTE").match(self.text, at)
        assert match is not None
        return Entry(
            match["name"].rstrip(BLANKS), match["attribute_mark"], match["content"], "", match["attribute_comment"] or "",
            True, False, match.start("name"), match.start("attribute_mark"), match.start("content"),
            match.end("content"), match.start("attribute_comment"),
        )  # fmt: skip

    def _passage(self, at: int, token: Token) -> Line:
        match = terminal("PASSAGE").match(self.text, at)
        assert match is not None
        return Passage(
            match["passage_title"].rstrip(BLANKS), _paragraphs(match["deeper"]), match["passage_comment"] or "", True,
            match.start("passage_title"), match.start("passage_comment"), match.start("deeper"),
        )  # fmt: skip

    def _stray(self, at: int, token: Token) -> Line:
        start, text = _trimmed(at, token)
        self.findings.append(faults.STRAY_INDENT.at(self.source, Span(start, start + len(text))))
        return Refused(text, start)

    def _line(self, at: int, token: Token) -> Line:
        start, text = _trimmed(at, token)
        overrides, self._overriding = self._overriding, False
        line, finding = read_statement(self.source, Span(start, start + len(text)), overrides)
        if finding is not None:
            self.findings.append(finding)
        return line


def _trimmed(at: int, token: str) -> tuple[int, str]:
    text = token.rstrip(BLANKS + "\r\n")
    bare = text.lstrip(BLANKS)
    return at + len(text) - len(bare), bare


def _paragraphs(block: str) -> tuple[str, ...]:
    """The lines of a block without the indent of the first; deeper indents stay."""
    lines = [line.rstrip(BLANKS + "\r") for line in block.split("\n")]
    lines = [line for line in lines if line]
    indent = len(lines[0]) - len(lines[0].lstrip(BLANKS))
    return tuple(line[indent:] if not line[:indent].strip(BLANKS) else line.lstrip(BLANKS) for line in lines)
