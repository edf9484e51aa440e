"""Examples of changes that can be checked, by what it is that changes."""

from functools import lru_cache

from sheetlang.diagnostic import Text
from sheetlang.knowledge.changing_names import changes_by_share
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.knowledge.names import is_bad_thing
from sheetlang.knowledge.promises import lessens
from sheetlang.knowledge.wanted_units import is_percentage
from sheetlang.model.sheet import Indicator

_AMOUNT = Text("写变多少，例如“较上年 {verb} {by}”", "say by how much, such as “较上年 {verb} {by}”")
# Nobody can say by how much a mechanism or an image has changed.
_COUNTED = Text("换成数得出的指标，例如“…率 >= 90 %”", "measure something that can be counted, such as “…率 >= 90 %”")
_GRADED = Text(
    "在下面缩进写“{column}: …”分出等次，或者换成数得出的指标",
    "grade it in a line “{column}: …” under this one, or measure something that can be counted",
)


def how_to_say(indicator: Indicator, column: str, known: Knowledge) -> Text:
    """An example of a change by points, of what is a share, or by %; of what has no number rather a grade."""
    name, text = indicator.name, indicator.target.text
    bad, share = is_bad_thing(name, known), is_percentage(name, known)
    costs = known.class_of(indicator.categories) == "cost"
    advice = _GRADED if column else _COUNTED
    if bad or share or costs or changes_by_share(name) or changes_by_share(text):
        advice = _AMOUNT
    by = "3 个百分点" if share and not bad else "3 %"
    verb = "下降" if bad or lessens(name, text) else "提高"
    return _filled_in(advice, column, verb, by)


@lru_cache(maxsize=64)
def _filled_in(advice: Text, column: str, verb: str, by: str) -> Text:
    return Text(*(one.format(column=column, verb=verb, by=by) for one in advice))
