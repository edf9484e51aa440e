"""Text to Document: every line gets a node, and a bad line costs itself alone.

What a name means, and whether a value is a good one, is not asked here.
"""

import re
from collections.abc import Callable

from lark import Token

from sheetlang.diagnostic import Diagnostic
from sheetlang.language import faults
from sheetlang.language.characters import invisible_characters
from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Line, Passage, Refused
from sheetlang.language.grammar import terminal, tokens
from sheetlang.language.keywords import command_of
from sheetlang.language.statement import BLANKS, LONGEST_LINE, read_statement
from sheetlang.source import Source, Span


def parse(source: Source) -> tuple[Document, list[Diagnostic]]:
    """The document of a source, with findings for the lines that cannot be read."""
    findings = invisible_characters(source)
    reader = _Reader(source, findings)
    for token in tokens(source.text, "document"):
        reader.read(token)
    return Document(tuple(reader.lines), source), findings


class _Reader:
    """Turns the tokens of a document into lines, in order."""

    def __init__(self, source: Source, findings: list[Diagnostic]) -> None:
        self.source = source
        self.text = source.text
        self.lines: list[Line] = []
        self.findings = findings
        self._patterns = [terminal(name).match for name in ("ENTRY", "BLANK_LINE", "PASSAGE", "COMMENT_LINE")]
        self._read_of: dict[str, Callable[[int, str], Line | None]] = {
            "RUN": self._run,
            "COMMAND_LINE": self._command,
            "OVERRIDE_LINE": self._override,
            "HEAD": self._bare_name,
            "ATTRIBUTE": self._attribute,
            "INNER_PASSAGE": self._inner_passage,
            "STRAY_LINE": self._stray,
            "LINE": self._line,
        }

    def read(self, token: Token) -> None:
        line = self._read_of[token.type](token.start_pos or 0, token)
        if line is not None:
            self.lines.append(line)

    def _run(self, at: int, token: str) -> None:
        text, add, end = self.text, self.lines.append, at + len(token)
        match_entry, match_blank, match_passage, match_comment = self._patterns
        while at < end:
            if match := match_entry(text, at):
                add(_entry(match) if match.end() - at <= LONGEST_LINE else self._line(at, match.group()))
            elif match := match_blank(text, at):
                add(Blank(at))
            elif match := match_passage(text, at):
                add(_passage(match, indented=False))
            else:
                match = match_comment(text, at)
                assert match is not None
                add(Comment(match[1].rstrip(BLANKS + "\r"), match.start(1)))
            at = match.end()

    def _command(self, at: int, token: str) -> Line:
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

    def _override(self, at: int, token: str) -> Line:
        match = terminal("OVERRIDE_LINE").match(self.text, at)
        assert match is not None
        return self._statement(match.start(1), match[1], overrides=True)

    def _bare_name(self, at: int, token: str) -> Line:
        match = terminal("HEAD").match(self.text, at)
        assert match is not None
        mark_at = match.end(1)
        return Entry(
            match[1].rstrip(BLANKS), self.text[mark_at], "", comment=match[2] or "", at=at,
            mark_at=mark_at, value_at=mark_at + 1, comment_at=match.start(2),
        )  # fmt: skip

    def _attribute(self, at: int, token: str) -> Line:
        match = terminal("ATTRIBUTE").match(self.text, at)
        assert match is not None
        return Entry(
            match["name"].rstrip(BLANKS), match["attribute_mark"], match["content"], "", match["attribute_comment"] or "",
            True, False, match.start("name"), match.start("attribute_mark"), match.start("content"),
            match.end("content"), match.start("attribute_comment"),
        )  # fmt: skip

    def _inner_passage(self, at: int, token: str) -> Line:
        match = terminal("INNER_PASSAGE").match(self.text, at)
        assert match is not None
        return _passage(match, indented=True)

    def _stray(self, at: int, token: str) -> Line:
        text = _without_end(token)
        start = at + len(text) - len(text.lstrip(BLANKS))
        self.findings.append(faults.STRAY_INDENT.at(self.source, Span(start, at + len(text))))
        return Refused(text, at)

    def _line(self, at: int, token: str) -> Line:
        return self._statement(at, token)

    def _statement(self, at: int, text: str, overrides: bool = False) -> Line:
        bare = _without_end(text)
        if not bare and not overrides:
            return Blank(at)
        line, finding = read_statement(self.source, Span(at, at + len(bare)), overrides)
        if finding is not None:
            self.findings.append(finding)
        return line


def _entry(match: re.Match[str]) -> Entry:
    label, colon, sign, value, flags, comment = match.groups("")
    _, (at, _), (colon_at, _), (sign_at, _), (value_at, _), (flags_at, _), (comment_at, _) = match.regs
    mark_at = colon_at if colon else sign_at
    return Entry(
        label.rstrip(BLANKS), colon or sign, value, flags, comment, False, False,
        at, mark_at, value_at, flags_at, comment_at,
    )  # fmt: skip


def _passage(match: re.Match[str], indented: bool) -> Passage:
    label, comment, lines = match.groups("")[-3:]
    at, comment_at, body_at = (start for start, _ in match.regs[-3:])
    return Passage(label.rstrip(BLANKS), _paragraphs(lines), comment, indented, at, comment_at, body_at)


def _without_end(line: str) -> str:
    """A line without its line break and the blanks before it."""
    return line.removesuffix("\n").rstrip(BLANKS + "\r")


def _paragraphs(block: str) -> tuple[str, ...]:
    """The lines of a block without the indent of the first; deeper indents stay."""
    lines = [line.rstrip(BLANKS + "\r") for line in block.split("\n")]
    lines = [line for line in lines if line]
    indent = len(lines[0]) - len(lines[0].lstrip(BLANKS))
    return tuple(line[indent:] if not line[:indent].strip(BLANKS) else line.lstrip(BLANKS) for line in lines)
