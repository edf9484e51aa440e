"""The groups of modules that are measured, as groups.toml has them."""

import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Group(NamedTuple):
    """Patterns of modules, the tests that belong to them, and the shares that must be reached."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]
    noticed: float
    branches: float = 0.0
    but: tuple[str, ...] = ()


def all_groups() -> dict[str, Group]:
    """Every group by its name."""
    tables = tomllib.loads((Path(__file__).parent / "groups.toml").read_text("utf-8"))
    return {name: _group(name, **table) for name, table in tables.items()}


def asked_for(names: list[str]) -> list[Group]:
    """The groups that are named; all where none is."""
    known = all_groups()
    if unknown := [name for name in names if name not in known]:
        sys.exit(f"no such group: {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[name] for name in names or known]


def modules_of(group: Group) -> list[str]:
    """The files of a group, by their paths in the project."""
    found = {path for pattern in group.modules for path in ROOT.glob(pattern)}
    but = {path for pattern in group.but for path in ROOT.glob(pattern)}
    return sorted(path.relative_to(ROOT).as_posix() for path in found - but)


def _group(name: str, **table: list[str] | float) -> Group:
    return Group(name, **{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})
