"""How strict a run is: names of rules, layers over layers, settings files, and their schema."""

import json
import re
from pathlib import PurePosixPath
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sheetlang.checker.names import Names, all_names
from sheetlang.checker.settings import Settings, matches, read_settings
from sheetlang.checker.settings_shape import SETTINGS
from sheetlang.checker.strictness import Layer, layer, levels_under
from sheetlang.diagnostic import Fault, Text
from sheetlang.rules.rule import Rule
from sheetlang.settings_schema import schema
from sheetlang.source import Source


def rule(name: str, zh: str, group: str, code: str = "", severity: Any = "warning", off: bool = False) -> Rule:
    return Rule(Fault(name, severity, Text("错", "wrong")), zh, group, check=lambda *_: (), code=code, off=off)


RULES = (
    rule("no-unit", "没有单位", "number", "N01", "error"),
    rule("odd-unit", "怪单位", "number", "N10"),
    rule("vague", "空话", "wording", "Q02"),
    rule("bold", "大话", "wording", off=True),
)


def names() -> Names:
    return Names(RULES)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("no-unit", "no-unit"),
        ("No-Unit", "no-unit"),
        ("没有单位", "no-unit"),
        ("n01", "no-unit"),
        ("number", "no-unit odd-unit"),
        ("数值", "no-unit odd-unit"),
        ("all", "no-unit odd-unit vague bold"),
        ("全部", "no-unit odd-unit vague bold"),
        ("money", ""),
    ],
)
def test_a_rule_has_many_names(name: str, meant: str) -> None:
    assert names().find(name) == tuple(meant.split())


def test_an_unknown_name_means_nothing_and_has_a_nearest() -> None:
    assert names().find("no-units") is None
    assert names().closest("no-units") == "no-unit"
    assert names().closest("没单位") == "没有单位"
    assert names().closest("numbr") == "number"
    assert names().closest("表叙") == "表述"
    assert names().closest("完全不像") is None


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("vague", True), ("N01", True), ("wording", False), ("name", False), ("all", False), ("x", False)],
)
def test_a_name_is_that_of_one_rule_or_of_a_group(name: str, is_one: bool) -> None:
    assert names().is_one(name) is is_one


def test_a_group_of_one_rule_is_a_group() -> None:
    alone = Names([rule("no-unit", "没有单位", "number")])
    assert (alone.find("number"), alone.is_one("number"), alone.is_one("no-unit")) == (("no-unit",), False, True)


def levels(*layers: dict[str, Any]) -> str:
    """The levels of the four rules, an initial each."""
    laid = [layer(names(), **one)[0] for one in layers]
    return "".join(level[0] for level in levels_under(RULES, laid).values())


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([], "ewwo"),
        ([{"select": ["number"]}], "ewoo"),
        ([{"select": ["大话"]}], "ooow"),
        ([{"ignore": ["number"]}], "oowo"),
        ([{"select": ["number"], "ignore": ["N10"]}], "eooo"),
        ([{"levels": {"odd-unit": "error", "bold": "info"}}], "eewi"),
        ([{"levels": {"odd-unit": "error", "number": "info"}}], "iewo"),
        ([{"levels": {"全部": "提示", "表述": "关", "vague": "错误"}}], "iieo"),
        ([{"ignore": ["vague"], "levels": {"vague": "info"}}], "ewio"),
        # later layers are stronger; what is selected again has the severity that it had
        ([{"levels": {"number": "info"}}, {"levels": {"N01": "warning"}}], "wiwo"),
        ([{"ignore": ["all"]}, {"select": ["number"]}], "ewoo"),
        ([{"levels": {"vague": "info"}}, {"ignore": ["all"]}, {"select": ["all"]}], "ewiw"),
        ([{"levels": {"vague": "info"}}, {"levels": {"vague": "off"}}, {"select": ["vague"]}], "oowo"),
        ([{"select": ["number"]}, {"levels": {"vague": "error"}}], "eweo"),
    ],
)
def test_layers_are_laid_one_over_the_other(layers: list[dict[str, Any]], expected: str) -> None:
    assert levels(*layers) == expected


def test_names_that_mean_nothing_are_told_and_the_others_hold() -> None:
    laid, unknown = layer(names(), ["number", "x"], ["y"], {"z": "off", "vague": "error"})
    assert unknown == ["x", "y", "z"]
    assert levels_under(RULES, [laid])["vague"] == "error"


def test_what_is_laid_on_rules_that_are_not_there_changes_nothing() -> None:
    other = layer(Names([rule("other", "别的", "money")]), ignore=["other"], levels={"money": "error"})[0]
    assert levels_under(RULES, [other]) == levels_under(RULES, [])


@pytest.mark.parametrize(
    ("pattern", "path", "is_met"),
    [
        ("2019\\旧\\*.sheet", "2019/旧/甲.sheet", True),
        ("2019", "2019/甲.sheet", True),
        ("2019", "旧/2019/甲.sheet", True),
        ("2019/**", "2019/一/甲.sheet", True),
        ("2019/**", "旧/2019/甲.sheet", False),
        ("2019/*.sheet", "2019/甲.sheet", True),
        ("2019/*.sheet", "2019/一/甲.sheet", False),
        ("**/甲.sheet", "甲.sheet", True),
        ("**/旧/*", "一/二/旧/甲.sheet", True),
        ("./2019/", "2019/甲.sheet", True),
        ("旧?.sheet", "一/旧表.sheet", True),
        ("旧?.sheet", "一/旧.sheet", False),
        ("a/b", "a", False),
    ],
)
def test_a_pattern_meets_files_and_folders(pattern: str, path: str, is_met: bool) -> None:
    assert matches(pattern, PurePosixPath(path)) is is_met


def test_many_stars_cost_no_more_than_their_number() -> None:
    assert not matches("/".join(["**", "a*a*a*a*c"] * 200), PurePosixPath("/".join(["a" * 200 + "b"] * 200)))


# -- settings files


def read(text: str, *below: str) -> tuple[Settings, list[str]]:
    settings, findings = read_settings(Source("s.toml", text), below, all_names())
    for finding in findings:
        told = {lang: finding.message(lang) + finding.help(lang) for lang in ("zh", "en")}
        assert told["zh"] != told["en"]
        assert "{" not in told["zh"].replace("{ ", "")
    return settings, [f"{one.rule} {one.source.text[one.span.start : one.span.end]}" for one in findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('select = ["placeholder", "完整", "S02", "全部"]', []),
        ('"完整" = "info"', ['config-unknown-key "完整"']),
        ("完整 = 1", ["config-not-toml 完"]),
        ('selct = ["pending"]', ["config-unknown-key selct"]),
        ('select = "pending"', ["config-wrong-type select"]),
        ('ignore = ["pendng"]', ['unknown-rule "pendng"']),
        ('rules = { pendng = "off" }', ["unknown-rule pendng"]),
        ('rules = { unknown-category = "off" }', ["not-a-rule unknown-category"]),
        ('rules = { pending = "fatal" }', ["config-not-a-level pending"]),
        ("rules = { pending = false }", ["config-not-a-level pending"]),
        ('rules = "off"', ["config-wrong-type rules"]),
        ('words = { bad-things = ["欠费"], classes = { quantity = ["产量"] } }', []),
        ('words = { bad-thing = ["欠费"] }', ["config-unknown-list bad-thing"]),
        ('words = { bad-things = "欠费" }', ["config-wrong-type bad-things"]),
        ('words = { bad-things = [""] }', ["config-wrong-type bad-things"]),
        ('words = { classes = ["产量"] }', ["config-wrong-type classes"]),
        ('words = { classes = { quantities = ["产量"] } }', ["config-unknown-list quantities"]),
        ('words = { classes = { quantity = "产量" } }', ["config-wrong-type classes"]),
        ('[[overrides]]\npaths = ["2019"]\nignore = ["pending"]', []),
        ('[[overrides]]\nignore = ["pending"]', ["config-missing-paths overrides"]),
        ('[[overrides]]\npaths = ["2019"]\nignore = ["pendng"]', ['unknown-rule "pendng"']),
        ('[overrides]\npaths = ["2019"]', ["config-wrong-type overrides"]),
        ("overrides = [1]", ["config-wrong-type overrides"]),
        ('rules = { pending = ["off"] }', ["config-not-a-level pending"]),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(text: str, told: list[str]) -> None:
    assert read(text)[1] == told


CLASSES = "quantity、quality、timeliness、cost、economic、social、ecological、sustained、satisfaction、management、output、effect"


@pytest.mark.parametrize(
    ("text", "message", "mend"),
    [
        ("selct = 1", "s.toml 里没有“selct”这个设置", "可以写：select"),
        ("foo = 1", "s.toml 里没有“foo”这个设置", "可以写：select、ignore、rules、words、overrides"),
        ('[[overrides]]\npaths = ["x"]\npath = 1', "[[overrides]] 里没有“path”这个设置", "可以写：paths"),
        ('select = "pending"', "“select”要写文字的数组", '例如 select = ["placeholder", "数值"]'),
        ("words = 1", "“words”要写一张表", '例如 words = { bad-things = ["欠费"] }'),
        ("overrides = 1", "“overrides”要写[[overrides]] 表", '例如 overrides = [{ paths = ["2019/**"] }]'),
        ("words = { classes = { sums = [] } }", "没有叫“sums”的词表或分组", f"可以写：{CLASSES}"),
        ('words = { classes = ["产量"] }', "“classes”要写一张表", '例如 classes = { quantity = ["…"] }'),
        ('words = { bad-things = "欠费" }', "“bad-things”要写文字的数组", '例如 bad-things = ["…"]'),
        ('ignore = ["pendng"]', "没有叫“pendng”的规则或规则组", "是不是“pending”？"),
        ('ignore = ["???"]', "没有叫“???”的规则或规则组", "全部规则见 sheetlang rules"),
        (
            'rules = { unknown-category = "off" }',
            "“unknown-category”是写法错误，不是规则：不能关，也不能调级别",
            "去掉它，改好写法",
        ),
        ('rules = { pending = "fatal" }', "“pending”的级别不能是“fatal”", "写 error、warning、info 或 off"),
    ],
)
def test_a_wrong_setting_is_told_with_what_may_stand_there(text: str, message: str, mend: str) -> None:
    (finding,) = read_settings(Source("s.toml", text), (), all_names())[1]
    assert (finding.message("zh"), finding.help("zh")) == (message, mend)


def test_the_lists_that_may_be_written_are_named() -> None:
    (finding,) = read_settings(Source("s.toml", "words = { nouns = [] }"), (), all_names())[1]
    assert finding.message("zh") == "没有叫“nouns”的词表或分组"
    assert finding.help("zh").startswith("可以写：allowances、bad-rates、bad-things、")


@pytest.mark.parametrize("key", SETTINGS)
def test_what_is_given_as_an_example_is_right(key: str) -> None:
    (finding,) = read_settings(Source("s.toml", f"{key} = 1"), (), all_names())[1]
    assert read(finding.help("zh").removeprefix("例如 "))[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "[a", "[[a]", "a 1", "[a]\n[a]", "a = 1\na = 2", "a = {b = 1, b = 2}", "[a]\nb = 1\n[a.b]", "a = {}\na.b = 1",
        "a = 1\n[a.b.c]", "a = [1]\n[[a]]", "a = x", "数值 = 1", "= 1", "a = 2026-02-30", 'a = "x', "a = [1", "a = {b = 1",
        r'a = "\q"', r'a = "\ud800"', r'a = "\uz"', 'a = "\x01"', "a = 1 # \x01",
    ],
)  # fmt: skip
def test_why_a_file_is_no_toml_is_said_in_chinese(text: str) -> None:
    (finding,) = read_settings(Source("s.toml", text), (), all_names())[1]
    reason = finding.message("zh").partition("：")[2]
    assert finding.rule == "config-not-toml"
    assert not re.search("[a-z]", reason), reason


def test_a_file_that_is_no_toml_sets_nothing_and_says_why() -> None:
    settings, (finding,) = read_settings(Source("s.toml", "select = "), (), all_names())
    assert settings == Settings(Layer())
    assert finding.message("zh") == "设置文件读不懂：“=”后面的值写得不对"
    assert finding.message("en") == "the settings file is not valid TOML: Invalid value"


def test_what_is_right_beside_a_wrong_setting_holds() -> None:
    settings, _ = read(
        'foo = 1\nselect = ["pending", "x"]\nignore = ["S02", "x"]\nrules = { pending = "x", vague-change = "off" }\n'
        'words = { x = [], bad-things = ["欠费"], classes = { x = [], quantity = ["产量"] } }\n'
    )
    assert settings.layer == Layer(frozenset(["pending"]), frozenset(["placeholder"]), (("vague-change", "off"),))
    assert settings.words == {"bad-things": {"": ("欠费",)}, "classes": {"quantity": ("产量",)}}


def test_the_place_is_looked_for_in_the_table_that_counts() -> None:
    text = "[tool.other]\nselct = 1\n[tool.sheetlang]\nselct = 1\n[tool.sheetlang.words]\nselct = 1\n"
    _, (finding, _) = read_settings(Source("pyproject.toml", text), ("tool", "sheetlang"), all_names())
    assert finding.span.start == text.index("selct", text.index("selct") + 1)
    assert finding.message("zh") == "[tool.sheetlang] 里没有“selct”这个设置"


def test_in_a_file_of_its_own_the_place_is_looked_for_from_its_first_character() -> None:
    _, findings = read_settings(Source("s.toml", "foo = 1\n[bar]\nfoo = 1\n"), (), all_names())
    assert [one.span.start for one in findings] == [0, 9]


@pytest.mark.parametrize("text", ['tool = "x"', "", "[project]\n"])
def test_a_file_without_the_table_sets_nothing(text: str) -> None:
    assert read(text, "tool", "sheetlang") == (read("")[0], [])


def test_the_schema_takes_what_is_read_without_a_finding_and_nothing_else() -> None:
    validator, rng, accepted = Draft202012Validator(schema()), Random(1), 0
    for _ in range(1500):
        table = _any_table(rng)
        text = "".join(f"{name} = {_toml(value)}\n" for name, value in table.items())
        _, findings = read_settings(Source("s.toml", text), (), all_names())
        assert validator.is_valid(table) == (not findings), (text, findings)
        accepted += not findings
    assert 300 < accepted < 1200


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def _any_table(rng: Random) -> dict[str, Any]:
    names = ["pending", "placeholder", "完整", "占位符", "S02", "all"] * 3 + ["pendng", "unknown-category"]
    levels = ["error", "off", "提示"] * 4 + ["fatal", 1]

    def texts(some: list[str]) -> Any:
        return rng.sample(some, 2) if rng.random() < 0.95 else rng.choice(some)

    def rules() -> Any:
        return {rng.choice(names): rng.choice(levels) for _ in range(rng.randint(0, 2))}

    made = {
        "select": lambda: texts(names),
        "ignore": lambda: texts(names),
        "rules": rules,
        "words": lambda: {rng.choice(["bad-things", "degrees", "lists"]): texts(["欠费", "上乘", ""])},
        "overrides": lambda: [{"paths": ["2019"], "rules": rules()}] if rng.random() < 0.9 else [{"rules": rules()}],
        "foo": lambda: 1,
    }
    chosen = rng.choices(list(made), weights=[4, 4, 4, 3, 4, 1], k=rng.randint(0, 2))
    return {key: made[key]() for key in chosen}


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(name, ensure_ascii=False)} = {_toml(one)}" for name, one in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
