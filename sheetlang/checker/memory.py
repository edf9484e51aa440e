"""Memory: what rules said of indicators under one form, so that each is asked once for a path and target.

A quantity with another number is asked about again only by the rules that spoke, or that read the number.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sheetlang.checker.plugin_faults import RULE_FAILED, told
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import NOTHING, Indicator
from sheetlang.model.target import Quantity, Target
from sheetlang.rules.rule import Rule, Said, Verdict, on

Judgement = Sequence[tuple[Rule, Verdict]]
Judge = tuple[Rule, Callable[[Indicator, Form, Knowledge], Said]]

# Path, mark, comparator and unit: quantities that differ in nothing but their number.
Alike = tuple[tuple[str, ...], str, str | None, str | None]

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
        self._to_ask: dict[Alike, Sequence[Judge]] = {}

    def judged(self, indicators: Iterable[Indicator]) -> Iterator[tuple[Indicator, Rule, Verdict]]:
        """What the judges say of indicators. Of most they say nothing, which is found out here at once."""
        to_ask = self._to_ask
        for indicator in indicators:
            target = indicator.target
            is_bare = (
                indicator.places is NOTHING
                and indicator.weight is None
                and not indicator.flags
                and not indicator.former_names
                and indicator.attributes is NOTHING
            )
            if is_bare and type(target) is Quantity:
                alike = (indicator.path, indicator.entry.mark, target.comparator, target.unit)
                judges = to_ask.get(alike)
                if judges is None:
                    said = self._first_of(alike, indicator)
                elif judges:
                    said = self._judgement(indicator, None, judges)
                else:
                    continue
            else:
                said = self._judgement(indicator, None if is_bare else _marks(indicator), None)
            for rule, verdict in said:
                yield indicator, rule, verdict

    def _judgement(self, indicator: Indicator, marks: object, judges: Sequence[Judge] | None) -> Judgement:
        """What was said of an indicator before, else what the judges say."""
        target = indicator.target
        remembered = (indicator.path, target.text, target.__class__, marks)
        said = self._said.get(remembered)
        if said is None:
            asked = self._judges_for(target) if judges is None else judges
            said = _asked(asked, indicator, self._form, self._known)
            _keep(self._said, remembered, said, indicator)
        return said

    def _first_of(self, alike: Alike, indicator: Indicator) -> Judgement:
        """What all say of the first quantity of its like; who must be asked about the next is kept."""
        target = indicator.target
        assert isinstance(target, Quantity)
        judges = self._judges_for(target)
        said = _asked(judges, indicator, self._form, self._known)
        speakers = {id(rule) for rule, _ in said}
        asked_again = [one for one in judges if _reads_number(one[0], target) or id(one[0]) in speakers]
        _keep(self._to_ask, alike, asked_again, indicator)
        return said

    def _judges_for(self, target: Target) -> Sequence[Judge]:
        """Who judges targets of this kind and, if it is a quantity, of this unit."""
        kind = type(target)
        judges = self._judges_of.get(kind)
        if judges is None:
            judges = [one for one in self._judges if not one[0].kinds or kind in one[0].kinds]
            self._judges_of[kind] = judges
        if isinstance(target, Quantity):
            return [one for one in judges if not one[0].units or target.unit in one[0].units]
        return judges


def _keep(memory: dict[Any, Any], key: object, value: object, indicator: Indicator) -> None:
    """Remember something, unless its key is long; what would grow too large is begun anew."""
    if len(indicator.target.text) + len(indicator.path[-1]) <= _LONGEST:
        if len(memory) >= _MOST_REMEMBERED:
            memory.clear()
        memory[key] = value


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
