"""Identity: which field, indicator or column a line speaks of, however it is spelt."""

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.language.document import Entry, Passage
from sheetlang.merging.part import Key
from sheetlang.model.paths import identity as indicator_identity
from sheetlang.model.paths import ordinary_path, read_path
from sheetlang.model.reading import keyword_field, settle
from sheetlang.model.sections import Section
from sheetlang.naming import key
from sheetlang.source import Source


def identity(line: Entry | Passage, form: Form | None, source: Source) -> tuple[Key, str]:
    """The key of what a line speaks of, and what its label says in the words of the form."""
    label = line.label
    if line.indented:
        column = form.attribute_named(label) if form else None
        return ("column", column.name if column else key(label)), label
    field = form.field_named(label) if form else None
    if keyword := keyword_field(label):
        return ("field", keyword), label
    if field is not None:
        return ("field", field.name), field.name
    if form is not None and (path := ordinary_path(label, form) or read_path(line, form, source)[0]):
        return ("path", *indicator_identity(path)), ".".join(path)
    return ("label", key(label)), label


def stated_form(section: Section, shelf: Shelf) -> Form | None:
    """The form that a section names, where there is one of that name."""
    for item in section.items:
        if keyword_field(item.label) == "form":
            line = settle(item.line, None, section.source)
            if isinstance(line, (Diagnostic, Passage)):
                continue
            name = section.source.text[line.value_at : line.span.end]
            titled = shelf.titled(name)
            return shelf.find(name) or (titled[0] if len(titled) == 1 else None)
    return None
