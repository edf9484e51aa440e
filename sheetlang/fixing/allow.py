"""Comments that allow what rules find in an old text, proposed line by line."""

from collections.abc import Iterable, Iterator

from sheetlang.checker.structural import is_structural
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Edit
from sheetlang.fixing.proposal import Proposal
from sheetlang.language.document import Blank, Comment, Document, Line, Passage, Refused
from sheetlang.language.keywords import ALLOW
from sheetlang.source import Source, Span


def allowances(compiled: Compiled, reason: str) -> list[Proposal]:
    """A comment for each line with findings of rules that count; mistakes of writing are to be mended instead."""
    document = compiled.document
    lines: dict[int, list[Diagnostic]] = {}
    for finding in compiled.findings:
        if finding.source is document.source and finding.severity != "info" and not is_structural(finding.rule):
            lines.setdefault(document.source.line_number(finding.span.start), []).append(finding)
    nodes = dict(_nodes(document, lines)) if lines else {}
    proposed = []
    for number, found in lines.items():
        if number in nodes:
            rules = "、".join(dict.fromkeys(one.rule for one in found))
            edits = _comment(*nodes[number], number, document.source, f"{rules}: {reason}")
            proposed.append(Proposal(tuple(found), tuple(edits), "nothing"))
    return proposed


def _nodes(document: Document, lines: Iterable[int]) -> Iterator[tuple[int, tuple[Line, range]]]:
    """For each of these lines that says something: its node, and all lines of that."""
    wanted = set(lines)
    for line, rows in document.rows():
        if not isinstance(line, (Blank, Comment, Refused)):
            for number in wanted.intersection(rows):
                yield number, (line, rows)


def _comment(line: Line, lines: range, number: int, source: Source, said: str) -> Iterator[Edit]:
    """A comment at the end of the line; before it, where one is there; around prose, which would take it for text."""
    starts = source.line_start
    if isinstance(line, Passage) and number != lines.start:
        last = max(one for one in lines if source.line(one).strip())
        yield _put(starts(lines.start), f"# {ALLOW.zh}开始 {said}\n")
        end = starts(last) + len(source.line(last))
        yield _put(end, f"\n# {ALLOW.zh}结束")
    elif getattr(line, "comment", "") or not hasattr(line, "comment"):
        text = source.line(number)
        indent = text[: len(text) - len(text.lstrip())]
        yield _put(starts(number), f"{indent}# {ALLOW.zh} {said}\n")
    else:
        text = source.line(number).rstrip()
        yield _put(starts(number) + len(text), f"  # {ALLOW.zh} {said}")


def _put(at: int, text: str) -> Edit:
    return Edit(Span(at, at), text)
