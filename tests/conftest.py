"""Makes the helpers beside the tests importable, and gives what several folders of tests use."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless`: what is said now is what is to be said."""
    parser.addoption(
        "--bless", action="store_true", help="rewrite the kept outputs; read the difference before committing"
    )


@pytest.fixture
def keeps(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares an output with the one that is kept in a file; `--bless` keeps it anew."""

    def keeps(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.read_text("utf-8") == text, f"{path.name} has changed; see it with --bless and git diff"

    return keeps


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file by its path from the workspace, with the folders it needs."""

    def write(path: str, text: str | bytes) -> Path:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write
