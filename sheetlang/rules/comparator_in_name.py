"""A template's hint was left in a name: 受益人口数≥**人.

Why: the hint tells whoever fills the form in what to write; in what is handed in it is a leftover.
Basis: seen on a published sheet: 受益建档立卡贫困人口数≥**人, 游客满意度(≥**%).
Bad:
    效益.社会效益.受益建档立卡贫困人口数≥**人 >= 29 人
Good:
    效益.社会效益.受益脱贫人口数 >= 29 人

名称里还留着模板的提示：受益人口数≥**人。

原因: “≥**人”是提示填表人的，交出去的表里不该有。
依据: 公开的表里见过“受益建档立卡贫困人口数≥**人”“游客满意度(≥**%)”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.language.signs import SIGN_CHARACTERS
from sheetlang.model.name_targets import name_target, read_hint
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Placeholder, Quantity, Range
from sheetlang.model.units import UNIT_COLUMNS, without_multiplier
from sheetlang.naming import half_width
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "comparator-in-name",
    "warning",
    Text("名称里还留着模板的提示“{hint}”", "the name still holds the template's hint “{hint}”"),
    help=Text("名称写成“{kept}”", "call it “{kept}”"),
)
WITH_SIGN = FAULT._replace(
    help=Text("名称写成“{kept}”，目标值写成“{better}”", "call it “{kept}”, and write “{better}” for its target")
)
WITH_UNIT = FAULT._replace(
    help=Text(
        "单位“{unit}”写到目标值的数后面，名称写成“{kept}”",
        "write the unit “{unit}” after the number of the target, and call it “{kept}”",
    )
)

_BARE = ("≥", "≤", "≧", "≦")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a placeholder or a bare comparison at the end of the name; the hint is to go."""
    name = indicator.name
    found = name_target(name)
    if found is not None and isinstance(found.target, Placeholder):
        kept, hinted = name[: found.start].rstrip(), found.target.text
    elif name.endswith(_BARE):
        kept, hinted = name.rstrip(f"{SIGN_CHARACTERS} "), name[-1]
    else:
        return None
    if not kept:  # a name of marks alone is told as that
        return None
    verdict = on("name", hint=name[len(kept) :].strip(), kept=kept).within(len(kept), len(name))
    return _mended(verdict, read_hint(hinted), indicator)


def _mended(verdict: Verdict, hint: Quantity | None, indicator: Indicator) -> Verdict:
    """The verdict without the hint in the name, as far as the target says, or comes to say, what the hint does."""
    target = indicator.target
    if hint is None or not isinstance(target, Quantity | Range):
        return verdict.fixed("")
    if _lacks_unit(target.unit, hint.unit, indicator):
        return verdict._replace(values={**verdict.values, "unit": hint.unit}).said_as(WITH_UNIT)
    # Where name and target say two things, which of them holds is for people to say.
    if hint.unit and target.unit and _counted(target.unit) != _counted(hint.unit):
        return verdict
    sign = target.comparator if isinstance(target, Quantity) else "to"
    if hint.comparator in (None, sign):
        return verdict.fixed("", safe=True)
    # A hint of the template may not fit what was filled in; a bare sign was typed for it.
    bare = hint.unit is None
    if sign is None:
        return verdict.fixed("", safe=bare).compared(hint.comparator).said_as(WITH_SIGN)
    return verdict if bare else verdict.fixed("")


def _lacks_unit(unit: str | None, hinted: str | None, indicator: Indicator) -> bool:
    """Whether the unit would be lost with the hint: `28.40/株` has but half of 元/株, and 3.2 万 may be of anything."""
    if hinted in (None, unit) or any(name in UNIT_COLUMNS for name in indicator.attributes):
        return False
    return unit in (None, "万", "亿") or unit.startswith("/")


def _counted(unit: str) -> str:
    return without_multiplier(half_width(unit))


RULE = Rule(FAULT, "名称里有比较符", "name", judge=judge, code="M02", odd_names=True)
