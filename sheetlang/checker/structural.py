"""Faults that are no rules: mistakes of writing and of meaning, which the passes before the rules report."""

from functools import cache
from importlib import import_module

from sheetlang.diagnostic import Fault

# Where they are told from; those of files and of JSON stand above, and whoever knows those can ask for them.
_MODULES = (
    "language.faults",
    "model.faults",
    "model.line_faults",
    "model.reuse_faults",
    "forms.faults",
    "checker.settings_faults",
    "checker.plugin_faults",
)


# By the codes that rules have, where a candidate for a rule became one.
_CODES = {"S01": "empty-value", "S03": "unknown-category", "S06": "misplaced-category"}


@cache
def structural_faults(more: tuple[str, ...] = ()) -> dict[str, tuple[Fault, ...]]:
    """The faults by name, each with its other wordings; those that are rules' left out. `more` names modules above."""
    from sheetlang.checker.registry import all_rules

    rules = {rule.name for rule in all_rules()}
    named: dict[str, tuple[Fault, ...]] = {}
    for module in (*_MODULES, *more):
        for fault in vars(import_module(f"sheetlang.{module}")).values():
            if isinstance(fault, Fault) and fault.name not in rules:
                named[fault.name] = (*named.get(fault.name, ()), fault)
    return named


def is_structural(name: str) -> bool:
    """Whether a name is that of such a fault."""
    return name in structural_faults()


def structural_named(text: str, more: tuple[str, ...] = ()) -> str | None:
    """The name of such a fault, by that or by a code; None where it is none of them."""
    name = _CODES.get(text.strip().upper(), text.strip().lower())
    return name if name in structural_faults(more) else None
