"""A name holds several tasks or rates, which cannot share one target, or is a sentence that promises and names nothing to measure.

Why: where one task is done and another is not, the indicator has no answer, and no score.
Basis: seen on published sheets: 完成省级宣传片制作;完成实施方案的编制;完成自评估报告.
Bad:
    产出.数量.完成省级宣传片制作;完成实施方案的编制;完成自评估报告 = 3 项
Good:
    产出.数量.省级宣传片制作数 = 1 部

一个名称里写了几件事、几个率，它们不能共用一个目标值；或者名称是一句表态的话，没有可以量的事。

原因: 一件做了、一件没做，这条指标就没法回答，也没法打分。
依据: 公开的表里见过“完成省级宣传片制作;完成实施方案的编制;完成自评估报告”。
"""

from sheetlang.diagnostic import Fault, Text, quoted
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import bare_name
from sheetlang.knowledge.sentence_names import is_sentence, is_sentence_of_promises, tasks_in
from sheetlang.model.sheet import Indicator
from sheetlang.patterns import pattern
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "sentence-as-name",
    "warning",
    Text("名称里写了几件事：{parts}", "the name holds several tasks: {parts}"),
    help=Text(
        "一件事写一条指标，名称用名词，例如“宣传片制作数”",
        "give each a line, and a noun for a name, such as “宣传片制作数”",
    ),
)
RATES = FAULT._replace(
    message=Text("名称里写了几个率：{parts}", "the name holds several rates: {parts}"),
    help=Text("一个率写一条指标", "give each rate a line of its own"),
)
PROMISES = FAULT._replace(
    message=Text("名称是一句话，没有可以量的事", "the name is a sentence with nothing to measure"),
    help=Text("名称写考核什么，例如“矛盾纠纷化解率”", "name what is measured, such as “矛盾纠纷化解率”"),
)
SENTENCE = FAULT._replace(
    message=Text("名称写成了一句话", "the name is a sentence"),
    help=Text(
        "名称用名词，写考核什么，例如“设备验收合格率”", "let a noun name what is measured, such as “设备验收合格率”"
    ),
)

_SHOWN = 3
_RATE = "率"
# After a rate only: 参与率 holds 与 itself.
_BETWEEN_RATES = pattern(r"(?<=率)[及和与、,，/]")


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a name of several sentences, of two tasks that each begin with a verb, or of several rates."""
    name = indicator.name
    if name.count(_RATE) > 1 and (rates := _rates(name, known)):
        return on("name", parts=tuple(map(quoted, rates[:_SHOWN]))).said_as(RATES)
    parts = tasks_in(name, known)
    if not parts:
        if is_sentence_of_promises(name):
            return on("name").said_as(PROMISES)
        return on("name").said_as(SENTENCE) if is_sentence(name) else None
    shown = tuple(quoted(part) for part in parts[:_SHOWN]) + (("…",) if len(parts) > _SHOWN else ())
    return on("name", parts=shown)


def _rates(name: str, known: Knowledge) -> list[str]:
    """The parts of 覆盖率及到位率, if each is a rate of its own; 频率和功率达标率 is one."""
    parts = [one.strip() for one in _BETWEEN_RATES.split(bare_name(name))]
    shares = known.words("units-of-names", "%")
    whole = len(parts) > 1 and all(shares.ending(one) for one in parts)
    return parts if whole and name.count(_RATE) == len(parts) else []


RULE = Rule(FAULT, "一名多事", "name", judge=judge, code="M03")
