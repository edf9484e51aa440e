"""`sheetlang build`: what is written where, what is refused, and what a failure leaves behind."""

import io
import itertools
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest
from sound import REST
from wcwidth import wcswidth

from sheetlang.cli import console

UNSOUND = "\n随手一写\n"
OLD = "旧的".encode()
# Each format's first bytes.
OPENINGS = {"html": b"<!DOCTYPE html>", "md": b"# ", "xlsx": b"PK\x03\x04", "json": b"{"}


def built(folder):
    """The paths of the files below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def temporaries(folder):
    """What unfinished writes left below a folder."""
    return [path for path in built(folder) if ".sheetlang-" in path]


def test_html_and_excel_go_to_the_folder_out(run, write, sound, folder):
    write("a.sheet", sound)
    ran = run("build", "a.sheet")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "1 个文件，写出 2 个 → out\n")
    assert built(folder / "out") == ["a.html", "a.xlsx"]


@pytest.mark.parametrize(("name", "opening"), OPENINGS.items())
def test_a_format_is_written(run, write, sound, folder, name, opening):
    write("a.sheet", sound)
    assert run("build", "a.sheet", "--to", name, "--out", "出").returncode == 0
    assert built(folder / "出") == [f"a.{name}"]
    assert (folder / "出" / f"a.{name}").read_bytes().startswith(opening)


def test_formats_are_written_once_each(run, write, sound, folder):
    write("a.sheet", sound)
    ran = run("build", "a.sheet", "--to", "md，json、 md,")
    assert built(folder / "out") == ["a.json", "a.md"]
    assert ran.stderr == "1 个文件，写出 2 个 → out\n"


def test_outputs_mirror_the_relative_paths(run, write, sound, folder):
    for path in ("年/一.sheet", "年/深/二.sheet", "年/深/更深/三.四.sheet", "散.sheet", "远/五.sheet"):
        write(path, sound)
    ran = run("build", "年", "散.sheet", str(folder / "远" / "五.sheet"), "--to", "md", "--out", "出/里")
    assert built(folder / "出/里") == ["一.md", "五.md", "散.md", "深/二.md", "深/更深/三.四.md"]
    assert ran.stderr == "5 个文件，写出 5 个 → 出/里\n"


def test_a_refused_file_does_not_stop_the_others(run, write, sound, folder):
    write("年/a.sheet", sound)
    write("年/b.sheet", sound + UNSOUND)
    write("年/c.sheet", sound.encode("gb18030"))
    write("年/d.sheet", sound)
    ran = run("build", "年", "--to", "md")
    assert built(folder / "out") == ["a.md", "d.md"]
    assert (ran.returncode, ran.stdout) == (1, "")
    refused = "4 个文件，写出 2 个，2 个有错误，没有生成（改好再来，或加 --draft 生成草稿） → out；2 个错误\n"
    assert ran.stderr.endswith(refused)
    assert "错误[unreadable-line]" in ran.stderr
    assert "错误[not-utf8]" in ran.stderr


def test_the_summary_speaks_english(run, write, sound):
    write("a.sheet", sound + UNSOUND)
    ran = run("build", "a.sheet", "--to", "md", "--lang", "en")
    expected = "1 file(s), 0 written, 1 refused for errors (mend them, or add --draft); 1 error\n"
    assert ran.stderr.endswith(expected)


def test_a_refused_file_keeps_its_old_output(run, write, sound, folder):
    write("out/a.md", "旧的")
    write("a.sheet", sound + UNSOUND)
    assert run("build", "a.sheet", "--to", "md").returncode == 1
    assert (folder / "out/a.md").read_text("utf-8") == "旧的"


OUTDATED = "个以前生成的文件还在，这次没有更新，和现在的表不符，不要用："
SOURCELESS = "表要是删掉或改了名，它就过时了："


@pytest.mark.parametrize("options", [(), ("-q",)])
def test_the_older_output_of_a_refused_file_is_told(run, write, sound, options):
    write("年/a.sheet", sound)
    write("年/b.sheet", sound)
    assert OUTDATED not in run("build", "年").stderr
    write("年/a.sheet", sound + UNSOUND)
    ran = run("build", "年", *options)
    assert f"\n2 {OUTDATED}out/a.html、out/a.xlsx\n" in ran.stderr
    assert "2 older file(s) are still there" in run("build", "年", "--lang", "en", *options).stderr
    assert f"1 {OUTDATED}out/a.xlsx\n" in run("build", "年", "--to", "xlsx", *options).stderr
    assert OUTDATED not in run("build", "年", "--out", "另外", *options).stderr
    assert OUTDATED not in run("build", "年", "--draft", *options).stderr


def test_older_outputs_are_told_where_a_sheet_became_one_of_sets(run, write, sound, folder):
    write("out/共性.md", "旧的")
    write("共性.sheet", "表式: 项目支出绩效目标申报表(2015)\n\n指标集 共性\n产出.数量.甲 = 1 个\n")
    assert f"1 {OUTDATED}out/共性.md\n" in run("build", "共性.sheet", "--to", "md").stderr
    assert (folder / "out/共性.md").read_text("utf-8") == "旧的"


def test_only_the_first_of_many_older_outputs_are_named(run, write, sound):
    for name in "abcdefg":
        write(f"年/{name}.sheet", sound + UNSOUND)
        write(f"out/{name}.md", "旧的")
    told = run("build", "年", "--to", "md").stderr
    assert f"7 {OUTDATED}out/a.md、out/b.md、out/c.md、out/d.md、out/e.md…\n" in told


def test_what_no_sheet_of_a_folder_makes_is_told(run, write, sound, folder):
    for name in ("a", "乡/b"):
        write(f"年/{name}.sheet", sound)
    assert SOURCELESS not in run("build", "年", "--to", "md").stderr
    (folder / "年/乡/b.sheet").unlink()
    told = run("build", "年", "--to", "md").stderr
    assert f"out 里另有 1 个文件，这次的表里没有哪一份生成它；{SOURCELESS}out/乡/b.md\n" in told
    assert built(folder / "out") == ["a.md", "乡/b.md"]
    assert SOURCELESS not in run("build", "年", "--to", "json").stderr
    assert SOURCELESS not in run("build", "年/a.sheet", "--to", "md").stderr


def test_other_files_beside_the_sheets_are_nobodys_business(run, write, sound):
    write("年/a.sheet", sound)
    write("年/说明.md", "说明")
    assert SOURCELESS not in run("build", "年", "--to", "md", "--out", "年").stderr


def test_a_file_that_holds_only_sets_has_no_output_and_no_fault(run, write, folder):
    write("共性.sheet", "表式: 项目支出绩效目标申报表(2015)\n\n指标集 共性\n产出.数量.甲 = 1 个\n")
    ran = run("build", "共性.sheet", "--to", "md")
    assert (ran.returncode, ran.stderr) == (0, "1 个文件，写出 0 个\n")
    assert not (folder / "out").exists()


def test_warnings_do_not_refuse(run, write, sound, folder):
    write("a.sheet", sound.replace("42", "**"))
    ran = run("build", "a.sheet", "--to", "md")
    assert built(folder / "out") == ["a.md"]
    assert ran.returncode == 0
    assert "警告[placeholder]" in ran.stderr
    assert ran.stderr.endswith("1 个文件，写出 1 个 → out；1 个警告\n")


def test_notes_are_counted_but_not_listed(run, write, sound):
    write("a.sheet", sound.replace(">= 42 公里", ": 待定"))
    ran = run("build", "a.sheet", "--to", "md")
    assert (ran.returncode, ran.stderr) == (0, "1 个文件，写出 1 个 → out；1 个提示\n")


@pytest.mark.parametrize(("name", "mark"), [("html", "草稿"), ("md", "草稿"), ("json", '"draft": true')])
def test_a_draft_is_built_in_spite_of_errors_and_says_so(run, write, sound, folder, name, mark):
    write("a.sheet", sound + UNSOUND)
    ran = run("build", "a.sheet", "--to", name, "--draft")
    text = (folder / "out" / f"a.{name}").read_text("utf-8")
    assert mark in text
    assert "a.sheet:13:1" in text
    assert ran.returncode == 1
    assert ran.stderr.endswith("1 个文件，写出 1 个，都是草稿 → out；1 个错误\n")


def test_a_sound_file_is_a_draft_too_when_asked(run, write, sound, folder):
    write("a.sheet", sound)
    ran = run("build", "a.sheet", "--to", "json", "--draft")
    assert json.loads((folder / "out/a.json").read_text("utf-8"))["draft"] is True
    assert (ran.returncode, ran.stderr) == (0, "1 个文件，写出 1 个，都是草稿 → out\n")


def test_what_cannot_be_read_is_no_draft_either(run, write, folder):
    write("a.sheet", b"\x00\xff")
    ran = run("build", "a.sheet", "--draft")
    assert ran.returncode == 1
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [(">= 42 公里", ": 待定"), ("42", "**"), ("饮水中心", "待定"), ("饮水中心", "xx"), ("项目 甲", "项目 待定")],
)
def test_a_release_refuses_what_is_pending_or_a_placeholder(run, write, sound, folder, old, new):
    write("a.sheet", sound.replace(old, new) + REST)
    assert run("build", "a.sheet", "--to", "md", "--out", "平时").returncode == 0
    ran = run("build", "a.sheet", "--to", "md", "--release")
    assert ran.returncode == 1
    assert ran.stderr.endswith("没有生成（改好再来，或加 --draft 生成草稿）；1 个错误\n")
    assert not (folder / "out").exists()


def test_a_release_builds_what_is_finished(run, write, sound, folder):
    write("a.sheet", sound + REST)
    assert run("build", "a.sheet", "--to", "md", "--release").returncode == 0
    assert built(folder / "out") == ["a.md"]


def test_draft_and_release_exclude_each_other(run, write, sound):
    write("a.sheet", sound)
    ran = run("build", "a.sheet", "--draft", "--release")
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (2, "错误: --draft 和 --release 不能同时用")


@pytest.mark.parametrize(("name", "opening"), OPENINGS.items())
def test_one_format_is_printed_byte_for_byte(process, run, write, sound, folder, name, opening):
    write("a.sheet", sound)
    run("build", "a.sheet", "--to", name)
    ran = process("build", "a.sheet", "--to", name, "--out", "-")
    assert ran.stdout.startswith(opening)
    assert ran.stdout == (folder / "out" / f"a.{name}").read_bytes()
    assert (ran.returncode, ran.stderr.decode()) == (0, "1 个文件，写出 1 个\n")
    assert built(folder) == ["a.sheet", f"out/a.{name}", "sheetlang.toml"]


def test_a_refused_file_prints_nothing(run, write, sound):
    write("a.sheet", sound + UNSOUND)
    ran = run("build", "a.sheet", "--to", "md", "--out", "-")
    assert (ran.returncode, ran.stdout) == (1, "")


@pytest.mark.parametrize(
    "arguments", [("a.sheet", "b.sheet", "--to", "md"), ("a.sheet", "--to", "md,json"), ("a.sheet",)]
)
def test_standard_output_takes_one_file_and_one_format(run, write, sound, arguments):
    write("a.sheet", sound)
    write("b.sheet", sound)
    ran = run("build", *arguments, "--out", "-")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines()[0] == "错误: “--out -”只能输出一个文件的一种格式"


def test_standard_input_is_built_as_stdin(run, sound, folder):
    assert run("build", "-", "--to", "md", stdin=sound).returncode == 0
    assert built(folder / "out") == ["stdin.md"]


@pytest.mark.parametrize(("typed", "meant"), [("htm", "html"), ("xls", "xlsx"), ("JSNO", "json"), ("html,excel", None)])
def test_an_unknown_format_gets_a_suggestion(run, write, sound, folder, typed, meant):
    write("a.sheet", sound)
    ran = run("build", "a.sheet", "--to", typed)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert (f"是不是“{meant}”？" if meant else "html、json、md、xlsx") in ran.stderr
    assert not (folder / "out").exists()


def test_no_format_at_all_is_a_usage_error(run, write, sound):
    write("a.sheet", sound)
    assert run("build", "a.sheet", "--to", " ,").returncode == 2


@pytest.mark.parametrize("out", ["占着", "占着/里面"])
def test_a_folder_that_cannot_be_made_is_one_line_and_status_2(run, write, sound, out):
    write("a.sheet", sound)
    write("占着", "一个文件")
    ran = run("build", "a.sheet", "--to", "md", "--out", out)
    assert ran.returncode == 2
    line, summary = ran.stderr.splitlines()
    assert line.startswith(f"{out}: ")
    assert summary == "1 个文件，写出 0 个，1 个写不出"


def test_a_full_disk_is_one_line_and_leaves_the_old_file(write, sound, folder):
    def few_bytes_a_file():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    write("a.sheet", sound)
    old = write("out/a.html", "旧的")
    command = [sys.executable, "-m", "sheetlang", "build", "a.sheet", "--to", "html"]
    ran = subprocess.run(command, capture_output=True, cwd=folder, preexec_fn=few_bytes_a_file, timeout=60)
    assert ran.returncode == 2
    assert len(ran.stderr.decode().splitlines()) == 2
    assert old.read_text("utf-8") == "旧的"
    assert temporaries(folder) == []


def test_a_failure_names_the_file_that_was_wanted_and_not_a_temporary_one(run, write, sound, folder):
    write("a.sheet", sound)
    (folder / "out/a.md/里").mkdir(parents=True)
    ran = run("build", "a.sheet", "--to", "md")
    assert ran.returncode == 2
    assert ran.stderr.startswith("out/a.md: ")
    assert temporaries(folder) == []


def test_one_failure_does_not_stop_the_others(run, write, sound, folder):
    for name in "abc":
        write(f"年/{name}.sheet", sound)
    write("out/b.md/里", "")
    ran = run("build", "年", "--to", "md")
    assert built(folder / "out") == ["a.md", "b.md/里", "c.md"]
    assert ran.returncode == 2
    assert ran.stderr.endswith("3 个文件，写出 2 个，1 个写不出 → out\n")


def test_two_inputs_to_one_output_are_a_failure_and_the_first_stands(run, write, sound, folder):
    write("甲/a.sheet", sound)
    write("乙/a.sheet", sound.replace("项目 甲", "项目 乙"))
    ran = run("build", "甲", "乙", "--to", "md")
    assert ran.returncode == 2
    assert ran.stderr.splitlines() == ["out/a.md: 两个文件会写到这里", "2 个文件，写出 1 个，1 个写不出 → out"]
    assert "## 甲" in (folder / "out/a.md").read_text("utf-8")


def test_a_name_that_fits_a_file_system_can_be_written(run, write, sound, folder):
    name = "长" * 80
    write(f"{name}.sheet", sound)
    ran = run("build", f"{name}.sheet", "--to", "md")
    assert (ran.returncode, built(folder / "out")) == (0, [f"{name}.md"])


def test_an_output_that_is_a_link_is_replaced_not_followed(run, write, sound, folder):
    write("a.sheet", sound)
    secret = write("别处/a.md", "别处的")
    (folder / "out").mkdir()
    (folder / "out/a.md").symlink_to(secret)
    assert run("build", "a.sheet", "--to", "md").returncode == 0
    assert secret.read_text("utf-8") == "别处的"
    assert not (folder / "out/a.md").is_symlink()


def test_a_linked_folder_does_not_lead_out_of_the_output_folder(run, write, sound, folder):
    write("年/深/a.sheet", sound)
    (folder / "别处").mkdir()
    (folder / "out").mkdir()
    (folder / "out/深").symlink_to(folder / "别处")
    ran = run("build", "年", "--to", "md")
    assert built(folder / "别处") == []
    assert ran.returncode == 2


def test_equal_sheets_give_equal_bytes(process, write, sound, folder):
    write("a.sheet", sound)
    for seed, out in (("0", "甲"), ("1", "乙")):
        ran = process(
            "build", "a.sheet", "--to", "html,md,xlsx,json", "--out", out, PYTHONHASHSEED=seed, TZ=f"UTC{seed}"
        )
        assert ran.returncode == 0
    assert {p.name: p.read_bytes() for p in (folder / "甲").iterdir()} == {
        p.name: p.read_bytes() for p in (folder / "乙").iterdir()
    }


def test_quiet_leaves_the_findings(run, write, sound):
    write("a.sheet", sound + UNSOUND)
    ran = run("build", "a.sheet", "--to", "md", "--quiet")
    assert ran.stdout == ""
    assert ran.stderr.startswith("错误[unreadable-line]")
    assert "个文件" not in ran.stderr


def test_colour_is_for_the_findings(run, write, sound):
    write("a.sheet", sound + UNSOUND)
    assert "\x1b[1;31m错误[unreadable-line]\x1b[0m" in run("build", "a.sheet", "--color").stderr
    assert "\x1b" not in run("build", "a.sheet", "--no-color").stderr


def test_a_path_that_names_nothing_could_not_be_done(run, folder):
    ran = run("build", "没有.sheet")
    assert (ran.returncode, ran.stderr.splitlines()[0]) == (2, "错误: 找不到“没有.sheet”")
    assert not (folder / "out").exists()


def test_a_long_run_says_how_far_it_is(run, write, sound, monkeypatch):
    for name in "abcdefgh":
        write(f"年/{name}.sheet", sound)
    let_each_file_take(1.0, monkeypatch)
    ran = run("build", "年", "--to", "json")
    assert ran.stderr.splitlines() == ["已处理 2 / 8 个文件", "已处理 7 / 8 个文件", "8 个文件，写出 8 个 → out"]
    assert ran.stdout == ""


@pytest.mark.parametrize(("seconds", "arguments"), [(0.2, ()), (1.0, ("--quiet",))])
def test_a_short_or_quiet_run_does_not(run, write, sound, monkeypatch, seconds, arguments):
    for name in "abcdefgh":
        write(f"年/{name}.sheet", sound)
    let_each_file_take(seconds, monkeypatch)
    ran = run("build", "年", "--to", "json", *arguments)
    assert (ran.returncode, "已处理" in ran.stderr) == (0, False)


def let_each_file_take(seconds, monkeypatch):
    """A clock that moves on each time that it is asked."""
    times = itertools.count(0, seconds)
    monkeypatch.setattr(console, "time", SimpleNamespace(monotonic=lambda: next(times)))


def test_on_a_terminal_progress_keeps_to_one_line_and_leaves_none(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", stream)
    let_each_file_take(1.5, monkeypatch)
    progress = console.Progress(4)
    for done in (1, 2, 3, 4):
        progress.step(done)
    progress.finish()
    start, second, third, *cleared = stream.getvalue().split("\r")
    assert (start, second, third) == ("", "已处理 2 / 4 个文件", "已处理 3 / 4 个文件")
    assert "".join(cleared).strip() == ""
    assert wcswidth(cleared[0]) >= wcswidth(third)
    assert cleared[-1] == ""
