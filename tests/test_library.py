"""The library: compile a text or a file, render its sheets, and never raise for what an author wrote."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sound import REST
from sound import SOUND as TEXT
from tools import need_module

import sheetlang

WRONG = f"{TEXT}产出.数量.水厂 >= 许多\n"

TYPED = """
from pathlib import Path
from typing import assert_type
import sheetlang
from sheetlang.diagnostic import Diagnostic
from sheetlang.model.sheet import Sheet

sheets, findings = sheetlang.compile_text("", "a", release=True)
assert_type(sheets, tuple[Sheet, ...])
assert_type(findings, tuple[Diagnostic, ...])
assert_type(sheetlang.compile_file(Path("a"), form_dir="b"), tuple[tuple[Sheet, ...], tuple[Diagnostic, ...]])
assert_type(sheetlang.render(sheets, "html", draft=findings), bytes)
sheetlang.render("甲", 5)  # wrong
sheetlang.compile_text(b"")  # wrong
"""


def test_a_sound_text_gives_a_sheet_and_no_findings():
    sheets, findings = sheetlang.compile_text(TEXT)
    assert findings == ()
    (sheet,) = sheets
    assert (sheet.form.id, sheet.year, sheet.project) == ("national-2015", 2026, "甲")
    assert [one.path for one in sheet.indicators] == [("产出指标", "数量指标", "改造管网")]
    assert sheet.fields["年度资金总额"].amount.digits == "100"
    assert sheet.prose == {"年度总体目标": ("通水",)}


def test_findings_say_what_where_and_how_to_mend_it():
    sheets, findings = sheetlang.compile_text(WRONG, "甲.sheet")
    (finding,) = findings
    assert (finding.rule, finding.severity, finding.source.name) == ("comparison-needs-number", "error", "甲.sheet")
    assert finding.source.position(finding.span.start) == (12, 13)
    assert finding.source.text[finding.span.start : finding.span.end] == "许多"
    assert finding.message("zh") == "比较符后面要写数，这里是文字"
    assert finding.message("en") == "a comparison needs a number after it, not words"
    assert finding.help("zh") == "文字目标用冒号，不写比较符：“名称: 文字”"
    assert [one.name for one in sheets[0].indicators] == ["改造管网"]


def test_findings_stand_in_reading_order():
    _, findings = sheetlang.compile_text(WRONG + "胡写\n" + "产出.数两.乙: 1\n")
    assert [one.source.position(one.span.start).line for one in findings] == [12, 13, 14]


def test_sheets_and_findings_cannot_be_altered():
    sheets, findings = sheetlang.compile_text(WRONG)
    for value, name in ((sheets[0], "project"), (findings[0], "span"), (sheets[0].indicators[0], "path")):
        with pytest.raises(AttributeError):
            setattr(value, name, None)


def test_a_release_is_stricter():
    pending = TEXT.replace(">= 42 公里", ": 待定") + REST
    severities = [
        [one.severity for one in sheetlang.compile_text(pending, release=release)[1]] for release in (False, True)
    ]
    assert severities == [["info"], ["error"]]


@pytest.mark.parametrize(
    ("text", "while_written", "released"),
    [
        (TEXT + REST, [], []),
        (TEXT, [], ["error missing-class", "warning missing-class"]),
        (TEXT.replace("产出.数量.改造管网 >= 42 公里\n", ""), [], ["error missing-class", "warning missing-class"]),
        (TEXT.replace("年度: 2026\n", ""), [], ["error missing-class", "error missing-field", "warning missing-class"]),
        (TEXT.replace("年度: 2026\n", "") + REST, ["info missing-field"], ["error missing-field"]),
        (TEXT.replace("2026", "26") + REST, ["error bad-year"], ["error bad-year"]),
    ],
)
def test_what_is_handed_in_has_its_year_and_its_indicators(text, while_written, released):
    found = [sheetlang.compile_text(text, release=release)[1] for release in (False, True)]
    assert [sorted(f"{one.severity} {one.rule}" for one in findings) for findings in found] == [while_written, released]


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert sheetlang.compile_text("\ufeff" + TEXT)[1] == ()


def test_a_text_that_stands_alone_cannot_import():
    _, findings = sheetlang.compile_text('表式: 上海2020\n导入 "共性.sheet"\n指标集 甲\n')
    assert [one.rule for one in findings] == ["import-not-found"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "\x00",
        "\ud800",
        "：",
        "=",
        "项目",
        "改 ",
        "引用",
        "[[",
        "#",
        "表式: ",
        "年度: 二〇",
        "  x",
        "a: b: c",
        "(" * 10_000,
        "甲" * 30_000,
    ],
    ids=repr,
)
def test_no_text_makes_it_raise(text):
    sheets, findings = sheetlang.compile_text(text)
    assert all(one.message("zh") and one.message("en") for one in findings)
    for name in ("html", "md", "xlsx", "json"):
        assert sheetlang.render(sheets, name, draft=findings)


def test_a_file_is_read_with_its_imports_and_forms(tmp_path):
    (tmp_path / "sheetlang.toml").touch()
    (tmp_path / "共性.sheet").write_text("指标集 共性\n产出.质量.合格率 = 100 %\n", "utf-8")
    path = tmp_path / "a.sheet"
    path.write_text(TEXT.replace("\n项目", '导入 "共性.sheet"\n\n项目') + "引用 共性\n", "utf-8")
    for given in (path, str(path)):
        (sheet,), findings = sheetlang.compile_file(given)
        assert findings == ()
        assert [one.name for one in sheet.indicators] == ["改造管网", "合格率"]


@pytest.mark.parametrize("data", [None, TEXT.encode("gb18030"), b"\x00\xff"], ids=["missing", "gb18030", "binary"])
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path, data):
    path = tmp_path / "a.sheet"
    if data is not None:
        path.write_bytes(data)
    sheets, findings = sheetlang.compile_file(path)
    assert sheets == ()
    assert [one.rule for one in findings] == ["cannot-read" if data is None else "not-utf8"]


def test_the_findings_of_a_wrong_form_come_first(tmp_path):
    (tmp_path / "表式").mkdir()
    (tmp_path / "表式/own.toml").write_text("id = 1", "utf-8")
    (tmp_path / "a.sheet").write_text(WRONG, "utf-8")
    _, findings = sheetlang.compile_file(tmp_path / "a.sheet", form_dir=tmp_path / "表式")
    assert findings[0].rule.startswith("form-")
    assert findings[-1].rule == "comparison-needs-number"


@pytest.mark.parametrize(
    ("name", "opening"), [("html", b"<!DOCTYPE html>"), ("md", b"# "), ("xlsx", b"PK\x03\x04"), ("json", b"{\n")]
)
def test_every_format_is_bytes(name, opening):
    sheets, _ = sheetlang.compile_text(TEXT)
    assert sheetlang.render(sheets, name).startswith(opening)
    assert sheetlang.render(list(sheets), name) == sheetlang.render(sheets, name)


def test_nothing_can_be_rendered_too():
    assert json.loads(sheetlang.render((), "json")) == {"schema": "sheetlang.sheet/1", "sheets": []}


def test_a_draft_says_so_and_lists_its_findings():
    sheets, findings = sheetlang.compile_text(WRONG, "甲.sheet")
    value = json.loads(sheetlang.render(sheets, "json", draft=findings))
    assert (value["draft"], value["findings"]) == (True, ["甲.sheet:12:13 比较符后面要写数，这里是文字"])
    assert "draft" not in json.loads(sheetlang.render(sheets, "json"))
    assert json.loads(sheetlang.render(sheets, "json", draft=()))["findings"] == []


@pytest.mark.parametrize("name", ["pdf", "", "HTML", "__init__", "../rules/pending"])
def test_an_unknown_format_is_a_value_error_that_names_the_known(name):
    with pytest.raises(ValueError, match="known: html, json, md, xlsx"):
        sheetlang.render((), name)


def test_only_what_is_promised_is_public():
    assert sorted(sheetlang.__all__) == ["compile_file", "compile_text", "read_json", "render"]
    assert all(callable(getattr(sheetlang, name)) and getattr(sheetlang, name).__doc__ for name in sheetlang.__all__)


def test_the_package_says_that_it_is_typed():
    assert (Path(sheetlang.__file__).parent / "py.typed").is_file()


def test_types_reach_those_who_import_it(tmp_path):
    need_module("mypy")
    (tmp_path / "user.py").write_text(TYPED, "utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--follow-imports=silent",
        "--cache-dir",
        str(tmp_path / "cache"),
    ]
    ran = subprocess.run([*command, "user.py"], cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=120)
    wrong = {number for number, line in enumerate(TYPED.splitlines(), 1) if "# wrong" in line}
    assert {int(line.split(":")[1]) for line in ran.stdout.splitlines() if ": error:" in line} == wrong, ran.stdout


def loaded_after(statements):
    """The libraries that a fresh process has loaded."""
    libraries = ("lark", "click", "jinja2", "xlsxwriter", "attrs")
    ask = f"import sys\n{statements}\nprint(*(name for name in {libraries} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", ask], capture_output=True, encoding="utf-8", timeout=60, check=True)
    return ran.stdout.split()


def test_importing_it_loads_no_library():
    assert loaded_after("import sheetlang") == []


def test_compiling_loads_neither_templates_nor_commands_nor_the_parser_s_maker():
    assert loaded_after("import sheetlang; sheetlang.compile_text('')") == []
    crooked = "表式: 上海2020\\n项目 甲\\n甲: 乙: 丙\\n产出.时效.完工: 2026年10月底前"
    assert loaded_after(f"import sheetlang; sheetlang.compile_text('{crooked}')") == []


def test_json_needs_no_template():
    assert {"click", "jinja2", "xlsxwriter"}.isdisjoint(loaded_after("import sheetlang; sheetlang.render((), 'json')"))


@pytest.mark.parametrize("form_dir", ["none", "a.sheet"])
def test_a_folder_of_forms_that_is_none_is_told(tmp_path: Path, form_dir: str) -> None:
    (tmp_path / "a.sheet").write_text(TEXT, "utf-8")
    for read in (lambda folder: sheetlang.compile_file(tmp_path / "a.sheet", form_dir=folder),
                 lambda folder: sheetlang.read_json("{}", form_dir=folder)):  # fmt: skip
        with pytest.raises(NotADirectoryError, match=form_dir):
            read(tmp_path / form_dir)
