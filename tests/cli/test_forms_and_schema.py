"""`sheetlang forms` and `sheetlang schema`: what there is to write, and the shape of what comes out."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sheet"))

FORMS = {
    "chongqing-2022": "重庆市项目支出绩效目标表(2022)",
    "hunan-2023": "湖南省项目支出绩效目标申报表(2023)",
    "national-2015": "项目支出绩效目标申报表(2015)",
    "national-2015-midterm": "项目支出绩效目标申报表(中期与年度)",
    "national-2021": "项目支出绩效目标申报表(2021)",
    "shanghai-2020": "上海市财政项目支出绩效目标表(2020)",
    "shanghai-2026": "上海市财政项目支出绩效目标申报表(2026)",
    "sichuan-2023": "四川省部门预算项目支出绩效目标表(2023)",
    "transfer-2015": "转移支付区域绩效目标表(2015)",
}

CHONGQING = """\
重庆市项目支出绩效目标表(2022)  (chongqing-2022)
金额单位: 万元

基本信息（* 必填）:
    项目名称（项目名称）
    主管部门（文字）
  * 实施单位（文字）
  * 年度资金总额（金额）
    财政拨款（金额）
    项目概况（段落）
    立项依据（段落）
  * 当年绩效目标（段落）

指标不分类

打印的栏目: 指标名称、计量单位、指标性质、指标值
指标下可以写: 解释（文字）、数据来源（文字）、评分标准（文字）、上年（数值）、备注（文字）
"""

OWN = """\
id = "own"
name = "自己的表"
title = "目标表"
money_unit = "万元"
weight_base = 100

[[sections]]
fields = [
    { name = "单位", required = true },
    { name = "类型", type = "choice", choices = ["甲", "乙"] },
    { name = "开工", type = "date" },
]

[[categories]]
name = "产出"
categories = [{ name = "数量" }, { name = "质量" }]

[[categories]]
name = "效益"

[[columns]]
name = "名称"
shows = "name"

[[attributes]]
name = "上期"
type = "target"
"""

OWN_IN_ENGLISH = """\
自己的表  (own)
money unit: 万元
weights add up to: 100

header fields (* required):
  * 单位（text）
    类型（choice: 甲／乙）
    开工（date）

categories:
  产出: 数量、质量
  效益

printed columns: 名称
under an indicator: 上期（target）
"""


def test_all_eight_forms_are_listed(run):
    ran = run("forms")
    assert ran.returncode == 0
    assert dict(line.split("\t") for line in ran.stdout.splitlines()) == FORMS
    assert ran.stderr == "看一种表式: sheetlang forms 名称\n"


@pytest.mark.parametrize(
    "name", ["chongqing-2022", "重庆市项目支出绩效目标表(2022)", "重庆市项目支出绩效目标表（２０２２）", "重庆2022"]
)
def test_a_form_is_described_by_any_of_its_names(run, name):
    ran = run("forms", name)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, CHONGQING, "")


@pytest.mark.parametrize(("form_id", "name"), FORMS.items())
def test_every_form_can_be_described(run, form_id, name):
    ran = run("forms", form_id)
    assert ran.stdout.startswith(f"{name}  ({form_id})\n金额单位: ")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_categories_choices_and_weights_are_described_in_english(run, write):
    write("表式/own.toml", OWN)
    ran = run("forms", "own", "--form-dir", "表式", "--lang", "en")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, OWN_IN_ENGLISH, "")


def test_own_forms_are_listed_with_the_others(run, write):
    write("own.form.toml", OWN)
    listed = dict(line.split("\t") for line in run("forms").stdout.splitlines())
    assert listed == FORMS | {"own": "自己的表"}


@pytest.mark.parametrize(
    ("lang", "message"), [("zh", "没有一栏显示指标名称"), ("en", "no column shows the indicator's name")]
)
def test_a_wrong_form_is_mentioned_and_left_out(run, write, lang, message):
    write("表式/坏.toml", OWN.replace('shows = "name"', 'shows = "unit"'))
    ran = run("forms", "--form-dir", "表式", "--lang", lang)
    assert "own" not in ran.stdout
    assert f"坏.toml: {message}\n" in ran.stderr


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("上海市财政项目支出绩效目标申报表2026", "上海市财政项目支出绩效目标申报表(2026)"),
        ("重庆市项目支出绩效目标(2022)", "重庆市项目支出绩效目标表(2022)"),
    ],
)
def test_an_unknown_form_gets_the_nearest_name(run, typed, meant):
    ran = run("forms", typed)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines() == [
        f"错误: 没有“{typed}”这个表式；是不是“{meant}”？",
        "用法见: sheetlang forms --help",
    ]


def test_a_mistyped_id_gets_the_nearest_form(run):
    assert f"是不是“{FORMS['shanghai-2020']}”？" in run("forms", "shanghai-2022").stderr


def printed_schema(run):
    ran = run("schema")
    assert (ran.returncode, ran.stderr) == (0, "")
    return json.loads(ran.stdout)


def test_one_schema_is_printed_at_a_time(run):
    ran = run("schema", "--config", "--diff")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("错误: --config、--findings、--diff 一次写一个\n")


def test_the_findings_of_the_examples_fit_their_schema(run):
    validator = Draft202012Validator(json.loads(run("schema", "--findings").stdout))
    found = json.loads(run("check", *map(str, EXAMPLES), "--format", "json").stdout)
    assert found["diagnostics"]
    validator.validate(found)


def test_the_schema_is_a_sound_one_of_2020_12(run):
    schema = printed_schema(run)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("options", [(), ("--draft",)], ids=["plain", "draft"])
def test_the_json_of_an_example_fits_the_schema(run, folder, path, options):
    run("build", str(path), "--to", "json", *options)
    files = list((folder / "out").glob("*.json")) if (folder / "out").exists() else []
    assert len(files) == (path.stem != "上海通用管理指标")
    for file in files:
        Draft202012Validator(printed_schema(run)).validate(json.loads(file.read_text("utf-8")))


def test_there_are_examples():
    assert len(EXAMPLES) >= 4


def without(key):
    return lambda one: one.pop(key)


def with_value(key, value):
    return lambda one: one.update({key: value})


def in_indicator(change):
    return lambda one: change(one["sheets"][0]["indicators"][0])


def in_target(change):
    return in_indicator(lambda one: change(one["target"]))


@pytest.mark.parametrize(
    "spoil",
    [
        without("schema"),
        without("sheets"),
        with_value("schema", "sheetlang.sheet/2"),
        with_value("more", 1),
        with_value("draft", False),
        lambda one: one["sheets"][0].update(year="2026"),
        lambda one: one["sheets"][0].pop("form"),
        lambda one: one["sheets"][0]["fields"].update(预算={"amount": 100, "unit": "元", "text": "100 元"}),
        lambda one: one["sheets"][0]["prose"].update(概况="不是段落的数组"),
        in_indicator(with_value("path", [])),
        in_indicator(with_value("path", ["一", "二", "三", "四"])),
        in_indicator(with_value("weight", 5)),
        in_indicator(with_value("flags", "核心")),
        in_indicator(without("source")),
        in_target(with_value("kind", "number")),
        in_target(with_value("value", 42)),
        in_target(with_value("value", "4.2e1")),
        in_target(with_value("comparator", "≥")),
        in_target(without("text")),
        in_target(with_value("low", "1")),
    ],
)
def test_the_schema_refuses_what_is_spoilt(run, write, sound, folder, spoil):
    write("a.sheet", sound)
    run("build", "a.sheet", "--to", "json")
    value = json.loads((folder / "out/a.json").read_text("utf-8"))
    validator = Draft202012Validator(printed_schema(run))
    assert validator.is_valid(value)
    spoilt = copy.deepcopy(value)
    spoil(spoilt)
    assert not validator.is_valid(spoilt)
