"""What stands in brackets at the end of an indicator: weight, flags and former names, merged one by one."""

from collections.abc import Mapping

from sheetlang.language.keywords import FORMERLY
from sheetlang.merging.three import Three
from sheetlang.model.flags import flag_texts, is_weight
from sheetlang.naming import key

Marks = tuple[tuple[str, str], ...]
WEIGHT = "weight"
_OPENERS, _CLOSERS = ("[", "［", "【"), ("]", "］", "】")
_BETWEEN = " \t,，、;；"


def marks_of(flags: str) -> Marks:
    """Each mark by what it is: the weight, or itself; the same in whatever order and brackets."""
    return tuple(sorted(_named(flags).items()))


def merged_marks(versions: Three[Marks]) -> Marks | None:
    """The marks with the changes of both sides; None where these do not go together."""
    named = versions.each(dict)
    merged = {}
    for name in sorted(named.base | named.ours | named.theirs):
        three = Three(named.base.get(name), named.ours.get(name), named.theirs.get(name))
        if three.changed_apart:
            return None
        if three.settled is not None:
            merged[name] = three.settled
    return tuple(sorted(merged.items()))


def written(flags: str, wanted: Marks, theirs: str) -> str | None:
    """A text of brackets changed so that it says other marks; those that it lacks are spelt as theirs."""
    has, want, spelt = dict(_named(flags)), dict(wanted), _spelt(theirs)
    text = flags
    for name in has:
        if want.get(name) != has[name]:
            text = _without(text, name) if name not in want else _exchanged(text, name, spelt[name])
    for name in want:
        if name not in has:
            text = _with(text, spelt[name])
    return text if marks_of(text) == wanted else None


def _named(flags: str) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for text, _ in flag_texts(flags):
        name = _name(text)
        named[name if name not in named else f"{name} {len(named)}"] = key(text)
    return named


def _name(text: str) -> str:
    return WEIGHT if is_weight(text) else key(text)


def _spelt(flags: str) -> dict[str, str]:
    return {_name(text): text for text, _ in flag_texts(flags)}


def _place(flags: str, name: str) -> tuple[int, int]:
    return next((at, at + len(text)) for text, at in flag_texts(flags) if _name(text) == name)


def _exchanged(flags: str, name: str, new: str) -> str:
    start, end = _place(flags, name)
    return flags[:start] + new + flags[end:]


def _without(flags: str, name: str) -> str:
    """A text of brackets without a mark, what parted it from the next, and the brackets that would be empty."""
    start, end = _place(flags, name)
    before, rest = flags[:start], flags[end:].lstrip(_BETWEEN)
    if rest[:1] not in _CLOSERS:
        return before + rest
    before = before.rstrip(_BETWEEN)
    return before[:-1].rstrip() + rest[1:] if before[-1:] in _OPENERS else before + rest


def _with(flags: str, mark: str) -> str:
    at = max(flags.rfind(closer) for closer in _CLOSERS)
    if at < 0:
        return f"{flags.rstrip()}  [{mark}]"
    has_comma = any(comma in flags for comma in ",，") or any(word in flags + mark for word in FORMERLY.spellings)
    return f"{flags[:at].rstrip()}{', ' if has_comma else ' '}{mark}{flags[at:]}"
