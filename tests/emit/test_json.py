"""JSON: what a sheet means, in the shape that the schema promises, with every digit kept."""

import json
from typing import Any

import pytest
from json_mutants import at, places

import sheetlang
from sheetlang.model.sheet import Indicator, Origin
from sheetlang.model.target import Words
from sheetlang.source import Source, Span

SMALL = """\
表式: 项目支出绩效目标申报表(2021)
年度: 2026

项目 安全饮水

主管部门及代码: 县水利局
实施单位: 待定
项目属性: 延续
年度资金总额: 1,280.50 万元

年度绩效目标:
    更换管网。
    建立制度。

产出.数量.管网长度 >= 42.6 公里  [10分 核心, 曾用名 旧管网]
    数据来源: 验收资料
    上年: 36.8 公里
产出.时效.完工时间: 2026年10月底前
"""

WRITTEN = """\
{
  "schema": "sheetlang.sheet/1",
  "sheets": [
    {
      "form": {
        "id": "national-2021",
        "title": "项目支出绩效目标申报表"
      },
      "year": 2026,
      "project": "安全饮水",
      "fields": {
        "主管部门及代码": "县水利局",
        "实施单位": "待定",
        "项目属性": "延续",
        "年度资金总额": {
          "amount": "1280.50",
          "unit": "万元",
          "text": "1,280.50 万元"
        }
      },
      "prose": {
        "年度绩效目标": [
          "更换管网。",
          "建立制度。"
        ]
      },
      "indicators": [
        {
          "path": [
            "产出指标",
            "数量指标",
            "管网长度"
          ],
          "target": {
            "kind": "quantity",
            "comparator": ">=",
            "value": "42.6",
            "unit": "公里",
            "text": ">= 42.6 公里"
          },
          "weight": "10",
          "flags": [
            "核心"
          ],
          "attributes": {
            "数据来源": "验收资料",
            "上年": {
              "kind": "quantity",
              "comparator": null,
              "value": "36.8",
              "unit": "公里",
              "text": "36.8 公里"
            }
          },
          "source": {
            "path": "项目.sheet",
            "line": 15
          },
          "former_names": [
            "旧管网"
          ]
        },
        {
          "path": [
            "产出指标",
            "时效指标",
            "完工时间"
          ],
          "target": {
            "kind": "date",
            "start": null,
            "end": "2026-10",
            "deadline": true,
            "text": "2026年10月底前"
          },
          "weight": null,
          "flags": [],
          "attributes": {},
          "source": {
            "path": "项目.sheet",
            "line": 18
          }
        }
      ]
    }
  ]
}
"""

TARGETS = [
    ("= 100 %", {"kind": "quantity", "comparator": "=", "value": "100", "unit": "%", "text": "= 100 %"}),
    (": 95.0", {"kind": "quantity", "comparator": None, "value": "95.0", "unit": None, "text": "95.0"}),
    (": 三分之二以上", {"kind": "quantity", "comparator": ">=", "value": "2/3", "unit": None, "text": "三分之二以上"}),
    (": 0.3..2.0 mg/L", {"kind": "range", "low": "0.3", "high": "2.0", "unit": "mg/L", "text": "0.3..2.0 mg/L"}),
    (": 50±5 个", {"kind": "range", "low": "45", "high": "55", "unit": "个", "text": "50±5 个"}),
    (
        ": 较上年 提高 3 个百分点",
        {
            "kind": "change",
            "direction": "increase",
            "amount": "3",
            "unit": "个百分点",
            "base": "上年",
            "text": "较上年 提高 3 个百分点",
        },
    ),
    (": 2026-12-31", {"kind": "date", "start": None, "end": "2026-12-31", "deadline": False, "text": "2026-12-31"}),
    (": 年底前", {"kind": "date", "start": None, "end": "--12", "deadline": True, "text": "年底前"}),
    (": 及时", {"kind": "words", "text": "及时"}),
    (": 待定", {"kind": "pending", "text": "待定"}),
    (": 不适用", {"kind": "not-applicable", "text": "不适用"}),
    (": **", {"kind": "placeholder", "text": "**"}),
    (
        ": 12月底前 100 %",
        {
            "kind": "compound",
            "parts": [
                {"kind": "date", "start": None, "end": "--12", "deadline": True, "text": "12月底前"},
                {"kind": "quantity", "comparator": None, "value": "100", "unit": "%", "text": "100 %"},
            ],
            "text": "12月底前 100 %",
        },
    ),
]


def value_of(sheets, **options) -> dict[str, Any]:
    return json.loads(sheetlang.render(sheets, "json", **options))


def target_of(sheets) -> dict[str, Any]:
    ((indicator,),) = (sheet["indicators"] for sheet in value_of(sheets)["sheets"])
    return indicator["target"]


# -- what it says


def test_a_small_sheet_is_written_so(compiled):
    assert sheetlang.render(compiled(SMALL), "json").decode() == WRITTEN


@pytest.mark.parametrize(("typed", "target"), TARGETS, ids=[typed for typed, _ in TARGETS])
def test_a_target_is_written_in_its_parts(shanghai, typed, target):
    sheets = shanghai(f"产出.数量.甲{typed if typed[0] == ':' else ' ' + typed}")
    assert target_of(sheets) == target


def test_no_sheets_are_an_empty_list():
    assert value_of(()) == {"schema": "sheetlang.sheet/1", "sheets": []}


def test_a_sheet_without_a_year_says_null(compiled):
    value = value_of(compiled(SMALL.replace("年度: 2026\n", "")))
    assert value["sheets"][0]["year"] is None


def test_the_line_of_an_indicator_is_that_in_its_own_file_in_whatever_order_they_come(blank):
    (sheet,) = blank("national-2021")
    own, other = sheet.origin.source, Source("共用", "一\n二\n三\n")
    assert own.text.count("\n") > 2
    places = [
        (own, 1, 0),
        (own, 3, own.line_start(3)),
        (other, 3, 4),
        (other, 1, 0),
        (own, 2, own.line_start(2)),
        (own, 2, own.line_start(2)),
    ]
    indicators = [
        Indicator.at(Origin(source, Span(at, at)), ("产出指标", "数量指标", f"甲{number}"), Words("有"))
        for number, (source, _, at) in enumerate(places)
    ]
    written = value_of((sheet._replace(indicators=tuple(indicators)),))["sheets"][0]["indicators"]
    assert [one["source"] for one in written] == [{"path": source.name, "line": line} for source, line, _ in places]


# -- numbers


def test_no_number_is_a_float_and_the_whole_ones_are_years_and_lines(any_sheets):
    text = sheetlang.render(any_sheets, "json").decode()
    value = json.loads(text, parse_float=lambda digits: pytest.fail(f"a float: {digits}"))
    keys = {place[-1] for place in places(value) if type(at(value, place)) is int}
    assert keys == {"year", "line"}


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("95.0", "95.0"),
        ("0.10", "0.10"),
        ("-1", "-1"),
        ("1,805,000", "1805000"),
        ("１２．５０", "12.50"),
        ("12345678901234567890.10", "12345678901234567890.10"),
        ("0.1000000000000000055511151231", "0.1000000000000000055511151231"),
    ],
)
def test_a_number_keeps_its_digits(shanghai, typed, digits):
    assert target_of(shanghai(f"产出.数量.甲: {typed}"))["value"] == digits


def test_an_amount_keeps_its_digits_and_the_unit_that_was_typed(shanghai):
    (sheet,) = value_of(shanghai(total="１２３，４５６．７０万元"))["sheets"]
    assert sheet["fields"]["项目总预算"] == {"amount": "123456.70", "unit": "万元", "text": "１２３，４５６．７０万元"}


def test_a_weight_keeps_its_digits(compiled):
    (sheet,) = value_of(compiled(SMALL.replace("10分", "7.50分")))["sheets"]
    assert sheet["indicators"][0]["weight"] == "7.50"


# -- what cannot be printed


def test_no_raw_control_and_no_lone_surrogate_is_in_the_file_and_all_read_back(shanghai, saying):
    controls = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))) + "\ud800±·"
    data = sheetlang.render(saying(shanghai(), controls), "json")
    assert [character for character in data.decode() if character < " " and character != "\n"] == []
    assert [character for character in data.decode() if "\x7f" <= character <= "\x9f"] == []
    assert json.loads(data)["sheets"][0]["project"] == controls


@pytest.mark.parametrize(
    ("typed", "key", "digits"),
    [
        ("123456789012345678901234567890±1 个", "low", "123456789012345678901234567889"),
        ("1±0.0000000000000000000000000001 个", "high", "1.0000000000000000000000000001"),
        ("从 0.1234567890123456789012345678%提高到 100%", "amount", "99.8765432109876543210987654322"),
        ("从 90% 下降到 85.0%", "amount", "5.0"),
    ],
)
def test_a_number_that_is_reckoned_is_exact(shanghai, typed, key, digits):
    assert target_of(shanghai(f"产出.数量.甲: {typed}"))[key] == digits
