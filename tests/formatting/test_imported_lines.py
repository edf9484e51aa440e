"""What an imported file says is nothing of the same place in the file that imports it."""

from pathlib import Path

from sound import SOUND

from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting.formatter import format_source
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.imported_files import FileLibrary

SHEET = f"{SOUND}导入 “共用”\n引用 共用\n\n指标集 不用\n产出.数量.打井 = 4 眼\n    备注: ３座\n"


def test_a_text_stays_where_another_file_has_a_number(tmp_path: Path) -> None:
    shared = "表式: national-2015\n指标集 共用\n产出.数量.打井 = 4 眼\n  上年: ３座\n"
    room = SHEET.index("３座") - shared.index("３座")
    (tmp_path / "共用.sheet").write_text(f"#{'-' * (room - 2)}\n{shared}", "utf-8")

    def compiled(source: Source) -> Compiled:
        return compile_source(source, built_in(), FileLibrary(tmp_path))

    before = compiled(Source(str(tmp_path / "甲.sheet"), SHEET))
    (sheet,) = before.sheets
    assert sheet.indicators[1].attributes["上年"].text == "３座"
    assert format_source(before, compiled).text == SHEET
