"""The oath: the formatted text says the same, and formatting it again changes nothing; asked of every text anew."""

from collections import Counter
from collections.abc import Iterator

from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.formatting.parts import OF_NO_LINE, wrong_rows
from sheetlang.formatting.same import said_by
from sheetlang.language.document import Blank, Comment, Document, Forked, Refused
from sheetlang.model.reuse_faults import UNUSED_ALLOW

OTHER_MEANING = Text("整理后意思会变", "its meaning would change")
OTHER_COMMENTS = Text("整理后注释会变", "its comments would change")
OTHER_WRONG_LINES = Text("整理后写错的行会变", "lines with mistakes would change")
OTHER_FINDINGS = Text("整理后会多出问题：{rules}", "it would bring findings: {rules}")
NOT_STABLE = Text("再整理一次还会变", "formatting it again would change it again")

_UNUSED = UNUSED_ALLOW.name


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
    """The rules that find more on a line than before. One spelling can end a finding: what allowed it is then unused."""
    had, has = _findings(before), _findings(after)
    more, fewer = has - had, had - has
    return sorted({rule for rule, *_ in more if rule != _UNUSED or not fewer})


def _findings(compiled: Compiled) -> Counter[tuple[str, str, int]]:
    """Findings by rule, file and line, where empty lines do not count."""
    source = compiled.document.source
    number_of = _numbers_of_lines_with_text(source.text)

    def place(one: Diagnostic) -> int:
        number = one.source.line_number(one.span.start)
        return number if one.source is not source else 0 if one.rule in OF_NO_LINE else number_of[number]

    return Counter((one.rule, one.source.name, place(one)) for one in compiled.findings)


def _numbers_of_lines_with_text(text: str) -> list[int]:
    """For each line, counted from 1, how many lines with text stand up to it."""
    numbers = [0]
    for row in text.split("\n"):
        numbers.append(numbers[-1] + bool(row.strip()))
    return numbers
