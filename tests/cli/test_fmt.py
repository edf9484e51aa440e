"""`sheetlang fmt`: what stands in the files afterwards, what is said, and what is never written."""

import os
import stat
from pathlib import Path

import pytest
from hostile.mutants import mutant
from sound import SOUND

from sheetlang.compiler import Compiled, compile_source
from sheetlang.formatting.parts import wrong_rows
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in
from sheetlang.workspace.write import write_whole

RAGGED = SOUND.replace(" >= 42 公里", "　≥４２公里")
BOM = b"\xef\xbb\xbf"


def state(file: Path) -> tuple[bytes, int, int, int]:
    seen = file.stat()
    return file.read_bytes(), seen.st_mtime_ns, seen.st_ino, seen.st_mode


def test_files_and_folders_are_written_and_counted(run, write):
    ragged = [write(path, RAGGED) for path in ("甲.sheet", "年/乙.sheet", "年/深/丙.sheet")]
    neat = write("年/丁.sheet", SOUND)
    before = state(neat)
    ran = run("fmt", "甲.sheet", "年")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "3 个文件已整理，1 个本来就整齐。\n")
    assert [file.read_text("utf-8") for file in ragged] == [SOUND] * 3
    assert state(neat) == before
    assert run("fmt", "甲.sheet", "年").stderr == "0 个文件已整理，4 个本来就整齐。\n"
    assert run("fmt", "甲.sheet", "-q").stderr == ""
    assert run("fmt", "甲.sheet", "--lang", "en").stderr == "0 file(s) formatted, 1 already neat.\n"


def test_check_lists_and_writes_nothing(run, write):
    files = [write("甲.sheet", RAGGED), write("乙.sheet", SOUND)]
    before = list(map(state, files))
    ran = run("fmt", "甲.sheet", "乙.sheet", "--check")
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "甲.sheet\n", "1 个文件要整理，1 个本来就整齐。\n")
    assert run("fmt", "乙.sheet", "--check").returncode == 0
    assert list(map(state, files)) == before


def test_diff_shows_and_writes_nothing(run, write):
    file = write("甲.sheet", RAGGED)
    before = state(file)
    for more in ((), ("--check",)):
        ran = run("fmt", "甲.sheet", "--diff", *more)
        assert ran.returncode == 1
        assert ran.stdout.startswith("--- 甲.sheet\n+++ 甲.sheet\n@@ ")
        assert "-产出.数量.改造管网　≥４２公里\n+产出.数量.改造管网 >= 42 公里\n" in ran.stdout
    assert state(file) == before
    write("甲.sheet", SOUND)
    ran = run("fmt", "甲.sheet", "--diff")
    assert (ran.returncode, ran.stdout) == (0, "")


# -- what stays as it was


@pytest.mark.parametrize("mark", [b"", BOM], ids=["plain", "mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "mixed"], ids=["lf", "crlf", "mixed"])
@pytest.mark.parametrize("last", ["", "\n"], ids=["open", "closed"])
def test_the_mark_the_line_ends_and_the_rights_stay(run, write, mark, ending, last):
    """Twelve ways; mixed line ends become those of the first line, and the last line has its end."""
    first, rest = RAGGED.rstrip("\n").split("\n", 1)
    rest = rest.replace("\n", "\n" if ending == "mixed" else ending) + last.replace(
        "\n", "\n" if ending == "mixed" else ending
    )
    wanted = "\n" if ending == "\n" else "\r\n"
    file = write("甲.sheet", mark + f"{first}{wanted}{rest}".encode())
    file.chmod(0o640)
    assert run("fmt", "甲.sheet").returncode == 0
    assert file.read_bytes() == mark + SOUND.replace("\n", wanted).encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".tmp"] == []
    before = state(file)
    assert run("fmt", "甲.sheet").returncode == 0
    assert state(file) == before


@pytest.mark.parametrize("text", ["", "\n", "  \n\n", "# 只有注释", "﻿"])
def test_hardly_anything_is_a_file_too(run, write, text):
    file = write("甲.sheet", text)
    assert run("fmt", "甲.sheet").returncode == 0
    assert file.read_text("utf-8").strip("\ufeff") == ("# 只有注释\n" if "#" in text else "")


# -- standard input


def test_standard_input_goes_to_standard_output(run):
    ran = run("fmt", "-", stdin=RAGGED)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, SOUND, "1 个文件已整理，0 个本来就整齐。\n")
    assert run("fmt", "-", "-q", stdin=SOUND).stdout == SOUND


def test_standard_input_keeps_its_mark_and_its_line_ends(process):
    ran = process("fmt", "-", stdin=BOM + RAGGED.replace("\n", "\r\n").encode())
    assert ran.stdout == BOM + SOUND.replace("\n", "\r\n").encode()


def test_standard_input_is_checked_and_shown(run):
    ran = run("fmt", "-", "--check", stdin=RAGGED)
    assert (ran.returncode, ran.stdout) == (1, "<stdin>\n")
    ran = run("fmt", "-", "--diff", "--stdin-filename", "表/甲.sheet", stdin=RAGGED)
    assert ran.returncode == 1
    assert ran.stdout.startswith("--- 表/甲.sheet\n")
    assert run("fmt", "-", "--check", stdin=SOUND).returncode == 0


def test_standard_input_is_taken_for_a_file_with_its_forms_and_imports(run, write):
    """Only by its form is a value after a colon known to be a number."""
    form = 'id = "village"\nname = "村表"\ntitle = "表"\n[[sections]]\nfields = [{ name = "钱", type = "money", required = true }]\n[[columns]]\nname = "名"\nshows = "name"\n'
    write("村/sheetlang.toml", "")
    write("村/forms/村.form.toml", form)
    text = "表式: 村表\n年度: 2026\n项目 甲\n钱：１０万元\n"
    assert "钱: １０万元" in run("fmt", "-", stdin=text).stdout
    assert "钱: 10 万元" in run("fmt", "-", "--stdin-filename", "村/新.sheet", stdin=text).stdout
    assert "钱: 10 万元" in run("fmt", "-", "--form-dir", "村/forms", stdin=text).stdout


def test_a_name_for_standard_input_needs_standard_input(run, write):
    write("甲.sheet", SOUND)
    ran = run("fmt", "甲.sheet", "--stdin-filename", "乙.sheet")
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (2, "错误: --stdin-filename 要和“-”一起用")


# -- chosen lines


def test_only_chosen_lines_are_written(run, write):
    file = write("甲.sheet", RAGGED + "产出.数量.乙  ≥5场\n产出.数量.丙  ≥5场\n")
    number = RAGGED.count("\n") + 1
    assert run("fmt", "甲.sheet", "--lines", f"{number}-{number}").returncode == 0
    assert file.read_text("utf-8") == RAGGED + "产出.数量.乙 >= 5 场\n产出.数量.丙  ≥5场\n"
    assert run("fmt", "甲.sheet", "--lines", "1-2", "--lines", str(number + 1)).returncode == 0
    assert file.read_text("utf-8") == RAGGED + "产出.数量.乙 >= 5 场\n产出.数量.丙 >= 5 场\n"
    assert run("fmt", "甲.sheet", "--lines", "9000-999999999").stderr == "0 个文件已整理，1 个本来就整齐。\n"


@pytest.mark.parametrize("typed", ["", "3-", "-3", "0", "5-3", "a-b", "1-2-3", "１-２", "1" * 30])
def test_lines_that_are_no_lines_are_complained_of(run, write, typed):
    write("甲.sheet", RAGGED)
    ran = run("fmt", "甲.sheet", f"--lines={typed}")
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (
        2, f"错误: --lines 要写成“起-止”，例如 3-8，不是“{typed}”",
    )  # fmt: skip


def test_lines_are_those_of_one_file(run, write):
    write("表/甲.sheet", RAGGED)
    write("表/乙.sheet", RAGGED)
    ran = run("fmt", "表", "--lines", "1-3")
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (2, "错误: --lines 一次只整理一个文件")


# -- mistakes, and what comments allow


def test_lines_with_mistakes_stay_and_are_told_of(run, write):
    file = write("甲.sheet", RAGGED + "随手　一写  \n产出.数量.乙:5 场  \n产出.数量.丙  ≥5场\n")
    ran = run("fmt", "甲.sheet")
    assert file.read_text("utf-8") == SOUND + "随手　一写  \n产出.数量.乙:5 场  \n产出.数量.丙 >= 5 场\n"
    assert ran.stderr == "1 个文件已整理，0 个本来就整齐。\n2 处写错了，原样留着；查错用 sheetlang check。\n"
    assert ran.returncode == 0


def test_comments_allow_what_they_allowed(run, write):
    write(
        "甲.sheet",
        "# 允许全文 missing-comparator: 旧表\n\n\n"
        + RAGGED
        + "# 允许 pending: 候批\n产出.数量.乙： 待定\n产出.数量.丙≥**\n"
        "产出.数量.丁  ≥ ** 人   # 允许 placeholder: 候批\n# 允许开始 pending: 候批\n\n\n\n产出.数量.戊：待定\n# 允许结束\n",
    )
    before = run("check", "甲.sheet", "--format", "concise")
    assert "sign-without-space" in before.stdout
    assert "pending" not in before.stdout
    assert run("fmt", "甲.sheet").returncode == 0
    after = run("check", "甲.sheet", "--format", "concise")
    rules = [[line.split(" ")[1] for line in ran.stdout.splitlines()] for ran in (before, after)]
    assert rules[0] == rules[1] != []


def test_a_fault_of_the_formatter_leaves_the_file_alone_and_is_told(run, write, monkeypatch):
    from sheetlang.formatting import spelling
    from sheetlang.formatting.targets import Written

    files = [write("甲.sheet", RAGGED), write("乙.sheet", SOUND.replace("产出.数量.改造管网 >= 42 公里\n", "\n\n"))]
    before = state(files[0])
    monkeypatch.setattr(spelling, "written_target", lambda typed: Written(">=", "41 公里"))
    ran = run("fmt", "甲.sheet", "乙.sheet")
    assert ran.returncode == 2
    assert ran.stderr == (
        "甲.sheet: 没有整理：整理后意思会变。这是 sheetlang 自己的错，请报告这个文件。\n"
        "1 个文件已整理，0 个本来就整齐，1 个没有动。\n"
    )
    assert state(files[0]) == before
    ran = run("fmt", "-", "-q", stdin=RAGGED)
    assert (ran.returncode, ran.stdout) == (2, RAGGED)


# -- files that are none, or are not as they seem


def test_what_is_not_there_is_complained_of(run, folder):
    (folder / "空").mkdir()
    assert run("fmt", "没有.sheet").stderr.splitlines()[0] == "错误: 找不到“没有.sheet”"
    assert run("fmt", "空").stderr.splitlines()[0] == "错误: “空”里没有 .sheet 文件"
    assert {run("fmt", path).returncode for path in ("没有.sheet", "空")} == {2}


@pytest.mark.parametrize(
    ("data", "mark"),
    [
        (RAGGED.encode("gb18030"), "GB18030"),
        (RAGGED.encode("utf-16"), "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "错误[not-utf8]"),
    ],
    ids=["gb18030", "utf-16", "binary"],
)
def test_what_is_no_text_is_left_alone_and_the_others_are_written(run, write, data, mark):
    file, other = write("甲.sheet", data), write("乙.sheet", RAGGED)
    ran = run("fmt", "甲.sheet", "乙.sheet")
    assert (ran.returncode, file.read_bytes(), other.read_text("utf-8")) == (2, data, SOUND)
    assert mark in ran.stderr
    assert "1 个文件已整理，0 个本来就整齐，1 个没有动。" in ran.stderr
    ran = run("fmt", "-", stdin=data)
    assert (ran.returncode, ran.stdout) == (2, "")


def test_a_file_that_may_not_be_written_is_not_replaced_either(run, write, monkeypatch):
    file = write("甲.sheet", RAGGED)
    before = state(file)

    def refuse(path, mode):
        raise PermissionError(13, os.strerror(13), str(path))

    monkeypatch.setattr("sheetlang.workspace.rewrite.open", refuse, raising=False)
    ran = run("fmt", "甲.sheet")
    assert (ran.returncode, state(file)) == (2, before)
    assert "没有权限，或者它正在 WPS、Excel 里打开着" in ran.stderr


def test_a_file_that_cannot_be_read_is_told(run, write, monkeypatch):
    file = write("甲.sheet", RAGGED)

    def refuse(*_):
        raise PermissionError(13, os.strerror(13), "甲.sheet")

    monkeypatch.setattr("sheetlang.workspace.read.read_bytes", refuse)
    ran = run("fmt", "甲.sheet")
    assert ran.returncode == 2
    assert "错误[cannot-read]" in ran.stderr
    assert file.read_text("utf-8") == RAGGED


def test_a_link_is_followed_within_its_folder_but_not_out_of_it(run, write, folder, tmp_path_factory):
    inside = write("表/真.sheet", RAGGED)
    outside = tmp_path_factory.mktemp("别处") / "外.sheet"
    outside.write_text(RAGGED, "utf-8")
    (folder / "表/内.sheet").symlink_to("真.sheet")
    (folder / "表/外.sheet").symlink_to(outside)
    ran = run("fmt", "表")
    assert (inside.read_text("utf-8"), outside.read_text("utf-8")) == (SOUND, RAGGED)
    assert (folder / "表/内.sheet").is_symlink()
    assert "链接指到别的文件夹" in ran.stderr
    assert ran.returncode == 2


def test_what_another_program_just_wrote_is_not_lost(run, write, monkeypatch):
    from sheetlang.cli import formatting

    file, real = write("甲.sheet", RAGGED), formatting.format_source

    def slow(*arguments):
        write("甲.sheet", RAGGED + "# 刚写的\n")
        return real(*arguments)

    monkeypatch.setattr(formatting, "format_source", slow)
    ran = run("fmt", "甲.sheet")
    assert file.read_text("utf-8") == RAGGED + "# 刚写的\n"
    assert "刚才有别的程序改了这个文件" in ran.stderr
    assert ran.returncode == 2


def test_a_write_that_fails_leaves_the_old_file_and_the_others_are_written(run, write, monkeypatch):
    first, second = write("甲.sheet", RAGGED), write("乙.sheet", RAGGED)

    def failing(path, *arguments, **options):
        if path.name == "甲.sheet":
            raise OSError(28, os.strerror(28), str(path))
        write_whole(path, *arguments, **options)

    monkeypatch.setattr("sheetlang.workspace.rewrite.write_whole", failing)
    ran = run("fmt", "甲.sheet", "乙.sheet")
    assert (first.read_text("utf-8"), second.read_text("utf-8")) == (RAGGED, SOUND)
    assert "磁盘满了" in ran.stderr
    assert ran.returncode == 2


def test_a_long_run_says_how_far_it_is(run, write, monkeypatch):
    for number in range(3):
        write(f"{number}.sheet", RAGGED)
    clock = iter(range(0, 1000, 3))
    monkeypatch.setattr("sheetlang.cli.console.time.monotonic", lambda: next(clock))
    assert "已处理 1 / 3 个文件\n" in run("fmt", ".").stderr


# -- a thousand broken files

BROKEN = 1_000


@pytest.fixture(scope="module")
def broken():
    """Files with every kind of mistake, by their names."""
    return {f"{number:04d}.sheet": mutant(number) for number in range(BROKEN)}


def test_of_a_thousand_broken_files_none_is_written_by_looking(run, write, folder, broken):
    for name, data in broken.items():
        write(f"坏/{name}", data)
    before = {name: state(folder / "坏" / name) for name in broken}
    for option in ("--check", "--diff"):
        assert run("fmt", "坏", option).returncode == 2
    assert {name: state(folder / "坏" / name) for name in broken} == before


def test_of_a_thousand_broken_files_no_line_with_a_mistake_changes(run, write, folder, broken):
    for name, data in broken.items():
        write(f"坏/{name}", data)
    ran = run("fmt", "坏")
    assert "自己的错" not in ran.stderr
    changed = 0
    for name, data in broken.items():
        after = (folder / "坏" / name).read_bytes()
        changed += after != data
        assert mistakes(after) == mistakes(data), name
    assert changed > BROKEN // 5


def mistakes(data: bytes) -> object:
    """The rows with mistakes; all of a file that is no text."""
    try:
        return wrong_rows(compiled(Source("x", data.decode("utf-8-sig"))))
    except UnicodeDecodeError:
        return data


def compiled(source: Source) -> Compiled:
    return compile_source(source, built_in())
