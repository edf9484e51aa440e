"""Strictness: how grave each rule is in a run, laid down in layers.

From the weakest to the strongest: the rule's own severity, the form's `[rules]`, the settings file,
its overrides for the path in their order, the command line. In each layer `select` comes first, then
`ignore`, then severities, those of groups before those of single rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from sheetlang.checker.names import Names
from sheetlang.diagnostic import LEVELS, Level
from sheetlang.rules.rule import Rule


class Layer(NamedTuple):
    """What one place lays down, in rules' names. `select` None: nothing is said of which rules run."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    levels: tuple[tuple[str, Level], ...] = ()


def layer(
    names: Names, select: Sequence[str] = (), ignore: Sequence[str] = (), levels: Mapping[str, str] | None = None
) -> tuple[Layer, list[str]]:
    """The layer that names of rules and groups mean, and the names that mean nothing."""
    unknown = [name for name in (*select, *ignore, *(levels or ())) if names.find(name) is None]
    graded = sorted((levels or {}).items(), key=lambda one: names.is_one(one[0]))
    spread = [(rule, LEVELS[level]) for name, level in graded if level in LEVELS for rule in names.find(name) or ()]
    wanted = _meant(names, select)
    return Layer(wanted if select else None, _meant(names, ignore), tuple(spread)), unknown


def levels_under(rules: Iterable[Rule], layers: Iterable[Layer]) -> dict[str, Level]:
    """The level of each rule where these layers, the weakest first, are laid over the rules' own."""
    own: dict[str, Level] = {rule.name: rule.fault.severity for rule in rules}
    graded = dict(own)
    levels: dict[str, Level] = {rule.name: "off" if rule.off else own[rule.name] for rule in rules}
    for one in layers:
        if one.select is not None:
            levels = {name: graded[name] if name in one.select else "off" for name in levels}
        levels |= dict.fromkeys(one.ignore & levels.keys(), "off")
        for name, level in one.levels:
            if name in levels:
                levels[name] = level
                graded[name] = own[name] if level == "off" else level
    return levels


def _meant(names: Names, texts: Iterable[str]) -> frozenset[str]:
    return frozenset(rule for text in texts for rule in names.find(text) or ())
