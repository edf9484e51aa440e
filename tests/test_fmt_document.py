"""The document on formatting: each command gives what stands under it."""

import os
from pathlib import Path

import pytest
from documents import DOCS, run_blocks

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the commands are a Unix shell's")


def test_the_commands_give_what_stands_under_them(tmp_path: Path) -> None:
    assert run_blocks((DOCS / "fmt.md").read_text("utf-8"), tmp_path, "乱.sheet") == 8
