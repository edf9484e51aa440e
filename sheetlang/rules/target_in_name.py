"""A name holds the target: 质量达标率100%, 新建泵站2座, 2026年底前完工.

Why: name and value then say the same twice, or contradict each other, and next year the name is wrong.
Where nothing stands after the colon, `empty-value` tells to move it.
Basis: seen on published sheets: 年度资金支付完成率100% without a value, 质量达标率100% with ≥98%.
Bad:
    产出.质量.贫困地区旅游基础设施建设质量达标率100% >= 98 %
Good:
    产出.质量.旅游基础设施建设质量达标率 >= 98 %

名称里写了目标值：质量达标率100%，新建泵站2座，2026年底前完工。

原因: 名称和目标值说两遍，甚至互相矛盾；到了明年名称又要改。冒号后面空着的，由 empty-value 说怎么挪。
依据: 公开的表里见过“年度资金支付完成率100%”后面空着，“质量达标率100%”的目标值是“≥98%”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_share
from sheetlang.language.keywords import parted_comparator
from sheetlang.model.name_targets import deadline_in_name, name_after_target, target_within
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Compound, Quantity, Range, Target, Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "target-in-name",
    "warning",
    Text("目标“{target}”写进了名称，后面又写“{text}”", "the target “{target}” is in the name, and “{text}” follows"),
    help=Text("名称写成“{kept}”", "call it “{kept}”"),
)
DEADLINE = FAULT._replace(
    message=Text(
        "期限“{target}”写进了名称，后面又写“{text}”", "the deadline “{target}” is in the name, and “{text}” follows"
    ),
    help=Text("期限写在目标值里，名称写考核什么", "put the deadline into the target, and name what is measured"),
)

_SHARES = ("%", "‰")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a number at the end of the name in the target's own unit, or its deadline or target at the head.

    A number of another unit describes the thing, and so may one of things that is another than the target's.
    """
    name, target = indicator.name, indicator.target
    due = deadline_in_name(name)
    if due and known.class_of(indicator.categories) == "timeliness" and not is_share(name, known):
        return on("name", target=due["by"]).within(*due.span("by")).said_as(DEADLINE)
    if isinstance(target, Quantity) and (first := name_after_target(name, target)):
        return _at_head(name, target, *first)
    body, found = target_within(name)
    if isinstance(target, Compound) or found is None or not isinstance(found.target, Quantity):
        return None
    of_name = found.target
    if isinstance(target, Quantity | Range) and target.unit != of_name.unit:
        return None
    of_things = of_name.comparator is None and of_name.unit not in _SHARES
    kept = body[: found.start].rstrip()
    if of_things and (not kept or not _says_no_more(of_name, target)):
        return None
    verdict = on("name", target=of_name.text, kept=kept + name[len(body) :]).within(len(kept), len(body))
    # 一等奖500元 and 一等奖800元 would be called the same.
    return verdict.fixed("", safe=not of_things) if _says_no_more(of_name, target) else verdict


def _at_head(name: str, target: Quantity, sign: str, kept: str) -> Verdict:
    at = len(name) - len(kept)
    verdict = on("name", target=name[:at].rstrip(), kept=kept).within(0, at)
    return verdict.fixed("", safe=True) if sign == target.comparator else verdict


def _says_no_more(of_name: Quantity, target: Target) -> bool:
    """Whether the target says all that the name does, so that it can go from there."""
    if not isinstance(target, Quantity) or target.value.value != of_name.value.value:
        return False
    return of_name.comparator in (None, target.comparator)


def _is_in_name(indicator: Indicator, known: Knowledge) -> bool:
    return bool(parted_comparator(indicator.name)[0]) or target_within(indicator.name)[1] is not None


RULE = Rule(
    FAULT,
    "目标写进名称",
    "name",
    judge=judge,
    code="M01",
    kinds=(Quantity, Range, Words, Compound),
    reads_number=_is_in_name,
)
