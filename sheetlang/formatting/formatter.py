"""Formatting: a text in its canonical form, if that keeps the oath; else as it was, and why."""

from collections.abc import Callable, Set
from typing import NamedTuple

from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Text
from sheetlang.formatting.canonical import canonical
from sheetlang.formatting.meant import meant_by
from sheetlang.formatting.oath import broken_oath
from sheetlang.formatting.parts import wrong_rows
from sheetlang.source import Source


class Formatted(NamedTuple):
    """A text, why it was left alone if it was, and how many lines with mistakes stay in it as they are."""

    text: str
    broken: Text | None = None
    wrong: int = 0


def format_source(
    compiled: Compiled, compile_text: Callable[[Source], Compiled], chosen: Set[int] | None = None
) -> Formatted:
    """The text of what was compiled, formatted; of its lines, counted from 1, only the chosen ones change."""
    source, wrong = compiled.document.source, len(wrong_rows(compiled))
    made = canonical(compiled, meant_by(compiled, compile_text), chosen)
    if made.text == source.text:
        return Formatted(source.text, None, wrong)
    after = compile_text(Source(source.name, made.text))
    again = canonical(after, meant_by(after, compile_text), made.chosen).text
    broken = broken_oath(compiled, after, again)
    return Formatted(source.text if broken else made.text, broken, wrong)
