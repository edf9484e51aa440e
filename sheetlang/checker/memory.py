"""Memory: what rules said of indicators under one form, so that each is asked once for a path and target.

A quantity with another number is asked about again only by the rules that spoke, or that read the number.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sheetlang.checker.plugin_faults import RULE_FAILED, told
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import NOTHING, Indicator
from sheetlang.model.target import Quantity
from sheetlang.rules.rule import Rule, Said, Verdict, on

Judgement = Sequence[tuple[Rule, Verdict]]
Judge = tuple[Rule, Callable[[Indicator, Form, Knowledge], Said]]

_MOST_REMEMBERED = 1 << 14
_LONGEST = 400
_NOTHING: Judgement = ()


class Memory:
    """What the judges said under a form; it forgets all where it would grow too large."""

    def __init__(self, form: Form, known: Knowledge, judges: Sequence[Judge]) -> None:
        self._form = form
        self._known = known
        self._judges = judges
        self._judges_of: dict[type[Any], Sequence[Judge]] = {}
        self._said: dict[object, Judgement] = {}
        self._to_ask: dict[object, Sequence[Judge]] = {}

    def judgement(self, indicator: Indicator) -> Judgement:
        """What the judges say of an indicator, remembered or asked."""
        target = indicator.target
        marks = _marks(indicator) if _is_marked(indicator) else None
        remembered = (indicator.path, target.text, target.__class__, marks)
        said = self._said.get(remembered)
        if said is None:
            said = self._ask(indicator)
            if len(indicator.target.text) + len(indicator.path[-1]) <= _LONGEST:
                if len(self._said) >= _MOST_REMEMBERED:
                    self._said.clear()
                self._said[remembered] = said
        return said

    def _ask(self, indicator: Indicator) -> Judgement:
        target = indicator.target
        if type(target) is not Quantity or _is_marked(indicator) or len(indicator.path[-1]) > _LONGEST:
            return _asked(self._judges_for(type(target)), indicator, self._form, self._known)
        alike = (indicator.path, indicator.entry.mark, target.comparator, target.unit)
        judges = self._to_ask.get(alike)
        if judges is not None:
            return _asked(judges, indicator, self._form, self._known) if judges else _NOTHING
        judges = self._judges_for(Quantity)
        said = _asked(judges, indicator, self._form, self._known)
        speakers = {id(rule) for rule, _ in said}
        if len(self._to_ask) >= _MOST_REMEMBERED:
            self._to_ask.clear()
        self._to_ask[alike] = [one for one in judges if _reads_number(one[0], target) or id(one[0]) in speakers]
        return said

    def _judges_for(self, kind: type[Any]) -> Sequence[Judge]:
        judges = self._judges_of.get(kind)
        if judges is None:
            judges = [one for one in self._judges if not one[0].kinds or kind in one[0].kinds]
            self._judges_of[kind] = judges
        return judges


def _asked(judges: Sequence[Judge], indicator: Indicator, form: Form, known: Knowledge) -> Judgement:
    verdicts: list[tuple[Rule, Verdict]] = []
    for rule, judge in judges:
        try:
            said = judge(indicator, form, known)
            if said is None:
                continue
            verdicts += [(rule, said)] if isinstance(said, Verdict) else [(rule, _checked(one)) for one in said]
        except Exception as error:
            verdicts.append((rule, on("path", rule=rule.name, reason=told(error)).said_as(RULE_FAILED)))
    return verdicts or _NOTHING


def _reads_number(rule: Rule, target: Quantity) -> bool:
    """Whether a rule may say something else of another number with this comparator and unit."""
    reads = rule.reads_number
    if isinstance(reads, bool):
        return reads
    try:
        return reads(target)
    except Exception:
        # To ask once too often is never wrong.
        return True


def _checked(one: object) -> Verdict:
    if not isinstance(one, Verdict):
        raise TypeError(f"{one!r} is no verdict")
    return one


def _marks(indicator: Indicator) -> object:
    """What is said of an indicator beside path and target, in texts that are cheap to compare."""
    weight = indicator.weight.points.digits if indicator.weight else None
    columns = tuple((name, one.__class__, one.text) for name, one in indicator.attributes.items())
    return weight, indicator.flags, indicator.former_names, columns, tuple(indicator.places)


def _is_marked(indicator: Indicator) -> bool:
    """Whether more is said of it than path and target."""
    return not (
        indicator.weight is None
        and indicator.places is NOTHING
        and indicator.attributes is NOTHING
        and not indicator.flags
        and not indicator.former_names
    )
