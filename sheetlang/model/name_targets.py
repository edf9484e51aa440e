"""Targets that were written into a name: `支付完成率100%`, `优秀比例不超过20%`, `受益人口数≥**人`, `2026年底前完工`."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sheetlang.diagnostic import Diagnostic, Fault
from sheetlang.language.document import Entry
from sheetlang.language.keywords import BOUND_WORDS, COMPARATORS, TRENDS, parted_comparator
from sheetlang.language.signs import MARK_CHARACTERS
from sheetlang.model import faults
from sheetlang.model.target import Placeholder, Quantity
from sheetlang.model.target_reading import read_target
from sheetlang.model.units import KNOWN, LONGEST_FIRST, is_surely_unit, plain_unit
from sheetlang.naming import bracketed_end, half_width, in_every_width, is_nameless
from sheetlang.patterns import pattern
from sheetlang.source import Source, Span

# No target in a name is longer; what is looked at is short, however long the name.
_LONGEST = 30
# The figure stands among the last characters: a unit of eight and a bracket are all that follows.
_LAST = 10
_SIGNS = frozenset("0123456789０１２３４５６７８９*＊×≥≤≧≦<>＜＞﹤﹥")
_PLACEHOLDERS = frozenset("*＊×")
# With what a unit, a bound or a bracket ends, in any width: names in which a year stands end otherwise.
_ENDS = in_every_width("".join(word[-1] for word in (*KNOWN, *BOUND_WORDS, ")")))
# A day or month, and at once what is to be done by then; 2021年底前完工的泵站 is what a name is about.
_DEADLINE = pattern(
    r"(?:指标[0-9一二三四五六七八九十]{1,2}[:：.、])?"
    r"(?P<by>(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|末)?|年?[底末])(?:[之以]?前)?)"
    r"(?:(?:完成|支付|拨付|发放)[^的]*|(?:完工|竣工|开工|建成|交付)(?:投用|投入使用|使用|验收)?)\Z"
)
# What is wished for, in full or by its first word.
_WISHES = ("持续发展", "可持续发展", "长期发展", "持续改善", "持续影响", "长期影响")
_VERBS = (
    *(word for words in TRENDS.values() for word in words),
    "改善",
    "增强",
    "促进",
    "保障",
    "推动",
    "带动",
    "持续",
)


class NameTarget(NamedTuple):
    """What stands at the end of a name: from where, and what it says."""

    start: int
    target: Quantity | Placeholder


def name_target(name: str) -> NameTarget | None:
    """The target at the end of a name, alone or in brackets; a number that no unit follows is none."""
    last = name[-_LAST:]
    if _SIGNS.isdisjoint(last) or (last[-1] not in _ENDS and _PLACEHOLDERS.isdisjoint(last)):
        return None
    return _name_target(name)


def target_within(name: str) -> tuple[str, NameTarget | None]:
    """The target at the end of a name, and the name up to there: brackets behind it may say how the thing is built."""
    found = name_target(name)
    brackets = bracketed_end(name) if found is None else None
    body = name[: brackets[0]].rstrip() if brackets else name
    return body, name_target(body) if brackets else found


def deadline_in_name(name: str) -> re.Match[str] | None:
    """The deadline, `by`, at the head of a name, and its `year`: 2026年11月底前完成设备采购."""
    return _DEADLINE.match(name) if "年" in name else None


def hint(name: str) -> Quantity | None:
    """What a template's hint at the end of a name says of its target: see `read_hint`."""
    found = name_target(name)
    return read_hint(found.target.text) if found and isinstance(found.target, Placeholder) else None


@lru_cache(maxsize=4096)
def read_hint(text: str) -> Quantity | None:
    """What a template's hint says, with 1 for the number that it leaves open: `≥1人` for `≥**人` and `≥人`, `≥1` for `≥`."""
    after_sign = len(text) - len(parted_comparator(text)[1])
    at = next((at for at, one in enumerate(text) if one in _PLACEHOLDERS), after_sign)
    said, _ = read_target(f"{text[:at]}1{text[at:].lstrip(''.join(_PLACEHOLDERS))}")
    return said if isinstance(said, Quantity) else None


def name_after_target(name: str, target: Quantity) -> tuple[str, str] | None:
    """The comparison and what follows where a name begins with its target: `≥360天服务读者` with 360 天."""
    if not target.unit or target.value.typed not in name:  # as most
        return None
    sign, rest = parted_comparator(name)
    rest = rest.lstrip()
    if not sign or not rest.startswith(target.value.typed):
        return None
    after = rest.removeprefix(target.value.typed).lstrip()
    # 30人次 does not begin with 30人.
    if next((unit for unit in LONGEST_FIRST if after.startswith(unit)), None) != target.unit:
        return None
    kept = after.removeprefix(target.unit).lstrip()
    # 不超过3人的家庭 is what a name is about.
    return (sign, kept) if kept and not kept.startswith("的") else None


@lru_cache(maxsize=4096)
def _name_target(name: str) -> NameTarget | None:
    tail_at = max(len(name) - _LONGEST, 0)
    for found in _tails().finditer(name, tail_at):
        text = (found["text"] or found["inner"]).strip()
        if _PLACEHOLDERS.isdisjoint(text) and not _may_be_unit(found["unit"] or found["inner_unit"] or ""):
            continue  # 2020年培训人次 need not be read
        target, _ = read_target(text)
        # 第3期 and 前10名 tell which, not how many.
        if name[: found.start()].endswith(("第", "前")):
            continue
        if isinstance(target, Placeholder) or _is_measured(target):
            assert isinstance(target, Quantity | Placeholder)
            return NameTarget(found.start(), target)
    return _hint_without_stars(name)


def _hint_without_stars(name: str) -> NameTarget | None:
    """A comparison and a unit in brackets at the end, from between which the stars were deleted: `排污沟(≥米)`."""
    found = bracketed_end(name)
    if found is None:
        return None
    at, said = found
    sign, unit = parted_comparator(said)
    return NameTarget(at, Placeholder(said)) if sign and sign != "=" and is_surely_unit(unit.strip()) else None


def _may_be_unit(rest: str) -> bool:
    """Whether what follows a figure is no more than a unit and what sets its bound."""
    rest = half_width(rest).strip()
    while rest.endswith(BOUND_WORDS):
        rest = next(rest.removesuffix(one) for one in BOUND_WORDS if rest.endswith(one)).strip()
    return _is_unit(plain_unit(rest))


def empty_value(line: Entry, name: str, source: Source) -> Diagnostic:
    """The finding for an indicator without a value; one whose name holds it is told to move it, once for both."""
    found = name_target(name)
    if found is None or isinstance(found.target, Placeholder):
        return _without_target(name).at(source, line.value_span, name=name)
    kept, target = name[: found.start].rstrip(), found.target.text
    finding = faults.VALUE_IN_NAME.at(source, line.value_span, name=name, kept=kept, target=target)
    # In quotes, or beside another mark, the line would need more than this.
    if not kept or not line.label.endswith(name) or not MARK_CHARACTERS.isdisjoint(kept):
        return finding
    at = line.label_span.end - len(name) + len(kept)
    return finding.with_fix(Span(at, line.value_span.end), f": {target}", safe=True)


def _without_target(name: str) -> Fault:
    """What is told of a name that nothing follows: a sentence says itself what is to be reached."""
    if is_nameless(name):
        return faults.LEFT_OVER_ROW
    clauses = name.rstrip("。").replace("，", ",").split(",")
    says_more = len(clauses) > 1 or name.endswith("。")
    if name in _WISHES or (says_more and all(one.strip().startswith(_VERBS) for one in clauses)):
        return faults.TARGET_AS_NAME
    return faults.EMPTY_VALUE


def _is_measured(target: object) -> bool:
    return isinstance(target, Quantity) and target.unit is not None and _is_unit(target.unit)


def _is_unit(unit: str) -> bool:
    return all(part in KNOWN for part in unit.replace("·", "/").split("/"))


@cache
def _tails() -> re.Pattern[str]:
    """A comparison or none, a number or what a template has for it, a unit, to the end; brackets hold nothing else."""
    words = "|".join(sorted((word for words in COMPARATORS.values() for word in words), key=len, reverse=True))
    sign = f"(?:{words}|>=|<=|[<>‹›=＜＞＝﹤﹥﹦]=?)"
    figure = rf"{sign}?+[ ]?+(?:[0-9０-９]++(?>[.,][0-9]++)*+|[*＊×]++)"
    unit = "[^0-9０-９()（）]{0,8}+"
    # Where a name has none of these characters, no sign or figure begins: that is seen before all words are tried.
    first = "".join(sorted({word[0] for words in COMPARATORS.values() for word in words}))
    begins = f"(?=[{first}<>‹›=＜＞＝﹤﹥﹦ 0-9０-９*＊×])"
    outside = rf"{begins}(?P<text>(?<![0-9０-９.,]){figure}(?P<unit>{unit}))\Z"
    return re.compile(rf"{outside}|[(（][ ]?+(?P<inner>{figure}(?P<inner_unit>{unit}))[)）]\Z")
