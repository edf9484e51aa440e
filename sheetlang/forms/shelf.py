"""Shelf: the forms that a run knows, looked up by what stands after 表式. A form is read when it is taken."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from sheetlang.forms.form import Form
from sheetlang.naming import closest, key, similarity
from sheetlang.value import same_in_all

_SURELY_MEANT = 0.7


class Volume(NamedTuple):
    """A form on a shelf: what it is called, and what reads it, once, when it is taken."""

    id: str
    name: str
    title: str
    aliases: tuple[str, ...]
    take: Callable[[], Form]

    @classmethod
    def of(cls, form: Form) -> "Volume":
        """The volume of a form that is read already."""
        return cls(form.id, form.name, form.title, form.aliases, lambda: form)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every text that names it after 表式."""
        return (self.name, self.id, *self.aliases)


class _Shelf(NamedTuple):
    volumes: tuple[Volume, ...]


@same_in_all
class Shelf(_Shelf):
    """Forms in order; a later one with the id of an earlier replaces it."""

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """All forms, read."""
        return tuple(volume.take() for volume in self.volumes)

    @cached_property
    def _by_key(self) -> dict[str, Volume]:
        return {key(label): volume for volume in self.volumes for label in volume.labels}

    def find(self, name: str) -> Form | None:
        """The form that a name, id or alias means."""
        found = self._by_key.get(key(name))
        return found.take() if found else None

    def titled(self, title: str) -> tuple[Form, ...]:
        """The forms that print a title: a name that several may share."""
        return tuple(volume.take() for volume in self.volumes if key(volume.title) == key(title))

    def closest(self, name: str) -> Form | None:
        """The form whose name a mistyped one most resembles."""
        best = self._closest(name)
        return best.take() if best else None

    def surely_meant(self, name: str) -> Form | None:
        """The closest form where it is near enough to go on with."""
        best = self._closest(name)
        if best is None or max(similarity(name, label) for label in best.labels) < _SURELY_MEANT:
            return None
        return best.take()

    def _closest(self, name: str) -> Volume | None:
        volume_of = {label: volume for volume in self.volumes for label in volume.labels}
        best = closest(name, volume_of)
        return volume_of[best] if best is not None else None

    def with_forms(self, more: Iterable[Form]) -> "Shelf":
        """The shelf with a user's own forms added or replaced."""
        merged = {volume.id: volume for volume in (*self.volumes, *map(Volume.of, more))}
        return Shelf(tuple(merged.values()))
