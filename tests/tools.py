"""Tools that some tests need: a browser, an office suite. Missing, they are skipped; where all are asked for, that fails."""

import importlib
import os
import shutil
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

_SPELLINGS = {"chromium": ("chromium", "chromium-browser", "google-chrome")}
_NODE_MODULES = Path(__file__).parent / "node" / "node_modules"


def need(name: str) -> str:
    """The path of a program."""
    found = next(filter(None, map(shutil.which, _SPELLINGS.get(name, (name,)))), None)
    return found or _lacking(f"{name} is not on PATH")


def need_module(name: str) -> ModuleType:
    """A Python module."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        _lacking(f"{name} is not installed")


def need_node_file(path: str) -> Path:
    """A file of the packages that `npm ci` puts into tests/node."""
    found = _NODE_MODULES / path
    return (
        found
        if found.exists()
        else _lacking(f"{path} is not in tests/node/node_modules: run npm ci --prefix tests/node")
    )


def _lacking(reason: str) -> NoReturn:
    if os.environ.get("SHEETLANG_TESTS_NEED_ALL"):
        pytest.fail(reason)
    pytest.skip(reason)
