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
from sheetlang.model.name_targets import name_target
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Placeholder
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "comparator-in-name",
    "warning",
    Text("名称里还留着模板的提示“{hint}”", "the name still holds the template's hint “{hint}”"),
    help=Text("名称写成“{kept}”", "call it “{kept}”"),
)

_SIGNS = "≥≤≧≦><‹›=＞＜＝ "
_BARE = ("≥", "≤", "≧", "≦")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a placeholder or a bare comparison at the end of the name; the hint is to go."""
    name = indicator.name
    found = name_target(name)
    if found is not None and isinstance(found.target, Placeholder):
        kept = name[: found.start].rstrip()
    elif name.endswith(_BARE):
        kept = name.rstrip(_SIGNS)
    else:
        return None
    hint = name[len(kept) :].strip()
    if not kept:  # a name of marks alone is told as that
        return None
    return on("name", hint=hint, kept=kept).within(len(kept), len(name)).fixed("", safe=True)


RULE = Rule(FAULT, "名称里有比较符", "name", judge=judge, code="M02", odd_names=True)
