"""The brackets at the end of a line as they are written: one pair, the author's order, keywords of the table."""

from collections.abc import Iterator
from itertools import pairwise

from sheetlang.language.document import Entry
from sheetlang.language.keywords import FORMERLY, POINTS
from sheetlang.model.flags import flag_items, former_name, weight_of


def written_flags(entry: Entry) -> str:
    """What stands in the brackets of a line in one pair of them; a comma beside a former name, which may hold blanks."""
    items = [text for text, _ in flag_items(entry)]
    return f"[{''.join(_pieces(items))}]" if items else entry.flags


def _pieces(items: list[str]) -> Iterator[str]:
    for item, after in pairwise(items):
        yield _written(item)
        yield ", " if former_name(item) or former_name(after) else " "
    yield _written(items[-1])


def _written(item: str) -> str:
    if weight := weight_of(item):
        return f"{weight.points.digits}{POINTS.zh}"
    if former := former_name(item):
        return f"{FORMERLY.zh} {former}"
    return item
