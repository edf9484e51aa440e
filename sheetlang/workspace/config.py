"""The settings file of a workspace: `sheetlang.toml` in its root, else `[tool.sheetlang]` of its `pyproject.toml`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sheetlang.checker.names import all_names
from sheetlang.diagnostic import Diagnostic
from sheetlang.patterns import pattern
from sheetlang.source import Source
from sheetlang.workspace.find import OWN_FILE, SHARED_FILE, shown
from sheetlang.workspace.read import read_source

if TYPE_CHECKING:
    from sheetlang.checker.settings import Settings

_SHARED_TABLE = ("tool", "sheetlang")
# A project file without it is not read as TOML: `tool.sheetlang`, or a table `tool` in which it may stand.
_MAYBE_SHARED = pattern(r"tool[\"']?[ \t]*(?:\.[ \t]*[\"']?sheetlang|\]|=)")


def is_settings(path: Path) -> bool:
    """Whether a file has a name by which settings are found."""
    return path.name in (OWN_FILE, SHARED_FILE)


def settings_of(root: Path, given: Path | None = None) -> "tuple[Settings | None, list[Diagnostic]]":
    """The settings of a workspace, or of a file that was given, and findings; None where nothing is set.

    What reads them is imported only where there is something to read.
    """
    source, findings = _source(root, given)
    if source is None or not source.text.strip():
        return None, findings
    shared = Path(source.name).name == SHARED_FILE
    if shared and _MAYBE_SHARED.search(source.text) is None:
        return None, findings
    from sheetlang.checker.settings import read_settings

    settings, wrong = read_settings(source, _SHARED_TABLE if shared else (), all_names())
    return settings, [*findings, *wrong]


def settings_file(root: Path, given: Path | None = None) -> Path | None:
    """The file whose settings would hold, as it is shown; None where there is none."""
    if given is not None:
        return given
    own, shared = root / OWN_FILE, root / SHARED_FILE
    # A link or a folder of our name is meant for us, though it cannot be read.
    if os.path.lexists(own):
        return shown(own)
    return shown(shared) if shared.is_file() else None


def _source(root: Path, given: Path | None) -> tuple[Source | None, list[Diagnostic]]:
    path = settings_file(root, given)
    if path is None:
        return None, []
    return read_source(str(path)) if given is not None else read_source(str(path), root)
