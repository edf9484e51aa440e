"""Tests for rules, sheetlang's own and a bureau's: what a rule must have, and cases whose lines say what is wrong.

    from pathlib import Path
    from sheetlang.testing import rule_complaints
    from our_rules import RULE

    def test_our_rule():
        assert rule_complaints(RULE, Path(__file__).parent / "cases") == []

The cases of a rule are the file `name.sheet`, or the files of a folder `name`. At the end of a bad line
stands `#! name`, with a column if that matters: `#! name 12`. All other lines must be good. Only the rule
itself is run. A case without 表式 goes after `PREAMBLE`, whose fields it may write anew; forms of one's own,
`*.form.toml`, may stand beside it. `⟨很×9000⟩` stands for a character so many times.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from attrs import evolve, frozen

from sheetlang.checker.checker import Checker
from sheetlang.checker.documentation import Documentation, documentation
from sheetlang.checker.fitness import fit_rule, names_of
from sheetlang.checker.plugin_faults import Unfit
from sheetlang.checker.registry import own_rules
from sheetlang.compiler import Compiled, compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.edits import edited
from sheetlang.fixing.promise import broken_promise
from sheetlang.fixing.proposal import fixes
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.language.keywords import FORM
from sheetlang.rules.rule import Rule
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in, own_forms

PREAMBLE = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026
主管部门及代码: 县民政局 317001
实施单位: 县社会工作服务中心
年度资金总额: 86.50 万元
年度绩效目标: 见附件
项目 示例
"""
Expected = set[tuple[int, str, int | None]]

_MARK = re.compile(r"(?<! ) *+#! ([a-z0-9-]++)(?: (\d++))?$", re.M)
_REPEATED = re.compile(r"⟨(.)×(\d+)⟩")
_FORM = re.compile(rf"^({'|'.join(FORM.spellings)})\s*[:：]", re.M)
_IN_QUOTES = re.compile(r"“[^“”]*+”|「[^「」]*+」|: .*+$")


def read_case(path: Path) -> tuple[Source, Expected]:
    """The text without its expectations, and those: line, rule, and the column where one is given."""
    text = path.read_text("utf-8")
    lines, expected = [], set()
    for number, line in enumerate(text.split("\n"), 1):
        for rule, column in _MARK.findall(line):
            expected.add((number, rule, int(column) if column else None))
        lines.append(_MARK.sub("", line))
    return Source(path.name, "\n".join(lines)), expected


def found(findings: Iterable[Diagnostic], expected: Expected) -> Expected:
    """The findings in the shape of expectations: with columns only where the case gives one."""
    with_columns = {(line, rule) for line, rule, column in expected if column is not None}
    places = {(finding.rule, finding.source.position(finding.span.start)) for finding in findings}
    return {(place.line, rule, place.column if (place.line, rule) in with_columns else None) for rule, place in places}


def rule_complaints(rule: Rule, folder: Path) -> list[str]:
    """What a rule lacks, and what its cases in a folder show to be wrong; nothing where all is well."""
    paths = case_paths(rule, folder)
    if not all(path.exists() for path in paths):
        return [*_description_complaints(rule), f"there is no case {paths[0].name}"]
    told = [f"{path.name}: {complaint}" for path in paths for complaint in case_complaints(rule, path)]
    return [*_description_complaints(rule), *_example_complaints(rule, paths), *told]


def case_paths(rule: Rule, folder: Path) -> list[Path]:
    """The files that hold the cases of a rule."""
    return sorted((folder / rule.name).glob("*.sheet")) or [folder / f"{rule.name}.sheet"]


def case_complaints(rule: Rule, path: Path) -> Iterator[str]:
    """Where the findings of a rule in a case are not those that its lines name."""
    written, expected = read_case(path)
    case = case_of(rule, path)
    added = case.source.text.count("\n") - written.text.count("\n")
    findings = case.findings()
    own = [finding for finding in findings if finding.rule == rule.name]
    seen = {(line - added, name, column) for line, name, column in found(own, _moved(expected, added))}
    yield from (f"line {line}: {name} was not found{_at(at)}" for line, name, at in sorted(expected - seen, key=str))
    yield from (f"line {line}: {name} was found{_at(at)}" for line, name, at in sorted(seen - expected, key=str))
    for finding in findings:
        if finding.rule != rule.name and finding.severity == "error":
            yield f"line {finding.source.position(finding.span.start).line - added}: {finding.message('en')}"
    if case.findings() != findings:
        yield "the rule says something else when it is asked again"
    for finding in own:
        yield from _message_complaints(finding)
        yield from _fix_complaints(finding, case)


def case_of(rule: Rule, path: Path) -> "Case":
    """A case as it is run: without its expectations, after the preamble where it names no form."""
    return Case(
        _completed(read_case(path)[0]), Checker([rule._replace(off=False)]), built_in().with_forms(_forms_beside(path))
    )


@frozen
class Case:
    """A text to run one rule on, with the forms that it may name."""

    source: Source
    checker: Checker
    shelf: Shelf

    def compiled(self) -> Compiled:
        """The text with what the rule finds, and what stands in its way."""
        return compile_source(self.source, self.shelf, checker=self.checker)

    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings alone."""
        return self.compiled().findings


def _forms_beside(path: Path) -> list[Form]:
    forms, findings = own_forms(sorted(path.parent.glob("*.form.toml")))
    assert not findings, findings
    return forms


def _completed(source: Source) -> Source:
    text = _REPEATED.sub(lambda one: one[1] * int(one[2]), source.text)
    return Source(source.name, text if _FORM.search(text) else PREAMBLE + text)


def _moved(expected: Expected, added: int) -> Expected:
    return {(line + added, rule, column) for line, rule, column in expected}


def _at(column: int | None) -> str:
    return "" if column is None else f" in column {column}"


def _description_complaints(rule: Rule) -> Iterator[str]:
    if not rule.zh or rule.zh.isascii():
        yield "it has no Chinese name"
    own = own_rules()
    try:
        fit_rule(rule, () if any(rule is one for one in own) else chain.from_iterable(map(names_of, own)))
    except Unfit as error:
        yield error.reason.en
    if not any((rule.check, rule.judge, rule.compare, rule.alike)):
        yield "it has neither judge nor compare nor check nor alike"
    if (rule.compare is None) != (rule.picks is None):
        yield "it has only one of picks and compare"
    doc = documentation(rule)
    for part in ("what", "why", "basis"):
        text = getattr(doc, part)
        if not text.en or not text.zh or text.en == text.zh:
            yield f"its docstring does not say {part} in both languages"
    yield from (f"its docstring has no {part} line" for part in ("bad", "good") if not getattr(doc, part))


def _example_complaints(rule: Rule, paths: list[Path]) -> Iterator[str]:
    """The examples of the docstring stand in a case, where they are seen to be bad and good."""
    lines = [line.strip() for path in paths for line in path.read_text("utf-8").splitlines()]
    bad = {_MARK.sub("", line) for line in lines if rule.name in (name for name, _ in _MARK.findall(line))}
    unmarked = {line for line in lines if not _MARK.search(line)}
    doc: Documentation = documentation(rule)
    if not any(line.strip() in bad for line in doc.bad.splitlines()):
        yield "no line of its Bad is a bad line of a case"
    for line in (doc.bad + "\n" + doc.good).splitlines():
        if line.strip() and line.strip() not in bad | unmarked:
            yield f"this line of its docstring stands in no case: {line.strip()}"
    yield from (f"this line of its Good is bad: {line}" for line in doc.good.splitlines() if line.strip() in bad)


def _message_complaints(finding: Diagnostic) -> Iterator[str]:
    zh, en = (finding.message(lang) + finding.help(lang) for lang in ("zh", "en"))
    if zh == en or zh.isascii():
        yield f"the message is not in Chinese: {zh}"
    if not _outside_quotes(en).isascii():
        yield f"the message is not in English: {en}"


def _outside_quotes(text: str) -> str:
    """A text without what it quotes, which may hold quotes of its own."""
    while (shorter := _IN_QUOTES.sub("", text)) != text:
        text = shorter
    return text


def _fix_complaints(finding: Diagnostic, case: Case) -> Iterator[str]:
    if finding.fix is None:
        return
    line = case.source.line(case.source.line_number(finding.span.start))
    before = case.compiled()
    proposals = [one for one in fixes(before, unsafe=True) if one.findings[0].identity == finding.identity]
    if not proposals:
        yield f"the fix {finding.fix.edits!r} cannot be made: {line}"
        return
    mended = Source(case.source.name, edited(case.source.text, finding.fix.edits))
    if reason := broken_promise(before, evolve(case, source=mended).compiled(), proposals):
        yield f"the fix {finding.fix.edits!r} would be dropped: {line}: {reason.en}"
