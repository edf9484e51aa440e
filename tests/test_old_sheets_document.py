"""The document on old sheets: each command gives what stands under it."""

import os
import re
from pathlib import Path

import pytest
from documents import DOCS, run_blocks

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are a Unix shell's")


def with_characters(text: str) -> str:
    return re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda one: chr(int(one[1], 16)), text)


def test_the_commands_give_what_stands_under_them(tmp_path: Path) -> None:
    text = with_characters((DOCS / "old-sheets.md").read_text("utf-8"))
    assert run_blocks(text, tmp_path, "旧.sheet") == 8
