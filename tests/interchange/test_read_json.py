"""Reading JSON back: the same sheets, or a finding that says where it is not what `build --to json` writes."""

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from long_run.json_round_trip import run
from sheets import TARGETS, any_sheet, shelf
from sound import SOUND

import sheetlang
from sheetlang.checker.checker import plain_checker
from sheetlang.formats import format_names
from sheetlang.interchange import faults
from sheetlang.interchange.read_json import read_json
from sheetlang.model.sheet import FieldValue
from sheetlang.model.target import Target

DATA = Path(__file__).parents[1] / "data"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sheet"))
IN_CI = 4_000

HEAD = '{"schema": "sheetlang.sheet/1", "sheets": '


# -- the same sheets


def test_sheets_of_any_content_read_back_as_they_are():
    assert run(range(IN_CI)) == []


def test_those_sheets_have_every_kind_of_value_and_target():
    sheets = [any_sheet(Random(number)) for number in range(300)]
    values = Counter(type(value) for sheet in sheets for value in sheet.fields.values())
    targets = Counter(type(one.target) for sheet in sheets for one in sheet.indicators)
    assert set(values) == set(FieldValue.__args__)
    assert set(targets) == set(Target.__args__)
    assert len(TARGETS) == len(targets)
    assert {sheet.form.id for sheet in sheets} == {form.id for form in shelf().forms}
    assert min(values.values()) > 50
    assert min(targets.values()) > 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_reads_back_and_every_format_paints_it_as_before(path):
    sheets, _ = sheetlang.compile_file(path)
    back, findings = sheetlang.read_json(sheetlang.render(sheets, "json"))
    assert findings == ()
    assert back == sheets
    for name in format_names():
        assert sheetlang.render(back, name) == sheetlang.render(sheets, name)


@pytest.mark.parametrize("form", shelf().forms, ids=lambda form: form.id)
def test_rules_find_the_same_in_what_was_read_back(form):
    sheet = any_sheet(Random(7), form)
    (back,), _ = read_json(sheetlang.render([sheet], "json"), shelf())
    before, after = (
        sorted((one.rule, one.message("zh")) for one in plain_checker().findings(one)) for one in (sheet, back)
    )
    assert before == after
    assert before != []


def test_a_finding_in_what_was_read_back_names_the_line_of_the_source():
    (sheet,), _ = sheetlang.compile_text(f"{SOUND}产出.质量.水质: 待定\n", "水.sheet")
    (back,), _ = sheetlang.read_json(sheetlang.render([sheet], "json"))
    places = [
        (one.rule, one.source.name, one.source.position(one.span.start).line) for one in plain_checker().findings(back)
    ]
    assert ("pending", "水.sheet", 12) in places


def test_a_number_keeps_the_separators_that_it_was_typed_with():
    (sheet,), _ = sheetlang.compile_text(f"{SOUND}产出.数量.受益人口 >= 1,805,000 人\n")
    (back,), _ = sheetlang.read_json(sheetlang.render([sheet], "json"))
    assert back.indicators[-1].target.value.grouped


TYPED = """\
表式: 上海市财政项目支出绩效目标表(2020)
年度: 2026
项目 档案整理
计划开始日期: {start}
是否含有政府购买服务: {choice}
"""


def test_how_a_date_and_a_choice_were_typed_does_not_make_another_sheet():
    one, other, third = (
        sheetlang.compile_text(TYPED.format(start=start, choice=choice))[0]
        for start, choice in [("2026-01-01", "是"), ("2026年1月1日", "☑是"), ("2026-01-02", "是")]
    )
    assert one == other
    assert one != third


def test_fields_come_in_the_order_of_the_form_whatever_that_in_the_json():
    value = sound()
    value["sheets"][0]["fields"] = dict(reversed(value["sheets"][0]["fields"].items()))
    (sheet,), _ = sheetlang.read_json(json.dumps(value))
    assert list(sheet.fields) == [*sound()["sheets"][0]["fields"]]


def test_no_sheets_read_back_as_none():
    assert sheetlang.read_json(sheetlang.render((), "json")) == ((), ())


# -- what older versions wrote


def test_the_json_of_version_1_stays_readable():
    data = (DATA / "version_1.json").read_bytes()
    sheets, findings = read_json(data, shelf())
    assert findings == ()
    assert [len(sheet.indicators) for sheet in sheets] == [15, 12, 63]
    assert {type(one.target) for sheet in sheets for one in sheet.indicators} == set(Target.__args__)
    assert sheetlang.render(sheets, "json") == data


# -- what is not such JSON


def sound() -> dict[str, Any]:
    """A JSON of one sheet, as plain values."""
    text = f"{SOUND}产出.时效.完工: 2026-10-31  [5分]\n"
    value: dict[str, Any] = json.loads(sheetlang.render(sheetlang.compile_text(text, "水.sheet")[0], "json"))
    return value


def findings_in(data: bytes | str) -> list[str]:
    """The rules and messages of what is found, in both languages."""
    _, findings = sheetlang.read_json(data, "水.json")
    for one in findings:
        assert (one.source.name, *one.span) == ("水.json", 0, 0)
        assert one.message("zh")
        assert one.help("zh") or one.fault is faults.MISREAD
    return [f"{one.severity}[{one.rule}] {one.message('en')}" for one in findings]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ("", "error[not-json] this is not JSON: Expecting value: line 1 column 1 (char 0)"),
        ("{", "error[not-json] this is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b"\xff\xfe{", "error[not-json] this is not JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        ("[" * 100_000, "error[not-json] this is not JSON: it is nested too deep"),
        ('{"a": ' * 100_000, "error[not-json] this is not JSON: it is nested too deep"),
        ("NaN", "error[not-json] this is not JSON: NaN is no JSON"),
        ('{"a": 1, "a": 1}', "error[json-same-key] “a” stands twice in one object"),
        ("null", "error[json-wrong-value] JSON takes an object {…}"),
        ("[]", "error[json-wrong-value] JSON takes an object {…}"),
        ("{}", "error[json-missing-key] JSON lacks “schema”"),
        ('{"schema": "sheetlang.sheet/2", "x": 1}', "error[json-other-schema] schema is “sheetlang.sheet/2”; only “sheetlang.sheet/1” is read here"),
        (HEAD + "3}", "error[json-wrong-value] sheets takes a list […]"),
        (HEAD + '[], "more": 1}', "error[json-unknown-key] JSON has no key “more”"),
        (HEAD + "[[]]}", "error[json-wrong-value] sheets[0] takes an object {…}"),
    ],
)  # fmt: skip
def test_what_is_no_json_of_a_sheet_is_reported(data, found):
    assert findings_in(data) == [found]
    assert sheetlang.read_json(data)[0] == ()


def test_a_whole_number_without_end_is_reported():
    (found,) = findings_in(HEAD + "1" * 5000 + "}")
    assert found.startswith("error[not-json]")


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        ("form.id", "national-2016", "error[json-unknown-form] sheets[0].form.id: there is no form “national-2016”"),
        ("form.id", "𠮷", "error[json-unknown-form] sheets[0].form.id: there is no form “𠮷”"),
        ("year", "2026", "error[json-wrong-value] sheets[0].year takes a whole number from 1000 to 2999"),
        ("year", 2026.0, "error[json-wrong-value] sheets[0].year takes a whole number from 1000 to 2999"),
        ("project", None, "error[json-wrong-value] sheets[0].project takes a text"),
        ("prose", [], "error[json-wrong-value] sheets[0].prose takes an object {…}"),
    ],
)
def test_a_sheet_that_does_not_fit_is_left_out(place, value, found):
    changed = sound()
    put(changed["sheets"][0], place, value)
    assert findings_in(json.dumps(changed)) == [found]
    assert sheetlang.read_json(json.dumps(changed))[0] == ()


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        ("fields.水源", "河", "error[json-not-in-form] sheets[0].fields.水源: the form “national-2015” has no “水源”"),
        ("prose.水源", ["河"], "error[json-not-in-form] sheets[0].prose.水源: the form “national-2015” has no “水源”"),
        ("fields.年度总体目标", "通水", "error[json-not-in-form] sheets[0].fields.年度总体目标: the form “national-2015” has no “年度总体目标”"),
        ("fields.年度资金总额", 100, "error[json-wrong-value] sheets[0].fields.年度资金总额 takes an object {…}"),
        ("fields.年度资金总额", "很多", "error[json-misread] sheets[0].fields.年度资金总额: “年度资金总额” takes an amount of money; “很多” is none"),
        ("fields.年度资金总额.amount", "1,0", 'error[json-wrong-value] sheets[0].fields.年度资金总额.amount takes digits in quotes, such as "95.0"'),
        ("fields.年度资金总额.unit", "美元", "error[json-wrong-value] sheets[0].fields.年度资金总额.unit takes one of: 元, 千元, 万元, 万, 百万元, 亿元, 亿"),
        ("prose.年度总体目标", "通水", "error[json-wrong-value] sheets[0].prose.年度总体目标 takes a list […]"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_costs_itself_alone(place, value, found):
    changed = sound()
    put(changed["sheets"][0], place, value)
    assert findings_in(json.dumps(changed)) == [found]
    (sheet,), _ = sheetlang.read_json(json.dumps(changed))
    assert len(sheet.indicators) == 2
    name = place.split(".")[1]
    assert name not in {**sheet.fields, **sheet.prose} or place.startswith("fields.年度总")


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        ("path", [], "path takes the form's categories, then the indicator's name"),
        ("path", ["产出指标", "数量指标"], "path takes the form's categories, then the indicator's name"),
        ("path", ["产出指标", "数量指标", ""], "path takes the form's categories, then the indicator's name"),
        ("path", ["产出指标", "水量指标", "甲"], "path[1]: the form “national-2015” has no “水量指标”"),
        ("path", ["产出", "数量指标", "甲"], "path[0]: the form “national-2015” has no “产出”"),
        ("path", ["产出指标", "数量指标", "甲", "乙"], "path[2]: the form “national-2015” has no “甲”"),
        ("weight", "-5", 'weight takes digits in quotes, such as "95.0"'),
        ("weight", "1/3", 'weight takes digits in quotes, such as "95.0"'),
        ("flags", ["要紧"], "flags[0]: the form “national-2015” has no “要紧”"),
        ("attributes", {"来源": "台账"}, "attributes.来源: the form “national-2015” has no “来源”"),
        ("source.line", 0, "source.line takes a whole number from 1 to 2147483648"),
        ("former_names", "旧", "former_names takes a list […]"),
        ("target", "快", "target takes an object {…}"),
        ("target", {}, "target.kind takes one of: quantity, date, range, change, compound, words, pending, not-applicable, placeholder"),
        ("target.end", "2026-02-30", "target.end takes a date, such as 2026-12-31 or --12"),
        ("target.end", "-", "target.end takes a date, such as 2026-12-31 or --12"),
        ("target.deadline", 0, "target.deadline takes true or false"),
        ("target.comparator", "≥", "target.comparator takes one of: >=, <=, >, <, =, ≈"),
        ("target", {"kind": "compound", "text": "甲", "parts": [{"kind": "words", "text": "甲"}]}, "target.parts[0].kind takes one of: quantity, date"),
        ("target", {"kind": "quantity", "text": "9", "comparator": None, "unit": None, "value": "9" * 65}, 'target.value takes digits in quotes, such as "95.0"'),
    ],
)  # fmt: skip
def test_an_indicator_that_does_not_fit_is_left_out(place, value, found):
    changed = sound()
    put(changed["sheets"][0]["indicators"][1], place, value)
    (told,) = findings_in(json.dumps(changed))
    assert told.partition("] sheets[0].indicators[1].")[2] == found
    (sheet,), _ = sheetlang.read_json(json.dumps(changed))
    assert [one.name for one in sheet.indicators] == (["改造管网", "完工"] if place == "attributes" else ["改造管网"])


def put(value: dict[str, Any], place: str, new: Any) -> None:
    *outer, last = place.split(".")
    for key in outer:
        value = value[key]
    value[last] = new


def test_each_thing_that_does_not_fit_is_reported():
    changed = sound()
    put(changed["sheets"][0], "fields.水源", "河")
    for number, one in enumerate(changed["sheets"][0]["indicators"]):
        one["weight"] = number
    changed["sheets"].append(3)
    assert [one.partition("] ")[2].partition(" ")[0] for one in findings_in(json.dumps(changed))] == [
        "sheets[0].fields.水源:", "sheets[0].indicators[0].weight", "sheets[0].indicators[1].weight", "sheets[1]",
    ]  # fmt: skip


def test_a_draft_is_read_with_a_warning():
    sheets, findings = sheetlang.compile_text(f"{SOUND}胡写\n")
    assert findings_in(sheetlang.render(sheets, "json", draft=findings)) == [
        "warning[json-draft] this is a draft: lines with errors are not in it"
    ]
    assert sheetlang.read_json(sheetlang.render(sheets, "json", draft=()))[0] == sheets


def test_an_own_form_is_looked_for_in_the_folder_that_is_given():
    data = sheetlang.render([any_sheet(Random(1), shelf().find("every-kind"))], "json")
    assert sheetlang.read_json(data, form_dir=DATA)[1] == ()
    (found,) = sheetlang.read_json(data)[1]
    assert found.rule == "json-unknown-form"


def test_a_byte_order_mark_does_not_count():
    data = sheetlang.render(sheetlang.compile_text(SOUND)[0], "json")
    assert (
        sheetlang.read_json(b"\xef\xbb\xbf" + data)
        == sheetlang.read_json("\ufeff" + data.decode())
        == sheetlang.read_json(data)
    )


def test_every_fault_of_reading_has_a_case():
    made = {value for value in vars(faults).values() if isinstance(value, type(faults.NOT_JSON))}
    text = Path(__file__).read_text("utf-8")
    assert {one.name for one in made if f"[{one.name}]" not in text} == set()
