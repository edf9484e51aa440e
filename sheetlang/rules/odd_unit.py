"""A unit is not spelled the standard way.

Why: systems and people add up by unit; `百分比`, `M`, `万` and `元/人、天` are not found where `%`, 米, 万元 and 元/人·天 are.
Basis: seen on published sheets: `≥100百分比`, `≥80M`, `≤620万/月`, `400元/人、天`.
Bad:
    产出.质量.委托业务报告合格率 = 100 百分比
    成本.经济成本.运行费用 <= 620 万/月
Good:
    产出.质量.委托业务报告合格率 = 100 %
    成本.经济成本.运行费用 <= 620 万元/月

计量单位没有用规范的写法。

原因: 汇总按单位进行，“百分比”“M”“万”“元/人、天”和“%”“米”“万元”“元/人·天”对不到一起。
依据: 公开的表里见过“≥100百分比”“≥80M”“≤620万/月”“400元/人、天”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.bare_numbers import in_percent
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.meant_comparison import said_of_all
from sheetlang.knowledge.names import ending, is_about_money, is_bad_thing, is_cost, is_of_cost
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Quantity, Range
from sheetlang.model.units import MONEY_UNITS, RATIOS, in_one_script
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "odd-unit",
    "warning",
    Text("单位“{unit}”的规范写法是“{standard}”", "the unit “{unit}” is spelled “{standard}”"),
    help=Text("写成“{better}”", "write “{better}”"),
)
_ODD = ("万", "亿", "M", *RATIOS)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a unit that has a standard spelling."""
    target = indicator.target
    assert isinstance(target, (Quantity, Range, Change))
    unit = target.unit
    if unit in RATIOS and isinstance(target, Quantity) and target.value.decimal is not None:
        return _share(target, unit, indicator, known)
    if unit is None or (standard := _standard(unit, indicator, known)) is None:
        return None
    at = indicator.entry.value.rfind(unit)
    better = standard if at < 0 else said_of_all(target.text.replace(unit, standard), indicator, known)
    verdict = on("value", unit=unit, standard=standard, better=better)
    return verdict if at < 0 else verdict.within(at, at + len(unit)).fixed(standard, safe=True)


def _share(target: Quantity, unit: str, indicator: Indicator, known: Knowledge) -> Verdict:
    """The verdict on 0.97 比例, which is 97 %; 1 may be all or 1 %, and so may little of a bad thing."""
    number, value = target.value.decimal or 0, indicator.entry.value
    better, mended = (in_percent(text.replace(unit, "").rstrip(), target.value) for text in (target.text, value))
    verdict = on("value", unit=unit, standard="%", better=better).within(0, len(value))
    unsure = number == 1 or (number < 1 and is_bad_thing(indicator.name, known))
    return verdict if unsure else verdict.fixed(mended)


def _standard(unit: str, indicator: Indicator, known: Knowledge) -> str | None:
    """The standard spelling of a unit, piece by piece; None where it is spelled so, or it is not sure."""
    joined = unit.replace("、", "·") if unit.startswith(("元/", "万元/")) else unit
    pieces = joined.split("/")
    is_money = is_cost(indicator, known) or is_about_money(indicator.name, known) or is_of_cost(indicator.name, known)
    if is_money and pieces[0] in ("万", "亿"):
        pieces[0] += "元"
    spelled = in_one_script([_piece(one, indicator, known, is_money and one is pieces[0]) for one in pieces])
    return spelled if spelled != unit else None


def _piece(piece: str, indicator: Indicator, known: Knowledge, may_be_money: bool) -> str:
    if piece == "M" and ending(indicator.name, known.words("metre-words")):
        return "米"
    standard = known.group_of("odd-units", piece) or piece
    # Signs are counted in 块 and lamps measured in W: money only where the name says so.
    return standard if may_be_money or standard not in MONEY_UNITS else piece


def _may_be_odd(target: Quantity, known: Knowledge) -> bool:
    unit = target.unit or ""
    return "、" in unit or any(one in _ODD or known.group_of("odd-units", one) for one in unit.split("/"))


RULE = Rule(
    FAULT,
    "单位写法不规范",
    "number",
    judge=judge,
    code="N10",
    kinds=(Quantity, Range, Change),
    about=_may_be_odd,
)
