"""The shape of a settings file: which keys its tables take, and what is told of those that do not fit."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from sheetlang.checker import settings_faults as faults
from sheetlang.checker.names import Names
from sheetlang.checker.unknown_rules import unknown_rule
from sheetlang.diagnostic import Diagnostic, Fault, Text, is_level
from sheetlang.forms.places import Places
from sheetlang.knowledge.knowledge import UNGROUPED, group_names, list_names
from sheetlang.naming import closest
from sheetlang.source import Source, Span


class Key(NamedTuple):
    """What a key takes: how it is recognised, in words, and an example."""

    fits: Callable[[Any], bool]
    expected: Text
    example: str


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


_LIST = Text("文字的数组", "a list of texts")
_TABLE = Text("一张表", "a table")
_NAMES = Key(_texts, _LIST, '["placeholder", "数值"]')
_RULES = Key(lambda value: isinstance(value, dict), _TABLE, '{ placeholder = "error" }')

OVERRIDE: Mapping[str, Key] = {
    "paths": Key(_texts, _LIST, '["2019/**"]'), "select": _NAMES, "ignore": _NAMES, "rules": _RULES,
}  # fmt: skip
SETTINGS: Mapping[str, Key] = {
    "select": _NAMES,
    "ignore": _NAMES,
    "rules": _RULES,
    "words": Key(lambda value: isinstance(value, dict), _TABLE, '{ bad-things = ["欠费"] }'),
    "overrides": Key(_tables, Text("[[overrides]] 表", "[[overrides]] tables"), '[{ paths = ["2019/**"] }]'),
}


class Reader:
    """Takes what fits from the tables of one settings file, and tells of the rest."""

    def __init__(self, source: Source, names: Names, table: str) -> None:
        self.findings: list[Diagnostic] = []
        self._source = source
        self._names = names
        self._places = Places(source)
        start = max(source.text.find(f"[{table}"), 0) if table else 0
        self._within = Span(start, len(source.text))

    def table(self, table: Any, shape: Mapping[str, Key], name: str) -> dict[str, Any]:
        """The keys of a table that fit; none of what is not there, or is no table."""
        if not isinstance(table, dict):
            if table is not None:
                self._tell(faults.WRONG_TYPE, "sheetlang", key=name.strip("[]"), expected=_TABLE, example=name)
            return {}
        fitting: dict[str, Any] = {}
        for key, value in table.items():
            wanted = shape.get(key)
            if wanted is None:
                near = closest(key, shape)
                known = (near,) if near else tuple(shape)
                self._tell(faults.UNKNOWN_KEY, key, key=key, table=name, known=known)
            elif not wanted.fits(value):
                self._tell(
                    faults.WRONG_TYPE, key, key=key, expected=wanted.expected, example=f"{key} = {wanted.example}"
                )
            else:
                fitting[key] = value
        for rule in (*fitting.get("select", ()), *fitting.get("ignore", ()), *fitting.get("rules", ())):
            self._check_rule(rule)
        if "rules" in fitting:
            fitting["rules"] = {rule: level for rule, level in fitting["rules"].items() if self._is_level(rule, level)}
        return fitting

    def override(self, table: dict[str, Any]) -> dict[str, Any]:
        """The keys of one of the overrides that fit."""
        if "paths" not in table:
            self._tell(faults.MISSING_PATHS, "overrides")
        return self.table(table, OVERRIDE, "[[overrides]]")

    def words(self, table: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
        """The words added to lists; a list with groups takes them by group."""
        added: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, value in table.items():
            if name not in list_names():
                self._tell(faults.UNKNOWN_LIST, name, name=name, known=tuple(list_names()))
                continue
            groups = group_names(name)
            given = value if groups and isinstance(value, dict) else {UNGROUPED: value}
            added[name] = {group: tuple(words) for group, words in given.items() if self._are_words(name, group, words)}
        return added

    def _are_words(self, name: str, group: str, words: Any) -> bool:
        groups = group_names(name)
        if groups and group and group not in groups:
            self._tell(faults.UNKNOWN_LIST, group, name=group, known=tuple(groups))
        elif bool(groups) != bool(group) or not _texts(words) or not all(words):
            example = f'{name} = {{ {groups[0]} = ["…"] }}' if groups else f'{name} = ["…"]'
            self._tell(faults.WRONG_TYPE, name, key=name, expected=_TABLE if groups else _LIST, example=example)
        else:
            return True
        return False

    def _check_rule(self, name: str) -> None:
        if finding := unknown_rule(name, self._names, self._source, self._places.of(name, self._within)):
            self.findings.append(finding)

    def _is_level(self, rule: str, level: Any) -> bool:
        if is_level(level):
            return True
        self._tell(faults.NOT_A_LEVEL, rule, key=rule, value=level)
        return False

    def _tell(self, fault: Fault, near: str, **values: object) -> None:
        self.findings.append(fault.at(self._source, self._places.of(near, self._within), **values))
