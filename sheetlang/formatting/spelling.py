"""A line as it is written: each piece in its one spelling, as far as it is known what the piece means.

The pieces only: order and blanks between them are `unparse`'s.
"""

import re

from sheetlang.formatting.flags import written_flags
from sheetlang.formatting.meant import Meant
from sheetlang.formatting.targets import written_target
from sheetlang.language.document import Entry, Forked, Line, Passage
from sheetlang.language.keywords import YEAR
from sheetlang.language.signs import BLANKS
from sheetlang.model.sheet import ChoiceValue, PendingValue, TextValue
from sheetlang.naming import half_width

_MONEY_SIGNS = "￥¥"
_DATE = re.compile("[0-9/.年月日号度 -]+")
_AS_TYPED = (TextValue, ChoiceValue, PendingValue)


class Speller:
    """Spells the lines of a document whose values are known as far as its sheets say."""

    def __init__(self, text: str, meant: Meant) -> None:
        self._text = text
        self._meant = meant

    def spelled(self, line: Line) -> Line:
        """The line in its one spelling."""
        match line:
            case Entry():
                return self._entry(line)
            case Forked():
                reading = self._meant.reading(line)
                return self._entry(reading) if reading else line
            case Passage():
                return line._replace(label=self._meant.label(line))
            case _:
                return line

    def _entry(self, entry: Entry) -> Entry:
        value = self._meant.value(entry)
        if entry.indented:
            is_target = value is not None and not isinstance(value, _AS_TYPED)
        else:
            is_target = entry.has_sign or entry.overrides or self._meant.is_indicator(entry)
        spelled = self._target(entry) if is_target else self._text_as_typed(entry)
        label, kind = self._meant.label(entry), self._meant.field_type(entry)
        if kind == "money":
            spelled = spelled._replace(value=_money(spelled.value))
        elif kind == "date" or (label == YEAR.zh and not entry.indented):
            spelled = spelled._replace(value=_date(spelled.value))
        return spelled._replace(label=label)

    def _target(self, entry: Entry) -> Entry:
        typed = self._text[entry.mark_at : entry.value_at + len(entry.value)] if entry.has_sign else entry.value
        flags = written_flags(entry)
        written = written_target(typed) if entry.value else None
        if written is not None and (written.sign or not entry.has_sign):
            return entry._replace(mark=written.sign or ":", value=written.rest, flags=flags)
        if entry.has_sign:
            return self._text_as_typed(entry)
        return _with_colon(entry, entry.value)._replace(flags=flags)

    def _text_as_typed(self, entry: Entry) -> Entry:
        """What stands after the label, with what looks like flags: it may be prose."""
        start = entry.mark_at if entry.has_sign else entry.value_at
        typed = self._text[start : entry.flags_at + len(entry.flags)] if entry.flags else ""
        if entry.has_sign:
            whole = typed or self._text[start : max(entry.value_at + len(entry.value), start + len(entry.mark))]
            return entry._replace(mark=whole.rstrip(BLANKS), value="", flags="")
        return _with_colon(entry, typed or entry.value)._replace(flags="")


def _with_colon(entry: Entry, value: str) -> Entry:
    """After a full-width colon # is text, after a blank it opens a comment."""
    mark = entry.mark if value.startswith(("#", "＃")) else ":"
    return entry._replace(mark=mark, value=value)


def _date(typed: str) -> str:
    plain = half_width(typed)
    return plain if _DATE.fullmatch(plain) else typed


def _money(typed: str) -> str:
    bare = typed.lstrip(_MONEY_SIGNS + BLANKS)
    written = written_target(bare) if bare else None
    if written is None or written.sign:
        return typed
    return typed[: len(typed) - len(bare)].rstrip(BLANKS) + written.rest
