"""One way of typing: how wide, how far apart, how spelled. The same dice type the same."""

import random
from collections.abc import Sequence

from sheetlang.language.keywords import BOUNDS, COMPARATORS, Keyword
from sheetlang.naming import half_width

_BLANKS = (" ", "  ", "\t", "\u3000", " \u3000", "\xa0", "    ")
_WIDE = {half_width(wide): wide for wide in map(chr, range(0xFF01, 0xFF5F))}
_DOTS = (".", "．", "。")
_BRACKETS = ("[]", "［］", "【】")


class Layout:
    """The choices that say nothing: blanks, widths, spellings, empty lines, line ends."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.ending = dice.choice(("\n", "\n", "\r\n"))

    def blank(self) -> str:
        """At least one blank."""
        return self.dice.choice(_BLANKS)

    def gap(self) -> str:
        """A blank, several or none."""
        return self.dice.choice(("", "", " ", self.blank()))

    def indent(self) -> str:
        """The indent of the lines of one block."""
        return self.dice.choice(("    ", "  ", "\t", "\u3000\u3000", "      "))

    def colon(self) -> str:
        """A colon that is one."""
        return self.dice.choice((f":{self.blank()}", f"：{self.gap()}"))

    def wide(self, text: str) -> str:
        """A number, unit or sign with some of its characters in full width."""
        if self.dice.random() < 0.5:
            return text
        return "".join(_WIDE.get(one, one) if self.dice.random() < 0.7 else one for one in text)

    def path(self, categories: Sequence[str], name: str) -> str:
        """A label with any of the dots after its categories."""
        return "".join(f"{one}{self.dice.choice(_DOTS)}" for one in categories) + name

    def keyword(self, word: Keyword) -> str:
        """Any spelling of a keyword."""
        return self.dice.choice(word.spellings)

    def target(self, comparator: str, number: str, unit: str, words: bool) -> str:
        """What stands after a label: a comparison of any spelling, as a word too where `words` may, a number and its unit."""
        figure = f"{self.wide(number)}{self.gap()}{self._unit(unit)}"
        bounds = BOUNDS.get(comparator, ())
        match self.dice.randrange(0 if words else 1, 4 if bounds else 3):
            case 1:
                return f"{self.blank()}{self._sign(comparator)}{self.gap()}{figure}"
            case 0:
                word = self.dice.choice([one for one in COMPARATORS[comparator] if one[0].isalpha()])
                return f"{self.blank()}{word}{self.gap()}{figure}"
            case 2:
                return f"{self.colon()}{self._sign(comparator)}{self.gap()}{figure}"
            case _:
                return f"{self.colon()}{figure}{self.gap()}{self.dice.choice(bounds)}"

    def figure(self, number: str, unit: str) -> str:
        """A number and its unit."""
        return f"{self.wide(number)}{self.gap()}{self._unit(unit)}"

    def flags(self, items: Sequence[str]) -> str:
        """What stands in brackets: in one pair or several."""
        if not items:
            return ""
        split = [[one] for one in items] if self.dice.random() < 0.5 else [items]
        groups = [self._bracketed(group, self.dice.choice(_BRACKETS)) for group in split]
        return self.blank() + "".join(f"{group}{self.gap()}" for group in groups).rstrip()

    def comment(self, text: str) -> str:
        """A comment at the end of a line, or none."""
        return f"{self.blank()}{text}" if text else ""

    def trailing(self) -> str:
        """Blanks at the end of a line."""
        return self.dice.choice(("", "", "", " ", "\t", "\u3000", "   "))

    def empty_rows(self) -> list[str]:
        """Empty lines, some of them with blanks: one or more says the same."""
        return [self.dice.choice(("", "", "  ", "\t", "\u3000")) for _ in range(self.dice.choice((1, 1, 2, 5)))]

    def _sign(self, comparator: str) -> str:
        signs = [one for one in (comparator, *COMPARATORS[comparator]) if not one[0].isalpha()]
        return self.wide(self.dice.choice(signs))

    def _unit(self, unit: str) -> str:
        return self.dice.choice((unit, "％", "（%）", "（％）")) if unit == "%" else unit

    def _bracketed(self, items: Sequence[str], pair: str) -> str:
        written = [self.wide(one) if one[0].isdigit() else one for one in items]
        return f"{pair[0]}{self.gap()}{self.dice.choice((', ', '，')).join(written)}{self.gap()}{pair[1]}"
