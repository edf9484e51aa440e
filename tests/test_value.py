"""Values: what says the same is equal, whatever its kind of value and wherever it stands."""

import pytest

from sheetlang.language.document import Blank, Comment, Entry, Passage
from sheetlang.model.number import Number
from sheetlang.model.sheet import DateValue, Indicator, PendingValue, TextValue
from sheetlang.model.target import Pending, Quantity, Words
from sheetlang.source import Source
from sheetlang.value import Value

INDICATOR = Indicator(("产出", "次数"), Words("好"), Entry("产出.次数", ":", "好"), Source("一", ""))
SAME = [
    (Words("待定"), Words("待定")),
    (Blank(3), Blank(7)),
    (Comment("# 说明", 3), Comment("# 说明", 7)),
    (Number("1200", "1,200"), Number("1200", "1200")),
    (Quantity("4 次", None, Number("4", "4"), "次"), Quantity("4 次", None, Number("4", "４"), "次")),
]
OTHER = [
    (Words("待定"), Pending("待定")),
    (TextValue("待定"), PendingValue("待定")),
    (Words("待定"), Words("待定。")),
    (Blank(3), Comment("", 3)),
    (Number("95", "95"), Number("95.0", "95.0")),
    (Words("待定"), ("待定",)),
    (Number("95", "95"), ("95", "95")),
    (INDICATOR, INDICATOR._replace(flags=("核心",))),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=repr)
def test_what_says_the_same_is_equal(one: Value, other: Value) -> None:
    assert one == other
    assert hash(one) == hash(other)


@pytest.mark.parametrize(("one", "other"), OTHER, ids=repr)
def test_what_says_something_else_is_not(one: Value, other: object) -> None:
    assert one != other


def test_a_value_shows_its_fields_but_those_that_are_noise() -> None:
    assert repr(Words("好")) == "Words(text='好')"
    assert (
        repr(Passage("概况", ("甲",), at=3)) == "Passage(label='概况', paragraphs=('甲',), comment='', indented=False)"
    )
    assert "date" in repr(DateValue("2020年", None))  # type: ignore[arg-type]


def test_where_an_indicator_stands_takes_no_part() -> None:
    assert INDICATOR._replace(entry=Entry("次数", ":", "好"), source=Source("二", ""), shared=True) == INDICATOR


def test_a_tuple_of_values_shows_what_is_compared() -> None:
    assert repr(Number("1200", "1,200")) == "Number(digits='1200')"
    assert "entry" not in repr(INDICATOR)


def test_a_value_cannot_be_changed_but_another_made_of_it() -> None:
    one = Source("一", "好")
    with pytest.raises(AttributeError):
        one.text = "坏"  # type: ignore[misc]
    assert (one._replace(text="坏"), one) == (Source("一", "坏"), Source("一", "好"))
    with pytest.raises(AttributeError):
        Words("好").text = "坏"  # type: ignore[misc]
