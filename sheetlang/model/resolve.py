"""Document and forms to Sheets: every name known, every value typed, every set in its place.

Findings never stop the run: a line that cannot be resolved costs itself alone.
"""

from itertools import islice

from sheetlang.diagnostic import Diagnostic, Findings
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.language.document import Command, Document, Entry, Refused
from sheetlang.language.keywords import COMMANDS
from sheetlang.language.quoting import named, unquoted
from sheetlang.model import faults, reuse_faults
from sheetlang.model.chosen_form import ChosenForms, first_place, keyword_of
from sheetlang.model.draft import Draft
from sheetlang.model.imports import Library, Sets, collect_sets
from sheetlang.model.indicators import ordinary_indicator
from sheetlang.model.reading import ordinary_statement, read_item, settle
from sheetlang.model.readings import Readings
from sheetlang.model.sections import Item, Section, item_of, sections
from sheetlang.model.sheet import Indicator, Origin, Sheet
from sheetlang.naming import closest
from sheetlang.source import Source, Span

_ENOUGH_STRANGE = 5
# Each unknown set is compared with each known one; no sheet has so many, but a made one may.
_MOST_COMPARED = 200


def resolve(document: Document, shelf: Shelf, library: Library) -> tuple[tuple[Sheet, ...], Findings]:
    """The sheets of a document, one a project; those with findings hold what could be read."""
    parts = sections(document)
    sets, findings = collect_sets(parts, document.source, library)
    resolver = _Resolver(parts, shelf, sets, findings)
    return resolver.run(), findings


class _Resolver:
    """Resolves one document; sets are resolved once for each form that uses them."""

    def __init__(self, parts: list[Section], shelf: Shelf, sets: Sets, findings: Findings) -> None:
        self.source = parts[0].source
        self.shelf = shelf
        self.sets = sets
        self.findings = findings
        self.preamble, *self.sections = parts
        self.forms = ChosenForms(self.preamble, shelf, findings)
        self._resolved_sets: dict[tuple[str, str], list[Indicator]] = {}
        self._meant: dict[str, Form] = {}

    def run(self) -> tuple[Sheet, ...]:
        projects = [section for section in self.sections if section.kind == "project"]
        sets = [section for section in self.sections if section.kind == "set"]
        if not projects and (not sets or self._plain_items(self.preamble)):
            projects = [Section(None, (), self.source)]
            self.findings.append(self._missing_project())
        sheets = tuple(sheet for section in projects if (sheet := self._project(section)))
        form = self.forms.of(self.preamble)
        form = self._meant.get(form.id, form) if form else None
        for section in sets:
            if form is not None:
                self._set(section, form)
            elif not projects and section.opening is not None:
                self.findings.append(reuse_faults.SET_WITHOUT_FORM.at(self.source, section.opening.span))
        return sheets

    def _missing_project(self) -> Diagnostic:
        """The finding for the want of a project; what a form prints before its name is a field like any other."""
        form = self.forms.of(self.preamble)
        line = self._project_field(form) if form else None
        if line is None:
            return faults.MISSING_PROJECT.at(self.source, first_place(self.preamble))
        opening = f"{COMMANDS['project'].zh} "
        values = {"label": line.label, "suggestion": opening + self.source.text[line.value_at : line.span.end]}
        finding = faults.PROJECT_AS_FIELD.at(self.source, line.label_span, **values)
        return finding.with_fix(Span(line.at, line.value_at), opening)

    def _project_field(self, form: Form) -> Entry | None:
        """The field before the first project that names one."""
        for item in self.preamble.items:
            line = settle(item.line, form, self.source)
            known = form.field_named(line.label) if isinstance(line, Entry) and line.value else None
            if isinstance(line, Entry) and known and known.type == "project":
                return line
        return None

    def _plain_items(self, section: Section) -> list[Item]:
        return [item for item in section.items if keyword_of(item) is None]

    # -- a project

    def _project(self, section: Section) -> Sheet | None:
        form = self.forms.of(section) or self.forms.likeliest(section)
        if form is None:
            return None
        draft = self._draft(form, section)
        self.findings.extend(draft.findings)
        opening = section.opening
        name = unquoted(opening.argument) if opening else ""
        span = opening.span if opening else first_place(self.preamble)
        if opening and not name:
            self.findings.append(faults.EMPTY_NAME.at(self.source, opening.span, keyword=COMMANDS["project"].zh))
        return draft.sheet(name, Origin(self.source, span))

    def _draft(self, form: Form, section: Section) -> Draft:
        """What a project says under its form, or under the one that is surely meant instead."""
        told, known_sets = len(self.findings), set(self._resolved_sets)
        draft = self._filled(form, section)
        if len(draft.findings) < _ENOUGH_STRANGE:
            return draft
        # Most sheets are of the form that they name: what tells others is loaded for those.
        from sheetlang.model.meant_form import meant_form, seems_strange

        if not seems_strange(draft.findings):
            return draft
        items = [item for part in (self.preamble, section) for item in part.items]
        at = self.forms.stated_at(section, form)
        meant = meant_form(items, form, self.shelf.forms, self.source) if at else None
        if meant is None or at is None:
            return draft
        # What was found in sets under the stated form says no more than that it is another.
        del self.findings[told:]
        for one in self._resolved_sets.keys() - known_sets:
            del self._resolved_sets[one]
        finding = faults.WRONG_FORM.at(self.source, at, name=form.name, suggestion=meant.form.name, count=meant.strange)
        self.findings.append(finding.with_fix(at, meant.form.name))
        self._meant[form.id] = meant.form
        return self._filled(meant.form, section)

    def _filled(self, form: Form, section: Section) -> Draft:
        draft = Draft(form)
        for part in (self.preamble, section):
            self._fill(draft, part)
            draft.end_of_part()
        return draft

    def _fill(self, draft: Draft, section: Section) -> None:
        form, source = draft.form, section.source
        for content in section.contents:
            match content:
                case Entry():
                    if indicator := ordinary_indicator(content, form, source):
                        draft.add_indicator(indicator)
                    else:
                        self._fill_in(draft, Item(content), source)
                case Item():
                    self._fill_in(draft, content, source)
                case Refused():
                    draft.refused.append(content.text)
                case Command(name="use"):
                    draft.add_shared(self._used(content, form), Origin(source, content.span))
                case _:
                    pass

    def _fill_in(self, draft: Draft, item: Item, source: Source) -> None:
        if statement := ordinary_statement(item, draft.form, source):
            draft.add_statement(statement)
        else:
            draft.add(read_item(item, draft.form, source))

    # -- sets

    def _used(self, line: Command, form: Form) -> list[Indicator]:
        name = named(line.argument)
        section = self.sets.get(name)
        if section is not None:
            return self._set(section, form)
        if not name:
            self.findings.append(faults.EMPTY_NAME.at(self.source, line.span, keyword=COMMANDS["use"].zh))
            return []
        suggestion = closest(name, islice(self.sets, _MOST_COMPARED))
        fault = reuse_faults.UNKNOWN_SET if suggestion else reuse_faults.UNKNOWN_SET_NO_IDEA
        finding = fault.at(self.source, line.argument_span, name=name, suggestion=suggestion)
        self.findings.append(finding.with_fix(line.argument_span, suggestion) if suggestion else finding)
        return []

    def _set(self, section: Section, form: Form) -> list[Indicator]:
        opening = section.opening
        assert opening is not None
        identity = (f"{section.source.name}:{opening.at}", form.id)
        if identity not in self._resolved_sets:
            self._resolved_sets[identity] = self._read_set(section, form)
        return self._resolved_sets[identity]

    def _read_set(self, section: Section, form: Form) -> list[Indicator]:
        draft = Draft(form)
        for content in section.contents:
            if isinstance(content, Command) and content.name != "import":
                self.findings.append(reuse_faults.NOT_IN_A_SET.at(section.source, content.span))
            elif item := item_of(content):
                readings = read_item(item, form, section.source)
                if readings.statement is not None:
                    span = Span(item.line.at, readings.statement.at.span.end)
                    readings = Readings(findings=[reuse_faults.NOT_IN_A_SET.at(section.source, span)])
                draft.add(readings)
        draft.end_of_part()
        self.findings.extend(draft.findings)
        return [one._replace(shared=True) for one in draft.indicators]
