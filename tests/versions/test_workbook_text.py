"""A workbook as lines: all that its cells say, whoever saved it last, and no harm from files made to do some."""

import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from sheetlang.compiler import emit
from sheetlang.painting.workbook import MARK
from sheetlang.text import Text
from sheetlang.versions.workbook_cells import Workbook
from sheetlang.versions.workbook_parts import LARGEST
from sheetlang.versions.workbook_text import workbook_lines
from sheetlang.workspace.find import find
from sheetlang.workspace.workspace import Workspace

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*经费.sheet"))


def lines(data):
    return [line.zh if isinstance(line, Text) else line for line in workbook_lines(data)]


def cells(data):
    """What openpyxl reads: the texts of each worksheet's rows that hold some."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        (page.title, [row for row in ([shown(cell) for cell in row if cell.value is not None] for row in page) if row])
        for page in book
    ]


def shown(cell):
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    return format(cell.value, ".15g") if isinstance(cell.value, int | float) else cell.value


def made(fill):
    """A workbook with our mark that a function fills."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.set_properties({"keywords": MARK})
        fill(book)
    return stream.getvalue()


def resaved(data):
    """The workbook as another program writes it."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def with_part(data, name, content):
    """The workbook with another content of one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return stream.getvalue()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_cells_of_the_published_sheets_are_those_that_another_reader_finds(path):
    data = built(path)
    assert [(page.name, page.rows) for page in Workbook(data).pages()] == cells(data)
    assert lines(data)[0] == f"== {cells(data)[0][0]} =="
    assert len(lines(data)) == sum(len(rows) + 1 for _, rows in cells(data)) > 50


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_workbook_that_others_saved_again_reads_the_same(path):
    data = built(path)
    assert resaved(data) != data
    assert lines(resaved(data)) == lines(data)


def built(path):
    (file,) = find([str(path)])
    return emit(Workspace().compile(file), "xlsx")


CELLS = {
    "a text": (lambda page, book: page.write_string(0, 0, "=100%"), "=100%"),
    "a number": (lambda page, book: page.write_number(0, 0, 3215200), "3215200"),
    "a broken number": (lambda page, book: page.write_number(0, 0, 0.1 + 0.2), "0.3"),
    "a day": (
        lambda page, book: page.write_datetime(0, 0, date(2026, 3, 1), book.add_format({"num_format": "yyyy-mm-dd"})),
        "2026-03-01",
    ),
    "a day by a format of Excel's own": (
        lambda page, book: page.write_datetime(0, 0, date(2026, 3, 1), book.add_format({"num_format": 14})),
        "2026-03-01",
    ),
    "a number whose format speaks of days": (
        lambda page, book: page.write_number(0, 0, 61000, book.add_format({"num_format": '0"day"'})),
        "61000",
    ),
    "a red number": (
        lambda page, book: page.write_number(0, 0, 61000, book.add_format({"num_format": "[Red]0"})),
        "61000",
    ),
    "a day before days are counted right": (
        lambda page, book: page.write_number(0, 0, 5, book.add_format({"num_format": "yyyy-mm-dd"})),
        "5",
    ),
    "a result": (lambda page, book: page.write_formula(0, 0, "=1+1", None, 2), "2"),
    "a result that is a text": (lambda page, book: page.write_formula(0, 0, '="甲"', None, "甲"), "甲"),
    "lines": (lambda page, book: page.write_string(0, 0, "一\n二"), "一 ⏎ 二"),
    "parts in bold": (
        lambda page, book: page.write_rich_string(0, 0, "甲", book.add_format({"bold": True}), "乙", "丙"),
        "甲乙丙",
    ),
    "a control": (lambda page, book: page.write_string(0, 0, "一\x1b[31m\u202e"), "一\\u{001B}[31m\\u{202E}"),
    "a text that looks escaped": (lambda page, book: page.write_string(0, 0, "_x0041_"), "_x0041_"),
}


@pytest.mark.parametrize("name", CELLS)
@pytest.mark.parametrize("in_place", [False, True], ids=["shared", "in place"])
def test_each_kind_of_cell(name, in_place):
    write, text = CELLS[name]
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "constant_memory": in_place}) as book:
        book.set_properties({"keywords": MARK})
        write(book.add_worksheet("页"), book)
    assert lines(stream.getvalue()) == ["== 页 ==", text]


def test_how_a_text_is_pronounced_does_not_belong_to_it():
    data = made(lambda book: book.add_worksheet("页").write_string(0, 0, "東京"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        part = book.read("xl/sharedStrings.xml")
    spoken = part.replace(b"</t>", "</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>".encode(), 1)
    assert spoken != part
    assert lines(with_part(data, "xl/sharedStrings.xml", spoken)) == ["== 页 ==", "東京"]


# -- workbooks of others, and such as are none

FOREIGN = "不是 sheetlang 写的工作簿"
NOT_READABLE = "读不了的工作簿：损坏了，太大，或者不是工作簿"


def test_a_workbook_of_others_is_told_by_its_fingerprint():
    book = openpyxl.Workbook()
    book.active.append(["机密"])
    stream = io.BytesIO()
    book.save(stream)
    told = lines(stream.getvalue())
    assert told[0] == FOREIGN
    assert "机密" not in "".join(told)
    stream.seek(0, io.SEEK_END)
    stream.write(b"x")
    assert lines(stream.getvalue())[1] != told[1]


@pytest.mark.parametrize("data", [b"", b"PK", "甲\n".encode(), b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_workbook_is_told_by_its_fingerprint(data):
    assert lines(data)[0] == NOT_READABLE
    assert f"{len(data)} bytes" in lines(data)[1]


ROW = b'<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
LOL = b'<!DOCTYPE sst [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BOMBS = {
    "entities": ("xl/sharedStrings.xml", LOL + b"<sst><si><t>&b;</t></si></sst>"),
    "a file outside": (
        "xl/sharedStrings.xml",
        b'<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>',
    ),
    "a text that unfolds": ("xl/sharedStrings.xml", b"<sst><si><t>" + b"x" * (LARGEST + 1) + b"</t></si></sst>"),
    "cells without number": ("xl/worksheets/sheet1.xml", b"<worksheet>" + b"<c/>" * 2_500_000 + b"</worksheet>"),
    "endless depth": ("xl/worksheets/sheet1.xml", b"<a>" * 3_000_000),
    "no end": ("xl/worksheets/sheet1.xml", b"<worksheet><row>"),
    "an unknown encoding": ("xl/workbook.xml", b'<?xml version="1.0" encoding="x-none"?><workbook/>'),
    "bytes": ("xl/workbook.xml", b"\xff\x00\x80"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_made_to_do_harm_is_not_read(name):
    data = made(lambda book: book.add_worksheet("页").write_string(0, 0, "甲"))
    part, content = BOMBS[name]
    assert lines(with_part(data, part, content))[0] == NOT_READABLE


def test_one_text_in_many_cells_does_not_fill_the_disk():
    def fill(book):
        page = book.add_worksheet("页")
        for row in range(2000):
            page.write_string(row, 0, "长" * 30000)

    told = lines(made(fill))
    assert told[-1] == "……太长，后面的不显示"
    assert sum(map(len, told)) < 9_000_000


def test_no_damage_makes_it_fail():
    """Bytes changed, cut out or doubled anywhere, inside the parts as well."""
    data, chance = built(EXAMPLES[0]), random.Random(5)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    outcomes = set()
    for _ in range(150):
        name = chance.choice(sorted(parts))
        outcomes.add(lines(with_part(data, name, damaged(parts[name], chance)))[0])
        outcomes.add(lines(damaged(data, chance))[0])
    assert {NOT_READABLE, "== 安置帮教工作办案经费 =="} <= outcomes


def damaged(data, chance):
    at, length = chance.randrange(len(data)), chance.randrange(1, 40)
    piece = chance.choice((b"", bytes(chance.randrange(256) for _ in range(length)), data[at : at + length] * 2))
    return data[:at] + piece + data[at + length :]


# -- the command


@pytest.mark.parametrize(("lang", "told"), [("zh", NOT_READABLE), ("en", "a workbook that cannot be read: damaged, ")])
def test_the_command_prints_and_never_fails_for_a_file_that_is_there(run, folder, lang, told):
    (folder / "坏.xlsx").write_bytes(b"x")
    ran = run("textconv", "坏.xlsx", "--lang", lang)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(told)


def test_a_file_that_is_not_there_is_a_usage_error(run):
    ran = run("textconv", "没有.xlsx")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0].endswith(": 没有这个文件")
