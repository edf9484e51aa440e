"""Names: what rules and groups of rules are called, in English, in Chinese, and by code."""

import re
from collections.abc import Iterable
from functools import cache

from sheetlang.checker.registry import all_rules
from sheetlang.diagnostic import Text
from sheetlang.naming import closest, key
from sheetlang.rules.rule import GROUPS, Rule

EVERY_RULE = Text("全部", "all")


class Names:
    """Finds the rules that a text names."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._meant: dict[str, tuple[str, ...]] = {}
        self.spellings: list[str] = []
        rules = tuple(rules)
        for label in EVERY_RULE:
            self._add(label, [rule.name for rule in rules])
        for group, title in GROUPS.items():
            for spelling in (group, title.zh):
                self._add(spelling, [rule.name for rule in rules if rule.group == group])
        for rule in rules:
            for label in (rule.name, rule.zh, rule.code):
                if label:
                    self._add(label, [rule.name])

    def _add(self, label: str, meant: list[str]) -> None:
        self._meant[key(label)] = tuple(meant)
        self.spellings.append(label)

    def find(self, name: str) -> tuple[str, ...] | None:
        """The rules that a name, a code or a group means; None where there is no such name."""
        return self._meant.get(key(name))

    def is_one(self, name: str) -> bool:
        """Whether it names one rule, and no group."""
        return len(self.find(name) or ()) == 1 and key(name) not in _GROUPS

    def closest(self, name: str, others: Iterable[str] = ()) -> str | None:
        """The name, of these or of others, that a mistyped one most resembles; codes are all alike, so a code none."""
        return None if re.fullmatch(r"[A-Za-z]\d\d", name) else closest(name, [*self.spellings, *others])


_GROUPS = frozenset(key(label) for text in (EVERY_RULE, *GROUPS.values()) for label in text)


@cache
def all_names() -> Names:
    """The names of all rules."""
    return Names(all_rules())
