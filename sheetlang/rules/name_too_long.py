"""A name is longer than 100 characters.

Why: the budget system takes no longer name; upload stops there.
Basis: the checks of a budget system in use when a sheet is saved.
Bad:
    产出.数量.⟨很×101⟩ = 1 个
Good:
    产出.数量.⟨长×100⟩ = 1 个

名称超过 100 个字。

原因: 预算系统不收更长的名称，上传到这里就停下。
依据: 在用的一套预算系统保存时的检查。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator
from sheetlang.rules.rule import Rule, Verdict, on

_LONGEST = 100
_SHOWN = 20

FAULT = Fault(
    "name-too-long",
    "error",
    Text(
        "名称“{start}…”有 {length} 个字，最多 {limit} 个",
        "the name “{start}…” has {length} characters; {limit} are the most",
    ),
    help=Text("留下考核什么，解释写在指标下面", "keep what is measured; explanations go under the indicator"),
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a name that is too long."""
    name = indicator.name
    return on("name", start=name[:_SHOWN], length=len(name), limit=_LONGEST) if len(name) > _LONGEST else None


RULE = Rule(FAULT, "名称过长", "name", judge=judge, code="M04")
