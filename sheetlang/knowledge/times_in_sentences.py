"""Times in sentences: what of a sentence about timeliness is the target, and how it would be written."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.targets import is_100
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Compound, Quantity
from sheetlang.model.target_reading import read_target
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

_MONTH = "[0-9]{1,2}月(?:[0-9]{1,2}[日号]|底|末)?[之以]?前"
_SHARE_BY = pattern(
    rf"(?P<when>(?:20[0-9]{{2}}年)?{_MONTH}|20[0-9]{{2}}年[底末][之以]?前?)"
    r"(?P<deed>[^0-9,;。]{2,20}?)(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?[ ]?%)(?:以上)?。?"
)
_CEILINGS = ("不高于", "不超过", "控制", "降")
_DURATION = pattern(r"[0-9半两]个?(?:小时|分钟|秒|工作日|天|日内)|当日|当天|当场|即时|次日")
_DATE = pattern(r"[0-9]月|20[0-9]{2}年")
_BETWEEN = pattern(r"[,;、。]")
_EACH = ("每年", "每季", "每月", "每周", "每学期", "每半年", "逐月", "逐季", "按月", "按季")
_SEVERAL_CASES = Text("一种情形写一条指标，例如“…时限 <= 2 小时”", "give each case a line, such as “…时限 <= 2 小时”")
_TIMES = Text("每次的时间，例如“每月15日前”", "the time of each, such as “每月15日前”")
_LIMIT = Text("要求的时限，例如“<= 2 小时”", "the limit in time, such as “<= 2 小时”")
_COMPLETION = Text("完成的时间，例如“2026年12月底前”", "the time of completion, such as “2026年12月底前”")


def advice_on_time(indicator: Indicator, known: Knowledge) -> Text | None:
    """How a sentence about timeliness is to be written where more than a time is to be kept of it."""
    text = indicator.target.text
    if known.class_of(indicator.categories) != "timeliness":
        return None
    if better := _share_by_date(text):
        return Text(f"写成“{better}”", f"write “{better}”")
    return _SEVERAL_CASES if _tells_of_cases(text) else None


def _share_by_date(text: str) -> str | None:
    """A deadline with the share that is to be done by then: `2026年12月底前 >= 90 %` of 2026年12月底前完成任务的90%以上."""
    found = _SHARE_BY.fullmatch(half_width(text))
    if found is None or any(word in found["deed"] for word in _CEILINGS):
        return None
    amount, _ = read_target(found["share"])
    sign = "=" if isinstance(amount, Quantity) and is_100(amount.value) else ">="
    better = f"{found['when']} {sign} {found['share'].rstrip('% ')} %"
    return better if isinstance(read_target(better)[0], Compound) else None


def _tells_of_cases(text: str) -> bool:
    """Whether a text sets a time for each of several cases: 一般故障当日修复，复杂故障不超过3个工作日."""
    parts = _BETWEEN.split(half_width(text))
    return sum(_DURATION.search(one) is not None and not _DATE.search(one) for one in parts) > 1


def time_to_keep(text: str) -> Text:
    """Which time a sentence about timeliness holds: of each month, a limit, else of completion."""
    if any(word in text for word in _EACH):
        return _TIMES
    folded = half_width(text)
    return _LIMIT if _DURATION.search(folded) and not _DATE.search(folded) else _COMPLETION
