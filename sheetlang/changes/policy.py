"""Policy: which changes need whose sign-off, as a file of rules says.

A rule names the changes (`change`, `what`), where they are (`where`), and who is to sign (`sign`). What it does not
name does not matter to it; a change that several rules speak of needs them all.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sheetlang.changes.change import WHATS, Change, SignOff
from sheetlang.changes.words import BY_WORD, WHAT_NAMES
from sheetlang.forms.toml_text import NotToml, read_toml
from sheetlang.naming import category_key, closest, key
from sheetlang.text import Text, Trouble

_WHATS = {name: str(name) for name in WHATS} | {WHAT_NAMES[name].zh: str(name) for name in WHATS}
_KEYS = ("change", "what", "where", "sign")
_DOTS = str.maketrans("．。", "..")

_NOT_TOML = Text("读不懂：{reason}", "is not valid TOML: {reason}")
_NO_TOML_AT = Text("第 {line} 行读不懂：{reason}", "is not valid TOML in line {line}: {reason}")
_NO_RULES = Text("里没有 [[rule]]", "has no [[rule]]")
_UNKNOWN_KEY = Text(
    "第 {at} 条 [[rule]] 里没有“{name}”；可以写：{known}",
    "[[rule]] no. {at} has no “{name}”; it may be one of: {known}",
)
_UNKNOWN_NAME = Text(
    "第 {at} 条 [[rule]] 的“{name}”不对；可以写：{known}",
    "“{name}” in [[rule]] no. {at} is none; it may be one of: {known}",
)
_NO_SIGN = Text('第 {at} 条 [[rule]] 没有写谁签字：sign = "…"', '[[rule]] no. {at} does not say who signs: sign = "…"')
_NOT_TEXT = Text("第 {at} 条 [[rule]] 的 {name} 要写文字", "{name} of [[rule]] no. {at} takes a text")


class NotAPolicy(Trouble):
    """A text is no policy."""


class Rule(NamedTuple):
    """Who signs for which changes; an empty condition holds for all."""

    sign: str
    changes: frozenset[str] = frozenset()
    whats: frozenset[str] = frozenset()
    where: tuple[str, ...] = ()

    def speaks_of(self, change: Change) -> bool:
        """Whether a change is one that this rule is about."""
        named = not self.changes or change.kind in self.changes or change.direction in self.changes
        return named and (not self.whats or change.what in self.whats) and self._is_there(change)

    def _is_there(self, change: Change) -> bool:
        """Whether it lies in a category, or is the field, wherever it is or was."""
        count = len(self.where)
        return not count or any(
            count <= len(path) and all(_same_place(*both) for both in zip(self.where, path, strict=False))
            for path in (change.path, change.was)
        )


def read_policy(text: str) -> tuple[Rule, ...]:
    """The rules of a policy file; raises NotAPolicy for what is none."""
    try:
        tables = read_toml(text).get("rule")
    except NotToml as error:
        if error.at is None:
            raise NotAPolicy(_NOT_TOML, reason=error.reason) from error
        raise NotAPolicy(_NO_TOML_AT, line=text.count("\n", 0, error.at) + 1, reason=error.reason) from error
    if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in tables):
        raise NotAPolicy(_NO_RULES)
    return tuple(_rule(at, table) for at, table in enumerate(tables, 1))


def sign_offs(rules: Sequence[Rule], changes: Sequence[Change], signed: Sequence[str] = ()) -> tuple[SignOff, ...]:
    """Whose sign-off changes need, in the order of the rules."""
    needed: dict[str, dict[int, Change]] = {}
    for rule in rules:
        for at, change in enumerate(changes):
            if rule.speaks_of(change):
                needed.setdefault(rule.sign, {})[at] = change
    return tuple(SignOff(who, tuple(found.values()), who in signed) for who, found in needed.items())


def _rule(at: int, table: Mapping[str, Any]) -> Rule:
    for name, value in table.items():
        if name not in _KEYS:
            raise NotAPolicy(_UNKNOWN_KEY, at=at, name=name, known=_near(name, _KEYS))
        if name in ("sign", "where") and not isinstance(value, str):
            raise NotAPolicy(_NOT_TEXT, at=at, name=name)
    if not table.get("sign", "").strip():
        raise NotAPolicy(_NO_SIGN, at=at)
    where = tuple(part.strip() for part in table.get("where", "").translate(_DOTS).split(".") if part.strip())
    changes, whats = (_named(at, table.get(name, []), known) for name, known in (("change", BY_WORD), ("what", _WHATS)))
    return Rule(table["sign"].strip(), changes, whats, where)


def _named(at: int, given: Any, known: Mapping[str, str]) -> frozenset[str]:
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else [str(given)]
    for name in names:
        if not isinstance(name, str) or name not in known:
            raise NotAPolicy(_UNKNOWN_NAME, at=at, name=str(name), known=_near(str(name), tuple(known)))
    return frozenset(known[name] for name in names)


def _near(name: str, known: Sequence[str]) -> tuple[str, ...]:
    near = closest(name, known)
    return (near,) if near else tuple(known)


def _same_place(wanted: str, name: str) -> bool:
    return category_key(wanted) == category_key(name) or key(wanted) == key(name)
