"""`review --baseline`: old findings left out, one file after the other; `check` alone writes the baseline."""

from collections.abc import Iterable
from pathlib import Path

from sheetlang.checker.registry import binding_at_release
from sheetlang.cli.baselines import Old, of_old
from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic
from sheetlang.language.document import Command


class Sieve:
    """Lets new findings through, and those that a release refuses; `hidden` counts the others."""

    def __init__(self, baseline: Path, release: bool) -> None:
        self._old = Old(baseline)
        self._untold = self._old.held().untold()
        self._binding = binding_at_release() if release else frozenset[str]()
        # What was said of findings that may be told again with another sheet.
        self._said: dict[object, bool] = {}
        self._checked: list[str] = []
        self.hidden = 0

    def new_in(self, result: Compiled) -> list[Diagnostic]:
        """The new findings of a file; what is shared with other sheets is judged once."""
        here = result.document.source.name
        self._checked.append(here)
        shares = any(isinstance(line, Command) and line.name == "set" for line in result.document.lines)
        return [one for one in result.findings if not self._is_old(one, shares or one.source.name != here)]

    def new_of(self, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The new ones among findings of no sheet."""
        return [one for one in findings if not self._is_old(one, True)]

    def told(self, is_clean: bool) -> str:
        """How many are not listed; where others are, whether this can be the right baseline."""
        text = of_old(self.hidden, 0, self._old.held().in_conflict)
        return text if is_clean else text + self._old.astray(self._checked)

    def _is_old(self, finding: Diagnostic, is_shared: bool) -> bool:
        if is_shared and finding.identity in self._said:
            return self._said[finding.identity]
        is_old = self._untold.takes(finding) and finding.rule not in self._binding
        self.hidden += is_old
        if is_shared:
            self._said[finding.identity] = is_old
        return is_old
