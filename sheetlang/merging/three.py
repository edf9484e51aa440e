"""Three versions of one thing, and what becomes of it where a side left it as it was."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

_T = TypeVar("_T")
_U = TypeVar("_U")


class Three(NamedTuple, Generic[_T]):
    """A thing as it was in the base, as it is in ours and in theirs."""

    base: _T
    ours: _T
    theirs: _T

    def each(self, made: Callable[[_T], _U]) -> "Three[_U]":
        """What is made of each of the three."""
        return Three(made(self.base), made(self.ours), made(self.theirs))

    @property
    def changed_apart(self) -> bool:
        """Whether both sides changed it, and not alike."""
        return self.ours != self.base and self.theirs not in (self.base, self.ours)

    @property
    def settled(self) -> _T:
        """As the side has it that changed it; ours where both did."""
        return self.theirs if self.ours == self.base else self.ours
