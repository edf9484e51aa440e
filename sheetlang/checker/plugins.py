"""Rules of others: installed packages offer them by the entry point group `sheetlang.rules`.

    [project.entry-points."sheetlang.rules"]
    our-deadline = "our_rules.deadline:RULE"

`importlib.metadata` takes longer to load than all rules; here only the names of installed packages are
listed. Folders that are no place of installed packages are not searched: a folder of sheets runs no code.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from sheetlang.checker.plugin_faults import FAILURES, NOT_LOADED, Unfit, spoken_aside
from sheetlang.diagnostic import Diagnostic
from sheetlang.rules.rule import Rule
from sheetlang.source import Source, Span

GROUP = "sheetlang.rules"
_PLACES = ("site-packages", "dist-packages")
_RECORDS = (".dist-info", ".egg-info")


class Offer(NamedTuple):
    """A line of an `entry_points.txt`: where it stands, and which object it names."""

    source: Source
    span: Span
    module: str
    attribute: str


def offers() -> Iterator[Offer]:
    """What installed packages offer, in a fixed order; of a package that is there twice the first."""
    seen: set[str] = set()
    for folder in sys.path:
        if os.path.basename(folder) in _PLACES and os.path.isdir(folder):
            for record in sorted(os.listdir(folder)):
                package = record.partition("-")[0].lower()
                if record.endswith(_RECORDS) and package not in seen:
                    seen.add(package)
                    yield from _offered(os.path.join(folder, record, "entry_points.txt"))


def _offered(path: str) -> Iterator[Offer]:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return
    if GROUP not in text:
        return
    section, at = "", 0
    for line in text.splitlines(keepends=True):
        stated = line.strip()
        if stated.startswith("["):
            section = stated.strip("[] ")
        elif section == GROUP and "=" in stated and not stated.startswith("#"):
            named = stated.partition("=")[2].partition("[")[0].strip()
            module, _, attribute = named.partition(":")
            start = at + len(line) - len(line.lstrip())
            yield Offer(
                Source(path, text), Span(start, start + len(stated)), module.strip(), attribute.strip() or "RULE"
            )
        at += len(line)


def loaded(own: Sequence[Rule]) -> tuple[tuple[Rule, ...], tuple[Diagnostic, ...]]:
    """The rules that are offered beside sheetlang's own, and a finding for each offer that is no rule."""
    offered_rules = tuple(offers())
    if not offered_rules:
        return (), ()
    # Few have rules of others: the rest need not load what tells whether they fit.
    from sheetlang.checker.fitness import fit_rule, names_of

    taken = {name for rule in own for name in names_of(rule)}
    rules: list[Rule] = []
    findings: list[Diagnostic] = []
    for offer in offered_rules:
        offered: object = None
        try:
            with spoken_aside():
                offered = getattr(import_module(offer.module), offer.attribute)
            rule = fit_rule(offered, taken)
        except FAILURES as error:
            reason = error.reason if isinstance(error, Unfit) else f"{type(error).__name__}: {error}"
            name = f"{offer.module}:{offer.attribute}"
            called = tuple(map(str, names_of(offered))) if isinstance(offered, Rule) else ()
            findings.append(NOT_LOADED.at(offer.source, offer.span, name=name, reason=reason, called=called))
            continue
        taken.update(names_of(rule))
        rules.append(rule)
    return tuple(sorted(rules, key=lambda rule: rule.name)), tuple(findings)
