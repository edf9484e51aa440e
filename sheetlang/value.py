"""Value: equality, hash and how it is shown, for all classes of values alike.

attrs would write these methods anew for each class while it is loaded, which took a third of a short run; it
still writes what makes a value, and what keeps it from being changed.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any


class Value:
    """Values of one class that say the same are equal; fields marked `eq=False`, such as places, take no part."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        kind: Any = self.__class__
        said = _said(kind)
        return bool(said(self) == said(other))

    def __hash__(self) -> int:
        kind: Any = self.__class__
        return hash((kind, _said(kind)(self)))

    def __repr__(self) -> str:
        kind: Any = self.__class__
        fields = (one.name for one in kind.__attrs_attrs__ if one.repr)
        return f"{kind.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields)})"


@cache
def _said(kind: Any) -> Callable[[object], Any]:
    """What reads the fields of a class that are compared."""
    names = [one.name for one in kind.__attrs_attrs__ if one.eq]
    # An empty line says nothing but where it stands: all are equal.
    return attrgetter(*names) if names else lambda value: ()
