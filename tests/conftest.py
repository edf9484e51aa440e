"""Makes the helpers beside the tests importable, and gives what several folders of tests use."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

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


def pytest_collection_finish() -> None:
    """Fifteen thousand tests stay until the end: to walk over them at each collection of garbage took a third of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that runs for the tests of a module."""
    from tools import need, need_module

    chromium = need("chromium")
    with need_module("playwright.sync_api").sync_playwright() as running:
        opened = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def window(browser: Any) -> Any:
    """A window of it that notes what its pages ask for, complain of and run, in `seen`."""
    page = browser.new_page()
    page.seen = []
    page.on("request", lambda request: page.seen.append(("request", request.url)))
    page.on("console", lambda message: page.seen.append(("console", message.text)))
    page.on("pageerror", lambda error: page.seen.append(("error", str(error))))
    page.on("popup", lambda popup: page.seen.append(("popup", popup.url)))
    page.on("dialog", lambda dialog: (page.seen.append(("dialog", dialog.message)), dialog.dismiss()))
    return page


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
