"""Sentences in place of targets: which state no result, and which are several indicators in one."""

from sheetlang.diagnostic import Text
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.meant_comparison import surely_meant
from sheetlang.knowledge.names import bare_name, is_borne_by_others, is_money
from sheetlang.knowledge.paid_standards import sign_of_cost
from sheetlang.knowledge.promises import is_change_of_something
from sheetlang.knowledge.times_in_sentences import time_to_keep
from sheetlang.model.name_targets import name_target
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Change, Date, Placeholder, Quantity, Range, Target
from sheetlang.model.target_reading import read_target
from sheetlang.patterns import pattern

_STOP, _SHORTEST = "。", 12
# With these a sentence says what is reached or by which grade, and its full stop is but a habit: 工程通过竣工验收并投入使用。
_RESULTS = tuple(
    """
    符合 达到 达标 满足 合格 验收 全部 所有 均 全覆盖 以上 以下 以内 之内 不少于 不低于 不高于 不超 高于 低于 优于 范围内 预算内
    不发生 未 杜绝 零 无 良好 正常 安全 到位 按时 及时 真实 完整 准确 健全 规范 制度 稳定 有序 明显 显著 长期 深远 较高 较好 较大 满意
    """.split()
)
# A comma before three figures is one of thousands.
_BETWEEN = pattern(r"[，、；;。]|,(?![0-9]{3}(?![0-9]))")
_MET = ("达到", "符合", "满足", "均达到", "均符合", "全部达到", "全部符合")
# What a grade is of: 《…标准》, with its number or that alone.
_NAMED_STANDARD = pattern(
    r"《[^》]{1,40}(?:标准|规范|规程)》|[（(]?(?<![A-Z])(?:GB|HJ|CJ|DB|SL|JTG|JGJ|NY|LY)[A-Z0-9]*(?:/T)?[ -]?[0-9]++[0-9.-]*+[)）]?"
)
_HOURS = pattern(r"[（(][0-9:：、,， ~～—至到-]++[)）]")
# What is to be kept of a sentence, by the class of its indicator.
_KEPT = Text(
    "能核对的数或等次，例如“>= 90 %”“良好”",
    "the number or grade that can be checked, such as “>= 90 %” or “良好”",
)
_KEPT_OF = {
    "quantity": Text("数和单位，例如“>= 3 处”", "the number with its unit, such as “>= 3 处”"),
    "cost": Text("不能超过的钱数，例如“<= 20 万元”", "the sum that may not be exceeded, such as “<= 20 万元”"),
    "satisfaction": Text("百分数，例如“>= 90 %”", "the share, such as “>= 90 %”"),
}
_STANDARD = "标准"
_KEPT_OF_STANDARD = Text("标准，例如“= 500 元/户”", "the standard, such as “= 500 元/户”")
# What begins or ends so is a bound of something, not its name: 不超过市场价的 80 %.
_NO_NAME_STARTS = ("不", "高于", "低于", "超过")
_DONE = "完成"
_DEED_AFTER = pattern(r"完成[^0-9，,率]{1,12}[0-9]{1,6}[^0-9，,%％]{1,3}[，,]并[^0-9]{2,12}")
_OR, _OR_AND = "或", ("或者", "并且", "且")


def is_sentence_without_result(text: str, known: Knowledge) -> bool:
    """Whether a text of some length ends in a full stop and says of no result; a mere change is told as one."""
    said = text.removesuffix(_STOP)
    if said == text or len(said) < _SHORTEST or any(word in said for word in _RESULTS):
        return False
    return not is_change_of_something(said, known)


def tells_deed_after_number(text: str) -> bool:
    """Whether a text tells how much is done and of another deed as well: 完成报告45篇，并按时结题."""
    return text.startswith(_DONE) and _DEED_AFTER.fullmatch(text) is not None


def said_length(text: str) -> int:
    """How long a text is, without the standard that it says is met, hours in brackets, and blanks."""
    if text.startswith(_MET):
        text = _NAMED_STANDARD.sub("", text)
    if ":" in text or "：" in text:
        text = _HOURS.sub("", text)
    return len("".join(text.split()))


def joins_targets(text: str) -> bool:
    """Whether a text is but targets that can be checked, of which one or all are to be met: 不低于80%或比上年提升3个百分点."""
    for word in _OR_AND:
        text = text.replace(word, _OR)
    parts = [part.strip("，,；;。 ") for part in text.split(_OR)]
    return len(parts) > 1 and all(isinstance(read_target(one)[0], (Quantity, Range, Change, Date)) for one in parts)


def several_lines(indicator: Indicator, known: Knowledge) -> list[str]:
    """What a target would be as indicators of their own, if it is nothing but things with their numbers."""
    parts = [part.strip() for part in _BETWEEN.split(indicator.target.text) if part.strip()]
    lines = []
    for part in parts:
        found = name_target(part)
        if not found or not found.start or isinstance(found.target, Placeholder):
            return []
        thing = part[: found.start].rstrip()
        if thing.startswith(_NO_NAME_STARTS) or thing.endswith("的"):
            return []
        lines.append(_line(indicator, thing, found.target, known))
    return lines


def _line(indicator: Indicator, thing: str, target: Target, known: Knowledge) -> str:
    """A thing and its number as an indicator, with the comparison that is meant; of money the name says what it is for."""
    sign = None
    if isinstance(target, Quantity):
        if is_money(target.unit):
            thing = _joined(thing, bare_name(indicator.name))
            sign = sign_of_cost(thing, target.unit, known) or "="
        else:
            sign = surely_meant(indicator._replace(path=(*indicator.categories, thing)), target, known)
        sign = None if target.comparator else sign
    return f"{thing} {sign} {target.text}" if sign else f"{thing}: {target.text}"


def _joined(thing: str, name: str) -> str:
    """A thing before the name that it is one of; what the one ends in and the other begins with is said once."""
    shared = next((length for length in range(len(name), 0, -1) if thing.endswith(name[:length])), 0)
    return thing if name in thing else thing + name[shared:]


def what_to_keep(indicator: Indicator, known: Knowledge) -> Text:
    """Advice on what a sentence is to be cut down to; what a project costs others need be no money."""
    kind = known.class_of(indicator.categories)
    if kind == "timeliness":
        return time_to_keep(indicator.target.text)
    if kind != "cost":
        return _KEPT_OF.get(kind, _KEPT)
    if is_borne_by_others(indicator.categories):
        return _KEPT
    return _KEPT_OF_STANDARD if bare_name(indicator.name).endswith(_STANDARD) else _KEPT_OF[kind]
