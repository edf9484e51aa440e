"""Value: equality, hash and how it is shown, for all classes of values alike.

What a run of `check` loads are named tuples, with a class above them where something is worked out once and kept:
attrs by itself took a tenth of such a run. Elsewhere it makes values, but not these methods, for each class anew.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

_Tuple = TypeVar("_Tuple", bound=type[tuple[Any, ...]])


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
    return _reader([one.name for one in kind.__attrs_attrs__ if one.eq])


def _reader(names: Sequence[str]) -> Callable[[object], Any]:
    # An empty line says nothing but where it stands: all are equal.
    return attrgetter(*names) if names else lambda value: ()


def same_by(*names: str, unseen: Sequence[str] = ()) -> Callable[[_Tuple], _Tuple]:
    """As `Value`, for a class of named tuples: these fields are compared and, but for the unseen, shown, in derived classes too."""
    seen = [name for name in names if name not in unseen]

    def with_methods(kind: _Tuple) -> _Tuple:
        said = _reader(names)

        def equal(self: object, other: object) -> bool:
            return other.__class__ is self.__class__ and bool(said(self) == said(other))

        def shown(self: object) -> str:
            return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in seen)})"

        methods: dict[str, Callable[..., object]] = {
            "__eq__": equal,
            "__ne__": lambda self, other: not equal(self, other),
            "__hash__": lambda self: hash((self.__class__, said(self))),
            "__repr__": shown,
        }
        for name, method in methods.items():
            setattr(kind, name, method)
        return kind

    return with_methods


def same_in_all(kind: _Tuple) -> _Tuple:
    """As `same_by`, with all fields."""
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    return same_by(*names)(kind)
