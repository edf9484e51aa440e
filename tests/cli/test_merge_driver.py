"""`sheetlang merge-driver`: by hand, and called by git in a repository of its own."""

import os
import re
import stat
import subprocess
import sys

import pytest
from tools import need

from sheetlang.cli.commands import merge_driver

HEAD = "表式: national-2021\n项目 示例\n"
BASE = f"{HEAD}产出.数量.培训场次 >= 4 场  [10分]\n产出.数量.培训人数 >= 100 人\n"
OURS = BASE.replace("4 场", "5 场")
THEIRS = BASE.replace("10分", "8分")
MERGED = OURS.replace("10分", "8分")
OTHERS = BASE.replace("4 场", "6 场")
CONFLICT = f"""\
{HEAD}<<<<<<< 我方
产出.数量.培训场次 >= 5 场  [10分]
||||||| 原文
# 冲突：产出.数量.培训场次 我方 >= 5 场，对方 >= 6 场，原为 >= 4 场
产出.数量.培训场次 >= 4 场  [10分]
=======
产出.数量.培训场次 >= 6 场  [10分]
>>>>>>> 对方
产出.数量.培训人数 >= 100 人
"""
FAILED = 129
TWO_ENCODINGS = 131


@pytest.fixture
def three(write):
    """Writes three versions; the paths that the command is given."""

    def three(base=BASE, ours=OURS, theirs=THEIRS):
        for name, text in (("原", base), ("我", ours), ("对", theirs)):
            write(f"{name}.sheet", text)
        return "原.sheet", "我.sheet", "对.sheet"

    return three


def test_what_goes_together_is_written_over_ours(run, folder, three):
    ran = run("merge-driver", *three(), "7", "表/甲.sheet")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "合好了：表/甲.sheet\n")
    assert (folder / "我.sheet").read_text("utf-8") == MERGED
    assert [(folder / f"{name}.sheet").read_text("utf-8") for name in "原对"] == [BASE, THEIRS]


def test_a_conflict_is_written_with_markers_and_told_in_words_of_the_form(run, folder, three):
    ran = run("merge-driver", *three(theirs=OTHERS), "7", "甲.sheet")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "冲突：产出.数量.培训场次 我方 >= 5 场，对方 >= 6 场，原为 >= 4 场\n"
        "甲.sheet：1 处冲突。在“<<<”和“>>>”之间留下对的，删去标记，再运行 sheetlang check\n"
    )
    assert (folder / "我.sheet").read_text("utf-8") == CONFLICT
    english = run("merge-driver", *three(theirs=OTHERS), "--lang", "en", "-p")
    assert english.stderr.startswith("conflict: 产出.数量.培训场次: ours >= 5 场, theirs >= 6 场, was >= 4 场\n")


def test_many_conflicts_are_told_in_part_and_counted(run, three):
    lines = [f"产出.数量.甲{number} = {{}} 个\n" for number in range(30)]
    texts = [HEAD + "".join(line.format(amount) for line in lines) for amount in (1, 2, 3)]
    told = run("merge-driver", *three(*texts), "-p").stderr
    assert told.count("冲突：") == 20
    assert "30 处冲突" in told


def test_markers_are_as_long_as_asked(run, three):
    printed = run("merge-driver", *three(theirs=OTHERS), "9", "-p").stdout
    assert printed == "".join(
        line[:1] * 2 + line if line[:7] in ("<<<<<<<", "|||||||", "=======", ">>>>>>>") else line
        for line in CONFLICT.splitlines(keepends=True)
    )


def test_by_hand_it_goes_to_another_file_or_is_printed(run, folder, three):
    paths = three()
    assert run("merge-driver", *paths, "-o", "合.sheet", "-q").stderr == ""
    assert (folder / "合.sheet").read_text("utf-8") == MERGED
    assert run("merge-driver", *paths, "-p").stdout == MERGED
    assert run("merge-driver", *three(theirs=OTHERS), "-p").stdout == CONFLICT
    assert (folder / "我.sheet").read_text("utf-8") == OURS


def test_it_is_not_written_over_what_it_was_made_from_but_where_git_wants_it(run, folder, three):
    ran = run("merge-driver", *three(), "-o", "原.sheet")
    assert ran.returncode == FAILED
    assert (folder / "原.sheet").read_text("utf-8") == BASE


def test_mark_line_ends_and_rights_are_those_of_ours(run, folder, three):
    bom = b"\xef\xbb\xbf"
    paths = three(ours=bom + OURS.replace("\n", "\r\n").encode())
    (folder / "我.sheet").chmod(0o640)
    assert run("merge-driver", *paths).returncode == 0
    assert (folder / "我.sheet").read_bytes() == bom + MERGED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE((folder / "我.sheet").stat().st_mode) == 0o640 or os.name == "nt"


def test_what_is_as_it_should_be_is_not_written(run, folder, three):
    paths = three(theirs=BASE)
    os.utime(folder / "我.sheet", (1, 1))
    assert run("merge-driver", *paths).returncode == 0
    assert (folder / "我.sheet").stat().st_mtime == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BASE.encode("gb18030"), "GB18030"),
        (BASE.encode("utf-16"), "UTF-16"),
        (b"\x00\xff\x00\x81", "不是 UTF-8 文本"),
        (None, "读不了这个文件"),
    ],
    ids=["gbk", "utf-16", "binary", "missing"],
)
@pytest.mark.parametrize("which", ["原", "我", "对"])
def test_what_cannot_be_read_is_not_merged_and_git_is_told_that_it_failed(run, folder, three, which, content, reason):
    paths = three()
    if content is None:
        (folder / f"{which}.sheet").unlink()
    else:
        (folder / f"{which}.sheet").write_bytes(content)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    ran = run("merge-driver", *paths, "7", "甲.sheet")
    is_of_two_encodings = content is not None and which != "原"
    assert (ran.returncode, ran.stdout) == (TWO_ENCODINGS if is_of_two_encodings else FAILED, "")
    side = {"原": "原文", "我": "我方", "对": "对方"}[which]
    assert ran.stderr.startswith(f"错误: 不能按项合并：甲.sheet（{side}）：")
    assert run("merge-driver", *paths).stderr.startswith(f"错误: 不能按项合并：{which}.sheet：")
    assert reason in ran.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_fault_of_sheetlang_itself_is_no_conflict_to_git(run, folder, three, monkeypatch):
    def fail(*_):
        raise RuntimeError("坏了")

    paths = three()
    monkeypatch.setattr(merge_driver, "merge", fail)
    ran = run("merge-driver", *paths)
    assert ran.returncode == FAILED
    assert "自身出错（RuntimeError: 坏了）" in ran.stderr
    assert (folder / "我.sheet").read_text("utf-8") == OURS


@pytest.mark.parametrize(
    "arguments", [(), ("原.sheet", "我.sheet"), ("原.sheet", "我.sheet", "对.sheet", "七")], ids=str
)
def test_a_driver_that_is_set_up_amiss_is_no_conflict_to_git(run, folder, three, arguments):
    three()
    assert run("merge-driver", *arguments).returncode == FAILED
    assert (folder / "我.sheet").read_text("utf-8") == OURS


@pytest.mark.parametrize(("place", "more"), [("own.form.toml", ()), ("表式/own.toml", ("--form-dir", "表式"))])
def test_a_form_of_the_workspace_tells_what_is_the_same_item(run, folder, write, three, place, more):
    write(
        place,
        'id = "own"\nname = "自己的表"\ntitle = "自己的表"\n[[sections]]\nfields = [{ name = "村名" }]\n[[categories]]\nname = "工作量"\naliases = ["活儿"]\n'
        '[[columns]]\nname = "指标"\nshows = "name"\n',
    )
    texts = [
        f"表式: own\n项目 示例\n{category}.甲 = {amount} 个\n"
        for category, amount in (("工作量", 1), ("活儿", 1), ("工作量", 2))
    ]
    ran = run("merge-driver", *three(*texts), "7", "表/甲.sheet", *more)
    assert (ran.returncode, (folder / "我.sheet").read_text("utf-8")) == (0, texts[1].replace("1 个", "2 个"))


# -- git


@pytest.fixture
def git(folder):
    """Runs git in a repository whose sheets are merged by this command."""
    program = need("git")
    driver = f'"{sys.executable}" -m sheetlang merge-driver %O %A %B %L %P'
    settings = {
        "user.name": "a",
        "user.email": "a@a.invalid",
        "merge.sheet.driver": driver,
        "merge.conflictStyle": "merge",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def git(*arguments):
        command = [program, *options, *arguments]
        return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60)

    git("init", "-q", "-b", "main")
    (folder / ".gitattributes").write_text("*.sheet merge=sheet\n", "utf-8")
    return git


@pytest.fixture
def branches(git, write):
    """Commits a base, and a version of it on each of two branches; main is where the first of them is checked out."""

    def branches(ours, theirs, base=BASE):
        for branch, text in (("main", base), ("theirs", theirs)):
            write("表/甲.sheet", text)
            git("checkout", "-q", "-b", branch)
            git("add", "-A")
            git("commit", "-q", "-m", branch)
        git("checkout", "-q", "main")
        write("表/甲.sheet", ours)
        git("commit", "-q", "-a", "-m", "ours")

    return branches


def test_git_merges_what_it_could_not_merge_itself(git, folder, branches):
    branches(OURS, THEIRS)
    plain = git("-c", "merge.sheet.driver=git merge-file %A %O %B", "merge", "theirs", "-m", "both")
    assert plain.returncode == 1
    git("merge", "--abort")
    ran = git("merge", "theirs", "-m", "both")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (folder / "表/甲.sheet").read_text("utf-8") == MERGED
    assert git("status", "--porcelain").stdout == ""


def test_git_knows_a_conflict_and_that_it_was_resolved(git, folder, branches, run):
    branches(OURS, OTHERS)
    ran = git("merge", "theirs", "-m", "both")
    assert ran.returncode == 1
    assert "CONFLICT (content)" in ran.stdout
    assert git("status", "--porcelain").stdout.startswith("UU ")
    assert (folder / "表/甲.sheet").read_text("utf-8") == CONFLICT
    assert git("diff", "--check").stdout.count("conflict marker") == 4
    checked = run("check", "表/甲.sheet", "--format", "concise")
    assert checked.stdout.count("甲.sheet:3:1: error[unresolved-conflict] 合并冲突还没有解决（到第 10 行）") == 1
    assert {*re.findall(r"\[(.*?)\]", checked.stdout)} == {"unresolved-conflict", "missing-field"}
    (folder / "表/甲.sheet").write_text(MERGED, "utf-8")
    git("add", "-A")
    assert git("commit", "-q", "-m", "both").returncode == 0


def test_git_rebases_and_picks_by_the_same_way(git, folder, branches):
    branches(OURS, THEIRS)
    assert git("rebase", "-q", "theirs").returncode == 0
    assert (folder / "表/甲.sheet").read_text("utf-8") == MERGED
    git("reset", "-q", "--hard", "main@{1}")
    assert git("cherry-pick", "theirs").returncode == 0
    assert (folder / "表/甲.sheet").read_text("utf-8") == MERGED


def test_a_sheet_that_both_branches_added_is_merged_too(git, folder, write):
    git("add", "-A")
    git("commit", "-q", "-m", "base")
    git("branch", "theirs")
    longer = f"{BASE}效益.社会效益.甲 = 1 个\n"
    for branch, text in (("theirs", longer), ("main", BASE)):
        git("checkout", "-q", branch)
        write("甲.sheet", text)
        git("add", "-A")
        git("commit", "-q", "-m", branch)
    assert git("merge", "theirs", "-m", "both").returncode == 0
    assert (folder / "甲.sheet").read_text("utf-8") == longer


def test_what_cannot_be_read_is_left_to_the_person_with_ours_as_it_was(git, folder, branches):
    branches(OURS, OTHERS.encode("gb18030"))
    ran = git("merge", "theirs", "-m", "both")
    assert ran.returncode != 0
    assert "不能按项合并" in ran.stderr
    assert (folder / "表/甲.sheet").read_text("utf-8") == OURS
    assert git("log", "-1", "--format=%s").stdout == "ours\n"
