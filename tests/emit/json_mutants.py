"""JSON outputs that are wrong in one place, as a program could write them: from a sound output and a number."""

import copy
from collections.abc import Iterator
from random import Random
from typing import Any

Place = tuple[str | int, ...]

OPTIONAL = {"draft", "findings", "former_names"}
MAPS = {"fields", "prose", "attributes"}
NULLABLE = {"year", "weight", "comparator", "unit", "base", "start"}
NUMBERS = {"value", "low", "high", "amount", "weight"}
NOT_NUMBERS = (
    "",
    " 1",
    "1\n",
    "1,000",
    "１",
    "1e5",
    "--1",
    "+1",
    ".5",
    "1.",
    "1/0",
    "1/",
    "1.5/2",
    "NaN",
    "0x1F",
    "一",
    1,
    95.0,
)
NOT_MOMENTS = (
    "",
    "-",
    "--",
    "---12",
    "2026-13",
    "2026-00-01",
    "2026-1-1",
    "26-12-31",
    "2026-12-32",
    "2026-12-31\n",
    "2026/12",
    2026,
)


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    """The place of every value inside a value, from the outermost in."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places(one, (*at, key))


def at(value: Any, place: Place) -> Any:
    """The value at a place."""
    for key in place:
        value = value[key]
    return value


def mutant(sound: Any, number: int) -> tuple[Any, str]:
    """The sound output wrong in one place, and what was done to it."""
    rng = Random(number)
    value = copy.deepcopy(sound)
    while True:
        tamper = TAMPERS[number % len(TAMPERS)] if rng.random() < 0.9 else rng.choice(TAMPERS)
        found = [place for place in places(value) if place and _fits(tamper, value, place)]
        if found:
            place = rng.choice(found)
            tamper(value, place, rng)
            return value, f"{tamper.__name__} at {'.'.join(map(str, place))}"


def drop_a_key(value: Any, place: Place, rng: Random) -> None:
    del at(value, place[:-1])[place[-1]]


def wrong_type(value: Any, place: Place, rng: Random) -> None:
    old = at(value, place)
    others = [0.5, [0.5], {"surplus": 0.5}, *([] if isinstance(old, bool) else [True])]
    others += [] if place[-1] in NULLABLE else [None]
    _put(value, place, rng.choice(others))


def unknown_key(value: Any, place: Place, rng: Random) -> None:
    at(value, place)[rng.choice(["surplus", "Kind", "text ", "", "source2"])] = "甲"


def renamed_key(value: Any, place: Place, rng: Random) -> None:
    inner = at(value, place[:-1])
    inner[rng.choice([f"{place[-1]}s", place[-1].upper(), f" {place[-1]}"])] = inner.pop(place[-1])


def unknown_word(value: Any, place: Place, rng: Random) -> None:
    _put(value, place, rng.choice(["", "other", at(value, place).upper() + " ", "≥", "increase "]))


def other_kind(value: Any, place: Place, rng: Random) -> None:
    """A kind whose parts are others."""
    shapes = (
        ["range", "change", "compound", "words"] if at(value, place) in ("quantity", "date") else ["quantity", "date"]
    )
    _put(value, place, rng.choice(shapes))


def no_number(value: Any, place: Place, rng: Random) -> None:
    _put(value, place, rng.choice(NOT_NUMBERS))


def no_moment(value: Any, place: Place, rng: Random) -> None:
    _put(value, place, rng.choice(NOT_MOMENTS))


def no_line(value: Any, place: Place, rng: Random) -> None:
    _put(value, place, rng.choice([0, -1, 1.5, "3", None, True]))


def no_year(value: Any, place: Place, rng: Random) -> None:
    _put(value, place, rng.choice(["2026", 26, 20260, -1, True, 2026.5]))


def no_path(value: Any, place: Place, rng: Random) -> None:
    path = at(value, place)
    _put(value, place, rng.choice([[], ["", *path[1:]], [*path, "乙", "丙", "丁"], path[0], [path]]))


def no_head(value: Any, place: Place, rng: Random) -> None:
    value.update(
        rng.choice(
            [{"schema": "sheetlang.sheet/2"}, {"draft": False}, {"draft": True}, {"findings": []}, {"sheets": {}}]
        )
    )


TAMPERS = (
    drop_a_key, wrong_type, unknown_key, renamed_key, unknown_word, other_kind, no_number, no_moment, no_line, no_year,
    no_path, no_head,
)  # fmt: skip


def _fits(tamper: Any, value: Any, place: Place) -> bool:
    key, here, outer = place[-1], at(value, place), at(value, place[:-1])
    in_an_object = isinstance(outer, dict) and not (len(place) > 1 and place[-2] in MAPS)
    match tamper.__name__:
        case "drop_a_key" | "renamed_key":
            return (
                in_an_object and key not in OPTIONAL and not (key == "comparator" and outer.get("kind") != "quantity")
            )
        case "wrong_type" | "no_head":
            return True
        case "unknown_key":
            return isinstance(here, dict) and key not in MAPS
        case "unknown_word":
            return (
                in_an_object
                and isinstance(here, str)
                and (
                    key in ("kind", "comparator", "direction")
                    or ("amount" in outer and key == "unit" and "kind" not in outer)
                )
            )
        case "other_kind":
            return in_an_object and key == "kind"
        case "no_number":
            return in_an_object and key in NUMBERS and here is not None
        case "no_moment":
            return in_an_object and outer.get("kind") == "date" and key in ("start", "end") and here is not None
        case name:
            return in_an_object and key == name.removeprefix("no_") and (key != "path" or isinstance(here, list))


def _put(value: Any, place: Place, new: Any) -> None:
    at(value, place[:-1])[place[-1]] = new
