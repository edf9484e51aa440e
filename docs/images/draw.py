"""Draws the pictures of the README and of git.md from what sheetlang says today; needs Chromium, its fonts and `pip install -e '.[browser]'`.

    python docs/images/draw.py

`check.txt` holds what is drawn in `check.png`, as each picture of a terminal has its text; tests tell when one has changed. Look at the pictures afterwards.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from git_story import PICTURES, Story
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"
SHEET = "志愿服务.sheet"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PAGE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #1e1e1e; color: #ddd; width: max-content }
pre { margin: 0; padding: 14px 18px; font: 18px/1.3 "Noto Sans Mono CJK SC", monospace }
b { color: #ff5f56 } b.c32 { color: #98c379 } b.c33 { color: #e5c07b } b.c34, b.c36 { color: #61afef } b.c1 { color: inherit }
</style><pre>"""


def main() -> None:
    """Draw all."""
    (HERE / "check.txt").write_text(terminal(color=False), "utf-8", newline="\n")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        path = next(filter(None, map(shutil.which, BROWSERS)), None)
        page = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]).new_page()
        draw_terminal(page, "check", terminal(color=True))
        draw_git(page, Path(folder) / "git")
        draw_review(page, Path(folder) / "review.html")


def draw_terminal(page: Page, name: str, text: str) -> None:
    """One picture of a terminal."""
    page.set_content(PAGE + colored(text))
    page.locator("body").screenshot(path=HERE / f"{name}.png")


def draw_git(page: Page, folder: Path) -> None:
    """What git and `diff` say of a branch, and how it is merged."""
    for color in (False, True):
        story = Story(folder)
        story.set_up()
        story.diverge()
        for name in PICTURES:
            text = story.terminal(name, color)
            if color:
                draw_terminal(page, name, text)
            else:
                (HERE / f"{name}.txt").write_text(text, "utf-8", newline="\n")


def draw_review(page: Page, into: Path) -> None:
    """The first rows of the table that goes back, for the real examples."""
    sheetlang("review", ".", "-o", str(into), "-q", within=EXAMPLES)
    page.set_viewport_size({"width": 1200, "height": 620})
    page.goto(into.as_uri())
    page.evaluate("document.querySelector('#findings').scrollIntoView()")
    page.screenshot(path=HERE / "review.png")


def terminal(color: bool) -> str:
    """What stands on the terminal after the check."""
    return f"$ sheetlang check {SHEET}\n" + sheetlang("check", SHEET, "--color" if color else "--no-color", within=HERE)


def sheetlang(*arguments: str, within: Path) -> str:
    """What the command says, in Chinese."""
    ran = subprocess.run(
        [sys.executable, "-m", "sheetlang", *arguments],
        cwd=within,
        env=os.environ | {"SHEETLANG_LANG": "zh"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


def colored(text: str) -> str:
    """Terminal colours as HTML."""
    text = re.sub(r"\x1b\[0?m", "</b>", escape(text))
    return re.sub(r"\x1b\[([\d;]+)m", lambda one: f'<b class="c{one[1].split(";")[-1]}">', text)


if __name__ == "__main__":
    main()
