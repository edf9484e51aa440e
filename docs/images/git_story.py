"""The repository of `docs/git.md`: two officers change one of the real sheets. Its pictures and its test are made from it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
SHEET, SHARED = "安置帮教工作办案经费.sheet", "上海通用管理指标.sheet"

THEIRS = {
    SHEET: [
        ("志愿者满意度 >= 90 %", "志愿者满意度 >= 85 %"),
        ("志愿者培训人次 = 400 次", "志愿者培训人次 = 400 人次"),
        ("培训次数 = 4 次\n", "培训次数 = 6 次\n产出.数量.走访服务对象 >= 1200 人次\n"),
        ("9月：第二期骨干志愿者业务培训", "10月：第二期骨干志愿者业务培训"),
    ],
    SHARED: [("预算执行率 = 100 %", "预算执行率 >= 95 %")],
}
OURS = {
    SHEET: [
        ("志愿者队伍人数 >= 19000 个", "志愿者队伍人数 >= 19500 个"),
        ("培训次数 = 4 次\n", "培训次数 = 5 次\n产出.数量.专题讲座 = 2 场\n"),
    ],
}
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "甲",
    "GIT_AUTHOR_EMAIL": "a@a.invalid",
    "GIT_COMMITTER_NAME": "甲",
    "GIT_COMMITTER_EMAIL": "a@a.invalid",
    "GIT_PAGER": "cat",
    "LC_ALL": "C.UTF-8",
    "SHEETLANG_LANG": "zh",
}


# What each picture shows: the command as it is written, and as it is run for a terminal with colours.
PICTURES = {
    "git-diff": [("git diff main...调整", "git -c color.ui=always diff main...调整")],
    "sheetlang-diff": [("sheetlang diff --git main...调整", "sheetlang diff --git main...调整 --color")],
    "git-merge": [("git merge 调整",) * 2, (f"sed -n '/队伍人数 >= 19/,/法治宣传进社区、监所/p' {SHEET}",) * 2],
}


class Story:
    """The repository in a folder of a place, and a shell that finds `sheetlang` in another."""

    def __init__(self, place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)
        self.folder, bin_folder = place / "repository", place / "bin"
        for folder in (self.folder, bin_folder):
            folder.mkdir(parents=True)
        program = bin_folder / "sheetlang"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sheetlang "$@"\n', "utf-8")
        program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SHEETLANG_"))}
        self.environment = kept | _ENVIRONMENT | {"PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
        for name in (SHEET, SHARED):
            shutil.copy(EXAMPLES / name, self.folder)
        self.shell("git init -q -b main && git config core.quotePath false && git add . && git commit -q -m 年初")

    def set_up(self) -> None:
        """Tell git of sheets."""
        self.shell("sheetlang git-setup && git add .gitattributes && git commit -q -m 'git 认得表'")

    def shell(self, command: str) -> str:
        """What a command says, whatever its status."""
        ran = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return ran.stdout

    def diverge(self) -> None:
        """Commit what the colleague changes on the branch 调整, then what is changed on main meanwhile."""
        self.shell("git checkout -q -b 调整")
        self._edit(THEIRS)
        self.shell("git commit -q -a -m 年中调整 && git checkout -q main")
        self._edit(OURS)
        self.shell("git commit -q -a -m 增加讲座")

    def terminal(self, picture: str, color: bool) -> str:
        """What stands on the terminal in a picture."""
        return "".join(f"$ {shown}\n{self.shell(run if color else shown)}" for shown, run in PICTURES[picture])

    def settle(self) -> None:
        """Keep the colleague's side of the conflict, as an editor would."""
        path = self.folder / SHEET
        before, _, rest = path.read_text("utf-8").partition("<<<<<<<")
        between, _, after = rest.partition(">>>>>>>")
        path.write_text(before + between.partition("=======\n")[2] + after.partition("\n")[2], "utf-8", newline="\n")

    def _edit(self, edits: dict[str, list[tuple[str, str]]]) -> None:
        for name, pairs in edits.items():
            path = self.folder / name
            text = path.read_text("utf-8")
            for old, new in pairs:
                if text.count(old) != 1:
                    raise ValueError(f"{name}: {old}")
                text = text.replace(old, new)
            path.write_text(text, "utf-8", newline="\n")
