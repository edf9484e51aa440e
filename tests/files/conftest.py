"""The command line as its own tests run it, in a folder with room for what lies outside."""

from pathlib import Path

import pytest
from cli.conftest import folder, process, run, sound  # noqa: F401


@pytest.fixture
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside, with a file in it."""
    away = tmp_path_factory.mktemp("away")
    (away / "a.md").write_text("别处的", "utf-8")
    (away / "里").mkdir()
    return away


@pytest.fixture
def built(run, write, sound):  # noqa: F811
    """Builds the sheet `深/更深/a.sheet` of the folder 年 into Markdown below `out`."""

    def built(*more: str, to: str = "md"):
        write("年/深/更深/a.sheet", sound)
        return run("build", "年", "--to", to, *more)

    return built
