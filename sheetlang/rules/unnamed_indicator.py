"""A name is only the name of its class, a time, a remark that there is nothing, or of marks alone: 成本指标, 2026年, 不适用此指标, --.

Why: nobody can tell what the target is of; next year's sheet cannot be compared with it. The budget
system takes no name of `-`, `_` or `*`; upload stops there.
Basis: seen on published sheets: `成本指标: 100万`, `2020年: 2020年`, `社会效益指标: 是`, `本项目不适用此指标: 无`;
the checks of a budget system in use when a sheet is saved.
Bad:
    产出.时效.2026年: 2026年12月底前
    效益.社会效益.社会效益指标 >= 90 %
Good:
    产出.时效.项目完成时间: 2026年12月底前
    效益.社会效益.受益村民知晓率 >= 90 %

名称只是类别的名字、一个时间，只是说没有这一项，或者只有符号：成本指标、2026年、不适用此指标、--。

原因: 看不出目标值说的是什么，明年的表也没法和它比。预算系统不收只有“-”“_”“*”的名称，上传到这里就停下。
依据: 公开的表里见过“成本指标: 100万”“2020年: 2020年”“社会效益指标: 是”“本项目不适用此指标: 无”；在用的一套预算系统保存时的检查。
"""

from sheetlang.diagnostic import Fault, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.wording import plain_name
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import NotApplicable
from sheetlang.naming import category_key
from sheetlang.patterns import pattern
from sheetlang.rules.rule import Rule, Verdict, on

FAULT = Fault(
    "unnamed-indicator",
    "warning",
    Text("“{name}”只是类别的名字，没说考核什么", "“{name}” is only the name of a class, not what is measured"),
    help=Text("写上考核什么，例如“{example}”", "name what is measured, such as “{example}”"),
)
DATE = FAULT._replace(
    message=Text("“{name}”只是一个时间，没说考核什么", "“{name}” is only a time, not what is measured"),
)
NOTHING = FAULT._replace(
    message=Text("“{name}”不是指标，只是说没有这一项", "“{name}” is no indicator: it only says that there is none"),
    help=Text(
        "删掉这一行；要留的，名称写指标，目标值写“不适用”",
        "delete the line; to keep it, name the indicator, and let the target be “不适用”",
    ),
)

NO_WORDS = NOTHING._replace(
    severity="error", message=Text("名称“{name}”只有符号", "the name “{name}” is of marks alone")
)

_EXAMPLES = {"quantity": "培训人次", "quality": "验收合格率", "timeliness": "项目完成时间", "cost": "项目总成本"}
_EXAMPLE_OF_EFFECT = "受益群众人数"
# 满意度 and 成本 alone say what is measured: of those served, of the project.
_SAYING = ("satisfaction", "management", "")
_COST = "成本"
# No date, class or denial is longer.
_LONGEST = 18
_DATE = pattern(r"20[0-9]{2}年度?(?:全年|年?[底末]|[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?)?(?:[之以]?前)?")
_TIME_ENDS = ("年", "度", "内", "月", "份", "天", "日", "底", "末", "前")
# 3年, 全年, 1-12月 and 12月底前.
_PERIOD = pattern(
    r"(?:贯穿)?(?:全年|[本当]年度?|年度)(?:[之以]?内)?|[0-9一二两三四五]{1,2}(?:年|个月|天)(?:[之以]?内)?"
    r"|(?:[0-9]{1,2}月?份?[-—~至到])?[0-9]{1,2}月(?:份|[0-9]{1,2}日|底|末)?(?:[之以]?前)?"
)
_DENYING = frozenset("不没无")
_NOTHING = pattern(
    r"(?:[本该]?(?:项目|单位|年度)?)(?:不适用|不涉及|没有|无)[此该本这]?[项类条]?"
    r"(?:(?:经济|社会|生态)效益|可持续影响)?(?:指标|内容)?"
)


def judge(indicator: Indicator, form: Form, known: Knowledge) -> Verdict | None:
    """A verdict on a name that says no more than where it stands, or when; 不适用 as a target says it all."""
    written = indicator.name
    if not written[-1].isalnum() and not any(one.isalnum() for one in written):
        return on("name").said_as(NO_WORDS)
    if isinstance(indicator.target, NotApplicable):
        return None
    name = plain_name(written)
    here = known.class_of(indicator.categories)
    fault = _fault_of(name, here, known) if len(name) <= _LONGEST else None
    return on("name", example=_EXAMPLES.get(here, _EXAMPLE_OF_EFFECT)).said_as(fault) if fault else None


def _fault_of(name: str, here: str, known: Knowledge) -> Fault | None:
    if name.endswith(_TIME_ENDS) and (_DATE.fullmatch(name) or _PERIOD.fullmatch(name)):
        return DATE
    if not _DENYING.isdisjoint(name) and _NOTHING.fullmatch(name):
        return NOTHING
    if here in _SAYING or (here == "cost" and name.endswith(_COST)):
        return None
    return FAULT if known.group_of("classes", category_key(name)) == here else None


RULE = Rule(FAULT, "名称没有内容", "name", judge=judge, nameless=True)
