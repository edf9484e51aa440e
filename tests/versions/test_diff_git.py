"""`diff --git` compares what git would, with the imports and forms of each version, whatever git is set to."""

import json
import os
import random
import re
import subprocess
from pathlib import Path
from shutil import copytree

import pytest
from sound import SOUND

from sheetlang.versions import git as asking

EXAMPLES = Path(__file__).parents[2] / "examples"


def sheet(number, *more):
    """A sheet with a number in it that says which version it is of."""
    return SOUND.replace(">= 42 公里", f">= {number} 公里") + "".join(f"{line}\n" for line in more)


@pytest.fixture
def told(run):
    """What `diff` says in JSON: for each project its files and the changes, as `old → new`."""

    def told(*arguments, status=0):
        ran = run("diff", *arguments, "--format", "json", "-q")
        assert ran.returncode == status, ran.stderr
        answer = json.loads(ran.stdout)
        changes = {}
        for one in answer["changes"]:
            changes.setdefault(one["file"], []).append(f"{text(one['old'])} → {text(one['new'])}")
        files = [(one["old_file"], one["new_file"]) for one in answer["projects"]]
        return [(old, new, changes[new or old]) for old, new in files]

    return told


def text(side):
    return re.sub(r"[^0-9]", "", side["text"]) if isinstance(side, dict) and "text" in side else str(side)


def between(old, new, path="甲.sheet"):
    return [(path, path, [f"{old} → {new}"])]


@pytest.fixture
def history(git, commit, write):
    """Commits 1 and 2 on main, 5 on a branch from 1; 3 is staged, 4 stands on the disk."""
    write("甲.sheet", sheet(1))
    write("乙.sheet", sheet(9).replace("项目 甲", "项目 乙"))
    commit("1")
    git("tag", "first")
    git("checkout", "-q", "-b", "other")
    write("甲.sheet", sheet(5))
    commit("5")
    git("checkout", "-q", "main")
    write("甲.sheet", sheet(2))
    commit("2")
    write("甲.sheet", sheet(3))
    git("add", "甲.sheet")
    write("甲.sheet", sheet(4))


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (("--git",), 3, 4),
        (("--staged",), 2, 3),
        (("--git", "--staged"), 2, 3),
        (("--staged", "first"), 1, 3),
        (("--git", "HEAD"), 2, 4),
        (("--git", "first"), 1, 4),
        (("--git", "HEAD~1..HEAD"), 1, 2),
        (("--git", "first.."), 1, 2),
        (("--git", "..other"), 2, 5),
        (("--git", "main..other"), 2, 5),
        (("--git", "main...other"), 1, 5),
        (("--git", "other...main"), 1, 2),
        (("--git", "...other"), 1, 5),
        (("--git", "HEAD@{0}"), 2, 4),
        (("--git", ":/^5..HEAD"), 5, 2),
        (("--git", "HEAD", "甲.sheet"), 2, 4),
        (("--git", "甲.sheet"), 3, 4),
        (("--git", "first..other", "."), 1, 5),
    ],
    ids=str,
)
def test_the_versions_are_those_that_git_would_compare(history, told, git, arguments, old, new):
    assert told(*arguments) == between(old, new)
    ours = [word for word in arguments if word != "--git"]
    theirs = git("diff", "--unified=0", *ours)
    assert re.findall(r"^[-+]产.*>= (\d)", theirs, re.M) == [str(old), str(new)]


@pytest.mark.parametrize(
    "arguments", [("--git", "HEAD..HEAD"), ("--git", "乙.sheet"), ("--git", "first..other", "乙.sheet")]
)
def test_what_did_not_change_is_not_told(history, told, arguments):
    assert told(*arguments) == []


def test_a_sheet_that_came_or_went_is_told(git, commit, write, told, folder):
    write("a.txt", "a")
    commit()
    write("甲.sheet", sheet(1))
    assert told("--git") == []  # untracked, as for git diff
    git("add", "甲.sheet")
    assert [row[:2] for row in told("--staged")] == [(None, "甲.sheet")]
    commit()
    (folder / "甲.sheet").unlink()
    assert [row[:2] for row in told("--git")] == [("甲.sheet", None)]


def test_before_the_first_commit_all_that_is_staged_is_new(git, write, told):
    write("甲.sheet", sheet(1))
    git("add", "甲.sheet")
    assert [row[:2] for row in told("--staged")] == [(None, "甲.sheet")]


def test_a_renamed_file_is_followed(git, commit, write, told):
    write("甲.sheet", sheet(1))
    commit()
    git("mv", "甲.sheet", "新.sheet")
    write("新.sheet", sheet(2))
    git("add", "-A")
    ((old, new, changes),) = told("--staged")
    assert (old, new, changes[-1]) == ("甲.sheet", "新.sheet", "1 → 2")


# -- what belongs to a version


def using(name, path="共性"):
    return SOUND.replace("\n项目", f'\n导入 "{path}"\n\n项目', 1) + f"引用 {name}\n"


def test_an_import_is_the_one_of_that_version(commit, write, told):
    """Only the imported file changed: the sheet that uses it means something else."""
    write("深/共性.sheet", "指标集 共性\n产出.数量.水厂 >= 1 座\n")
    write("深/甲.sheet", using("共性"))
    write("乙.sheet", sheet(9))
    commit()
    write("深/共性.sheet", "指标集 共性\n产出.数量.水厂 >= 2 座\n")
    assert told("--git", "HEAD") == between(1, 2, "深/甲.sheet")
    assert told("--git", "HEAD", "深/甲.sheet") == between(1, 2, "深/甲.sheet")
    commit()
    assert told("--git", "HEAD~1..HEAD") == between(1, 2, "深/甲.sheet")
    assert told("--git", "HEAD..HEAD~1") == between(2, 1, "深/甲.sheet")


def test_imports_of_imports_are_followed(commit, write, told):
    write("底.sheet", "指标集 底\n产出.数量.水厂 >= 1 座\n")
    write("中.sheet", '导入 "底.sheet"\n')
    write("甲.sheet", using("底", "中"))
    commit()
    write("底.sheet", "指标集 底\n产出.数量.水厂 >= 2 座\n")
    commit()
    assert told("--git", "HEAD~1..HEAD") == between(1, 2)


def test_an_import_that_was_renamed_with_its_line_changes_nothing(git, commit, write, told):
    write("共性.sheet", "指标集 共性\n产出.数量.水厂 >= 1 座\n")
    write("甲.sheet", using("共性"))
    commit()
    git("mv", "共性.sheet", "通用.sheet")
    write("甲.sheet", using("共性", "通用"))
    commit()
    assert told("--git", "HEAD~1..HEAD") == []


def test_a_link_to_an_import_is_followed_inside_the_repository(commit, write, told, folder):
    write("里/真.sheet", "指标集 共性\n产出.数量.水厂 >= 1 座\n")
    (folder / "共性.sheet").symlink_to("里/真.sheet")
    write("甲.sheet", using("共性"))
    commit()
    write("甲.sheet", using("共性").replace("42", "43"))
    write("里/真.sheet", "指标集 共性\n产出.数量.水厂 >= 2 座\n")
    commit()
    ((_, _, changes),) = told("--git", "HEAD~1..HEAD")
    assert sorted(changes) == ["1 → 2", "42 → 43"]


def test_an_import_from_above_the_workspace_is_refused_as_on_disk(commit, write, run):
    """`深` is a workspace of its own: what lies beside it is none of its business, in any version."""
    write("深/sheetlang.toml", "")
    write("共性.sheet", "指标集 共性\n产出.数量.水厂 >= 1 座\n")
    write("深/甲.sheet", using("共性", "../共性.sheet"))
    commit()
    write("共性.sheet", "指标集 共性\n产出.数量.水厂 >= 2 座\n")
    commit()
    ran = run("diff", "--git", "HEAD~1..HEAD")
    assert (ran.returncode, ran.stdout, ran.stderr.count("深/甲.sheet 有 2 处写法错误")) == (0, "", 2)
    assert run("check", "深/甲.sheet").stdout.count("import-escapes") == 1


@pytest.mark.parametrize("path", ["../外.sheet", "/etc/passwd", "没有"])
def test_an_import_that_cannot_be_had_is_told_and_the_rest_compared(commit, write, run, path):
    write("甲.sheet", using("共性", path))
    commit()
    write("甲.sheet", using("共性", path).replace("42", "43"))
    commit()
    ran = run("diff", "--git", "HEAD~1..HEAD")
    assert ran.returncode == 0
    assert ">= 42 公里 → >= 43 公里" in ran.stdout
    assert ran.stderr.count("甲.sheet 有") == 2


FORM = """\
id = "own"
name = "村表"
title = "村里的表"
money_unit = "元"
[[sections]]
fields = [{{ name = "{field}", type = "text" }}]
[[columns]]
name = "指标"
shows = "name"
"""
VILLAGE = "表式: 村表\n年度: 2026\n\n项目 修路\n\n{field}: 东村\n\n路长 >= {number} 公里\n"


def test_a_form_that_alone_changed_is_told_of_every_sheet_it_lays_out(commit, write, run):
    write("村.form.toml", FORM.format(field="村名"))
    for name in ("甲", "乙"):
        write(f"{name}.sheet", VILLAGE.format(field="村名", number=1).replace("修路", name))
    commit()
    write("村.form.toml", FORM.format(field="村名").replace('title = "村里的表"', 'title = "镇里的表"'))
    commit()
    told = json.loads(run("diff", "--git", "HEAD~1..HEAD", "--format", "json").stdout)
    assert [(one["file"], one["what"]) for one in told["changes"]] == [("乙.sheet", "form"), ("甲.sheet", "form")]


@pytest.mark.parametrize("place", ["村.form.toml", "forms/村.form.toml", "深/村.form.toml"])
def test_a_form_is_the_one_of_that_version(commit, write, run, told, place):
    root = "深/" if place.startswith("深") else ""
    write(f"{root}sheetlang.toml", "")
    write(place, FORM.format(field="村名"))
    write(f"{root}甲.sheet", VILLAGE.format(field="村名", number=1))
    commit()
    write(place, FORM.format(field="村庄"))
    write(f"{root}甲.sheet", VILLAGE.format(field="村庄", number=2))
    commit()
    ran = run("diff", "--git", "HEAD~1..HEAD")
    assert ran.stderr.count("写法错误") == 0
    assert "1 公里 → >= 2 公里" in ran.stdout


# -- names and places


ODD = [
    "a b.sheet",
    "-x.sheet",
    '引"号.sheet',
    "新\n行.sheet",
    "星*[a].sheet",
    "反\\斜.sheet",
    "--.sheet",
    ":冒号.sheet",
    "tab\t.sheet",
]


@pytest.mark.parametrize("name", ODD)
def test_any_name_of_a_file_is_read(commit, write, run, name):
    write(name, sheet(1))
    write("b.sheet", sheet(9).replace("项目 甲", "项目 乙"))
    commit()
    write(name, sheet(2))
    write("b.sheet", sheet(8).replace("项目 甲", "项目 乙"))
    for words in (("HEAD", "--", f"./{name}"), ("--", f"./{name}")):
        ran = run("diff", "--git", "--format", "json", *words)
        assert [one["new_file"] for one in json.loads(ran.stdout)["projects"]] == [name], ran.stderr


def test_a_name_that_is_no_text_is_read(commit, run, folder):
    path = os.fsdecode(b"\xb1\xb1.sheet")
    (folder / path).write_text(sheet(1), "utf-8")
    commit()
    (folder / path).write_text(sheet(2), "utf-8")
    commit()
    ran = run("diff", "--git", "HEAD~1..HEAD")
    assert (ran.returncode, ">= 1 公里 → >= 2 公里" in ran.stdout) == (0, True)


def test_paths_count_from_where_one_stands(commit, write, told, folder, monkeypatch):
    for place in ("甲.sheet", "深/甲.sheet", "深/更深/甲.sheet", "深处/甲.sheet"):
        write(place, sheet(1).replace("项目 甲", f"项目 {place}"))
    commit()
    for place in ("甲.sheet", "深/甲.sheet", "深/更深/甲.sheet", "深处/甲.sheet"):
        write(place, sheet(2).replace("项目 甲", f"项目 {place}"))
    monkeypatch.chdir(folder / "深")
    files = {
        (): {"甲.sheet", "深/甲.sheet", "深/更深/甲.sheet", "深处/甲.sheet"},
        (".",): {"深/甲.sheet", "深/更深/甲.sheet"},
        ("甲.sheet",): {"深/甲.sheet"},
        ("../甲.sheet", "更深"): {"甲.sheet", "深/更深/甲.sheet"},
        (str(folder / "深处"),): {"深处/甲.sheet"},
        ("..",): {"甲.sheet", "深/甲.sheet", "深/更深/甲.sheet", "深处/甲.sheet"},
    }
    for words, wanted in files.items():
        assert {row[1] for row in told("--git", "HEAD", *words)} == wanted
        assert {row[1] for row in told("--git", *words)} == wanted


# -- what git is set to


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("diff.external", "false"),
        ("diff.noprefix", "true"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.orderFile", "/dev/null"),
        ("color.ui", "always"),
        ("color.grep", "always"),
        ("core.quotePath", "true"),
        ("core.quotePath", "false"),
        ("core.pager", "false"),
        ("grep.lineNumber", "true"),
        ("grep.column", "true"),
        ("grep.patternType", "fixed"),
        ("diff.sheet.textconv", "false"),
        ("diff.sheet.command", "false"),
        ("core.fsmonitor", "false"),
        ("core.autocrlf", "true"),
        ("status.showUntrackedFiles", "all"),
        ("submodule.recurse", "true"),
        ("core.literalPathspecs", "true"),
    ],
    ids=str,
)
def test_no_setting_of_git_changes_the_answer(git, commit, write, told, key, value):
    write(".gitattributes", "*.sheet diff=sheet\n")
    write("深/共性.sheet", "指标集 共性\n产出.数量.水厂 >= 1 座\n")
    write("深/甲.sheet", using("共性"))
    write("深/乙 b.sheet", sheet(1).replace("项目 甲", "项目 乙"))
    commit()
    write("深/共性.sheet", "指标集 共性\n产出.数量.水厂 >= 2 座\n")
    git("mv", "深/乙 b.sheet", "丙.sheet")
    git("add", "-A")
    commit()
    asked = [("--git", "HEAD~1..HEAD"), ("--git", "HEAD~1"), ("--staged", "HEAD~1")]
    before = [told(*one) for one in asked]
    assert all(len(rows) == 2 for rows in before)
    git("config", key, value)
    assert [told(*one) for one in asked] == before


@pytest.mark.parametrize(
    "name", ["GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_LITERAL_PATHSPECS", "GIT_TRACE"]
)
def test_no_variable_of_git_changes_the_answer(history, told, monkeypatch, name):
    monkeypatch.setenv(name, "1" if name.isupper() and ("PATHSPEC" in name or "TRACE" in name) else "false")
    assert told("--git", "HEAD~1..HEAD") == between(1, 2)
    assert told("--git") == between(3, 4)


def test_in_a_hook_the_index_is_the_one_that_is_being_committed(git, commit, write, told, folder, monkeypatch):
    write("甲.sheet", sheet(1))
    commit()
    write("甲.sheet", sheet(2))
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / ".git/other"))
    git("read-tree", "HEAD")
    git("add", "甲.sheet")
    assert told("--staged") == between(1, 2)
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert told("--staged") == []


def test_nothing_in_the_repository_is_written(history, run, folder):
    """Git's own diff would note in the index what it looked at."""
    os.utime(folder / "乙.sheet", (1, 1))
    before = {path: path.read_bytes() for path in (folder / ".git").rglob("*") if path.is_file()}
    for words in (("--git",), ("--staged",), ("--git", "HEAD"), ("--git", "HEAD~1..HEAD")):
        assert run("diff", *words).returncode == 0
    assert {path: path.read_bytes() for path in (folder / ".git").rglob("*") if path.is_file()} == before


# -- what cannot be compared


def test_a_word_like_an_option_is_no_revision(history, run, folder):
    for word in ("--output=偷", "-O偷", "--no-index", "--git-dir", "--show-toplevel", "--all", "--branches"):
        ran = run("diff", "--git", "--", word)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert f"没有“{word}”这个版本" in ran.stderr
    assert not (folder / "偷").exists()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--git", "mian"), "git 里没有“mian”这个版本，也没有叫这个名字的表；是不是“main”？"),
        (("--git", "main..ohter"), "git 里没有“ohter”这个版本，也没有叫这个名字的表；是不是“other”？"),
        (("--git", "HEAD", "没有.sheet"), "git 里没有“没有.sheet”这个版本，也没有叫这个名字的表"),
        (("--git", "HEAD", "../外"), "git 里没有“../外”这个版本，也没有叫这个名字的表"),
        (("--git", "HEAD:甲.sheet"), "git 里没有“HEAD:甲.sheet”这个版本，也没有叫这个名字的表"),
        (("--staged", "main..other"), "--staged 只能同一个版本比"),
        (("甲.sheet",), "写两个路径，旧的在前；比 git 里的版本，加 --git"),
    ],
    ids=str,
)
def test_what_there_is_not_is_told(history, run, words, complaint):
    ran = run("diff", *words)
    assert (ran.returncode, ran.stdout, ran.stderr.splitlines()[0]) == (2, "", f"错误: {complaint}")


def test_a_word_that_is_both_is_asked_about(history, run, write, told):
    write("other", "")
    assert "“other”既是版本，又是文件" in run("diff", "--git", "other").stderr
    assert told("--git", "other..") == between(5, 2)
    assert told("--git", "refs/heads/other..HEAD") == between(5, 2)


def test_branches_without_a_common_ancestor_are_told(history, run, git, commit):
    git("checkout", "-q", "--orphan", "new")
    commit()
    assert "没有共同的祖先" in run("diff", "--git", "main...new").stderr


def test_a_bare_repository_compares_two_commits(history, run, git, told, tmp_path, monkeypatch):
    git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    assert told("--git", "HEAD~1..HEAD") == between(1, 2)
    for words in (("--git",), ("--git", "HEAD"), ("--staged",)):
        ran = run("diff", *words)
        assert (ran.returncode, "bare" in ran.stderr) == (2, True)


def test_outside_a_repository_it_is_told(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run("diff", "--git")
    assert (ran.returncode, "不在 git 仓库里" in ran.stderr) == (2, True)


def test_an_unfinished_merge_is_told_and_the_rest_compared(history, git, run, commit, write):
    git("checkout", "-q", "-f", "main")
    git("merge", "other", status=1)
    write("乙.sheet", sheet(8).replace("项目 甲", "项目 乙"))
    for words in (("--git",), ("--git", "HEAD"), ("--staged",)):
        ran = run("diff", *words)
        assert ran.returncode == 0
        assert "甲.sheet 还有没解决的合并冲突，没有比\n" in ran.stderr
        assert ("9 公里 → >= 8 公里" in ran.stdout) == (words != ("--staged",))
        assert "甲.sheet 还有没解决的合并冲突" in run("diff", *words, "甲.sheet").stderr


@pytest.mark.parametrize("data", ["项目 甲\n".encode("gbk") * 9, b"\x00\xff\xfe", "项目 甲\n".encode("utf-16")])
def test_a_version_that_is_no_text_is_told_and_nothing_is_said_to_be_removed(commit, write, run, data):
    write("甲.sheet", data)
    write("乙.sheet", sheet(9).replace("项目 甲", "项目 乙"))
    commit()
    write("甲.sheet", sheet(1))
    write("乙.sheet", sheet(8).replace("项目 甲", "项目 乙"))
    commit()
    ran = run("diff", "--git", "HEAD~1..HEAD")
    assert "甲.sheet 没有比：" in ran.stderr
    assert "9 公里 → >= 8 公里" in ran.stdout
    assert "项目 甲" not in ran.stdout


def test_a_renamed_file_that_became_no_text_is_not_said_to_be_removed(git, commit, write, run):
    write("甲.sheet", sheet(1))
    commit()
    git("mv", "甲.sheet", "新.sheet")
    write("新.sheet", sheet(1).encode() + b"\xff\n")
    commit()
    ran = run("diff", "--git", "HEAD~1..HEAD")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "新.sheet 没有比：" in ran.stderr


GATES = (("--exit-code",), ("--fail-on", "removed"), ("--policy", "签字.toml"))


@pytest.mark.parametrize("gate", GATES, ids=" ".join)
@pytest.mark.parametrize(
    ("bad", "more"),
    [(0, b"\xff\n"), (1, b"\xff\n"), (1, "随手一写\n".encode())],
    ids=["the old version", "the new version", "a line of the new version"],
)
def test_a_gate_lets_no_version_through_that_could_not_be_read(commit, write, run, gate, bad, more):
    write("签字.toml", '[[rule]]\nsign = "甲"\n')
    for number in range(2):
        write("甲.sheet", sheet(1).encode() + (more if number == bad else b""))
        commit()
    plain, ran = run("diff", "--git", "HEAD~1..HEAD"), run("diff", "--git", "HEAD~1..HEAD", *gate)
    assert (plain.returncode, plain.stdout, ran.returncode, ran.stdout) == (0, "", 2, "")
    assert "甲.sheet" in plain.stderr
    assert "能比的里面，意思都没有变。" in plain.stderr
    assert "不能放行" in ran.stderr


@pytest.mark.parametrize("gate", GATES, ids=" ".join)
def test_a_gate_lets_no_unfinished_merge_through(history, git, run, write, gate):
    write("签字.toml", '[[rule]]\nsign = "甲"\n')
    git("checkout", "-q", "-f", "main")
    git("merge", "other", status=1)
    ran = run("diff", "--git", "HEAD", *gate)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "还有没解决的合并冲突，没有比" in ran.stderr


def test_links_and_submodules_are_no_sheets(git, commit, write, told, folder, tmp_path):
    git("init", "-q", str(tmp_path / "sub"))
    (tmp_path / "sub/a.txt").write_text("a")
    for arguments in (("add", "-A"), ("commit", "-q", "-m", "a")):
        git(*arguments, cwd=tmp_path / "sub")
    write("甲.sheet", sheet(1))
    commit()
    (folder / "链.sheet").symlink_to("甲.sheet")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "sub"), "子.sheet")
    commit()
    assert told("--git", "HEAD~1..HEAD") == []


# -- many


def test_git_is_started_a_few_times_whatever_the_count_of_sheets(commit, write, told, monkeypatch):
    started = []
    real = subprocess.run
    monkeypatch.setattr(
        asking.subprocess, "run", lambda command, **more: started.append(command) or real(command, **more)
    )

    def starts(count):
        for number in (1, 2):
            for at in range(count):
                write(f"{at}.sheet", sheet(number).replace("项目 甲", f"项目 {at}"))
            commit()
        started.clear()
        assert len(told("--git", "HEAD~1..HEAD")) == count
        return len([command for command in started if command[0] == "git"])

    assert starts(2) == starts(100) <= 16


def test_a_history_of_the_published_sheets_says_what_folders_say(git, commit, told, run, folder, tmp_path):
    """Lines of the real sheets changed, moved and taken out at random: git or two folders, it is one answer."""
    chance = random.Random(7)
    copytree(EXAMPLES, folder, dirs_exist_ok=True)
    commit()
    copytree(folder, tmp_path / "旧", ignore=lambda *_: [".git"])
    for path in sorted(folder.glob("*.sheet")):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        numbered = [at for at, line in enumerate(lines) if re.search(r"= \d+ ", line)]
        for at in chance.sample(numbered, min(4, len(numbered))):
            lines[at] = re.sub(r"= (\d)", r"= 1\1", lines[at])
        del lines[numbered[-1]]
        path.write_text("".join(lines), "utf-8")
    commit()
    copytree(folder, tmp_path / "新", ignore=lambda *_: [".git"])
    by_git = run("diff", "--git", "HEAD~1..HEAD", "--format", "json").stdout
    by_folder = run("diff", str(tmp_path / "旧"), str(tmp_path / "新"), "--format", "json").stdout
    assert len(json.loads(by_git)["projects"]) == 3
    for name in ("旧", "新"):
        by_folder = by_folder.replace(f"{tmp_path}/{name}/", "")
    assert json.loads(by_git) == json.loads(by_folder)
