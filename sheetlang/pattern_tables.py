"""Writes what every start would else compile anew: `python -m sheetlang.pattern_tables`, after a pattern has changed."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import sheetlang
from sheetlang import patterns
from sheetlang.language.grammar import terminal
from sheetlang.language.tables import patterns as terminals


def all_texts() -> list[str]:
    """Every pattern that a module asks for, and the terminals of the grammar, sorted."""
    for module in walk_packages(sheetlang.__path__, "sheetlang."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in terminals():
        terminal(name)
    return sorted(patterns.asked)


if __name__ == "__main__":
    path = Path(patterns.kept_file())
    path.write_text(patterns.kept_text(all_texts()), "ascii")
    sys.stdout.write(f"{path.name}\n")
