"""Every report of the same findings, kept to the letter in `kept`; `--bless` keeps all anew.

The findings say what each report would read as its own: a link, a place to fill, markup, a command, a line end.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetlang.checker.documentation import Documentation
from sheetlang.diagnostic import Diagnostic, Fault, Fix, Language, Text
from sheetlang.edits import Edit
from sheetlang.report import sarif
from sheetlang.report.report import report, report_names
from sheetlang.rules.rule import Rule
from sheetlang.source import Source, Span
from sheetlang.version import __version__

KEPT = Path(__file__).parent / "kept"

LONG = "长" * 200 + "这里" + "短" * 250
SHEET = Source("县 级/50%,甲:乙.sheet", f"表式: 上海\r\n\t产出.“数量”.<b>&管网 = 5\n{LONG}\n# \x1b[31m\u202e")
FIVE = SHEET.text.index("5")
SOUND = "对.sheet"
ROWS = Source("行.sheet", "一\n" * 11 + "二  ")
UNREAD = Source("::error::丙.sheet", "")

SLIP = Fault("slip", "error", Text("“{name}”写错了：[看](http://a.cn) {{0}} <&>\n::error::", "“{name}” is wrong: [see](http://a.cn) {{0}} <&>\n::error::"),
             Text("改成“管网”，100%\n再看", "write “管网”, 100%\nlook again"), Text("在\t这里", "right\there"))  # fmt: skip
DOUBT = Fault("doubt", "warning", Text("拿不准", "doubtful"))
NOTE = Fault("note", "info", Text("提一句\u202e", "a note\u202e"), Text("随意", "as you like"))


def finding(fault: Fault, source: Source, place: str, **values: object) -> Diagnostic:
    start = source.text.index(place)
    return fault.at(source, Span(start, start + len(place)), **values)


FINDINGS = [
    finding(SLIP, SHEET, "<b>&管网", name="<b>&管网")
    .with_label(SHEET, Span(0, 2), Text("第一次在这里", "first here"))
    .with_label(SHEET, Span(4, 6), Text("", "")),
    finding(DOUBT, SHEET, "= 5\n长")._replace(
        fix=Fix((Edit(Span(FIVE, FIVE + 1), "6"), Edit(Span(FIVE + 1, FIVE + 1), " 个\n")), safe=False)
    ),
    finding(NOTE, SHEET, "这里"),
    finding(SLIP, SHEET, "[31m", name="红")
    ._replace(severity_override="warning")
    .with_fix(Span(0, 2), "表式", safe=True),
    finding(DOUBT, UNREAD, ""),
    finding(DOUBT, Source("C:/丁.sheet", "丁"), "丁"),
    finding(NOTE, Source("/戊\ud800.sheet", "戊"), "戊")._replace(severity_override="error"),
]
FINDINGS += [
    finding(DOUBT, ROWS, "二  ").with_label(ROWS, Span(0, 1), Text("一", "one")),
    finding(DOUBT, Source("宽.sheet", "前" * 70 + "错" * 300 + "后"), "错" * 300),
]
FILES = [SHEET.name, SOUND, UNREAD.name, SOUND]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", report_names())
def test_a_report_is_what_is_kept(name: str, lang: Language, keeps: Callable[[Path, str], None]) -> None:
    told = report(name).render(FINDINGS, lang, False, files=FILES)
    keeps(KEPT / f"{name}.{lang}.txt", told.replace(f'"{__version__}"', '"1.2.3"'))


def test_colours_are_what_is_kept(keeps: Callable[[Path, str], None]) -> None:
    keeps(KEPT / "text.colour.txt", report("text").render(FINDINGS, "zh", True, 2, ()).replace("\x1b", "ESC"))


def test_what_is_told_of_nothing() -> None:
    told = {name: report(name).render([], "zh", False, 1, [SOUND]) for name in report_names()}
    assert [name for name, text in told.items() if not text] == ["concise", "github", "text"]
    assert (told["gitlab"], json.loads(told["json"])["diagnostics"]) == ("[]\n", [])
    assert told["junit"].endswith('<testcase name="没有发现问题" classname="对.sheet"/>\n</testsuite>\n</testsuites>\n')


def test_the_reports_for_programs_are_given_every_finding() -> None:
    assert {name for name in report_names() if report(name).whole} == {"github", "gitlab", "json", "junit", "sarif"}


@pytest.mark.parametrize(("length", "shown"), [(300, "长" * 300), (301, f"{'长' * 300}...")])
def test_a_line_in_junit_is_cut_where_it_is_long(length: int, shown: str) -> None:
    told = report("junit").render([finding(DOUBT, Source("a", "长" * length), "")], "zh", False)
    assert f"\n  1 | {shown}</failure>" in told


def test_a_rule_that_says_nothing_of_itself_has_its_name_and_its_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "all_rules", lambda: [Rule(DOUBT), Rule(SLIP, group="number")])
    log = json.loads(report("sarif").render(FINDINGS[:1], "en", False))
    (said,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert said["properties"] == {"name.zh": "slip", "name.en": "slip", "tags": ["number"], "group": "number"}
    assert said.keys() == {"id", "name", "shortDescription", "defaultConfiguration", "properties"}


def test_what_a_rule_says_of_itself_is_its_help(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Documentation(Text("什么", "what"), Text("为何", "why"), Text("依据", "basis"), "坏 = 1", "好 = 1")
    monkeypatch.setattr(sarif, "all_rules", lambda: [Rule(SLIP)])
    monkeypatch.setattr(sarif, "documentation", lambda rule: {"slip": said}[rule.name])
    for lang, what, why in (("zh", "什么", "为何"), ("en", "what", "why")):
        log = json.loads(report("sarif").render(FINDINGS[:1], lang, False))
        (told,) = log["runs"][0]["tool"]["driver"]["rules"]
        markdown = f"{what}\n\n{why}\n\n✗\n\n```text\n坏 = 1\n```\n\n✓\n\n```text\n好 = 1\n```"
        assert (told["fullDescription"], told["help"]) == (
            {"text": what},
            {"text": f"{what}\n{why}", "markdown": markdown},
        )
