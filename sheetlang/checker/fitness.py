"""Whether something of others is fit to be a rule: it has what outputs print, and can be named where rules are."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from sheetlang.checker.plugin_faults import Unfit
from sheetlang.diagnostic import SEVERITIES, Text
from sheetlang.naming import key
from sheetlang.rules.rule import GROUPS, Rule

_NO_RULE = Text("它不是 sheetlang.rules.rule.Rule", "it is no sheetlang.rules.rule.Rule")
_TAKEN = Text("已经有规则或规则组叫“{name}”", "there is a rule or a group {name} already")
_NO_GROUP = Text("它的组不是 {groups} 之一", "its group is none of {groups}")
_NO_SEVERITY = Text("它的级别“{level}”不是 {levels} 之一", "its severity {level} is none of {levels}")
# What options, settings and comments can name.
_NAMES = (
    (
        re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"),
        Text(
            "“{name}”不能作规则名：只用小写字母、数字和连字符",
            "“{name}” is no name for a rule: small letters, digits and hyphens only",
        ),
    ),
    (
        re.compile(r"[^\s,，、:：;；#＃=＝]*"),
        Text(
            "“{name}”不能作规则的中文名：不要空格和标点",
            "“{name}” is no Chinese name for a rule: no blanks and no punctuation",
        ),
    ),
    (
        re.compile(r"[A-Za-z0-9]*"),
        Text("“{name}”不能作规则的编号：只用字母和数字", "“{name}” is no code for a rule: letters and digits only"),
    ),
)


def fit_rule(offered: object, taken: Iterable[str]) -> Rule:
    """What was offered, if it is a rule that takes no name of others; Unfit, with the reason, if it is not."""
    if not isinstance(offered, Rule):
        raise Unfit(_NO_RULE)
    for name, (pattern, complaint) in zip((offered.name, offered.zh, offered.code), _NAMES, strict=True):
        if not pattern.fullmatch(name):
            raise Unfit(complaint, name=name)
    known = {key(name) for name in chain(taken, _group_names())}
    for name in names_of(offered):
        if key(name) in known:
            raise Unfit(_TAKEN, name=name)
    if offered.group not in GROUPS:
        raise Unfit(_NO_GROUP, groups=tuple(GROUPS))
    for level in (offered.fault.severity, offered.at_release or "error"):
        if level not in SEVERITIES:
            raise Unfit(_NO_SEVERITY, level=str(level), levels=SEVERITIES)
    return offered


def names_of(rule: Rule) -> Iterator[str]:
    """What a rule is called."""
    return filter(None, (rule.name, rule.zh, rule.code))


def _group_names() -> Iterator[str]:
    from sheetlang.checker.names import EVERY_RULE

    yield from EVERY_RULE
    for group, title in GROUPS.items():
        yield from (group, title.zh)
