"""Findings: what is wrong, where, and how to mend it, as one record for every output.

A `Fault` is a kind of mistake with its texts in both languages; a `Diagnostic` is one mistake at
one place. Rendering belongs to `report`.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Literal, NamedTuple

from sheetlang.edits import Edit as Edit
from sheetlang.edits import Fix as Fix
from sheetlang.source import Source, Span
from sheetlang.text import LANGUAGES as LANGUAGES
from sheetlang.text import Language as Language
from sheetlang.text import Text as Text
from sheetlang.text import quoted as quoted

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Level = Literal["error", "warning", "info", "off"]
# What a level is called where one is written.
LEVELS: Mapping[str, Level] = {
    "error": "error", "warning": "warning", "info": "info", "off": "off", "错误": "error", "警告": "warning", "提示": "info", "关": "off",
}  # fmt: skip


def is_level(value: object) -> bool:
    """Whether a value is what a level is called."""
    return isinstance(value, str) and value in LEVELS


MOST_FINDINGS = 100_000

NO_TEXT = Text("", "")
DID_YOU_MEAN = Text("是不是“{suggestion}”？", "did you mean “{suggestion}”?")
FIRST_HERE = Text("第一次在这里", "first here")


class Fault(NamedTuple):
    """A kind of mistake: its name in kebab case names the fault, never the cure."""

    name: str
    severity: Severity
    message: Text
    help: Text = NO_TEXT
    label: Text = NO_TEXT

    def at(self, source: Source, span: Span, **values: object) -> "Diagnostic":
        """A finding of this kind; `values` fill the places of its texts."""
        return Diagnostic(self, source, span, values)


class Label(NamedTuple):
    """A second place that a finding speaks of, such as the first of two equal lines."""

    source: Source
    span: Span
    text: Text


_NO_VALUES: Mapping[str, object] = MappingProxyType({})


# A tuple: a folder of old sheets has thousands of findings, and this makes one in a quarter of the time.
class Diagnostic(NamedTuple):
    """One finding. `fault` gives the rule's name and texts; `span` lies inside `source.text`."""

    fault: Fault
    source: Source
    span: Span
    values: Mapping[str, object] = _NO_VALUES
    labels: tuple[Label, ...] = ()
    severity_override: Severity | None = None
    fix: Fix | None = None

    @property
    def rule(self) -> str:
        """The name of the rule that was broken."""
        return self.fault.name

    @property
    def severity(self) -> Severity:
        """How grave it is in this run."""
        return self.severity_override or self.fault.severity

    def message(self, lang: Language) -> str:
        """What is wrong, in a sentence."""
        return self.fault.message.render(lang, self.values)

    def help(self, lang: Language) -> str:
        """What to type instead; empty where there is nothing better to say."""
        return self.fault.help.render(lang, self.values)

    def label(self, lang: Language) -> str:
        """The short note under the carets; may be empty."""
        return self.fault.label.render(lang, self.values)

    def with_label(self, source: Source, span: Span, text: Text) -> "Diagnostic":
        """The same finding that points to one more place."""
        return self._replace(labels=(*self.labels, Label(source, span, text)))

    def with_fix(self, span: Span, text: str, safe: bool = False) -> "Diagnostic":
        """The same finding with what to write instead of a stretch of its source."""
        return self._replace(fix=Fix((Edit(span, text),), safe))

    @property
    def identity(self) -> tuple[str, str, Span, str]:
        """Equal for findings that say the same of the same place."""
        return (self.rule, self.source.name, self.span, self.message("en"))

    @property
    def order(self) -> tuple[str, Span, str]:
        """The order in which a reader meets findings: by file, then by place."""
        return (self.source.name, self.span, self.fault.name)


class Findings(list[Diagnostic]):
    """The findings of a pass. Past `MOST_FINDINGS` they are counted, not kept: no text fills the memory with them."""

    def __init__(self, findings: Iterable[Diagnostic] = ()) -> None:
        super().__init__()
        self.left_out = 0
        self.extend(findings)

    def append(self, finding: Diagnostic) -> None:
        """Keep a finding, or count it."""
        if len(self) < MOST_FINDINGS:
            super().append(finding)
        else:
            self.left_out += 1

    def extend(self, findings: Iterable[Diagnostic]) -> None:
        """Keep or count each; what was left out before stays counted."""
        self.left_out += getattr(findings, "left_out", 0)
        more = iter(findings)
        super().extend(islice(more, max(MOST_FINDINGS - len(self), 0)))
        self.left_out += sum(1 for _ in more)

    def __iadd__(self, findings: Iterable[Diagnostic]) -> "Findings":  # type: ignore[override, misc]
        self.extend(findings)
        return self


def errors_of(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings that are errors."""
    return [finding for finding in findings if finding.severity == "error"]


def has_errors(findings: Iterable[Diagnostic]) -> bool:
    """Whether any of the findings is an error."""
    return any(finding.severity == "error" for finding in findings)
