"""The goal in prose states another number of an indicator than the indicator, or its number in another unit.

Why: two numbers for one thing cannot both be approved. Only the indicator's name, or what it counts or measures, right
before a number of its unit is taken for a statement of it, or such a number within the name: 培训 200 名干部; 改造危桥 is
危桥改造. A figure beyond the indicator's floor is no contradiction, unless 万 was lost, two digits changed places, or all of
a share is promised; another floor is one, or the same number as a ceiling. Where the digits are the same but for such a
slip, a word in common is enough. What is said of another time, of parts, or of each of several is left alone.
What describes a project of one year is read too, where it says what will be done. So are days: 主体工程6月底前完工.
Basis: published audit rules compare the numbers of the text with those of the table; 6万人 and 60000人 are the same.
Bad:
    年度绩效目标: 新增就业人数达到 500 人。
    年度绩效目标: 危桥改造3座。
Good:
    年度绩效目标: 新增就业人数不少于 0.04 万人，比上年的 300 人多。

年度目标的正文里写的数，和同名指标的目标值不一样；或者数一样，单位不一样。

原因: 一件事写了两个数，不知道批哪一个。只看正文里紧接着指标名称（可以不带“数量”“长度”）、单位也相同的数，以及“培训200名干部”这样夹在名称里的数；“改造危桥”就是“危桥改造”。正文写的是一个数，比指标的底线多，不算矛盾，除非少了“万”、两个数字颠倒，或者正文写了百分之百；两处写的都是底线，就要一样；一处是底线、一处是上限，数不能一样。数字只差一个“万”或者颠倒了两个，有一个词相同就算。说的是别的时候、其中一部分、每一个的，不算。一年的项目，概况里说要做什么，也一样看。“主体工程6月底前完工”这样的时间也核对。
依据: 公开的审核规则里正文与表格数字的核对；6万人和60000人是一样的。
"""

from collections.abc import Iterator

from sheetlang.diagnostic import Diagnostic, Fault, Text
from sheetlang.knowledge.clashes import clashes
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.prose import place_of_words
from sheetlang.model.sheet import Sheet
from sheetlang.rules.rule import Rule

FAULT = Fault(
    "prose-contradicts-indicator",
    "warning",
    Text(
        "“{field}”写“{said}”，指标“{name}”是 {text}", "“{field}” says “{said}”, but the indicator “{name}” is “{text}”"
    ),
    help=Text("两处改成一个数", "make both the same"),
)
LOST_TEN_THOUSAND = FAULT._replace(
    help=Text("正好差一万倍：看哪一处少了“万”", "one is ten thousand times the other: see which of them lost its 万")
)
OTHER_UNIT = FAULT._replace(
    message=Text(
        "“{field}”写“{said}”，指标“{name}”是 {text}，数一样，单位不一样",
        "“{field}” says “{said}”, but the indicator “{name}” is “{text}”: the same number of another unit",
    ),
    help=Text("改成一个单位；数的是两样东西，就把名称写明白", "write one unit, or let the name say what is counted"),
)
OTHER_SIDE = FAULT._replace(
    message=Text(
        "“{field}”写“{said}”，指标“{name}”是 {text}，数一样，方向相反",
        "“{field}” says “{said}”, but the indicator “{name}” is “{text}”: the same number, the opposite bound",
    ),
    help=Text("看哪一处把上限、下限写反了", "see which of them has its bound the wrong way round"),
)
OTHER_DAY = FAULT._replace(help=Text("两处改成一个时间", "give the same time in both"))
_FAULTS = {
    "number": FAULT,
    "day": OTHER_DAY,
    "ten thousand": LOST_TEN_THOUSAND,
    "bound": OTHER_SIDE,
    "unit": OTHER_UNIT,
}
_THE_INDICATOR = Text("指标在这里", "the indicator")


def check(sheet: Sheet, known: Knowledge) -> Iterator[Diagnostic]:
    """A finding in the prose for each indicator of which it states one number, and another, or another unit."""
    for one, field, said, differs in clashes(sheet, known):
        at, goal = sheet.origins[field], "\n".join(sheet.prose[field])
        span = place_of_words(goal, said.start, said.end, at)
        words = goal[said.start : said.end].strip()
        finding = _FAULTS[differs].at(at.source, span, field=field, said=words, name=one.name, text=one.target.text)
        yield finding.with_label(*one.label, _THE_INDICATOR)


RULE = Rule(FAULT, "正文与指标不符", "number", check=check, code="B07")
