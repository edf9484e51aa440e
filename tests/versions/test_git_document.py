"""The document on git: its commands, run one after another in a real repository, say what stands under them and in its pictures."""

import os
import re
import sys
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[2] / "docs" / "git.md"
IMAGES = DOCUMENT.parent / "images"
sys.path.insert(0, str(IMAGES))

from git_story import PICTURES, Story  # noqa: E402

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are a Unix shell's")
_PIECE = re.compile(r"```console\n(.*?)```|!\[.*?\]\(images/([\w-]+)\.png\)", re.S)


def steps():
    """The commands with what stands under them, and the pictures, in order; a picture shows its command again."""
    found = []
    for block, picture in _PIECE.findall(DOCUMENT.read_text("utf-8")):
        for command in re.split(r"^\$ ", block, flags=re.M)[1:]:
            found.append(command.partition("\n")[::2])
        if picture:
            if found and found[-1] == (PICTURES[picture][0][0], ""):
                found.pop()
            found.append((picture, None))
    return found


def test_the_commands_say_what_stands_under_them_and_in_the_pictures(tmp_path):
    story, pictures = Story(tmp_path), 0
    for command, said in steps():
        if said is not None:
            if command.startswith("sheetlang check"):
                story.settle()
            assert story.shell(command) == said, command
            continue
        if pictures == 0:
            story.diverge()
        pictures += 1
        kept = (IMAGES / f"{command}.txt").read_text("utf-8")
        assert story.terminal(command, color=False) == kept, "run  python docs/images/draw.py  and look at the pictures"
        assert (IMAGES / f"{command}.png").exists()
    assert (pictures, len(steps())) == (len(PICTURES), len(PICTURES) + 6)


def test_the_story_ends_with_every_change_of_both_sides(tmp_path):
    from git_story import OURS, SHARED, SHEET, THEIRS

    story = Story(tmp_path)
    story.set_up()
    story.diverge()
    story.shell("git merge 调整")
    story.settle()
    text = "".join((story.folder / name).read_text("utf-8") for name in (SHEET, SHARED))
    wanted = [new for edits in (THEIRS, OURS) for pairs in edits.values() for _, new in pairs]
    missing = [line for new in wanted for line in new.splitlines() if line not in text]
    assert missing == ["培训次数 = 5 次"]
    assert [mark for mark in ("<<<", "===", ">>>", "|||", "# 冲突") if mark in text] == []


def test_every_command_that_is_listed_is_understood(tmp_path):
    listed = re.findall(r"^\| .* \| `sheetlang (diff .*?)` \|$", DOCUMENT.read_text("utf-8"), re.M)
    assert len(listed) == 7
    story = Story(tmp_path)
    story.set_up()
    story.diverge()
    story.shell("mkdir 2026 && cp *.sheet 2026 && git add -A && git commit -q -m 1 && git commit -q --allow-empty -m 2")
    story.shell("git tag 2025年报送 HEAD~1")
    for command in listed:
        assert story.shell(f"sheetlang {command} >/dev/null 2>&1; echo $?") == "0\n", command
