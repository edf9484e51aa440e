"""Shelf: the forms that a run knows, looked up by what stands after 表式."""

from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from sheetlang.forms.form import Form
from sheetlang.naming import closest, key, similarity

_SURELY_MEANT = 0.7


@frozen
class Shelf:
    """Forms in order; a later one with the id of an earlier replaces it."""

    forms: tuple[Form, ...]

    @cached_property
    def _by_key(self) -> dict[str, Form]:
        return {one: form for form in self.forms for one in form.keys}

    def find(self, name: str) -> Form | None:
        """The form that a name, id or alias means."""
        return self._by_key.get(key(name))

    def titled(self, title: str) -> tuple[Form, ...]:
        """The forms that print a title: a name that several may share."""
        return tuple(form for form in self.forms if key(form.title) == key(title))

    def closest(self, name: str) -> Form | None:
        """The form whose name a mistyped one most resembles."""
        form_of = {label: form for form in self.forms for label in (form.name, form.id, *form.aliases)}
        best = closest(name, form_of)
        return form_of[best] if best is not None else None

    def surely_meant(self, name: str) -> Form | None:
        """The closest form where it is near enough to go on with."""
        best = self.closest(name)
        labels = (best.name, best.id, *best.aliases) if best is not None else ()
        return best if any(similarity(name, label) >= _SURELY_MEANT for label in labels) else None

    def with_forms(self, more: Iterable[Form]) -> "Shelf":
        """The shelf with a user's own forms added or replaced."""
        merged = {form.id: form for form in (*self.forms, *more)}
        return Shelf(tuple(merged.values()))
