"""Memory: what rules said of indicators under one form, so that each is asked once for a path and target.

Of a quantity with another number only those rules are asked again that quoted the number, or read it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple

from sheetlang.checker.plugin_faults import FAILURES, RULE_FAILED, Unfit, told
from sheetlang.diagnostic import Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.number import Shape, shape_of
from sheetlang.model.sheet import NOTHING, Indicator
from sheetlang.model.target import Quantity, Target
from sheetlang.naming import is_nameless, is_plain
from sheetlang.rules.rule import Rule, Said, Verdict, on

# A rule, and what it is asked of an indicator: to judge it, or whether it picks it.
Asker = tuple[Rule, Callable[[Indicator, Form, Knowledge], Said | bool]]

# Path, mark, comparator, unit, and the number's shape: what differs in nothing but its number and how its path is typed.
Alike = tuple[tuple[str, ...], str, str | None, str | None, Shape]

_MOST_REMEMBERED = 1 << 14
_NO_VERDICT = Text("它说的 {what} 不是一处问题", "{what} is no verdict")
_LONGEST = 400


class Heard(NamedTuple):
    """What rules said of an indicator, which of them pick it, and which are to be asked of the next like it."""

    said: Sequence[tuple[Rule, Verdict]] = ()
    picked_by: Sequence[Rule] = ()
    to_ask: Sequence[Asker] = ()


_SILENCE = Heard()


class Memory:
    """What the rules said of indicators under a form; it forgets all where it would grow too large."""

    def __init__(self, form: Form, known: Knowledge, rules: Iterable[Rule]) -> None:
        self._form = form
        self._known = known
        self._rules = tuple(rules)
        self._askers: dict[object, Sequence[Asker]] = {}
        self._heard: dict[object, Heard] = {}
        self._of_alike: dict[Alike, Heard] = {}

    def heard(self, indicators: Iterable[Indicator]) -> list[tuple[Indicator, Heard]]:
        """The indicators of which something is said. Of most nothing is, which is found out here at once."""
        if not self._rules:
            return []
        of_alike = self._of_alike
        heard: list[tuple[Indicator, Heard]] = []
        for indicator in indicators:
            path, target, entry, _, weight, flags, former_names, attributes, places, _, stages = indicator
            is_bare = places is NOTHING and weight is None and not flags and not former_names and attributes is NOTHING
            if is_bare and type(target) is Quantity:
                alike = (path, entry[1], target.comparator, target.unit, shape_of(*target.value))
                found = of_alike.get(alike)
                if found is None:
                    found = self._first_of(alike, indicator)
                elif found.to_ask:
                    found = self._asked(found.to_ask, indicator, found)
            else:
                found = self._remembered(indicator, None if is_bare else _marks(indicator))
            if found is not _SILENCE:
                heard.append((indicator, found))
            if stages:
                heard += self._of_stages(indicator, found)
        return heard

    def _of_stages(self, indicator: Indicator, found: Heard) -> Iterator[tuple[Indicator, Heard]]:
        """What is said of the targets in columns, where a rule that reads columns did not say it."""
        told = {rule.name for rule, verdict in found.said if verdict.place in indicator.attributes}
        for stage in indicator.stages:
            if stage.target != indicator.target:
                said = self._remembered(stage, _marks(stage)).said
                of_target = [one for one in said if one[1].place in ("target", "value") and one[0].name not in told]
                if of_target:
                    yield stage, Heard(of_target)

    def _remembered(self, indicator: Indicator, marks: object) -> Heard:
        """What was said of an indicator before, else what the rules say."""
        target, entry = indicator.target, indicator.entry
        key = (indicator.path, entry[0], entry[2], target.text, target.__class__, marks)
        heard = self._heard.get(key)
        if heard is None:
            heard = self._asked(self._askers_for(indicator), indicator)
            _keep(self._heard, key, heard, indicator)
        return heard

    def _first_of(self, alike: Alike, indicator: Indicator) -> Heard:
        """What is said of the first quantity of its like; it is kept, but for what the number decides."""
        askers = self._askers_for(indicator)
        heard = self._asked(askers, indicator)
        of_number = {id(rule) for rule, verdict in heard.said if _quotes_number(verdict, indicator.target)}
        of_number.update(id(rule) for rule, _ in askers if rule.reads_number and self._reads_number(rule, indicator))
        _keep(self._of_alike, alike, _kept(heard, askers, of_number), indicator)
        return heard

    def _askers_for(self, indicator: Indicator) -> Sequence[Asker]:
        """Who is asked about indicators of this sort."""
        target, name, columns = indicator.target, indicator.path[-1], bool(indicator.attributes)
        plain, nameless = is_plain(name), is_nameless(name)
        of: tuple[object, ...] = (target.__class__, plain, nameless, columns)
        if type(target) is Quantity:
            of = (plain, nameless, columns, target.comparator, target.unit, target.value.shape)
        askers = self._askers.get(of)
        if askers is None:
            if len(self._askers) >= _MOST_REMEMBERED:
                self._askers.clear()
            asked = [one for one in self._rules if one.nameless or not nameless]
            rules = [one for one in asked if self._concerns(one, target, plain, columns)]
            askers = self._askers[of] = [(rule, ask) for rule in rules for ask in (rule.judge, rule.picks) if ask]
        return askers

    def _concerns(self, rule: Rule, target: Target, plain: bool, columns: bool) -> bool:
        """Whether a rule is asked about such targets, under such names."""
        if rule.odd_names and plain:
            return False
        if rule.with_columns and columns:
            return True
        if rule.kinds and type(target) not in rule.kinds:
            return False
        if rule.about is None or not isinstance(target, Quantity):
            return True
        try:
            return rule.about(target, self._known)
        except FAILURES:
            # It will fail where it is asked, and that is told.
            return True

    def _asked(self, askers: Iterable[Asker], indicator: Indicator, before: Heard = _SILENCE) -> Heard:
        """What rules say of an indicator now, and what is known of it."""
        form, known = self._form, self._known
        said = list(before.said)
        picked_by = list(before.picked_by)
        for rule, ask in askers:
            try:
                answer = ask(indicator, form, known)
                if answer is None or answer is False:
                    continue
                if isinstance(answer, Verdict):
                    said.append((rule, answer))
                elif answer is True:
                    picked_by.append(rule)
                else:
                    said += [(rule, _checked(one)) for one in answer]
            except FAILURES as error:
                said.append((rule, on("path", rule=rule.name, reason=told(error)).said_as(RULE_FAILED)))
        return Heard(said, picked_by) if said or picked_by else _SILENCE

    def _reads_number(self, rule: Rule, indicator: Indicator) -> bool:
        """Whether a rule may say something else of another number of this indicator."""
        reads = rule.reads_number
        if isinstance(reads, bool):
            return reads
        try:
            return reads(indicator, self._known)
        except FAILURES:
            # To ask once too often is never wrong.
            return True


def _keep(memory: dict[Any, Any], key: object, value: object, indicator: Indicator) -> None:
    """Remember something, unless its key is long; what would grow too large is begun anew."""
    if len(indicator.target.text) + len(indicator.path[-1]) <= _LONGEST:
        if len(memory) >= _MOST_REMEMBERED:
            memory.clear()
        memory[key] = value


def _kept(heard: Heard, askers: Iterable[Asker], again: Set[int]) -> Heard:
    """What was heard without the rules that are to be asked again."""
    if not again:
        return heard
    said = [one for one in heard.said if id(one[0]) not in again]
    picked_by = [one for one in heard.picked_by if id(one) not in again]
    return Heard(said, picked_by, [one for one in askers if id(one[0]) in again])


def _quotes_number(verdict: Verdict, target: Target) -> bool:
    """Whether a verdict may be another for another number: it quotes it, or points at a part of what is typed."""
    assert isinstance(target, Quantity)
    if verdict.part is not None and verdict.place != "name":
        return True
    try:
        shown = (*verdict.values.values(), verdict.replacement, verdict.example)
        return any(target.value.typed in str(one) for one in shown)
    except FAILURES:
        # To ask once too often is never wrong; what cannot be said is told where it is shown.
        return True


def _checked(one: object) -> Verdict:
    if not isinstance(one, Verdict):
        raise Unfit(_NO_VERDICT, what=repr(one))
    return one


def _marks(indicator: Indicator) -> object:
    """What is said of an indicator beside path and target, in texts that are cheap to compare."""
    weight = indicator.weight.points.digits if indicator.weight else None
    columns = tuple((name, one.__class__, one.text) for name, one in indicator.attributes.items())
    return weight, indicator.flags, indicator.former_names, columns, tuple(indicator.places)
