"""Sheets by number with slips put in that have a safe cure, and rules that propose it."""

from random import Random

from hostile.documents import document
from rows import real_rows

from sheetlang.checker.checker import Checker
from sheetlang.compiler import Compiled, compile_source
from sheetlang.diagnostic import Fault, Text
from sheetlang.language.unparse import unparse
from sheetlang.rules.rule import Rule, on
from sheetlang.source import Source
from sheetlang.testing import PREAMBLE
from sheetlang.workspace.forms import built_in

ZERO_WIDTH = "\u200b"
WIDE_SIGN = Fault("wide-sign", "warning", Text("“{text}”用了全角符号", "“{text}” has a full-width sign"))
WIDE_VALUE = Fault("wide-value", "warning", Text("“{text}”有全角字", "“{text}” is full-width"))
BLANK_BEFORE_UNIT = Fault("no-blank", "info", Text("“{text}”里没有空格", "“{text}” has no blank"))
_WIDE = {"＞": ">", "＜": "<", "＝": "=", "％": "%"}


def _narrow(text):
    return "".join(_WIDE.get(one, one) for one in text)


def _wide_sign(indicator, form, known):
    """The sign alone is mended; `wide-value` mends it too, with the rest, so that the two overlap."""
    sign = indicator.entry.mark
    if indicator.entry.has_sign and _narrow(sign) != sign:
        return on("target").within(0, len(sign)).fixed(_narrow(sign), safe=True)
    return None


def _wide_value(indicator, form, known):
    text = indicator.entry.target_text
    return on("target").fixed(_narrow(text), safe=True) if _narrow(text) != text else None


WIDE_RULES = (
    Rule(WIDE_SIGN, judge=_wide_sign, reads_number=True),
    Rule(WIDE_VALUE, judge=_wide_value, reads_number=True),
)


WITH_WIDE_RULES = Checker(WIDE_RULES)


def compiled(source: Source | str, checker: Checker = WITH_WIDE_RULES) -> Compiled:
    """A text compiled with some rules."""
    source = Source("x", source) if isinstance(source, str) else source
    return compile_source(source, built_in(), checker=checker)


def clean(number: int) -> str:
    """A sheet of real rows or, every other time, of lines of any kind."""
    if number % 2:
        return PREAMBLE + unparse(document(number))
    dice = Random(number)
    rows = [row for row in real_rows() if row.value and len(row.categories) == 2]
    lines = [row.line + dice.choice(("", "  [5分]", "\n    备注: 见附件")) for row in dice.sample(rows, 12)]
    return PREAMBLE + "\n".join(dict.fromkeys(lines)) + dice.choice(("\n", ""))


def slipped(number: int) -> str:
    """The same with slips: invisible characters, full-width signs, an equals sign for the colon of a field."""
    dice = Random(-number)
    text = clean(number)
    for narrow, wide in ((" >= ", " ＞＝ "), (" = ", " ＝ ")):
        text = text.replace(narrow, wide) if dice.random() < 0.5 else text
    if dice.random() < 0.5:
        text = text.replace("实施单位: ", dice.choice(("实施单位 = ", "实施单位 ＝")))
    for _ in range(dice.choice((0, 1, 3, 150))):
        at = dice.randrange(len(text))
        text = text[:at] + ZERO_WIDTH + text[at:]
    return text.replace("\n", "\r\n") if dice.random() < 0.2 else text
