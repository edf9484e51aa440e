"""The goal in prose states another number of an indicator than the indicator.

Why: two numbers for one thing cannot both be approved. Only the indicator's name, or what it counts or measures, right
before a number of its unit is taken for a statement of it; a figure beyond the indicator's floor is no contradiction,
another floor is one.
Basis: published audit rules compare the numbers of the text with those of the table; 6万人 and 60000人 are the same.
Bad:
    年度绩效目标: 新增就业人数达到 500 人。
Good:
    年度绩效目标: 新增就业人数不少于 0.04 万人，比上年的 300 人多。

年度目标的正文里写的数，和同名指标的目标值不一样。

原因: 一件事写了两个数，不知道批哪一个。只看正文里紧接着指标名称（可以不带“数量”“长度”）、单位也相同的数；正文写的是一个数，比指标的底线多，不算矛盾；两处写的都是底线，就要一样。
依据: 公开的审核规则里正文与表格数字的核对；6万人和60000人是一样的。
"""

from collections.abc import Iterator, Set

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.mention import (
    Mention,
    contradict,
    ends_before_numbers,
    mentions,
    plain,
    thing_measured,
)
from sheetlang.knowledge.period import believed_period
from sheetlang.knowledge.prose import place_of_words
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "prose-contradicts-indicator",
    "warning",
    Text(
        "“{field}”写“{said}”，指标“{name}”是 {text}", "“{field}” says “{said}”, but the indicator “{name}” is “{text}”"
    ),
    help=Text("两处改成一个数", "make both the same"),
)
_THE_INDICATOR = Text("指标在这里", "the indicator")
_SHORTEST, _LONGEST = 4, 20_000


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding in the prose for each indicator of which it states one number, and another."""
    goals = {name: "\n".join(texts) for name, texts in sheet.prose.items() if _is_goal_of_this_year(name, sheet)}
    length = sum(map(len, goals.values()))
    ends = ends_before_numbers("\n".join(goals.values())) if 0 < length <= _LONGEST else frozenset()
    named = list(_named(sheet, ends)) if ends else []
    clashes = [clash for one, name in named if len(name) >= _SHORTEST and (clash := _clash(sheet, one, name, goals))]
    amounts = {amount[1:] for one in sheet.indicators if (amount := plain(one.target))} if clashes else set()
    for one, unit, field, said in clashes:
        if (said.number, unit) not in amounts:  # else it is about that other indicator
            at = sheet.origins[field]
            span = place_of_words(goals[field], said.start, said.end, at)
            words = goals[field][said.start : said.end].strip()
            finding = FAULT.at(at.source, span, field=field, said=words, name=one.name, text=one.target.text)
            yield finding.with_label(*one.label, _THE_INDICATOR)


def _named(sheet: Sheet, ends: Set[str]) -> Iterator[tuple[Indicator, str]]:
    """The indicators that prose may speak of, each with what it would call it."""
    for one in sheet.indicators:
        name = one.path[-1]
        if name[-2:] in ends:
            yield one, name
        if name[-4:-2] in ends and (thing := thing_measured(name, one.target)) != name:
            yield one, thing


def _is_goal_of_this_year(name: str, sheet: Sheet) -> bool:
    if "目标" not in name or "长期" in name or "中期" in name:
        return False
    if "年度" in name or "当年" in name:
        return True
    period = believed_period(sheet)
    return period is not None and period.start.year == period.end.year


def _clash(
    sheet: Sheet, one: Indicator, name: str, goals: dict[str, str]
) -> tuple[Indicator, str, str, Mention] | None:
    """The one mention of an indicator, with its unit and field, if it contradicts the target."""
    target = plain(one.target)
    if target is None:
        return None
    found = [(goal, said) for goal in goals for said in mentions(name, target.unit, goals[goal], sheet.year)]
    return (one, target.unit, *found[0]) if len(found) == 1 and contradict(found[0][1], target) else None


RULE = Rule(FAULT, "正文与指标不符", "number", check=check, code="B07")
