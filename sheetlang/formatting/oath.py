"""The oath: the formatted text says the same, and formatting it again changes nothing; asked of every text anew."""

from collections import Counter
from collections.abc import Iterator

from sheetlang.checker.names import all_names
from sheetlang.checker.structural import is_structural
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.formatting.parts import OF_NO_LINE, wrong_rows
from sheetlang.formatting.same import said_by
from sheetlang.language.directives import Directive, directives
from sheetlang.language.document import Comment, Document, Forked
from sheetlang.model.reuse_faults import UNUSED_ALLOW

OTHER_MEANING = Text("整理后意思会变", "its meaning would change")
OTHER_COMMENTS = Text("整理后注释会变", "its comments would change")
OTHER_WRONG_LINES = Text("整理后写错的行会变", "lines with mistakes would change")
OTHER_FINDINGS = Text("整理后会多出问题：{rules}", "it would bring findings: {rules}")
NOT_STABLE = Text("再整理一次还会变", "formatting it again would change it again")

_UNUSED = UNUSED_ALLOW.name
# A rule, a file and a line of it, where empty lines do not count.
_Found = tuple[str, str, int]


def broken_oath(before: Compiled, after: Compiled, again: str) -> Text | None:
    """What a formatted text breaks; None where it keeps its oath. `again` is its text when formatted once more."""
    if said_by(before.sheets) != said_by(after.sheets):
        return OTHER_MEANING
    if list(_comments(before.document)) != list(_comments(after.document)):
        return OTHER_COMMENTS
    if wrong_rows(before) != wrong_rows(after):
        return OTHER_WRONG_LINES
    if brought := _brought(before, after):
        return OTHER_FINDINGS.filled(rules=tuple(brought))
    return NOT_STABLE if again != after.document.source.text else None


def _comments(document: Document) -> Iterator[tuple[str, bool, int]]:
    """Each comment, whether its line says anything else, and which of the lines with text that is."""
    number_of = _numbers_of_lines_with_text(document.source.text)
    for line in document.lines:
        said = line.readings[0] if isinstance(line, Forked) else line
        text = said.text if isinstance(said, Comment) else getattr(said, "comment", "")
        if text:
            yield text, isinstance(said, Comment), number_of[document.source.line_number(said.at)]


def _brought(before: Compiled, after: Compiled) -> list[str]:
    """The mistakes of writing, and the rules that were allowed where they now find something.

    That a rule sees a number only now that it is in half width is no fault of the text.
    """
    more = _findings(after) - _findings(before)
    allowed = list(_allowed(before)) if more else []

    def was_allowed(rule: str, file: str, place: int) -> bool:
        here = file == before.document.source.name
        return here and any(rule in rules and place in places for rules, places in allowed)

    return sorted({one[0] for one in more if one[0] != _UNUSED and (is_structural(one[0]) or was_allowed(*one))})


def _findings(compiled: Compiled) -> Counter[_Found]:
    source = compiled.document.source
    number_of = _numbers_of_lines_with_text(source.text)

    def place(one: Diagnostic) -> int:
        number = one.source.line_number(one.span.start)
        return number if one.source is not source else 0 if one.rule in OF_NO_LINE else number_of[number]

    return Counter((one.rule, one.source.name, place(one)) for one in compiled.findings)


def _allowed(compiled: Compiled) -> Iterator[tuple[set[str], range]]:
    """The rules that comments allow, and where."""
    number_of = _numbers_of_lines_with_text(compiled.document.source.text)
    last = len(number_of) - 1
    for one in directives(compiled.document):
        if isinstance(one, Directive) and one.reason and one.lines.start <= last:
            rules = {rule for name, _ in one.names for rule in all_names().find(name) or ()}
            yield rules, range(number_of[one.lines.start], number_of[min(one.lines.stop - 1, last)] + 1)


def _numbers_of_lines_with_text(text: str) -> list[int]:
    """For each line, counted from 1, how many lines with text stand up to it."""
    numbers = [0]
    for row in text.split("\n"):
        numbers.append(numbers[-1] + bool(row.strip()))
    return numbers
