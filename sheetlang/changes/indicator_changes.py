"""The indicators of two sheets to the changes between them: added, removed, moved, renamed, and what each says."""

from collections.abc import Iterator, Mapping, Sequence

from sheetlang.changes.change import Change, Direction, changed
from sheetlang.changes.direction import direction_of_numbers, direction_of_targets
from sheetlang.changes.matching import Matching, Pair, matched
from sheetlang.changes.moves import moved
from sheetlang.changes.sameness import are_same
from sheetlang.model.sheet import AttributeValue, ChoiceValue, Indicator, TextValue, Weight
from sheetlang.naming import key


def indicator_changes(old: Sequence[Indicator], new: Sequence[Indicator]) -> Iterator[Change]:
    """The changes of two sheets' indicators, each where it stands in the new sheet."""
    matching = matched(old, new)
    pairs = {pair.new: pair for pair in matching.pairs}
    shifted = _shifted(old, new, matching)
    removed = _removed_after(old, matching)
    yield from removed.get(None, ())
    for at, indicator in enumerate(new):
        pair = pairs.get(at)
        if pair is None:
            yield Change("added", "indicator", indicator.path, None, indicator, places=(None, at))
        else:
            yield from _of_pair(old[pair.old], indicator, pair, pair in shifted)
            yield from removed.get(pair.old, ())


def _removed_after(old: Sequence[Indicator], matching: Matching) -> Mapping[int | None, list[Change]]:
    """What was removed, by the last place before it that is still there."""
    left = set(matching.left_old)
    found: dict[int | None, list[Change]] = {}
    last: int | None = None
    for at, one in enumerate(old):
        if at in left:
            removed = Change("removed", "indicator", (), one, None, was=one.path, places=(at, None))
            found.setdefault(last, []).append(removed)
        else:
            last = at
    return found


def _shifted(old: Sequence[Indicator], new: Sequence[Indicator], matching: Matching) -> set[Pair]:
    """The pairs whose line stands elsewhere among the others."""
    pairs = matching.pairs
    if not pairs:
        return set()
    names = {pair: "\n".join(min(old[pair.old].path, new[pair.new].path)) for pair in pairs}
    before, after = (
        [names[pair] for pair in sorted(pairs, key=lambda one: one[side])] for side in (0, 1)
    )  # fmt: skip
    elsewhere = moved(before, after)
    return {pair for pair in pairs if names[pair] in elsewhere}


def _of_pair(old: Indicator, new: Indicator, pair: Pair, is_shifted: bool) -> Iterator[Change]:
    if old == new and not is_shifted:
        return
    places = (pair.old, pair.new) if is_shifted else (None, None)
    path, was = new.path, old.path
    if old.categories != new.categories:
        yield Change("moved", "category", path, old.categories, new.categories, was=was, places=places)
    elif is_shifted:
        yield Change("moved", "order", path, pair.old, pair.new, was=was, places=places)
    if old.name != new.name:
        is_declared = key(old.name) == key(new.name) or _says_former_name(old, new)
        yield Change("renamed", "name", path, old.name, new.name, was=was, likely=not is_declared)
    if not are_same(old.target, new.target):
        yield changed("target", path, old.target, new.target, direction_of_targets(old.target, new.target), was)
    yield from _marks(old, new)
    yield from _columns(old, new)


def _marks(old: Indicator, new: Indicator) -> Iterator[Change]:
    if old.weight != new.weight:
        yield changed("weight", new.path, old.weight, new.weight, _of_weights(old.weight, new.weight), old.path)
    if old.flags != new.flags:
        yield changed("flags", new.path, old.flags or None, new.flags or None, None, old.path)
    if old.former_names != new.former_names and not _says_no_more_than_the_former_name(old, new):
        yield changed("former-names", new.path, old.former_names or None, new.former_names or None, None, old.path)


def _says_former_name(old: Indicator, new: Indicator) -> bool:
    """Whether one of them, and only one, says that it had the other's name."""
    return key(old.name) != key(new.name) and (
        (old.name in new.former_names) != (old.name in old.former_names)
        or ((new.name in old.former_names) != (new.name in new.former_names))
    )


def _says_no_more_than_the_former_name(old: Indicator, new: Indicator) -> bool:
    """Whether the former names changed by nothing but what a declared rename tells."""
    return _says_former_name(old, new) and (_takes_former_name(old, new) or _takes_former_name(new, old))


def _takes_former_name(one: Indicator, other: Indicator) -> bool:
    """Whether the former names of another are these and this one's name; not where they could as well be taken back."""
    return other.former_names == (*one.former_names, one.name) and one.former_names[-1:] != (other.name,)


def _of_weights(old: Weight | None, new: Weight | None) -> Direction | None:
    return direction_of_numbers(old.points, new.points) if old and new else None


def _columns(old: Indicator, new: Indicator) -> Iterator[Change]:
    for name in names_of_both(old.attributes, new.attributes):
        before, after = old.attributes.get(name), new.attributes.get(name)
        if not are_same(before, after):
            direction = _direction_of_columns(before, after)
            yield changed("column", (*new.path, name), before, after, direction, (*old.path, name))


def _direction_of_columns(old: AttributeValue | None, new: AttributeValue | None) -> Direction | None:
    """The direction of a column that holds targets; texts have none."""
    if old is None or new is None:
        return None
    if not isinstance(old, TextValue | ChoiceValue) and not isinstance(new, TextValue | ChoiceValue):
        return direction_of_targets(old, new)
    are_texts = isinstance(old, TextValue | ChoiceValue) and isinstance(new, TextValue | ChoiceValue)
    return None if are_texts else "incomparable"


def names_of_both(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    """The names of both, in the order of the new one; what only the old one has comes after."""
    return list(dict.fromkeys((*new, *old)))
