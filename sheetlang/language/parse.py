"""Text to Document: every line gets a node, and a bad line costs itself alone.

The grammar's rule `document` is a flat run of terminals, one a line. They are tried here one by one
in the grammar's order, which finds the same lines as its parser does and is several times as fast.

What a name means, and whether a value is a good one, is not asked here.
"""

import re
from collections.abc import Callable
from typing import ClassVar

from sheetlang.diagnostic import Findings
from sheetlang.language import faults
from sheetlang.language.characters import invisible_characters
from sheetlang.language.document import Blank, Command, Comment, Document, Entry, Line, Passage, Refused
from sheetlang.language.grammar import terminal
from sheetlang.language.keywords import command_of
from sheetlang.language.signs import BLANKS
from sheetlang.language.statement import LONGEST_LINE, read_statement
from sheetlang.source import Source, Span

# The terminals of `document` in the grammar's order.
LINE_TERMINALS = (
    "ENTRY", "BLANK_LINE", "CONFLICT", "COMMENT_LINE", "PASSAGE", "COMMAND_LINE", "OVERRIDE_LINE", "HEAD", "INNER_PASSAGE",
    "ATTRIBUTE", "STRAY_LINE", "LINE",
)  # fmt: skip
_RARER = LINE_TERMINALS[2:]
# What may stand at the end of a line.
_BREAKS = BLANKS + "\r\n"
# A tuple made without its constructor: half the cost of the commonest node.
_new = tuple.__new__


def parse(source: Source) -> tuple[Document, Findings]:
    """The document of a source, with findings for the lines that cannot be read."""
    reader = LineReader(source)
    reader.read_all()
    return Document(tuple(reader.lines), source), reader.findings


class LineReader:
    """Turns the lines of a source into nodes, in order."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.lines: list[Line] = []
        self.findings = Findings(invisible_characters(source))

    def read_all(self) -> None:
        """Read every line."""
        text, add, at, end = self.text, self.lines.append, 0, len(self.text)
        match_entry, match_blank = terminal("ENTRY").match, terminal("BLANK_LINE").match
        while at < end:
            if match := match_entry(text, at):
                after = match.end()
                add(_entry(match) if after - at <= LONGEST_LINE else self._line(match))
                at = after
            elif match := match_blank(text, at):
                add(Blank(at))
                at = match.end()
            else:
                for name in _RARER:
                    if match := terminal(name).match(text, at):
                        add(self.node(name, match))
                        at = match.end()
                        break

    def node(self, name: str, match: re.Match[str]) -> Line:
        """The node of a line that a terminal matches."""
        return self._NODE_OF[name](self, match)

    def _ordinary(self, match: re.Match[str]) -> Line:
        return _entry(match) if match.end() - match.start() <= LONGEST_LINE else self._line(match)

    def _override(self, match: re.Match[str]) -> Line:
        return self._statement(match.start(1), match[1], overrides=True)

    def _stray(self, match: re.Match[str]) -> Line:
        at, text = match.start(), _without_end(match.group())
        start = at + len(text) - len(text.lstrip(BLANKS))
        self.findings.append(faults.STRAY_INDENT.at(self.source, Span(start, at + len(text))))
        return Refused(text, at)

    def _conflict(self, match: re.Match[str]) -> Line:
        at, text = match.start(), _without_end(match.group())
        marker = text.partition("\n")[0].rstrip(BLANKS + "\r")
        last = self.source.line_number(match.start() + text.rindex("\n>>>>>>>") + 1)
        self.findings.append(faults.UNRESOLVED_CONFLICT.at(self.source, Span(at, at + len(marker)), last=last))
        return Refused(text, at)

    def _line(self, match: re.Match[str]) -> Line:
        return self._statement(match.start(), match.group())

    def _statement(self, at: int, text: str, overrides: bool = False) -> Line:
        bare = _without_end(text)
        if not bare and not overrides:
            return Blank(at)
        line, finding = read_statement(self.source, Span(at, at + len(bare)), overrides)
        if finding is not None:
            self.findings.append(finding)
        return line

    _NODE_OF: ClassVar[dict[str, Callable[["LineReader", re.Match[str]], Line]]] = {
        "ENTRY": _ordinary,
        "BLANK_LINE": lambda _, match: Blank(match.start()),
        "CONFLICT": _conflict,
        "COMMENT_LINE": lambda _, match: Comment(match[1].rstrip(BLANKS + "\r"), match.start(1)),
        "PASSAGE": lambda _, match: _passage(match, indented=False),
        "COMMAND_LINE": lambda _, match: _command(match),
        "OVERRIDE_LINE": _override,
        "HEAD": lambda _, match: _bare_name(match),
        "INNER_PASSAGE": lambda _, match: _passage(match, indented=True),
        "ATTRIBUTE": lambda _, match: _attribute(match),
        "STRAY_LINE": _stray,
        "LINE": _line,
    }


def _entry(match: re.Match[str]) -> Entry:
    label, colon, sign, value, flags, comment = match.groups("")
    _, (label_at, _), (colon_at, _), (sign_at, _), (value_at, _), (flags_at, _), (comment_at, _) = match.regs
    places = (label_at, colon_at if colon else sign_at, value_at, flags_at, comment_at)
    return _new(Entry, (label, colon or sign, value, flags, comment and comment.rstrip(BLANKS), False, False, places))


def _bare_name(match: re.Match[str]) -> Entry:
    mark_at = match.end(1)
    label, mark, comment = match[1].rstrip(BLANKS), match.string[mark_at], (match[2] or "").rstrip(BLANKS)
    return Entry(label, mark, "", comment=comment, places=(match.start(), mark_at, mark_at + 1, 0, match.start(2)))


def _attribute(match: re.Match[str]) -> Entry:
    start = match.start
    places = (
        start("name"),
        start("attribute_mark"),
        start("content"),
        match.end("content"),
        start("attribute_comment"),
    )
    label, mark, value = match["name"].rstrip(BLANKS), match["attribute_mark"], match["content"]
    return Entry(label, mark, value, "", (match["attribute_comment"] or "").rstrip(BLANKS), True, False, places)


def _command(match: re.Match[str]) -> Command:
    word = match.string[match.start() : match.start("after_word")]
    places = (match.start(), match.start("argument"), match.start("command_comment"))
    return Command(command_of(word), match["argument"], (match["command_comment"] or "").rstrip(BLANKS), *places)


def _passage(match: re.Match[str], indented: bool) -> Passage:
    label, comment, lines = match.groups("")[-3:]
    at, comment_at, body_at = (start for start, _ in match.regs[-3:])
    body_end = body_at + len(lines.rstrip(_BREAKS))
    return Passage(
        label.rstrip(BLANKS), _paragraphs(lines), comment.rstrip(BLANKS), indented, at, comment_at, body_at, body_end
    )


def _without_end(line: str) -> str:
    """A line without its line break and the blanks before it."""
    return line.removesuffix("\n").rstrip(BLANKS + "\r")


def _paragraphs(block: str) -> tuple[str, ...]:
    """The lines of a block without the indent of the first; deeper indents stay."""
    lines = [line.rstrip(_BREAKS) for line in block.split("\n")]
    lines = [line for line in lines if line]
    indent = len(lines[0]) - len(lines[0].lstrip(BLANKS))
    return tuple(line[indent:] if not line[:indent].strip(BLANKS) else line.lstrip(BLANKS) for line in lines)
