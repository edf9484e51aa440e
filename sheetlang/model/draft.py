"""A sheet in the making: fields and indicators gathered line by line, clashes reported."""

from sheetlang.diagnostic import FIRST_HERE, Diagnostic, Fault, Findings
from sheetlang.forms.form import Form
from sheetlang.language.keywords import YEAR
from sheetlang.model import faults, line_faults
from sheetlang.model.fields import read_field
from sheetlang.model.paths import identity
from sheetlang.model.reading import keyword_field
from sheetlang.model.readings import Readings, Statement
from sheetlang.model.sheet import FieldValue, Indicator, Origin, Sheet
from sheetlang.naming import field_key, half_width, key
from sheetlang.patterns import pattern

_YEAR = pattern(r"([12][0-9]{3})\s*(?:年度?)?")
_GUESSED = (faults.UNKNOWN_FIELD, faults.UNKNOWN_FIELD_KIN)


class Draft:
    """Collects what the lines of one project, or of one set, say."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.findings = Findings()
        self.indicators: list[Indicator] = []
        self.refused: list[str] = []
        self._year: int | None = None
        self._fields: dict[str, FieldValue] = {}
        self._prose: dict[str, tuple[str, ...]] = {}
        self._origins: dict[str, Origin] = {}
        self._in_this_part: dict[str, Origin] = {}
        self._place_of: dict[tuple[str, ...], int] = {}
        self._total = ""
        self._held_back: dict[tuple[str, str], Diagnostic | None] = {}

    def add(self, readings: Readings) -> None:
        """Take in what one line gave."""
        statement, indicator, overrides, findings, refused = readings
        if refused:
            self.refused.append(refused)
            findings = [told for one in findings for told in self._seen_in_place(one)]
        self.findings.extend(findings)
        if statement is not None:
            self.add_statement(statement)
        if indicator is not None:
            self.add_indicator(indicator, overrides)

    def add_shared(self, indicators: list[Indicator], used_at: Origin) -> None:
        """Take in the indicators of a set; clashes are reported where it is used."""
        for indicator in indicators:
            self.add_indicator(indicator, overrides=False, used_at=used_at)

    def end_of_part(self) -> None:
        """From here on, a field may be stated anew: a project overrides the part before it."""
        self._in_this_part = {}
        self.findings.extend(self._under_total(*place, one) for place, one in self._held_back.items() if one)
        self._held_back = {}

    def sheet(self, project: str, origin: Origin) -> Sheet:
        """The sheet that was gathered, its fields in the form's order."""
        order = [one.name for one in self.form.fields]
        return Sheet(
            self.form,
            self._year,
            project,
            {name: self._fields[name] for name in order if name in self._fields},
            {name: self._prose[name] for name in order if name in self._prose},
            tuple(self.indicators),
            origin,
            self._origins,
            tuple(self.refused),
        )

    def add_statement(self, statement: Statement) -> None:
        """Take in what a line says of a field; a field that was stated before is reported."""
        label, text, paragraphs, known, at = statement
        keyword = keyword_field(label)
        name = known.name if known else keyword or key(label)
        first = self._in_this_part.setdefault(name, at)
        if first is not at:
            finding = faults.REPEATED_FIELD.at(at.source, at.span, name=label)
            self.findings.append(finding.with_label(first.source, first.span, FIRST_HERE))
            return
        if keyword == "year" or (known and known.type == "year"):
            self._read_year(statement)
        elif keyword == "form":
            self._need_text(statement)
        elif known is not None and known.type == "prose":
            if text or self._need_text(statement):
                self._prose[name] = paragraphs
                self._origins[name] = at
        elif known is not None:
            value, problem = read_field(known, self.form, label, text, at)
            self._origins[name] = at
            if name in self.form.parts:
                self._total = name
            if problem is not None:
                self.findings.append(problem)
            if value is not None:
                self._fields[name] = value
            else:
                self.refused.append(name)

    def _seen_in_place(self, finding: Diagnostic) -> list[Diagnostic]:
        """What is told now of a label that is no field's; one that several fields share waits for the end of the part."""
        name = str(finding.values.get("name", ""))
        if finding.fault is faults.SHARED_LABEL:
            place = (self._total, field_key(name))
            waiting = self._held_back.setdefault(place, finding)
            if waiting is finding:
                return []
            # Both stand side by side in print: two lines of one label are of two totals, and which is whose is not known.
            self._held_back[place] = None
            return [waiting, finding] if waiting else [finding]
        meant = self.form.field_named(str(finding.values.get("suggestion", "")))
        is_in_head = finding.fault is faults.UNKNOWN_FIELD_NO_IDEA and not self.indicators and "." not in name
        # A field that has a line of its own is not meant by another.
        if is_in_head or (meant and meant.name in self._in_this_part and finding.fault in _GUESSED):
            values = {"name": name, "form": self.form.id}
            finding = finding._replace(fault=faults.UNKNOWN_FIELD_IN_HEAD, values=values, fix=None)
        return [finding]

    def _under_total(self, total: str, label: str, finding: Diagnostic) -> Diagnostic:
        """The finding for a label that several fields share and one line has: the total above tells which is meant."""
        meant = [one.name for one in self.form.shared_labels[label] if one.part_of and one.part_of == total]
        if len(meant) != 1 or meant[0] in self._fields:
            return finding
        values = {"name": finding.values["name"], "total": total, "suggestion": meant[0]}
        told = finding._replace(fault=faults.SHARED_LABEL_UNDER_TOTAL, values=values)
        return told.with_fix(finding.span, meant[0])

    def _need_text(self, statement: Statement) -> bool:
        if not statement.text:
            name = statement.field.name if statement.field else statement.label
            self.findings.append(faults.EMPTY_VALUE.at(statement.at.source, statement.at.span, name=name))
            self.refused.append(name)
        return bool(statement.text)

    def _read_year(self, statement: Statement) -> None:
        self._origins[YEAR.zh] = statement.at
        if found := _YEAR.fullmatch(half_width(statement.text)):
            self._year = int(found.group(1))
        elif self._need_text(statement):
            self.findings.append(faults.BAD_YEAR.at(statement.at.source, statement.at.span, text=statement.text))

    def add_indicator(self, indicator: Indicator, overrides: bool = False, used_at: Origin | None = None) -> None:
        """Take in an indicator; a clash with an earlier one is reported where `used_at` says, else on its line."""
        same = identity(indicator.path)
        if not overrides and self._place_of.setdefault(same, len(self.indicators)) == len(self.indicators):
            self.indicators.append(indicator)
            return
        at = self._place_of.get(same)
        if at is None or (overrides and not self.indicators[at].shared):
            self._report(line_faults.NOTHING_TO_OVERRIDE, indicator.label, indicator)
        elif overrides:
            self.indicators[at] = indicator
        else:
            first = self.indicators[at]
            fault = line_faults.DUPLICATE_OF_SHARED if first.shared and not used_at else line_faults.DUPLICATE_INDICATOR
            self._report(fault, used_at or indicator.label, indicator, first)

    def _report(self, fault: Fault, at: Origin, indicator: Indicator, first: Indicator | None = None) -> None:
        finding = fault.at(at.source, at.span, name=indicator.name)
        if first is not None:
            finding = finding.with_label(first.label.source, first.label.span, FIRST_HERE)
        self.findings.append(finding)
