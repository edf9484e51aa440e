"""Slips of the pen: an amount of prose that has an indicator's digits, but for a 万 or two that changed places.

Where the unit is the same and a word is shared, that is no accident, so that the name need not be said as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from functools import lru_cache

from sheetlang.knowledge.adding_up import adds_up
from sheetlang.knowledge.called import MEASURES, deeds_in
from sheetlang.knowledge.differing import have_two_swapped, is_ten_thousand_times
from sheetlang.knowledge.mention import ONE_UNIT, SIZES, Mention
from sheetlang.knowledge.plain_amounts import Amount
from sheetlang.knowledge.scope import CLAUSE_ENDS, SENTENCE_ENDS, scope_of, start_of
from sheetlang.model.sheet import Indicator
from sheetlang.model.target import Quantity
from sheetlang.model.units import MONEY_UNITS
from sheetlang.naming import half_width
from sheetlang.patterns import pattern

# Neither money nor shares, nor days.
_NUMBER = pattern(
    r"(?<![0-9])(?<![0-9][,.])(?=[0-9][,.]?[0-9])[0-9]+(?:[,.][0-9]+)*(?=\s?万?[^\s0-9,.%年月日元万亿号])"
)
_COUNT = pattern(r"(?<![0-9.,])([0-9][0-9,]*+(?:\.[0-9]++)?)\s?(万?)(?=[^\s0-9,.%万亿])")
# Words of anything that is planned: to share them shows nothing.
_OF_ANYTHING = MEASURES.union(
    "新增 开展 组织 举办 完成 建设 服务 培训 工作 项目 人员 补助 活动 全年 年度 人数 人次 户数 次数 群众 实施 提供 发放 采购 购置 对象 参与".split()
)
# A unit goes on in these: 人 is none of 人次, 米 none of 米/秒.
_GOING_ON = tuple("次份/·")
# So many digits are the same by no accident.
_MANY, _FURTHEST = 3, 14
# Of what is counted as often as that in the same number nothing can be told.
_MOST = 20
_ENDS = CLAUSE_ENDS + "、"
# By unit and number: where it is counted.
Counted = dict[tuple[str, Decimal], list[tuple[str, Mention]]]


def may_slip(indicators: Iterable[Indicator], text: str) -> Sequence[Indicator]:
    """The indicators whose digits are those of a number of a text, or such with two that changed places."""
    digits = {slip for number in _NUMBER.findall(text) for slip in _as_slipped(number)}
    return [one for one in indicators if type(one.target) is Quantity and one.target.value.digits in digits]


def counted_in(texts: Mapping[str, str], units: Set[str]) -> Counted:
    """What texts count in some units, none of them of money, a share or a rate, with the clauses that do."""
    found: Counted = {}
    written = {unit: unit for unit in units if unit not in MONEY_UNITS and unit != "%" and "/" not in unit}
    written |= {typed: unit for typed, unit in ONE_UNIT.items() if unit in written}
    for field, text in texts.items():
        for count in _COUNT.finditer(text):
            after = half_width(text[count.end() : count.end() + _FURTHEST])
            typed = next((after[:length] for length in range(len(after), 0, -1) if after[:length] in written), "")
            if typed and not after.startswith(_GOING_ON, len(typed)):
                said = _mention(text, count, written[typed], after, len(typed))
                found.setdefault((said.unit, said.number), []).append((field, said))
    return found


def slips(
    one: Indicator, target: Amount, counted: Counted, texts: Mapping[str, str], year: int | None
) -> Iterator[tuple[str, Mention]]:
    """What texts count with the digits of an indicator, if it cannot be meant so; nothing if its amount is counted too."""
    if (target.unit, target.number) in counted:
        return
    for number in _slipped(target.number):
        for field, said in counted.get((target.unit, number), ())[:_MOST]:
            text = texts[field]
            if _is_meant(one.path[-1], text, said, target) and scope_of(text, said.start, year) == "whole":
                yield field, said


def _mention(text: str, count: re.Match[str], unit: str, after: str, length: int) -> Mention:
    """The clause that counts something; what follows the number begins with the unit."""
    start = start_of(text, count.start(), _ENDS)
    ends = (at for at in range(length, len(after)) if after[at] in _ENDS)
    number = Decimal(count[1].replace(",", "")) * SIZES[count[2]]
    return Mention("=", number, unit, count[1] + count[2], "whole", start, count.end() + next(ends, len(after)))


def _slipped(number: Decimal) -> Sequence[Decimal]:
    """What a number may have been meant for: 万 lost on either side, two digits that changed places."""
    typed = f"{number:f}"
    return number * SIZES["万"], number / SIZES["万"], *map(Decimal, _as_slipped(typed)[1:])


@lru_cache(maxsize=1 << 10)
def _as_slipped(number: str) -> Sequence[str]:
    """How a number is read that lost its 万, or of which two digits changed places, the point where it was."""
    number = number.replace(",", "")
    point = number.find(".")
    plain = number.replace(".", "")
    if len(plain) < _MANY:
        return (number,)
    turned = [plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(len(plain) - 1)]
    return number, *(turned if point < 0 else (f"{one[:point]}.{one[point:]}" for one in turned))


def _is_meant(name: str, text: str, said: Mention, target: Amount) -> bool:
    """Whether what is counted in a clause is what the indicator counts, but for a slip."""
    words = text[said.start : said.end]
    if not (adds_up(name) and adds_up(words)):
        return False
    if not is_ten_thousand_times(said.number, target.number):
        return have_two_swapped(said.number, target.number) and _shares(name, words, 3)
    significant = len(f"{said.number:f}".strip("0.").replace(".", ""))
    sentence = text[start_of(text, said.start, SENTENCE_ENDS) : said.end + _FURTHEST]
    deeds = deeds_in(name)
    # Of twelve and of 120 thousand firms both may be true: then the same has to be done to them.
    done = significant >= _MANY or not deeds or any(deed in sentence for deed in deeds)
    return done and _shares(name, words, 2 if significant > 1 else 4)


def _shares(name: str, words: str, length: int) -> bool:
    """Whether so many characters in a row are common to both, of which not all are said of anything."""
    runs = (name[at : at + length] for at in range(len(name) - length + 1))
    return any(
        run in words and not all(run[at : at + 2] in _OF_ANYTHING for at in range(0, length - 1, 2)) for run in runs
    )
