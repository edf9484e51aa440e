"""A name holds the target as a number: 质量达标率100%.

Why: name and value then say the same twice, or contradict each other, and next year the name is wrong.
Where nothing stands after the colon, `empty-value` tells to move it.
Basis: seen on published sheets: 年度资金支付完成率100% without a value, 质量达标率100% with ≥98%.
Bad:
    产出.质量.贫困地区旅游基础设施建设质量达标率100% >= 98 %
Good:
    产出.质量.旅游基础设施建设质量达标率 >= 98 %

名称里写了目标值：质量达标率100%。

原因: 名称和目标值说两遍，甚至互相矛盾；到了明年名称又要改。冒号后面空着的，由 empty-value 说怎么挪。
依据: 公开的表里见过“年度资金支付完成率100%”后面空着，“质量达标率100%”的目标值是“≥98%”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.name_targets import name_target
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity, Range, Target, Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "target-in-name",
    "warning",
    Text("目标“{target}”写进了名称，后面又写“{text}”", "the target “{target}” is in the name, and “{text}” follows"),
    help=Text("名称写成“{kept}”", "call it “{kept}”"),
)

_SHARES = ("%", "‰")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a number at the end of the name in the target's own unit; in another it describes the thing."""
    name, target = indicator.name, indicator.target
    found = name_target(name)
    if found is None or not isinstance(found.target, Quantity):
        return None
    of_name = found.target
    if isinstance(target, Quantity | Range) and target.unit != of_name.unit:
        return None
    if of_name.comparator is None and of_name.unit not in _SHARES:
        return None
    kept = name[: found.start].rstrip()
    verdict = on("name", target=of_name.text, kept=kept).within(len(kept), len(name))
    return verdict.fixed("", safe=True) if _says_no_more(of_name, target) else verdict


def _says_no_more(of_name: Quantity, target: Target) -> bool:
    """Whether the target says all that the name does, so that it can go from there."""
    if not isinstance(target, Quantity) or target.value.value != of_name.value.value:
        return False
    return of_name.comparator in (None, target.comparator)


def _is_in_name(indicator: Indicator, known: Knowledge) -> bool:
    return name_target(indicator.name) is not None


RULE = Rule(
    FAULT, "目标写进名称", "name", judge=judge, code="M01", kinds=(Quantity, Range, Words), reads_number=_is_in_name
)
