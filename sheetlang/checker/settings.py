"""Settings: what `sheetlang.toml`, or `[tool.sheetlang]` of `pyproject.toml`, says of the rules.

    select = ["number", "占位符"]           # only these run
    ignore = ["S02"]
    rules = { pending = "warning", "表述" = "off" }
    words = { bad-things = ["欠费"] }       # more words for a list of `sheetlang/knowledge`

    [[overrides]]
    paths = ["2019/**"]
    rules = { all = "info" }

A wrong setting is a finding with its place; the others hold.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple

from sheetlang.checker import settings_faults as faults
from sheetlang.checker.names import Names
from sheetlang.checker.settings_shape import SETTINGS, Reader
from sheetlang.checker.strictness import Layer, layer
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.toml_text import table_in
from sheetlang.source import Source

Additions = Mapping[str, Mapping[str, tuple[str, ...]]]


class Override(NamedTuple):
    """A layer for the files that one of the patterns matches, from the folder of the settings file."""

    patterns: tuple[str, ...]
    layer: Layer


class Settings(NamedTuple):
    """The rules' layer, the overrides for paths, and words for the lists."""

    layer: Layer
    overrides: tuple[Override, ...] = ()
    words: Additions = MappingProxyType({})

    def layers(self, path: PurePosixPath) -> tuple[Layer, ...]:
        """What holds for a file, the weakest first."""
        concerned = (one for one in self.overrides if any(matches(pattern, path) for pattern in one.patterns))
        return (self.layer, *(one.layer for one in concerned))


def read_settings(source: Source, below: tuple[str, ...], names: Names) -> tuple[Settings, list[Diagnostic]]:
    """The settings in the table of a TOML file that `below` leads to, such as `("tool", "sheetlang")`."""
    table: Any = table_in(source, faults.NOT_TOML)
    if isinstance(table, Diagnostic):
        return Settings(Layer()), [table]
    for name in below:
        table = table.get(name) if isinstance(table, dict) else None
    reader = Reader(source, names, ".".join(below))
    settings = reader.table(table, SETTINGS, f"[{'.'.join(below)}]" if below else source.name)
    overrides = [reader.override(one) for one in settings.get("overrides", ())]
    made = Settings(
        _layer(names, settings),
        tuple(Override(tuple(one["paths"]), _layer(names, one)) for one in overrides if one.get("paths")),
        reader.words(settings.get("words", {})),
    )
    return made, reader.findings


def _layer(names: Names, table: Mapping[str, Any]) -> Layer:
    return layer(names, table.get("select", ()), table.get("ignore", ()), table.get("rules"))[0]


def matches(pattern: str, path: PurePosixPath) -> bool:
    """Whether a file, or a folder that it lies in, matches.

    `*` stays within a folder, `**` does not; a pattern without `/` is looked for in every folder.
    """
    pieces = pattern.replace("\\", "/").strip("/").split("/")
    if len(pieces) == 1:
        pieces.insert(0, "**")
    reached = {0}
    for piece in pieces:
        if piece == "**":
            reached = set(range(min(reached, default=len(path.parts)), len(path.parts)))
        elif piece != ".":
            reached = {at + 1 for at in reached if at < len(path.parts) and fnmatchcase(path.parts[at], piece)}
    return bool(reached)
