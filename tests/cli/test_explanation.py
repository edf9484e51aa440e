"""What there is to say of rules: `explain`, `rules`, and the pages in docs/rules."""

import json
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import sheetlang
from sheetlang.checker.documentation import Documentation, documentation, read_documentation
from sheetlang.checker.registry import all_rules, own_rules
from sheetlang.checker.structural import chinese_names, structural_faults
from sheetlang.checker.titles import rule_title
from sheetlang.diagnostic import NO_TEXT, Fault, Text
from sheetlang.explanation import explanation
from sheetlang.rule_pages import pages, write_pages
from sheetlang.rules.rule import GROUPS, Rule

PAGES = Path(__file__).parents[2] / "docs" / "rules"


def test_the_pages_are_those_that_the_rules_make() -> None:
    """After a change: python -m sheetlang.rule_pages docs/rules."""
    assert {path.name: path.read_text("utf-8") for path in PAGES.iterdir()} == pages()


def test_every_rule_has_a_page_that_the_table_leads_to() -> None:
    made = pages()
    for rule in own_rules():
        assert f"]({rule.name}.md)" in made["README.md"]
        assert rule.zh in made[f"{rule.name}.md"].splitlines()[2]


def test_pages_of_rules_that_are_gone_are_taken_away(tmp_path: Path) -> None:
    place = tmp_path / "rules"
    place.mkdir()
    (place / "gone.md").touch()
    (place / "note.txt").touch()
    write_pages(place)
    assert {path.name for path in place.iterdir()} == {*pages(), "note.txt"}


def faults() -> set[str]:
    """The name of every fault that a module of sheetlang defines."""
    modules = [
        one.name for one in pkgutil.walk_packages(sheetlang.__path__, "sheetlang.") if "__main__" not in one.name
    ]
    return {value.name for name in modules for value in vars(import_module(name)).values() if isinstance(value, Fault)}


def test_every_fault_can_be_explained_in_both_languages() -> None:
    names = faults()
    assert len(names) > 60
    for name in names:
        told = explanation(name)
        assert told is not None, name
        zh, en = ("\n".join(told.lines(lang)) for lang in ("zh", "en"))
        assert zh.startswith(name) and en.startswith(name)
        assert zh != en
        assert "{name}" not in zh + en


@pytest.mark.parametrize("name", ["placeholder", "Placeholder", "占位符", "占 位 符", "S02", "s02"])
def test_a_rule_is_explained_by_any_of_its_names(name: str) -> None:
    told = explanation(name)
    assert told is not None
    assert told.title.zh == "placeholder 占位符（完整 S02，警告）"


@pytest.mark.parametrize("name", ["completeness", "完整", "all", "全部"])
def test_a_group_is_explained_by_its_rules(name: str) -> None:
    told = explanation(name)
    assert told is not None
    listed = [line.split()[0] for line in told.parts[0].text.zh.splitlines()]
    group = [rule.name for rule in all_rules() if name in ("all", "全部") or rule.group == "completeness"]
    assert listed == group


DOCSTRING = """A rate is above its whole.
It goes on.

Why: nothing can
    be more than all.
Basis: seen: `292 %`,
    and more.

Bad:
    产出.质量.合格率 = 292 %
        备注: 误
Good:
    产出.质量.合格率 = 92 %

比率超过了整体。
还有一句。

原因: 部分
    不会多于整体。
依据: 见过“292 %”，
    还有。
"""


def test_a_docstring_is_read_in_both_languages() -> None:
    doc = read_documentation(DOCSTRING)
    assert doc.what == Text("比率超过了整体。还有一句。", "A rate is above its whole. It goes on.")
    assert doc.why == Text("部分不会多于整体。", "nothing can be more than all.")
    assert doc.basis == Text("见过“292 %”，还有。", "seen: `292 %`, and more.")
    assert doc.bad == "产出.质量.合格率 = 292 %\n    备注: 误"
    assert doc.good == "产出.质量.合格率 = 92 %"


def test_a_docstring_that_says_nothing_of_it_is_read_as_empty() -> None:
    assert read_documentation("One line.") == Documentation(Text("", "One line."), NO_TEXT, NO_TEXT, "", "")


def test_a_rule_of_a_module_that_says_nothing_has_nothing_to_say() -> None:
    def found(*_: object) -> tuple[()]:
        return ()

    mute = Fault("mute", "info", NO_TEXT)
    found.__module__ = "nowhere"
    assert documentation(Rule(mute, check=found)) == documentation(Rule(mute)) == read_documentation("")


@pytest.mark.parametrize("name", ["check", "judge", "compare", "alike"])
def test_the_docstring_is_that_of_the_module_which_finds(name: str) -> None:
    rule = Rule(Fault("ours", "info", NO_TEXT))._replace(**{name: lambda *_: None})
    assert documentation(rule).what.en == (__doc__ or "").strip()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("placeholder", Text("占位符", "placeholder")),
        ("unknown-category", Text("没有这个类别", "unknown-category")),
        ("of-tomorrow", Text("of-tomorrow", "of-tomorrow")),
    ],
)
def test_a_rule_a_mistake_and_what_is_neither_have_a_title(name: str, title: Text) -> None:
    assert rule_title(name) == title


# -- on the command line


def test_explain_speaks_both_languages(run) -> None:
    assert run("explain", "占位符").stdout.startswith(
        "placeholder 占位符（完整 S02，警告）\n  目标、基本信息或者正文里"
    )
    english = run("explain", "S02", "--lang", "en").stdout
    assert "Why:\n    `**` and `xx` show" in english
    assert "for release (--release) it is an error" in english


@pytest.mark.parametrize(
    "name", ["missing-colon", "Missing-Colon", "缺冒号", "缺 冒号", "not-utf8", "不是ＵＴＦ-8编码"]
)
def test_a_mistake_of_writing_is_explained_by_both_its_names(name: str) -> None:
    told = explanation(name)
    assert told is not None
    assert told.title.zh in ("missing-colon 缺冒号（错误）", "not-utf8 不是UTF-8编码（错误）")


def test_no_two_mistakes_or_rules_have_one_chinese_name() -> None:
    names = [*chinese_names().values(), *(rule.zh for rule in all_rules())]
    assert len(names) == len(set(names)) > 130
    assert chinese_names().keys() == structural_faults().keys()


def test_explain_knows_faults_that_are_no_rules(run) -> None:
    assert "不提示:\n    不能。" in run("explain", "unknown-category").stdout
    assert "cannot read the file" in run("explain", "cannot-read", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("name", "near"),
    [("placehodler", "placeholder"), ("占位", "占位符"), ("unknown-categry", "unknown-category")],
)
def test_explain_of_an_unknown_name_names_the_nearest(run, name, near) -> None:
    ran = run("explain", name)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"没有“{name}”这个规则；是不是“{near}”？" in ran.stderr


def test_explain_of_nonsense_says_where_to_look(run) -> None:
    assert "全部规则见 sheetlang rules" in run("explain", "☃☃").stderr


def test_rules_lists_every_rule_once(run) -> None:
    listed = [line.split()[1] for line in run("rules").stdout.splitlines()]
    assert sorted(listed) == [rule.name for rule in all_rules()]


def test_rules_of_a_group_only(run) -> None:
    assert run("rules", "completeness").stdout == run("rules", "完整").stdout
    assert run("rules", "S02", "pending").stdout.count("\n") == 2
    assert "没有“完正”这个规则或规则组" in run("rules", "完正").stderr


def test_rules_as_json(run) -> None:
    listed = json.loads(run("rules", "--format", "json").stdout)
    assert listed["schema"] == "sheetlang.rules/1"
    assert {one["group"] for one in listed["rules"]} <= set(GROUPS)
    (one,) = (one for one in listed["rules"] if one["name"] == "placeholder")
    assert (one["zh"], one["code"], one["severity"], one["at_release"]) == ("占位符", "S02", "warning", "error")
    assert one["what"]["en"] == "A template's placeholder was left in a target, a field or its text."


def test_a_code_of_the_list_is_explained_where_it_became_a_mistake_of_writing(run) -> None:
    assert run("explain", "s03").stdout == run("explain", "unknown-category").stdout
    assert {code: run("explain", code).stdout.split()[0] for code in ("S01", "S06")} == {
        "S01": "empty-value", "S06": "misplaced-category"
    }  # fmt: skip
    refused = run("check", ".", "--select", "S01")
    assert refused.stderr.startswith("错误: “S01 empty-value”是写法错误，不是规则")


def test_a_code_that_is_none_is_near_to_no_other(run) -> None:
    for arguments in (("explain", "E01"), ("check", ".", "--select", "E01")):
        assert "全部规则见 sheetlang rules" in run(*arguments).stderr
