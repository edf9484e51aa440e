"""Mending: proposals made in rounds, each tried and kept only if it keeps its promise, until none is left to make."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.edits import edited
from sheetlang.fixing.meaning import SCOPES
from sheetlang.fixing.promise import broken_promise
from sheetlang.fixing.proposal import Proposal, apart
from sheetlang.source import Source

Compile = Callable[[Source], Compiled]
Propose = Callable[[Compiled], list[Proposal]]

_MOST_ROUNDS = 100
_MOST_TRIALS = 1000
_NOT_TRIED = Text("改法太多，这次没有试；再运行一次", "too many to try in one run; run it again")


class Dropped(NamedTuple):
    """A finding whose fix was not made, and why."""

    finding: Diagnostic
    reason: Text


class Mended(NamedTuple):
    """A text as it is now, the findings that were mended, and those whose fix would not keep its promise."""

    compiled: Compiled
    made: tuple[Diagnostic, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def mend(compiled: Compiled, compile_text: Compile, propose: Propose) -> Mended:
    """A text with all proposals made that keep their promise; overlapping ones in one round after another."""
    run = _Run(compile_text)
    made: list[Diagnostic] = []
    dropped: list[Dropped] = []
    for _ in range(_MOST_ROUNDS):
        outcome = run.round(compiled, propose(compiled))
        dropped = outcome.dropped
        if not outcome.made:
            break
        compiled = outcome.compiled
        made += [finding for one in outcome.made for finding in one.findings]
    return Mended(compiled, tuple(made), tuple(dropped))


class _Outcome(NamedTuple):
    compiled: Compiled
    made: Sequence[Proposal]
    dropped: list[Dropped]


class _Run:
    """Tries proposals on a text, all at once if that goes well, else by halves."""

    def __init__(self, compile_text: Compile) -> None:
        self._compile = compile_text
        self._trials = _MOST_TRIALS

    def round(self, compiled: Compiled, proposals: Sequence[Proposal]) -> _Outcome:
        """The text with what can be made of one scope, the narrowest that gives something."""
        dropped: list[Dropped] = []
        for scope in SCOPES:
            outcome = self.largest(compiled, apart(one for one in proposals if one.scope == scope))
            dropped += outcome.dropped
            if outcome.made:
                return outcome._replace(dropped=dropped)
        return _Outcome(compiled, (), dropped)

    def largest(self, compiled: Compiled, proposals: Sequence[Proposal]) -> _Outcome:
        """The text with as many of the proposals as can be made together, as far as halving finds them."""
        if not proposals:
            return _Outcome(compiled, (), [])
        after, reason = self._tried(compiled, proposals)
        if reason is None:
            return _Outcome(after, proposals, [])
        if len(proposals) == 1:
            return _Outcome(compiled, (), [Dropped(one, reason) for one in proposals[0].findings])
        half = len(proposals) // 2
        first, second = self.largest(compiled, proposals[:half]), self.largest(compiled, proposals[half:])
        dropped = first.dropped + second.dropped
        if first.made and second.made:
            both = [*first.made, *second.made]
            after, reason = self._tried(compiled, both)
            if reason is None:
                return _Outcome(after, both, dropped)
        return (first if first.made else second)._replace(dropped=dropped)

    def _tried(self, compiled: Compiled, proposals: Sequence[Proposal]) -> tuple[Compiled, Text | None]:
        """The text with proposals made; as it was, and why, where they do not keep their promise."""
        if not self._trials:
            return compiled, _NOT_TRIED
        self._trials -= 1
        source = compiled.document.source
        edits = [edit for one in proposals for edit in one.edits]
        after = self._compile(Source(source.name, edited(source.text, edits)))
        reason = broken_promise(compiled, after, proposals)
        return (after if reason is None else compiled), reason
