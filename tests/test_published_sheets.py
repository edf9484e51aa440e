"""The two published sheets of 2020: all that was typed from them is in every format.

The truth was typed by a person from the published text, not produced by the program.
"""

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import sheetlang
from sheetlang.diagnostic import has_errors

ROOT = Path(__file__).parents[1]
TRUTH: list[dict[str, Any]] = json.loads((ROOT / "tests" / "truth" / "shanghai_2020.json").read_text("utf-8"))["sheets"]
MONEY = ("项目总预算", "项目当年预算", "同名项目上年预算额", "同名项目上年预算执行数")

each_sheet = pytest.mark.parametrize("truth", TRUTH, ids=lambda truth: truth["project"])


def painted(truth: dict[str, Any], format_name: str) -> bytes:
    sheets, findings = sheetlang.compile_file(ROOT / "examples" / f"{truth['project']}.sheet")
    assert not has_errors(findings)
    return sheetlang.render(sheets, format_name)


def shown(indicator: list[str]) -> str:
    """The target as the published form prints it: comparator, value, unit, without blanks."""
    return "".join(indicator[3:])


def rows_of(truth: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(one[0], one[1], one[2], shown(one)) for one in truth["indicators"]]


def test_the_truth_has_30_and_63_indicators() -> None:
    assert [len(truth["indicators"]) for truth in TRUTH] == [30, 63]


@each_sheet
def test_json_holds_every_indicator_in_its_parts(truth: dict[str, Any]) -> None:
    (sheet,) = json.loads(painted(truth, "json"))["sheets"]
    assert (sheet["project"], sheet["year"]) == (truth["project"], truth["year"])
    assert [parts_of(one) for one in sheet["indicators"]] == truth["indicators"]


def parts_of(indicator: dict[str, Any]) -> list[str]:
    target = indicator["target"]
    match target["kind"]:
        case "quantity":
            parts = [target["comparator"] or "", target["value"], target["unit"] or ""]
        case "change":
            verb = {"increase": "提高", "decrease": "降低"}[target["direction"]]
            parts = ["", f"{verb}{target['amount']}{target['unit']}", ""]
        case _:
            parts = ["", target["text"], ""]
    return [*indicator["path"], *parts]


@each_sheet
def test_json_holds_every_field_and_paragraph(truth: dict[str, Any]) -> None:
    (sheet,) = json.loads(painted(truth, "json"))["sheets"]
    fields = {name: amount(value) if name in MONEY else value for name, value in sheet["fields"].items()}
    assert fields == truth["fields"]
    assert {name: "".join(paragraphs) for name, paragraphs in sheet["prose"].items()} == truth["prose"]


def amount(value: dict[str, str]) -> str:
    assert value["unit"] == "元"
    return f"{Decimal(value['amount']):,}"


@each_sheet
def test_markdown_holds_every_row(truth: dict[str, Any]) -> None:
    text = painted(truth, "md").decode()
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", text, re.M)
    assert rows[0] == ("一级目标", "二级目标", "三级目标", "指标目标值")
    assert rows[2:] == rows_of(truth)
    for name, value in truth["fields"].items():
        assert re.search(rf"^\| {re.escape(name)}(?:（元）)? \| {re.escape(value)} \|$", text, re.M), name
    assert without_markup(text).count("".join(truth["prose"]["项目概况"].split())) == 1
    for prose in truth["prose"].values():
        assert "".join(prose.split()) in without_markup(text)


def without_markup(text: str) -> str:
    return "".join(re.sub(r"\\(.)", r"\1", text).split())


@each_sheet
def test_html_holds_every_row(truth: dict[str, Any]) -> None:
    page = painted(truth, "html").decode()
    fields, indicators = re.findall(r"<table.*?</table>", page, re.S)
    assert list(filled_rows(indicators)) == rows_of(truth)
    texts = [text_of(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", fields, re.S)]
    for name, value in truth["fields"].items():
        label = f"{name}（元）" if name in MONEY else name
        assert texts[texts.index(label) + 1] == value
    for name, prose in truth["prose"].items():
        assert texts[texts.index(f"{name}：") + 1] == prose


def filled_rows(table: str) -> Iterator[tuple[str, ...]]:
    """The rows of the table's bodies with the cells that span rows filled in below."""
    for body in re.findall(r"<tbody>.*?</tbody>", table, re.S):
        held: dict[int, tuple[str, int]] = {}
        for row in re.findall(r"<tr.*?</tr>", body, re.S):
            cells = iter(re.findall(r"<t[hd]([^>]*)>(.*?)</t[hd]>", row, re.S))
            texts = []
            for column in range(4):
                if column not in held:
                    attributes, inside = next(cells)
                    span = re.search(r'rowspan="(\d+)"', attributes)
                    held[column] = (text_of(inside), int(span.group(1)) if span else 1)
                text, left = held.pop(column)
                texts.append(text)
                if left > 1:
                    held[column] = (text, left - 1)
            yield tuple(texts)


def text_of(inside: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", inside))


@each_sheet
def test_the_workbook_holds_every_row(truth: dict[str, Any]) -> None:
    worksheet = openpyxl.load_workbook(io.BytesIO(painted(truth, "xlsx"))).active
    rows = [[cell.value for cell in row] for row in worksheet.iter_rows()]
    head = next(index for index, row in enumerate(rows) if "一级目标" in row)
    columns = [column for column, text in enumerate(rows[head]) if text]
    found, last = [], ["", "", "", ""]
    for row in rows[head + 1 :]:
        last = [row[column] or held for column, held in zip(columns, last, strict=True)]
        found.append(tuple(last))
    assert found == rows_of(truth)


@each_sheet
def test_the_workbook_holds_every_field_and_paragraph(truth: dict[str, Any]) -> None:
    worksheet = openpyxl.load_workbook(io.BytesIO(painted(truth, "xlsx"))).active
    values = [cell.value for row in worksheet.iter_rows() for cell in row if cell.value is not None]
    for name, value in truth["fields"].items():
        label = f"{name}（元）" if name in MONEY else name
        content = values[values.index(label) + 1]
        if name in MONEY:
            assert f"{content:,}" == value
        elif name.endswith("日期"):
            assert content.date().isoformat() == value
        else:
            assert content == value
    for name, prose in truth["prose"].items():
        assert values[values.index(f"{name}：") + 1].replace("\n", "") == prose


@each_sheet
def test_what_a_reviewer_would_say_is_kept(truth: dict[str, Any], keeps: Callable[[Path, str], None]) -> None:
    """Each finding was read: none that an experienced reviewer would not sign."""
    path = ROOT / "examples" / f"{truth['project']}.sheet"
    _, findings = sheetlang.compile_file(path)
    told = [
        f"{one.source.line_number(one.span.start)} {one.severity}[{one.rule}] {one.message('zh')}\n" for one in findings
    ]
    keeps(ROOT / "tests" / "published" / f"{path.stem}.txt", "".join(told))
