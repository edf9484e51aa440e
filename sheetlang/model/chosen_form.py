"""Chosen forms: under which form a project is read, as its own lines or those before the first project name it."""

from sheetlang.diagnostic import Diagnostic, Findings
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.language.document import Entry, Passage
from sheetlang.language.keywords import FORM, YEAR
from sheetlang.model import faults
from sheetlang.model.paths import name_start
from sheetlang.model.reading import keyword_field, settle
from sheetlang.model.sections import Item, Section
from sheetlang.naming import closest
from sheetlang.source import Span

_ENOUGH_LABELS = 4


class ChosenForms:
    """The forms of a document's sections; what is wrong with how they are named is told once."""

    def __init__(self, preamble: Section, shelf: Shelf, findings: Findings) -> None:
        self._preamble = preamble
        self._shelf = shelf
        self._findings = findings
        # By the identity of a section: the form that it names, and where.
        self._stated: dict[int, Form | None] = {}
        self._stated_at: dict[int, Span] = {}

    def of(self, section: Section) -> Form | None:
        """The form that a section or the preamble names, be its label misspelt."""
        parts = (section, self._preamble)
        stated = next((form for part in parts if (form := self._stated_by(part))), None)
        return stated or next((form for part in parts if (form := self._misspelt(part))), None)

    def stated_at(self, section: Section, form: Form) -> Span | None:
        """Where a form's own name is written for a section."""
        parts = [part for part in (section, self._preamble) if self._stated_by(part) is form]
        return self._stated_at.get(id(parts[0])) if parts else None

    def likeliest(self, section: Section) -> Form | None:
        """The form that knows most labels of a section without one, so that the rest can be checked in the same run."""
        self._tell_missing(section)
        lines = [settle(item.line, None, section.source) for part in (self._preamble, section) for item in part.items]
        labels = [line.label for line in lines if not isinstance(line, Diagnostic)]
        scored = [(_known_labels(form, labels), form) for form in self._shelf.forms]
        most = max((score for score, _ in scored), default=0)
        best = [form for score, form in scored if score == most]
        return best[0] if most >= _ENOUGH_LABELS and len(best) == 1 else None

    def _stated_by(self, section: Section) -> Form | None:
        if id(section) not in self._stated:
            self._stated[id(section)] = self._read(section)
        return self._stated[id(section)]

    def _read(self, section: Section) -> Form | None:
        for item in section.named:
            if keyword_field(item.label) != "form":
                continue
            line = settle(item.line, None, section.source)
            if isinstance(line, Diagnostic):
                continue
            if isinstance(line, Passage) or not line.value:
                span = line.label_span if isinstance(line, Passage) else line.value_span
                self._findings.append(faults.EMPTY_VALUE.at(section.source, span, name=FORM.zh))
                return None
            name = section.source.text[line.value_at : line.span.end]
            if self._shelf.find(name):
                self._stated_at[id(section)] = line.value_span
            return self._look_up(name, section, line.value_span)
        return None

    def _misspelt(self, section: Section) -> Form | None:
        """The form after a label such as 表是: the slip is reported with the other unknown fields."""
        for item in section.items:
            line = settle(item.line, None, section.source)
            if isinstance(line, Entry) and closest(line.label, [FORM.zh, YEAR.zh]) == FORM.zh:
                form = self._shelf.find(line.value)
                if form is not None and form.field_named(line.label) is None:
                    return form
        return None

    def _look_up(self, name: str, section: Section, span: Span) -> Form | None:
        found = self._shelf.find(name)
        if found is not None or not name:
            return found
        titled = self._shelf.titled(name)
        if len(titled) == 1:
            return titled[0]
        if titled:
            names = tuple(form.name for form in titled)
            self._findings.append(faults.SEVERAL_FORMS.at(section.source, span, name=name, forms=names))
            return None
        near = self._shelf.closest(name)
        fault = faults.UNKNOWN_FORM if near else faults.UNKNOWN_FORM_NO_IDEA
        finding = fault.at(section.source, span, name=name, suggestion=near and near.name)
        self._findings.append(finding.with_fix(span, near.name) if near else finding)
        return self._shelf.surely_meant(name)

    def _tell_missing(self, section: Section) -> None:
        written = (keyword_of(item) == "form" for part in (self._preamble, section) for item in part.items)
        if any(written) or any(one.fault is faults.MISSING_FORM for one in self._findings):
            return
        span = section.opening.span if section.opening else first_place(self._preamble)
        self._findings.append(faults.MISSING_FORM.at(section.source, span))


def first_place(preamble: Section) -> Span:
    """The first label of a document, for what is wrong with it as a whole."""
    item = next(preamble.items, None)
    return Span(item.line.at, item.line.at + len(item.label)) if item else Span(0, 0)


def keyword_of(item: Item) -> str | None:
    """Which of the language's own fields an item is, as 表式 and 年度 are."""
    label = item.label
    return None if "." in label else keyword_field(label)  # no keyword has a dot, as most labels have


def _known_labels(form: Form, labels: list[str]) -> int:
    return sum(form.field_named(label) is not None or name_start(label, form) > 0 for label in labels)
