"""Both READMEs keep their word: every command in them runs, in order; what they link to is there; they say the same."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tools import need

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")
FINDS = ("check", "review")


def text(name):
    return (ROOT / name).read_text("utf-8")


def commands(name):
    """The commands in blocks, without what is said of them."""
    blocks = re.findall(r"^```\n(.*?)^```", text(name), re.M | re.S)
    return [
        line.partition("#")[0].split()[1:]
        for block in blocks
        for line in block.splitlines()
        if line.startswith("sheetlang ")
    ]


def links(name):
    return re.findall(r"\]\(([^)]*)\)", text(name))


@pytest.mark.parametrize("name", READMES)
def test_every_command_runs(tmp_path, name):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "sheetlang.toml").touch()
    named = ("-c", "user.name=a", "-c", "user.email=a@a.invalid")
    for git in (("init", "-q"), (*named, "commit", "-q", "--allow-empty", "-m", "first")):
        subprocess.run([need("git"), *git], cwd=tmp_path, check=True)
    assert len(commands(name)) >= 10
    for arguments in commands(name):
        ran = subprocess.run(
            [sys.executable, "-m", "sheetlang", *arguments],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert ran.returncode in ((0, 1) if arguments[0] in FINDS else (0,)), (arguments, ran.stderr)


@pytest.mark.parametrize(("name", "counted"), [("README.md", r"(\d+) 个警告"), ("README.en.md", r"(\d+) warnings")])
def test_as_many_warnings_as_it_says(name, counted):
    ran = subprocess.run(
        [sys.executable, "-m", "sheetlang", "check", "examples", "--format", "concise", "-q"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert re.findall(counted, text(name)) == [str(ran.stdout.count(": warning["))]
    assert ": error[" not in ran.stdout


@pytest.mark.parametrize("name", READMES)
def test_the_lines_of_python_run(name):
    (block,) = re.findall(r"^```python\n(.*?)^```", text(name), re.M | re.S)
    says_all = 'assert not [one for one in findings if one.severity == "error"] and again == sheets and page'
    subprocess.run([sys.executable, "-c", f"{block}\n{says_all}"], cwd=ROOT, env=os.environ, check=True, timeout=60)


def test_both_say_the_same():
    def shape(arguments):
        """A command without the names that are said in either language."""
        return [one for one in arguments if one.startswith("-") or one.isascii()][:1], [
            one for one in arguments if one.startswith("--")
        ]

    chinese, english = map(commands, READMES)
    assert list(map(shape, chinese)) == list(map(shape, english))
    assert [link for link in links(READMES[0]) if "README" not in link] == [
        link for link in links(READMES[1]) if "README" not in link
    ]
    assert [len(re.findall(mark, text(READMES[0]), re.M)) for mark in ("^## ", "^```", "^- ")] == [
        len(re.findall(mark, text(READMES[1]), re.M)) for mark in ("^## ", "^```", "^- ")
    ]
