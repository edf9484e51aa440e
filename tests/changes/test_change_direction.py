"""Which way a target went: cases a reviewer would name, and the law behind them, tried on values at every bound."""

import datetime
import operator
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from random import Random
from typing import NamedTuple, get_args

import pytest
from mirrored import other_way
from sheets import TARGETS

from sheetlang.changes.change import DIRECTIONS
from sheetlang.changes.direction import direction_of_targets
from sheetlang.changes.reach import reach_of
from sheetlang.changes.sameness import are_same
from sheetlang.model.target import Compound, Date, Target
from sheetlang.model.target_reading import read_target

CASES = """\
>= 95 % → >= 90 %                         loosened
<= 1 % → <= 2 %                           loosened
= 0 → <= 1                                loosened
= 4 次 → >= 4 次                          loosened
3-5 公里 → 2-6 公里                       loosened
<= 2026年6月底 → <= 2026年9月底           loosened
2026年6月底前 → 2026年9月底前             loosened
2026年6月15日 → 2026年6月                 loosened
比上年提高 5% 以上 → 比上年提高 3% 以上   loosened
>= 90 % → >= 95 %                         tightened
> 90 % → >= 90.5 %                        tightened
>= 90 % → > 90 %                          tightened
>= 5 公里 → >= 6000 米                    tightened
>= 3 公里 → = 3000 米                     tightened
>= 3 万人 → >= 40000 人                   tightened
= 4 次 → = 6 次                           raised
4 次 → 6 次                               raised
约 4 次 → 约 6 次                         raised
5 万元 → 60000 元                         raised
3-5 公里 → 4-6 公里                       raised
= 4 次 → >= 6 次                          raised
2026年6月 → 2026年9月                     raised
6月底前 → 9月底前                         loosened
提高 5% → 提高 8%                         raised
= 6 次 → = 4 次                           lowered
>= 95 % → 80-90 %                         lowered
3 公里 → 3000 米                          reworded
0.5 万元 → 5000 元                        reworded
95 % → 95.0 %                             reworded
95 % → 950 ‰                              reworded
> 5 人 → >= 6 人                          reworded
>= 12 个 → 十二个以上                     reworded
<= 2026年6月底 → <= 2026-06-30            reworded
2026年6月底前 → 2026年6月前               reworded
稳步提升 → 逐步提升                       reworded
待定 → TBD                                reworded
不适用 → /                                reworded
>= 4 次 → 4 次                            incomparable
= 4 次 → 4 次                             incomparable
4 次 → 约 4 次                            incomparable
>= 4 次 → <= 4 次                         incomparable
>= 95 → <= 90                             incomparable
>= 4 次 → >= 4 场                         incomparable
>= 0.95 → >= 95 %                         incomparable
>= 5 % → >= 5 个百分点                    incomparable
95 % → 明显提升                           incomparable
明显提升 → 待定                           incomparable
每年开展 2 次并总结 → 每年开展 1 次并总结 incomparable
每年开展两次并总结 → 每年开展一次并总结   incomparable
每月 1 次 → 每季度 1 次                   incomparable
按月检测 → 按季检测                       incomparable
上半年完成 → 下半年完成                   incomparable
达到国家二级标准 → 达到国家三级标准       incomparable
评为A级 → 评为B级                         incomparable
水质达到Ⅲ类 → 水质达到Ⅳ类                 incomparable
统一管理 → 一般管理                       reworded
提高 5% → 降低 5%                         incomparable
比上年提高 5% → 比2020年提高 5%           incomparable
<= 2026年6月 → >= 2026年6月               incomparable
<= 6月 → <= 2026年6月                     incomparable
5-3 公里 → 6-2 公里                       incomparable
"""


def read(text: str) -> Target:
    target, problem = read_target(text)
    assert problem is None, (text, problem)
    return target


@pytest.mark.parametrize("case", CASES.splitlines())
def test_a_reviewer_s_case(case: str) -> None:
    line, _, expected = case.rstrip().rpartition(" ")
    old, new = (read(text.strip()) for text in line.split("→"))
    assert not are_same(old, new)
    assert direction_of_targets(old, new) == expected
    assert direction_of_targets(new, old) == other_way(expected)


HOW_IT_IS_SET = """\
>= 95 % → ≥95%
>= 95 % → ＞＝　９５　％
>= 95 % → 不低于 95 %
>= 95 % → 95%以上
>= 95 % → >= 95 (%)
<= 15 分钟 → 15分钟内
= 4 次 → ＝4次
3-5 公里 → 3 - 5公里
<= 2026年6月 → ≤2026 年 6 月
从18%提升至20% → 从 18 % 提升至 20 %
比上年 提高5 % → 比上年提高 5%
2026年底前 >= 95 % → 2026 年底前≥95%
>= ** 人 → ≥ ** 人
"""


@pytest.mark.parametrize("case", HOW_IT_IS_SET.splitlines())
def test_how_a_target_is_set_is_no_change(case: str) -> None:
    old, new = (read(text.strip()) for text in case.split("→"))
    assert old != new
    assert are_same(old, new)
    assert are_same(new, old)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("<= 2026年底", ">= 95 %"), ("<= 2026年底", ">= 90 %"), "loosened"),
        (("<= 2026年底", ">= 95 %"), ("<= 2027年底", ">= 95 %"), "loosened"),
        (("<= 2026年底", ">= 95 %"), ("<= 2027年底", ">= 90 %"), "loosened"),
        (("<= 2026年底", ">= 95 %"), ("<= 2027年底", ">= 99 %"), "incomparable"),
        (("<= 2026年底", ">= 95 %"), (">= 95 %",), "loosened"),
        (("<= 2026年底", ">= 95 %"), ("<= 2026年底", ">= 95.0 %"), "reworded"),
        (("<= 2026年底", "= 4 次"), ("<= 2026-12-31", "= 6 次"), "raised"),
        (("<= 2026年底", "= 4 次"), ("<= 2027年底", "= 6 次"), "incomparable"),
    ],
)
def test_several_targets_in_one_are_all_to_be_met(old, new, expected) -> None:
    one, other = (Compound("，".join(texts), tuple(map(read, texts))) for texts in (old, new))
    assert direction_of_targets(one, other) == expected
    assert direction_of_targets(other, one) == other_way(expected)


IN_STAGES = """\
6月底前 50%以上，12月底前 90%以上 → 6月底前 60%以上，12月底前 90%以上 tightened
6月底前 50%以上，12月底前 90%以上 → 6月底前 50%以上，9月底前 90%以上  tightened
6月底前 50%以上，12月底前 90%以上 → 6月底前 40%以上，12月底前 90%以上 loosened
6月底前 50%以上，12月底前 90%以上 → 12月底前 90%以上                  loosened
6月底前 50%，12月底前 100% → 6月底前 60%，12月底前 100%               raised
6月底前 50%，12月底前 100% → 7月底前 50%，12月底前 100%               loosened
3月底前 30%，6月底前 50%，12月底前 100% → 6月底前 50%，12月底前 100%  loosened
6月底前 50%，12月底前 100% → 7月底前 60%，12月底前 100%               incomparable
6月底前 50%，12月底前 100% → 3月底前 20%，9月底前 70%，12月底前 100%  incomparable
6月底前 50%，12月底前 100% → 6月30日前 50%，12月底前 100%             reworded
"""


@pytest.mark.parametrize("case", IN_STAGES.splitlines())
def test_each_date_of_a_target_goes_with_the_number_beside_it(case: str) -> None:
    line, _, expected = case.rstrip().rpartition(" ")
    old, new = (read(text.strip()) for text in line.split("→"))
    assert direction_of_targets(old, new) == expected
    assert direction_of_targets(new, old) == other_way(expected)


def test_the_rule_is_total_over_all_kinds_of_target() -> None:
    """Every kind against every kind, of any content: one of the six words, and its mirror back."""
    rng = Random(5)
    met: set[tuple[type, type]] = set()
    for _ in range(4000):
        old, new = (rng.choice(TARGETS)(rng) for _ in range(2))
        met.add((type(old), type(new)))
        found = direction_of_targets(old, new)
        assert found in DIRECTIONS
        assert direction_of_targets(new, old) == other_way(found)
    assert met == set(product(get_args(Target), repeat=2))


# -- the law


class Known(NamedTuple):
    """A target and, reckoned apart from the product, whether a value meets it; `bounds` are values of interest.

    Values are dictionaries by family. `manner` tells a bare number from one with a comparison.
    """

    target: Target
    meets: Callable[[dict[str, Fraction]], bool]
    bounds: dict[str, set[Fraction]]
    manner: dict[str, str]


SIGNS = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt, "=": operator.eq}
UNITS = {
    "length": {"公里": 1000, "米": 1, "千米": 1000},
    "money": {"元": 1, "万元": 10_000},
    "share": {"%": 10, "‰": 1},
    "people": {"人": 1, "百人": 100},
}
WHOLE = {"people", "day"}
DAYS = [datetime.date(2026, month, day) for month in (1, 2, 6, 12) for day in (1, 15, 28)]


def quantity(rng: Random, family: str | None = None) -> Known:
    family = family or rng.choice(list(UNITS))
    unit, size = rng.choice(list(UNITS[family].items()))
    number = rng.randrange(6) if family in WHOLE else Fraction(rng.randrange(12), 2)
    value = Fraction(number * size)
    sign = rng.choice([*SIGNS, ""])
    compare = SIGNS.get(sign, operator.eq)
    return Known(
        read(f"{sign} {float(number):g} {unit}".strip()),
        lambda given: compare(given[family], value),
        {family: {value}},
        {family: "" if sign else "bare"},
    )


def stretch(rng: Random, family: str) -> Known:
    unit, size = rng.choice(list(UNITS[family].items()))
    low = rng.randrange(6)
    high = low + rng.randrange(3)
    return Known(
        read(f"{low}-{high} {unit}"),
        lambda given: low * size <= given[family] <= high * size,
        {family: {Fraction(low * size), Fraction(high * size)}},
        {family: ""},
    )


def deadline(rng: Random) -> Known:
    day = rng.choice(DAYS)
    sign = rng.choice([*SIGNS, ""])
    compare = SIGNS.get(sign, operator.eq)
    at = day.toordinal()
    return Known(
        read(f"{sign} {day.year}年{day.month}月{day.day}日".strip()),
        lambda given: compare(given["day"], at),
        {"day": {Fraction(at)}},
        {"day": "" if sign else "bare"},
    )


def month(rng: Random) -> Known:
    first = datetime.date(2026, rng.choice([1, 2, 6, 12]), 1)
    after = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    sign = rng.choice(["<=", ">=", "<", ">", "="])
    low, high = first.toordinal(), after.toordinal() - 1
    meets = {
        "<=": lambda day: day <= high, ">=": lambda day: day >= low, "<": lambda day: day < low,
        ">": lambda day: day > high, "=": lambda day: low <= day <= high,
    }[sign]  # fmt: skip
    bounds = {"day": {Fraction(low), Fraction(high)}}
    return Known(read(f"{sign} 2026年{first.month}月"), lambda given: meets(given["day"]), bounds, {"day": ""})


def growth(rng: Random) -> Known:
    size, sign = rng.randrange(1, 6), rng.choice(["", "以上", "以内"])
    compare = {"": operator.eq, "以上": operator.ge, "以内": operator.le}[sign]
    return Known(
        read(f"比上年提高 {size}%{sign}"),
        lambda given: compare(given["growth"], size),
        {"growth": {Fraction(size)}},
        {"growth": "" if sign else "bare"},
    )


def both(rng: Random) -> Known:
    first, second = rng.choice([deadline, month])(rng), quantity(rng, "share")
    return Known(
        Compound("甲", (first.target, second.target)),
        lambda given: first.meets(given) and second.meets(given),
        {**first.bounds, **second.bounds},
        {**first.manner, **second.manner},
    )


def of(family: str) -> list[Callable[[Random], Known]]:
    made: list[Callable[[Random], Known]] = [lambda rng: quantity(rng, family)]
    return made if family in WHOLE else [*made, lambda rng: stretch(rng, family)]


MAKERS = {
    **{family: of(family) for family in UNITS},
    "quantities": [quantity],
    "dates": [deadline, month],
    "changes": [growth],
    "compounds": [both, deadline, month, lambda rng: quantity(rng, "share")],
}


def sampled(one: Known, other: Known) -> list[dict[str, Fraction]]:
    """Values at, beside and far from every bound of two targets, in all combinations."""
    families = dict.fromkeys((*one.bounds, *other.bounds))
    axes = []
    for family in families:
        bounds = one.bounds.get(family, set()) | other.bounds.get(family, set())
        near = 1 if family in WHOLE else Fraction(1, 1000)
        between = [] if family in WHOLE else [(a + b) / 2 for a in bounds for b in bounds]
        values = {each + step for each in bounds for step in (-near, 0, near, -(10**7), 10**7)} | set(between)
        axes.append(sorted(values))
    return [dict(zip(families, values, strict=True)) for values in product(*axes)]


def proven(old: Known, new: Known) -> str:
    """The direction as the samples show it; empty where they show neither set inside the other."""
    values = sampled(old, new)
    only_old = [one for one in values if old.meets(one) and not new.meets(one)]
    only_new = [one for one in values if new.meets(one) and not old.meets(one)]
    if not only_old and not only_new:
        return "reworded"
    if not only_new:
        return "tightened"
    return "loosened" if not only_old else ""


@pytest.mark.parametrize("name", MAKERS)
def test_loosened_means_that_every_old_value_is_met_and_one_more(name) -> None:
    rng, makers = Random(11), MAKERS[name]
    seen: dict[str, int] = dict.fromkeys(DIRECTIONS, 0)
    for _ in range(1500):
        old, new = (rng.choice(makers)(rng) for _ in range(2))
        found = direction_of_targets(old.target, new.target)
        seen[found] += 1
        shared = old.manner.keys() & new.manner.keys()
        if any(old.manner[family] != new.manner[family] for family in shared):
            assert found == "incomparable", (old, new)
            continue
        expected = proven(old, new)
        if expected:
            assert found == expected, (old, new)
        else:
            assert found in ("raised", "lowered", "incomparable"), (old, new)
            if len(shared) == 1 and old.manner.keys() == new.manner.keys():
                assert found == shifted(old, new), (old, new)
    assert min(seen[one] for one in ("tightened", "loosened", "incomparable")) > 50


def shifted(old: Known, new: Known) -> str:
    """Raised: of what only one of them allows, the new lies above the old; a floor that became a ceiling is neither."""
    (family,) = old.manner
    far = 10**7
    bounds = old.bounds[family] | new.bounds[family]
    low, high = {family: min(bounds) - far}, {family: max(bounds) + far}
    ends = {(one.meets(low), one.meets(high)) for one in (old, new)}
    if ends == {(True, False), (False, True)}:
        return "incomparable"
    values = sampled(old, new)
    only_new = [one[family] for one in values if new.meets(one) and not old.meets(one)]
    only_old = [one[family] for one in values if old.meets(one) and not new.meets(one)]
    return "raised" if min(only_new) > max(only_old) else "lowered"


def test_a_date_that_no_calendar_has_is_no_failure() -> None:
    last = read("<= 9999年12月")
    assert isinstance(last, Date)
    assert reach_of(last)
    assert direction_of_targets(last, read("<= 2026年12月")) == "tightened"
