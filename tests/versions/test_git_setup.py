"""`git-setup` writes two blocks and takes them out again; nothing else of a repository is touched."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sound import SOUND

from sheetlang.versions.block import BEGIN, END
from sheetlang.versions.config_lines import Entry, written
from sheetlang.versions.told_to_git import ATTRIBUTES, commands, entries

PLAIN = "[core]\n\tbare = false\n"
CONFIGS = {
    "plain": PLAIN,
    "comments and other sections": f'# mine\n{PLAIN}[remote "origin"]\n\turl = a.git ; there\n\n# last words\n',
    "no end of line": PLAIN + "[user]\n\tname = 甲",
    "Windows line ends": (PLAIN + '[alias]\n\tst = "status"\n').replace("\n", "\r\n"),
    "Windows, no end of line": (PLAIN + "[user]\n\tname = 甲").replace("\n", "\r\n"),
    "a section of that name": PLAIN + '[diff "sheet"]\n\tbinary = false\n[merge "sheet"]\n\trecursive = binary\n',
    "other bytes": PLAIN.encode() + b"[user]\n\tname = \xb1\xb1\n",
}
FILES = {
    "none": None,
    "others": "*.png binary\n# 说明\n\n*.sheet diff=other\n",
    "no end of line": "*.png binary",
    "Windows line ends": "*.png binary\r\n*.sheet -diff\r\n",
    "Windows, no end of line": "*.png binary\r\n*.txt text",
    "other bytes": b"\xb1\xb1.txt text\n",
}


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()


def bytes_of(folder):
    """Every file of a repository, its database of objects aside."""
    files = (path for path in folder.rglob("*") if path.is_file() and "objects" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.mark.parametrize("config", CONFIGS)
@pytest.mark.parametrize("attributes", FILES)
@pytest.mark.parametrize("private", [False, True])
def test_what_was_set_up_is_taken_out_without_a_trace(run, folder, config, attributes, private):
    (folder / ".git/config").write_bytes(as_bytes(CONFIGS[config]))
    told = folder / (".git/info/attributes" if private else ".gitattributes")
    told.unlink(missing_ok=True)
    if FILES[attributes] is not None:
        told.write_bytes(as_bytes(FILES[attributes]))
    before = bytes_of(folder)

    assert run("git-setup", *["--private"] * private).returncode == 0
    between = bytes_of(folder)
    changed = {str(told.relative_to(folder)), ".git/config"}
    assert {name for name, data in between.items() if before.get(name) != data} == changed
    assert all(between[name].startswith(before.get(name, b"")) for name in changed)
    assert run("git-setup", "--check").returncode == 0

    assert run("git-setup", *["--private"] * private).stdout == "早已设好，没有改动。\n"
    assert bytes_of(folder) == between

    assert run("git-setup", "--undo").returncode == 0
    assert bytes_of(folder) == before
    assert run("git-setup", "--undo").stdout == "没有设过，没有改动。\n"
    assert bytes_of(folder) == before


def test_the_rights_of_the_files_stay(run, folder):
    (folder / ".gitattributes").write_text("*.png binary\n")
    for path, mode in ((folder / ".gitattributes", 0o640), (folder / ".git/config", 0o600)):
        path.chmod(mode)
    run("git-setup")
    assert [oct((folder / name).stat().st_mode & 0o777) for name in (".gitattributes", ".git/config")] == [
        "0o640",
        "0o600",
    ]


def test_git_reads_what_was_meant(run, git):
    run("git-setup")
    for entry in entries("sheetlang"):
        assert git("config", "--local", "--get", entry.name) == f"{entry.value}\n"
    assert git("check-attr", "text", "eol", "diff", "merge", "--", "深/甲.sheet") == (
        "深/甲.sheet: text: set\n深/甲.sheet: eol: lf\n深/甲.sheet: diff: sheet\n深/甲.sheet: merge: sheet\n"
    ).replace("深/甲", '"\\346\\267\\261/\\347\\224\\262').replace(".sheet:", '.sheet":')
    assert git("check-attr", "diff", "merge", "--", "a.xlsx", "a.txt") == (
        "a.xlsx: diff: sheet-workbook\na.xlsx: merge: unspecified\na.txt: diff: unspecified\na.txt: merge: unspecified\n"
    )


@pytest.mark.parametrize("value", ["a\\.b", 'a "b" \\"', "  a # b ; c  ", "a\\n", "a\tb\nc", "文字 ' ` $x", "\\"])
def test_any_value_is_read_as_it_was_meant(git, tmp_path, value):
    (tmp_path / "config").write_text("\n".join(written([Entry('diff "sheet"', "key", value)])), "utf-8")
    assert git("config", "--file", str(tmp_path / "config"), "-z", "--get", "diff.sheet.key") == f"{value}\0"


def test_the_merge_driver_and_the_converter_are_ours(git, run):
    run("git-setup")
    assert "sheetlang merge-driver %O %A %B %L %P;" in git("config", "merge.sheet.driver")
    assert 'sheetlang textconv "$1"' in git("config", "diff.sheet-workbook.textconv")


def test_git_difftool_is_left_to_the_user(run, git):
    run("git-setup")
    assert git("config", "--get-regexp", r"^diff\..*\.(command|cachetextconv)$", status=1) == ""


# -- what is looked for


@pytest.mark.parametrize("entry", [entry.name for entry in entries("sheetlang")])
def test_a_missing_setting_is_told(run, git, entry):
    run("git-setup")
    git("config", "--unset", entry)
    ran = run("git-setup", "--check")
    assert (ran.returncode, ran.stdout) == (1, f"{entry}: 没有设\n")
    assert run("git-setup").returncode == 0
    assert run("git-setup", "--check").returncode == 0


def test_a_setting_of_another_value_is_told(run, git):
    run("git-setup")
    git("config", "diff.sheet.xfuncname", "^x")
    ran = run("git-setup", "--check", "--lang", "en")
    assert (ran.returncode, ran.stdout) == (1, "diff.sheet.xfuncname: is “^x” instead\n")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("*.sheet -text", "*.sheet text: 设成了别的“unset”\n"),
        ("*.sheet !merge", "*.sheet merge: 没有设\n"),
        ("*.xlsx binary", "*.xlsx diff: 设成了别的“unset”\n"),
    ],
)
def test_an_attribute_that_a_later_line_takes_back_is_told(run, folder, line, told):
    run("git-setup")
    with open(folder / ".gitattributes", "a") as file:
        file.write(f"{line}\n")
    ran = run("git-setup", "--check")
    assert (ran.returncode, ran.stdout) == (1, told)


def test_nothing_set_up_is_told_whole_and_nothing_is_written(run, folder):
    before = bytes_of(folder)
    ran = run("git-setup", "--check")
    assert ran.returncode == 1
    assert len(ran.stdout.splitlines()) == len(entries("")) + sum(len(line.split()) - 1 for line in ATTRIBUTES)
    assert ran.stderr == "运行 sheetlang git-setup 设好。\n"
    assert bytes_of(folder) == before


def test_a_clone_has_the_attributes_and_lacks_the_rest(run, git, commit, folder, tmp_path, monkeypatch):
    run("git-setup")
    commit()
    git("clone", "-q", str(folder), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert run("git-setup", "--check").stdout == "".join(f"{entry.name}: 没有设\n" for entry in entries(""))
    assert run("git-setup").stdout == "写好了:\n  .git/config\n"
    assert run("git-setup", "--check").returncode == 0


# -- what others write into our block


def test_what_git_puts_into_our_block_stays(run, git, folder):
    before = (folder / ".git/config").read_text()
    run("git-setup")
    git("config", "diff.sheet.binary", "false")
    git("config", "merge.sheet.recursive", "binary")
    git("config", "user.name", "乙")
    for _ in range(2):
        assert run("git-setup").returncode == 0
    assert run("git-setup", "--undo").returncode == 0
    assert (git("config", "diff.sheet.binary"), git("config", "merge.sheet.recursive"), git("config", "user.name")) == (
        "false\n",
        "binary\n",
        "乙\n",
    )
    assert git("config", "--get-regexp", "xfuncname|wordregex|driver|textconv", status=1) == ""
    assert (folder / ".git/config").read_text().startswith(before)


def test_a_long_value_of_another_stays_whole(run, git, folder):
    run("git-setup")
    config = folder / ".git/config"
    text = config.read_text("utf-8").replace("\txfuncname", "\tnote = one \\\n  xfuncname = two\n\txfuncname", 1)
    config.write_text(text, "utf-8")
    assert git("config", "diff.sheet.note") == "one   xfuncname = two\n"
    run("git-setup")
    assert run("git-setup", "--check").returncode == 0
    run("git-setup", "--undo")
    assert git("config", "diff.sheet.note") == "one   xfuncname = two\n"


def test_an_older_block_is_replaced_where_it_stands(run, git, folder):
    run("git-setup")
    for name, old in ((".gitattributes", "*.sheet diff=sheet"), (".git/config", '[diff "sheet"]\n\twordRegex = "."')):
        path = folder / name
        head = path.read_text("utf-8").partition(BEGIN)[0]
        path.write_text(f"{head}{BEGIN}\n{old}\n{END}\n# after\n", "utf-8")
    run("git-setup")
    assert run("git-setup", "--check").returncode == 0
    for name in (".gitattributes", ".git/config"):
        text = (folder / name).read_text("utf-8")
        assert (text.count(BEGIN), text.count(END), text.endswith(f"{END}\n# after\n")) == (1, 1, True)


@pytest.mark.parametrize("name", [".gitattributes", ".git/config"])
@pytest.mark.parametrize("mark", [BEGIN, END])
@pytest.mark.parametrize("option", [(), ("--undo",)])
def test_a_block_without_one_of_its_marks_is_left_to_the_user(run, folder, name, mark, option):
    run("git-setup")
    path = folder / name
    path.write_text(path.read_text("utf-8").replace(f"{mark}\n", ""), "utf-8")
    before = bytes_of(folder)
    ran = run("git-setup", *option)
    assert ran.returncode == 2
    assert f"{name}”里“{BEGIN}”和“{END}”不成对" in ran.stderr
    assert bytes_of(folder) == before


# -- where it is run


def test_a_folder_in_no_repository_is_told(run, tmp_path, monkeypatch):
    outside = tmp_path / "外"
    outside.mkdir()
    monkeypatch.chdir(outside)
    ran = run("git-setup")
    assert (ran.returncode, ran.stderr) == (2, f"错误: “{outside}”不在 git 仓库里；先运行 git init，或到仓库里再来\n")
    assert list(outside.iterdir()) == []


def test_a_machine_without_git_is_told(run, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("git-setup")
    assert (ran.returncode, ran.stderr) == (2, "错误: 找不到 git 程序；先安装 git\n")


def test_a_repository_of_another_owner_is_told_in_the_words_of_git(run, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    ran = run("git-setup")
    assert ran.returncode == 2
    assert "safe.directory" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_bare_repository_has_no_place_for_committed_attributes(run, git, tmp_path, monkeypatch):
    git("init", "-q", "--bare", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    before = bytes_of(tmp_path / "bare.git")
    ran = run("git-setup")
    assert ran.returncode == 2
    assert "--private" in ran.stderr
    assert bytes_of(tmp_path / "bare.git") == before
    assert run("git-setup", "--private").returncode == 0
    assert git("config", "merge.sheet.driver", cwd=tmp_path / "bare.git") != ""
    assert run("git-setup", "--undo").returncode == 0
    assert {name: data for name, data in bytes_of(tmp_path / "bare.git").items() if data} == before


def test_a_linked_worktree_shares_the_configuration(run, git, commit, folder, tmp_path, monkeypatch):
    (folder / "a.txt").write_text("a\n")
    commit()
    git("worktree", "add", "-q", str(tmp_path / "另"))
    monkeypatch.chdir(tmp_path / "另")
    assert run("git-setup").returncode == 0
    assert (tmp_path / "另/.gitattributes").exists()
    assert not (folder / ".gitattributes").exists()
    assert git("config", "merge.sheet.driver") != ""
    assert run("git-setup", "--check").returncode == 0


def test_a_submodule_is_a_repository_of_its_own(run, git, commit, folder, tmp_path, monkeypatch):
    git("init", "-q", str(tmp_path / "sub"))
    (tmp_path / "sub/a.txt").write_text("a\n")
    for arguments in (("add", "-A"), ("commit", "-q", "-m", "a")):
        git(*arguments, cwd=tmp_path / "sub")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "sub"), "sub")
    commit()
    above = bytes_of(folder)
    monkeypatch.chdir(folder / "sub")
    assert run("git-setup").returncode == 0
    changed = {name for name, data in bytes_of(folder).items() if above.get(name) != data}
    assert changed == {"sub/.gitattributes", ".git/modules/sub/config"}
    assert git("config", "merge.sheet.driver", cwd=folder / "sub") != ""
    assert git("config", "merge.sheet.driver", status=1) == ""


def test_a_folder_below_sets_up_the_whole(run, folder, write, monkeypatch):
    write("深/更深/a.txt", "a")
    monkeypatch.chdir(folder / "深/更深")
    assert run("git-setup").returncode == 0
    assert (folder / ".gitattributes").exists()
    assert run("git-setup", "--check").returncode == 0


def test_hooks_are_nobodys_business(run, git, folder, tmp_path):
    git("config", "core.hooksPath", str(tmp_path / "hooks"))
    assert run("git-setup").returncode == 0
    assert (git("config", "core.hooksPath"), (tmp_path / "hooks").exists()) == (f"{tmp_path}/hooks\n", False)


def test_a_configuration_that_another_git_is_changing_waits(run, folder):
    (folder / ".git/config.lock").touch()
    before = (folder / ".git/config").read_bytes()
    ran = run("git-setup")
    assert ran.returncode == 2
    assert "config.lock" in ran.stderr
    assert (folder / ".git/config").read_bytes() == before
    assert (folder / ".git/config.lock").exists()


def test_a_configuration_behind_a_link_is_written_where_it_is(run, git, folder, tmp_path):
    (folder / ".git/config").rename(tmp_path / "config")
    (folder / ".git/config").symlink_to(tmp_path / "config")
    assert run("git-setup").returncode == 0
    assert (folder / ".git/config").is_symlink()
    assert git("config", "merge.sheet.driver") != ""


def test_attributes_behind_a_link_are_refused(run, folder, tmp_path):
    (tmp_path / "attributes").write_text("")
    (folder / ".gitattributes").symlink_to(tmp_path / "attributes")
    before = bytes_of(folder)
    ran = run("git-setup")
    assert (ran.returncode, "是链接" in ran.stderr) == (2, True)
    assert bytes_of(folder) == before


def test_two_wishes_at_once_are_refused(run):
    assert run("git-setup", "--check", "--undo").returncode == 2


def test_sheets_with_other_line_ends_are_told_of(run, git, commit, write):
    write("甲.sheet", "项目 甲\r\n")
    write("乙.sheet", "项目 乙\n")
    write("丙.txt", "丙\r\n")
    commit()
    assert "有 1 个 .sheet 文件是 Windows 换行" in run("git-setup").stdout


# -- how git finds the program


def test_without_a_program_on_the_path_this_interpreter_is_named(run, git, monkeypatch, tmp_path):
    odd = tmp_path / "C 盘's 100%"
    odd.mkdir()
    (odd / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (odd / "python").chmod(0o755)
    monkeypatch.setenv("PATH", str(Path(shutil.which("git")).parent))
    monkeypatch.setattr(sys, "executable", str(odd / "python"))
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert len(commands()) == 1
    assert run("git-setup").returncode == 0
    assert run("git-setup", "--check").returncode == 0
    driver = git("config", "merge.sheet.driver")
    (called,) = re.findall(r"\{ (.*) merge-driver %O", driver)
    assert "100%%" in called
    ran = subprocess.run(["sh", "-c", f"{called.replace('%%', '%')} --version"], capture_output=True, cwd=os.sep)
    assert ran.stdout.startswith(b"sheetlang ")


@pytest.fixture
def foreign_module(run, git, commit, folder, write, monkeypatch):
    """A repository set up for this interpreter, with a branch to merge and a module of the name of one of ours."""
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert run("git-setup").returncode == 0
    write("click.py", "open('ran', 'w').close()\nraise ImportError\n")
    write("甲.sheet", f"{SOUND}产出.数量.乙 >= 2 座\n")
    commit()
    git("checkout", "-q", "-b", "同事")
    write("甲.sheet", f"{SOUND}产出.数量.乙 >= 2 座  [5分]\n")
    commit()
    git("checkout", "-q", "main")
    write("甲.sheet", f"{SOUND}产出.数量.乙 >= 3 座\n")
    commit()


def test_git_runs_no_module_of_the_repository(foreign_module, git, folder):
    git("merge", "-q", "同事")
    assert "产出.数量.乙 >= 3 座  [5分]" in (folder / "甲.sheet").read_text()
    assert not (folder / "ran").exists()


def test_a_set_up_that_ran_modules_of_the_repository_is_told_and_renewed(foreign_module, run, git, folder):
    config = folder / ".git/config"
    config.write_text(config.read_text().replace(" -P -m ", " -m "))
    assert "merge.sheet.driver: 设成了别的" in run("git-setup", "--check").stdout
    git("merge", "-q", "同事")
    assert not (folder / "ran").exists()
    assert run("git-setup").returncode == 0
    assert run("git-setup", "--check").returncode == 0
