"""What git shows of sheets once it is set up, what it does without the program, and that all else is as it was."""

import os
import stat
import subprocess

import pytest

from sheetlang.language.keywords import COMMANDS

SHEET = """\
表式: 项目支出绩效目标申报表(2015)
年度: 2026

项目 城东水厂

主管部门及代码: 县水利局 326001
实施单位: 县供水中心
项目属性: 新增项目
年度资金总额: 3,215,200 元
年度总体目标: 改造café·管网，通水。

产出.数量.改造管网 >= 42.5 公里
产出.数量.新建水厂 = 2 座
"""


@pytest.fixture
def ready(run, git, commit, write):
    """A repository set up, with a sheet in it."""
    assert run("git-setup").returncode == 0
    write("甲.sheet", SHEET)
    commit()
    return write


def words(told):
    """What a word diff says was taken out and put in."""
    lines = [line for line in told.splitlines() if not line.startswith(("---", "+++"))]
    return [line for line in lines if line[:1] in ("-", "+")]


# -- hunks and words


def test_a_hunk_names_the_project_that_it_is_in(git, ready):
    ready("甲.sheet", SHEET.replace("2 座", "3 座"))
    assert "@@ 项目 城东水厂\n" in git("diff")


@pytest.mark.parametrize("colon", [" ", ": ", "：", "\t", "\u3000"])
@pytest.mark.parametrize("name", ["project", "set"])
@pytest.mark.parametrize("lang", ["C", "C.UTF-8"])
def test_every_word_that_opens_a_sheet_or_a_set_is_a_heading(git, ready, name, colon, lang):
    for word in COMMANDS[name].spellings:
        text = SHEET.replace("项目 城东水厂", f"{word}{colon}城东")
        ready("乙.sheet", text)
        git("add", "乙.sheet")
        ready("乙.sheet", text.replace("2 座", "3 座"))
        assert f"@@ {word}{colon}城东\n" in git("diff", "乙.sheet", LC_ALL=lang)


CHANGES = {
    "a number": ("42.5 公里", "43.5 公里", ["-42.5", "+43.5"]),
    "a number with separators": ("3,215,200", "3,214,200", ["-3,215,200", "+3,214,200"]),
    "a Chinese character": ("改造管网 >", "改建管网 >", ["-造", "+建"]),
    "a comparator": (">=", "<=", ["->", "+<"]),
    "a Latin word": ("café", "cafè", ["-café", "+cafè"]),
    "a mark": ("·", "・", ["-·", "+・"]),
}


@pytest.mark.parametrize("lang", ["C", "C.UTF-8"])
@pytest.mark.parametrize("change", CHANGES)
def test_words_are_numbers_latin_words_and_single_characters(git, ready, change, lang):
    old, new, said = CHANGES[change]
    ready("甲.sheet", SHEET.replace(old, new))
    assert words(git("diff", "--word-diff=porcelain", LC_ALL=lang)) == said


def test_no_character_is_cut_where_a_locale_knows_bytes_only(git, ready):
    """Every character of three bytes that a sheet may hold, changed into its neighbour."""
    characters = [chr(code) for code in range(0x2010, 0xFFE0, 97) if chr(code).isprintable()]
    assert len(characters) > 400
    ready("丙.sheet", "".join(f"甲{one}乙\n" for one in characters))
    git("add", "丙.sheet")
    ready("丙.sheet", "".join(f"甲{chr(ord(one) ^ 1)}乙\n" for one in characters))
    told = words(git("diff", "--word-diff=porcelain", "丙.sheet", LC_ALL="C"))
    assert {len(line) for line in told} == {2}


# -- workbooks


@pytest.fixture
def workbook(run, folder, ready):
    """Builds the workbook of a sheet."""

    def build(text):
        ready("乙.sheet", text)
        assert run("build", "乙.sheet", "--to", "xlsx", "--out", ".").returncode in (0, 1)

    return build


def test_a_workbook_is_shown_by_its_cells(git, commit, workbook):
    workbook(SHEET)
    commit()
    workbook(SHEET.replace("2 座", "3 座"))
    told = git("diff", "乙.xlsx")
    assert "@@ 城东水厂\n" in told
    (taken, put) = words(told)
    assert (taken[1:].replace("=2座", "=3座"), put[1:]) == (put[1:], put[1:])
    assert "新建水厂 | =3座" in put
    assert words(git("diff", "--word-diff=porcelain", "乙.xlsx")) == ["-2", "+3"]


def test_a_workbook_of_others_is_shown_by_no_more_than_that_it_changed(git, commit, ready, folder):
    from openpyxl import Workbook

    for text in ("甲", "乙"):
        book = Workbook()
        book.active.append([text])
        book.save(folder / "别人的.xlsx")
        if text == "甲":
            commit()
    told = words(git("diff"))
    assert [line.partition(" ")[0] for line in told] == ["-sha256", "+sha256"]


def test_a_file_that_only_calls_itself_a_workbook_stops_no_log(git, commit, ready):
    for data in (b"PK\x03\x04 broken", b"", b"\x00\xff"):
        ready("坏.xlsx", data)
        commit()
    assert git("log", "-p", "--", "坏.xlsx").count("+sha256") == 3


# -- without the program


@pytest.fixture
def gone_later(monkeypatch):
    """Call it, and the program is no longer found."""

    def go():
        kept = [path for path in os.environ["PATH"].split(os.pathsep) if not has_it(path)]
        monkeypatch.setenv("PATH", os.pathsep.join(kept))

    return go


def has_it(folder):
    return os.path.exists(os.path.join(folder, "sheetlang"))


def test_without_the_program_a_log_goes_on(git, commit, workbook, gone_later):
    workbook(SHEET)
    commit()
    workbook(SHEET.replace("2 座", "3 座"))
    gone_later()
    taken, put = words(git("diff", "乙.xlsx"))
    assert len(taken) == len(put) == 41
    assert taken != put


def fork(git, commit, write, ours, theirs):
    """Two branches that changed the sheet; we stand on ours."""
    git("checkout", "-q", "-b", "theirs")
    write("甲.sheet", theirs)
    commit()
    git("checkout", "-q", "main")
    write("甲.sheet", ours)
    commit()


def test_without_the_program_both_sides_of_a_conflict_are_kept(git, commit, ready, folder, gone_later):
    """A driver that cannot be started leaves our side alone, which would pass for the result."""
    fork(git, commit, ready, SHEET.replace("42.5", "43.5"), SHEET.replace("42.5", "44.5"))
    gone_later()
    git("merge", "theirs", status=1)
    text = (folder / "甲.sheet").read_text("utf-8")
    assert ("43.5" in text, "44.5" in text, "<<<<<<< ours\n" in text, ">>>>>>> theirs\n" in text) == (True,) * 4


def test_without_the_program_git_merges_as_it_did(git, commit, ready, folder, gone_later):
    fork(git, commit, ready, SHEET.replace("42.5", "43.5"), SHEET.replace("2026", "2027"))
    gone_later()
    git("merge", "-q", "theirs", "-m", "merge")
    assert (folder / "甲.sheet").read_text("utf-8") == SHEET.replace("42.5", "43.5").replace("2026", "2027")


@pytest.mark.parametrize(("status", "merged"), [(0, 0), (1, 1), (2, 1), (70, 1), (129, 1)])
def test_what_the_driver_says_is_what_git_does(git, commit, ready, folder, bin_folder, tmp_path, status, merged):
    """Where it could not do its work, git merges by lines, and marks what it cannot."""
    program = bin_folder / "sheetlang"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && exit\nprintf "%s\\n" "$1" "$5" "$6" > "{tmp_path}/asked"\n'
        f'[ {status} -gt 1 ] || echo 合好了 > "$3"\nexit {status}\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    fork(git, commit, ready, SHEET.replace("42.5", "43.5"), SHEET.replace("42.5", "44.5"))
    git("merge", "theirs", "-m", "merge", status=merged)
    assert (tmp_path / "asked").read_text("utf-8") == "merge-driver\n7\n甲.sheet\n"
    text = (folder / "甲.sheet").read_text("utf-8")
    assert (text == "合好了\n", "<<<<<<< ours" in text) == (status < 2, status > 1)


# -- all else


@pytest.mark.parametrize(
    "command",
    [
        ("diff",),
        ("diff", "--word-diff"),
        ("diff", "--stat", "HEAD~1"),
        ("log", "-p", "--all"),
        ("blame", "-s", "a.txt"),  # without the hour, which goes on
        ("show", "--stat"),
        ("status", "--porcelain"),
        ("for-each-ref",),
        ("grep", "-p", "x", "a.py"),
    ],
    ids=" ".join,
)
def test_git_is_as_it_was_for_everything_else(run, git, commit, write, command):
    """The attributes are private here, so that their file itself does not show."""
    for round_ in "12":
        write("a.txt", f"一\n二 {round_}\n三\n")
        write("a.py", f"def f():\n    x = {round_}\n")
        write("a.png", b"\x89PNG\x00" + round_.encode())
        commit(round_)
    write("a.txt", "一\n二 3\n三\n")
    write("a.png", b"\x89PNG\x003")
    before = git(*command)
    assert run("git-setup", "--private").returncode == 0
    assert git(*command) == before


def test_tools_for_differences_and_conflicts_are_called_as_ever(git, commit, ready, folder, tmp_path):
    ready("甲.sheet", SHEET.replace("42.5", "43.5"))
    tool = f'printf "%s " "$LOCAL" "$REMOTE" >> "{tmp_path}/called"; false'
    git("-c", "diff.tool=t", "-c", f"difftool.t.cmd={tool}", "difftool", "--no-prompt", "甲.sheet")
    assert (tmp_path / "called").read_text().rstrip().endswith("甲.sheet")
    git("checkout", "-q", "甲.sheet")
    ready("a.txt", "零\n")
    commit()
    git("checkout", "-q", "-b", "theirs")
    ready("a.txt", "一\n")
    commit()
    git("checkout", "-q", "main")
    ready("a.txt", "二\n")
    commit()
    git("merge", "theirs", status=1)
    merged = 'echo 三 > "$MERGED"'
    options = ("-c", "merge.tool=t", "-c", f"mergetool.t.cmd={merged}", "-c", "mergetool.t.trustExitCode=true")
    git(*options, "mergetool", "--no-prompt", "a.txt")
    assert (folder / "a.txt").read_text("utf-8") == "三\n"
    assert git("status", "--porcelain", "a.txt") == "M  a.txt\n"


# -- with our own driver


def test_neighbouring_edits_and_two_additions_merge_through_git(git, commit, ready, folder):
    ours = SHEET.replace("42.5", "43.5") + "产出.数量.蓄水池 = 3 座\n"
    theirs = SHEET.replace("2 座", "4 座") + "产出.数量.泵站 = 5 座\n"
    fork(git, commit, ready, ours, theirs)
    git("merge", "-q", "theirs", "-m", "merge")
    text = (folder / "甲.sheet").read_text("utf-8")
    assert [part for part in ("43.5 公里", "新建水厂 = 4 座", "蓄水池 = 3 座", "泵站 = 5 座") if part not in text] == []
    assert "<<<" not in text


@pytest.mark.parametrize("command", [("rebase", "theirs"), ("cherry-pick", "theirs"), ("stash", "pop")], ids=" ".join)
def test_the_driver_serves_whatever_merges(git, commit, ready, folder, command):
    fork(git, commit, ready, SHEET.replace("42.5", "43.5"), SHEET.replace("2 座", "4 座"))
    if command[0] == "stash":
        ready("甲.sheet", SHEET.replace("42.5", "43.5").replace("326001", "326002"))
        git("stash", "-q")
        ready("甲.sheet", SHEET.replace("42.5", "43.5").replace("2 座", "4 座"))
        git("commit", "-q", "-a", "-m", "more")
    git(*command)
    text = (folder / "甲.sheet").read_text("utf-8")
    assert ("43.5 公里" in text, "= 4 座" in text, "<<<" in text) == (True, True, False)


def test_what_the_driver_cannot_read_git_merges_by_lines(git, commit, ready, folder):
    old = SHEET.encode("gbk", "replace")
    fork(git, commit, ready, old.replace(b"42.5", b"43.5"), old.replace(b"42.5", b"44.5"))
    git("merge", "theirs", status=1)
    data = (folder / "甲.sheet").read_bytes()
    assert (b"43.5" in data, b"44.5" in data, b"<<<<<<< ours" in data) == (True, True, True)


@pytest.mark.parametrize(("ours", "theirs"), [("utf-8", "gbk"), ("gbk", "utf-8")])
def test_sides_of_two_encodings_are_not_mixed_in_one_file(git, commit, ready, folder, ours, theirs):
    texts = [SHEET.replace("42.5", number).replace("é·", "") for number in ("43.5", "44.5")]
    ours_data, theirs_data = texts[0].encode(ours), texts[1].encode(theirs)
    git("checkout", "-q", "-b", "theirs")
    (folder / "甲.sheet").write_bytes(theirs_data)
    commit()
    git("checkout", "-q", "main")
    (folder / "甲.sheet").write_bytes(ours_data)
    commit()
    ran = subprocess.run(["git", "merge", "theirs"], cwd=folder, capture_output=True)
    assert ran.returncode != 0
    side = "我方" if ours == "gbk" else "对方"
    assert f"不能按项合并：甲.sheet（{side}）：文件不是 UTF-8" in ran.stderr.decode()
    assert ".merge_file" not in ran.stderr.decode()
    assert (folder / "甲.sheet").read_bytes() == ours_data


def test_branches_that_crossed_before_lose_no_number(git, commit, ready, folder):
    """Git merges the two common ancestors first, and gives the driver what came of it: with marks in it."""
    fork(git, commit, ready, SHEET.replace("42.5", "43.5"), SHEET.replace("42.5", "44.5"))
    for ours, other, number in (("main", "theirs", "45.5"), ("theirs", "main~1", "46.5")):
        git("checkout", "-q", ours)
        git("merge", other, status=1)
        ready("甲.sheet", SHEET.replace("42.5", number))
        commit()
    git("checkout", "-q", "main")
    git("merge", "theirs", status=1)
    text = (folder / "甲.sheet").read_text("utf-8")
    assert ("45.5" in text, "46.5" in text, "<<<" in text, ">>>" in text) == (True,) * 4
