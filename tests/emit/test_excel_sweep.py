"""Excel, swept: a text may begin with any character, and three other readers find it as a text, as typed."""

import csv
import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook
from tools import need

import sheetlang
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Column, FormField, Section
from sheetlang.model.sheet import Indicator, Origin, Sheet, TextValue
from sheetlang.model.target import Words
from sheetlang.source import Source, Span

# What follows the first character: it alone decides nothing, so that the first character does.
RESTS = ("1+1", "A1")
TAILS = (
    "",
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("http://a.cn","x")',
    "cmd|' /C calc'!A0",
    "100%",
    "A1",
    "1e5",
    "0",
    "'",
    '"',
)
PAYLOADS = (
    *(f"{lead}{tail}" for lead, tail in product("=+-@＝＋－＠\t\r\n |;,%'\"", TAILS)),
    *("{=1}", "{=SUM(1)}", "http://a.cn", "https://a.cn/?q=1", "ftp://a.cn", "mailto:a@b.cn", "internal:Sheet1!A1", "external:a.xlsx"),
    *("#REF!", "#N/A", "TRUE", "FALSE", "007", "1e5", "1E400", "1,805,000", "12%", "2026-12-31", "12:30", "1/2", "¥5", "--1", "+86 21"),
    *("_x0041_", "_x000A_", "<b>&amp;]]>", "file:///a", "\\\\a\\b", "DDE(\"a\";\"b\")", "=DDE(a)", "@SUM(1)", "R1C1", "Sheet1!A1"),
)  # fmt: skip

NOT_IN_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
_COLUMNS = (Column("名称", "name"), Column("目标", "target"), Column("解释", "attribute", "解释"))
_HERE = Origin(Source("甲.sheet", ""), Span(0, 0))
FORM = Form("sweep", "扫描表", "扫描表", (Section((FormField("单位"),)),), (), _COLUMNS)


def sheet_of(texts: list[str]) -> Sheet:
    """A sheet that says each text as the name, the target and the further column of an indicator."""
    indicators = tuple(
        Indicator.at(_HERE, (text,), Words(text), attributes={"解释": TextValue(text)}) for text in texts
    )
    return Sheet(FORM, 2026, "扫描", {}, {}, indicators, origin=_HERE)


@cache
def swept() -> list[str]:
    """Every character of the plane that most texts are written in, first in a text; then the payloads."""
    return [*(f"{chr(code)}{RESTS[code % 2]}" for code in range(0x10000)), *filter(str.strip, PAYLOADS)]


@cache
def workbook() -> bytes:
    return sheetlang.render([sheet_of(swept())], "xlsx")


def in_the_file(text: str) -> str:
    """A text as a workbook can hold it."""
    return NOT_IN_XML.sub("\ufffd", text)


def test_the_sweep_skips_no_character():
    assert {text[0] for text in swept()} >= {chr(code) for code in range(0x10000)}
    assert len(swept()) > 0x10000 + 200


def test_the_file_has_no_formula_no_link_and_no_number_but_those_of_the_form():
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        names = archive.namelist()
        part = archive.read("xl/worksheets/sheet1.xml")
    assert [name for name in names if re.search(r"worksheets/_rels|externalLink|calcChain|connections", name)] == []
    assert re.findall(rb"<f[ >/]|<hyperlink|<oleLink|t=\"(?:str|e|b|d)\"", part) == []
    assert len(re.findall(rb'<c [^>]*t="s"', part)) >= 3 * len(swept())
    assert re.findall(rb'<c (?![^>]*t="s")[^>]*><v>', part) == []


def test_a_first_reader_finds_each_text_as_a_text():
    worksheet = openpyxl.load_workbook(io.BytesIO(workbook()), read_only=True).worksheets[0]
    rows = [row for row in worksheet.iter_rows() if row[0].value is not None]
    cells = [[cell for cell in row if cell.value is not None] for row in rows[-len(swept()) :]]
    assert {cell.data_type for row in cells for cell in row} == {"s"}
    found = [[cell.value for cell in row] for row in cells]
    assert [(text, row) for text, row in zip(swept(), found, strict=True) if row != [_as_spelt(text)] * 3] == []


def _as_spelt(text: str) -> str:
    """A text with its control characters as the file spells them, which this reader leaves standing."""
    return re.sub("[\x00-\x08\x0b-\x1f]", lambda match: f"_x{ord(match.group()):04X}_", in_the_file(text))


def test_a_second_reader_finds_each_text_as_a_text():
    (worksheet,) = (CalamineWorkbook.from_filelike(io.BytesIO(workbook())).get_sheet_by_index(0),)
    found = [[cell for cell in row if cell != ""] for row in worksheet.to_python()][-len(swept()) :]
    assert {type(cell) for row in found for cell in row} == {str}
    assert [(text, row) for text, row in zip(swept(), found, strict=True) if row != [in_the_file(text)] * 3] == []


def test_an_office_suite_finds_each_text_as_a_text(tmp_path):
    rows = list(_converted(workbook(), tmp_path))[-len(swept()) :]
    found = [[cell for cell in row if cell] for row in rows]
    assert [(text, row) for text, row in zip(swept(), found, strict=True) if row != [in_the_file(text)] * 3][:9] == []


def _converted(data: bytes, folder: Path) -> Iterator[list[str]]:
    (folder / "表.xlsx").write_bytes(data)
    run = [need("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
           "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(folder), str(folder / "表.xlsx")]  # fmt: skip
    subprocess.run(run, capture_output=True, check=True, timeout=300, env={**os.environ, "HOME": str(folder)})
    with open(folder / "表.csv", encoding="utf-8", newline="") as file:
        yield from csv.reader(file)
