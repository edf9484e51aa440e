"""Kin: parts of a side that are those of the base under another name: a renamed project, an indicator with 曾用名."""

from collections.abc import Sequence

from sheetlang.merging.part import SECTIONS, Key, Part


def name_alike(base: Part, side: Part) -> dict[Key, Key]:
    """Give the parts of a side the keys that they have in the base; the sections renamed, by their new keys."""
    renamed = _renamed_section(base.parts, side.parts)
    for part in side.parts:
        part.key = renamed.get(part.key, part.key)
    name_items_alike(base, side)
    return renamed


def name_items_alike(base: Part, side: Part) -> None:
    """Give the items of a side the keys that they have in the same section of the other outline."""
    sections = {part.key: part for part in base.parts}
    for part in side.parts:
        if part.key in sections:
            _name_alike(sections[part.key].parts, part.parts)


def _renamed_section(base: Sequence[Part], side: Sequence[Part]) -> dict[Key, Key]:
    """The one section that is not found again, if what stands in its place has half of its items or more."""
    before, after = {one.key for one in base}, {one.key for one in side}
    lost = [(at, part) for at, part in enumerate(base) if part.key not in after]
    new = [(at, part) for at, part in enumerate(side) if part.key not in before]
    match lost, new:
        case [(at, old)], [(place, part)] if at == place and old.key[0] == part.key[0] and old.key[0] in SECTIONS:
            items = {one.key for one in old.parts}
            if 2 * len(items & {one.key for one in part.parts}) >= len(items):
                return {part.key: old.key}
    return {}


def _name_alike(base: Sequence[Part], side: Sequence[Part]) -> None:
    before, after = {part.key for part in base}, {part.key for part in side}
    for part in side:
        was = [old for old in part.former if old in before and old not in after]
        if part.key not in before and len(was) == 1:
            after.add(was[0])
            part.key = was[0]
