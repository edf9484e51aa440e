"""Gaps: the stretches between parts that surely are the same in three versions, in which doubtful ones are fenced off."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sheetlang.merging.part import Key, Part
from sheetlang.merging.three import Three

Parts = Sequence[Part]


class Gap(NamedTuple):
    """A sure part, and what stands between it and the next one; none before the first."""

    sure: Three[Part] | None
    between: Three[Parts]


def gaps_between_sure_parts(doubtful: Collection[Key], versions: Three[Parts]) -> list[Gap] | None:
    """The gaps of three versions; None where sure parts were moved, or another one went from gap to gap."""
    keys = versions.each(lambda parts: [part.key for part in parts])
    sure = {*keys.base} & {*keys.ours} & {*keys.theirs} - {*doubtful}
    orders = keys.each(lambda side: [key for key in side if key in sure])
    if not orders.base == orders.ours == orders.theirs:
        return None
    gaps = [_gap(*three) for three in zip(*versions.each(lambda parts: _split(parts, sure)), strict=True)]
    return None if _strays(gaps) else gaps


_Stretch = tuple[Part | None, list[Part]]


def _split(parts: Parts, sure: Collection[Key]) -> list[_Stretch]:
    stretches: list[_Stretch] = [(None, [])]
    for part in parts:
        if part.key in sure:
            stretches.append((part, []))
        else:
            stretches[-1][1].append(part)
    return stretches


def _gap(base: _Stretch, ours: _Stretch, theirs: _Stretch) -> Gap:
    heads = (base[0], ours[0], theirs[0])
    between = Three[Parts](base[1], ours[1], theirs[1])
    match heads:
        case Part() as was, Part() as mine, Part() as yours:
            return Gap(Three(was, mine, yours), between)
    return Gap(None, between)


def _strays(gaps: Sequence[Gap]) -> bool:
    place: dict[Key, int] = {}
    return any(
        place.setdefault(part.key, number) != number
        for number, gap in enumerate(gaps)
        for parts in gap.between
        for part in parts
    )
