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
from sheetlang.language.document import Blank, Comment, Document, Forked, Refused
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
        rules = "、".join(brought), ", ".join(brought)
        return Text(*(text.replace("{rules}", one) for text, one in zip(OTHER_FINDINGS, rules, strict=True)))
    return NOT_STABLE if again != after.document.source.text else None


def _comments(document: Document) -> Iterator[str]:
    for line in document.lines:
        match line:
            case Comment(text=text):
                yield text
            case Blank() | Refused():
                pass
            case Forked(readings=(first, *_)):
                yield first.comment
            case _:
                yield getattr(line, "comment", "")


def _brought(before: Compiled, after: Compiled) -> list[str]:
    """The mistakes of writing, and the rules that were allowed where they now find something.

    That a rule sees a number only now that it is in half width is no fault of the text.
    """
    allowed = set(_allowed(before))
    more = _findings(after) - _findings(before)
    return sorted({one[0] for one in more if one[0] != _UNUSED and (one in allowed or is_structural(one[0]))})


def _findings(compiled: Compiled) -> Counter[_Found]:
    source = compiled.document.source
    number_of = _numbers_of_lines_with_text(source.text)

    def place(one: Diagnostic) -> int:
        number = one.source.line_number(one.span.start)
        return number if one.source is not source else 0 if one.rule in OF_NO_LINE else number_of[number]

    return Counter((one.rule, one.source.name, place(one)) for one in compiled.findings)


def _allowed(compiled: Compiled) -> Iterator[_Found]:
    """What comments allow, as the finding that it would be."""
    source = compiled.document.source
    number_of = _numbers_of_lines_with_text(source.text)
    for one in directives(compiled.document):
        if isinstance(one, Directive) and one.reason:
            rules = {rule for name, _ in one.names for rule in all_names().find(name) or ()}
            places = {number_of[number] for number in one.lines if number < len(number_of)}
            yield from ((rule, source.name, place) for rule in rules for place in places)


def _numbers_of_lines_with_text(text: str) -> list[int]:
    """For each line, counted from 1, how many lines with text stand up to it."""
    numbers = [0]
    for row in text.split("\n"):
        numbers.append(numbers[-1] + bool(row.strip()))
    return numbers
