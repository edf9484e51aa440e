"""What the pictures of the README show is what is said today; drawn anew by `python docs/images/draw.py`."""

import os
import subprocess
import sys
from pathlib import Path

IMAGES = Path(__file__).parents[1] / "docs" / "images"


def test_the_check_that_is_shown_is_todays():
    command, _, shown = (IMAGES / "check.txt").read_text("utf-8").partition("\n")
    assert command.startswith("$ sheetlang ")
    said = subprocess.run(
        [sys.executable, "-m", "sheetlang", *command.split()[2:]],
        cwd=IMAGES,
        env=os.environ | {"SHEETLANG_LANG": "zh"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert said.stdout == shown, "run  python docs/images/draw.py  and look at the pictures"
