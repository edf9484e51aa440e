"""Rule: a fault, what finds it, and how it is called. Verdict: what a rule says of one indicator."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sheetlang.diagnostic import Diagnostic, Fault, Severity, Text
from sheetlang.forms.form import Form
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.sheet import Indicator, Sheet
from sheetlang.model.target import Quantity

GROUPS: Mapping[str, Text] = {
    "completeness": Text("完整", "completeness"),
    "number": Text("数值", "number"),
    "wording": Text("表述", "wording"),
    "name": Text("名称", "name"),
    "class": Text("归类", "class"),
    "money": Text("资金", "money"),
    "weight": Text("分值", "weight"),
}


class Verdict(NamedTuple):
    """What a rule says of an indicator, and of which place.

    `place` is `name`, `path` (the whole label), `value` (without the comparison sign), `target` (with
    it), or the name of a column. `part` narrows it to characters of its text. `replacement` is what
    the place should say; it is `safe` where the meaning surely stays. `sign` is said instead where only
    the comparison of the target should be another; beside a replacement the target gets it as well.
    """

    place: str
    values: Mapping[str, object]
    part: tuple[int, int] | None = None
    replacement: str | None = None
    safe: bool = False
    fault: Fault | None = None
    sign: str | None = None
    example: tuple[str, str | None] | None = None

    def within(self, start: int, end: int) -> "Verdict":
        """The same of some characters of the place only."""
        return self._replace(part=(start, end))

    def fixed(self, replacement: str, safe: bool = False) -> "Verdict":
        """The same with what should stand there instead."""
        return self._replace(replacement=replacement, safe=safe)

    def compared(self, sign: str) -> "Verdict":
        """The same with another comparison for the target, whatever its number; messages get it as `better`."""
        return self._replace(sign=sign)

    def showing(self, text: str, sign: str | None) -> "Verdict":
        """The same whose messages get this text as `better` instead, with a comparison as the sheet writes it, if one is given."""
        return self._replace(example=(text, sign))

    def said_as(self, fault: Fault) -> "Verdict":
        """The same in the words of another fault of the same name."""
        return self._replace(fault=fault)


def on(place: str, **values: object) -> Verdict:
    """A verdict on a place; `name` and `text` (the target as typed) need not be given for the message."""
    return Verdict(place, values)


Said = Verdict | Iterable[Verdict] | None


class Rule(NamedTuple):
    """A kind of mistake and what finds it.

    `judge` does in one indicator, `compare` in those of a sheet that it `picks`, `check` in a whole sheet,
    `alike` in two: it gives what no two sheets of a run may have in common; the later sheet is told,
    with the earlier as `other` of `year` in `file`. None is silence, of each of them.

    `judge` and `picks` see the path, target, weight, flags and columns of an indicator, never its place,
    for what they say is remembered. What they said of a quantity holds for another number
    with the same path, comparator, unit and shape, unless they quote it, or `reads_number` says that the
    number matters: always, or of such an indicator. `compare` is called only where something is picked.

    They are asked about targets of `kinds`, all if empty, and of quantities where `about` says so, which is
    itself asked once for each comparator, unit and shape of the number; `with_columns` adds all indicators
    that have columns. Rules on `odd_names` are not asked about those of Chinese characters, letters and
    figures alone. Of a row whose name is but figures and marks, as a template leaves them, only `nameless` rules are.

    `at_release` is the severity where a sheet is to be handed in; a rule that is `off` runs only where
    asked for.
    """

    fault: Fault
    zh: str = ""
    group: str = "completeness"
    check: Callable[[Sheet, Knowledge], Iterable[Diagnostic] | None] | None = None
    judge: Callable[[Indicator, Form, Knowledge], Said] | None = None
    code: str = ""
    kinds: tuple[type[Any], ...] = ()
    about: Callable[[Quantity, Knowledge], bool] | None = None
    with_columns: bool = False
    odd_names: bool = False
    nameless: bool = False
    alike: Callable[[Sheet, Knowledge], str | None] | None = None
    reads_number: bool | Callable[[Indicator, Knowledge], bool] = False
    at_release: Severity | None = None
    off: bool = False
    picks: Callable[[Indicator, Form, Knowledge], bool] | None = None
    compare: Callable[[Sequence[Indicator], Sheet, Knowledge], Iterable[Diagnostic] | None] | None = None

    @property
    def name(self) -> str:
        """The rule's name in kebab case: that of its file."""
        return self.fault.name
