"""An indicator of timeliness says neither a date, nor how often, nor a rate: 及时.

Why: whether something was 及时 is a matter of opinion afterwards; a date or a rate is not.
Basis: rules of finance bureaus: in numbers wherever possible; seen on published sheets: 项目完成及时性: 及时.
Bad:
    产出.时效.项目完成及时性: 及时
Good:
    产出.时效.项目完成时间: 2026年10月底前

时效指标没有写时间、频次或比率，只写“及时”。

原因: 及时不及时，事后各说各的；写了时间或比率就有据可查。
依据: 财政部门的要求：能定量的都要定量；公开的表里见过“项目完成及时性: 及时”。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name
from sheetlang.knowledge.repeated_names import is_said_otherwise
from sheetlang.knowledge.states import HOW_TO_SAY_RATE, RATE_WITHOUT_NUMBER
from sheetlang.knowledge.wanted_units import is_percentage
from sheetlang.knowledge.wording import is_of_satisfaction, is_untimed
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Words
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "untimed-timeliness",
    "warning",
    Text(
        "“{name}”是时效指标，没有写什么时候或多久一次", "“{name}” is of timeliness, but says neither when nor how often"
    ),
    help=Text(
        "写期限（“10月底前”）、频次（“1 次/月”），或把名称改成“…及时率”写“>= 95 %”",
        "write a deadline (“10月底前”), a frequency (“1 次/月”), or name it “…及时率” and write “>= 95 %”",
    ),
)
# A progress is no rate of what is done in time.
OF_PROGRESS = FAULT._replace(
    help=Text(
        "写到什么时候做到多少，例如“6月底前 50 %”",
        "say how much is to be done by when, such as “6月底前 50 %”",
    ),
)
OF_RATE = FAULT._replace(message=RATE_WITHOUT_NUMBER, help=HOW_TO_SAY_RATE)
_PROGRESS = "进度"


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on timeliness in words without a number or a word of time, unless its name sets one."""
    if not is_untimed(indicator, known):
        return None
    if is_said_otherwise(indicator, known) or is_of_satisfaction(indicator, known):
        return None
    if is_percentage(indicator.name, known):
        return on("value", better=">= 95 %").said_as(OF_RATE)
    verdict = on("value")
    return verdict.said_as(OF_PROGRESS) if bare_name(indicator.name).endswith(_PROGRESS) else verdict


RULE = Rule(FAULT, "时效无时间", "wording", judge=judge, code="Q05", kinds=(Words,))
