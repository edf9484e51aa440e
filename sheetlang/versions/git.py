"""Git asked by its own program: no shell, no pager, nothing of the user's that would change its answers.

What it refuses is a `GitTrouble` in git's own words.
"""

import os
import subprocess
from pathlib import Path

from sheetlang.text import Text, Trouble

_NO_GIT = Text("找不到 git 程序；先安装 git", "there is no git program; install git first")
_REFUSED = Text("git 不肯：{said}", "git refused: {said}")
# Programs and options of the user's that would stand between git's data and us.
_IN_BETWEEN = ("GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_PAGER", "GIT_EDITOR")
_PATHSPEC_OPTIONS = ("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_OURS = {"GIT_TERMINAL_PROMPT": "0"}


class GitTrouble(Trouble):
    """What git, or its want, makes impossible."""


class Git:
    """The git program, run in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def out(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command writes; a GitTrouble with what it complained of if it fails."""
        ran = self.ran(*arguments, given=given)
        if ran.returncode:
            raise GitTrouble(_REFUSED, said=_complaint(ran.stderr) or f"git {arguments[0]}: {ran.returncode}")
        return ran.stdout

    def ran(self, *arguments: str, given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        """A command, run to its end, whatever its status."""
        try:
            return subprocess.run(
                ["git", *arguments], input=given, capture_output=True, cwd=self.folder, env=environment(), check=False
            )
        except FileNotFoundError as error:
            raise GitTrouble(_NO_GIT) from error

    def line(self, *arguments: str) -> str:
        """The one line that a command writes, such as a path."""
        return os.fsdecode(self.out(*arguments)).removesuffix("\n").removesuffix("\r")


def environment() -> dict[str, str]:
    """The variables that git is run with: the user's, but for those that would change its answers."""
    left_out = (*_IN_BETWEEN, *_PATHSPEC_OPTIONS)
    return {name: value for name, value in os.environ.items() if name not in left_out} | _OURS


def _complaint(stderr: bytes) -> str:
    """What git said: all of it, since the remedy stands in its later lines."""
    lines = stderr.decode("utf-8", "backslashreplace").splitlines()
    return " ".join(line.removeprefix("fatal:").strip() for line in lines if line.strip())
