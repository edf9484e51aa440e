"""Findings listed for people: the first of them, and a sentence that counts the rest."""

from collections.abc import Sequence
from typing import NamedTuple

from sheetlang.cli.speech import language, said
from sheetlang.diagnostic import SEVERITIES, Diagnostic
from sheetlang.report.report import report


class Listing(NamedTuple):
    """How findings are listed. A `limit` of 0 lists all; so does every report that is for programs."""

    limit: int = 100
    color: bool = False
    ambiguous_width: int = 1

    def rendered(self, findings: Sequence[Diagnostic], name: str = "text", files: Sequence[str] = ()) -> str:
        """The report of a name on the findings within the limit, the gravest, and on all files that were looked at."""
        listed = _gravest(findings, self._count(findings, name))
        return report(name).render(listed, language(), self.color, self.ambiguous_width, files)

    def left_out(self, findings: Sequence[Diagnostic], name: str = "text") -> str:
        """How many findings were not listed, and how to list them; empty where all were."""
        count = len(findings) - self._count(findings, name)
        if not count:
            return ""
        return said(
            "还有 {count} 处问题没有列出；加 --limit 0 全部列出。",
            "{count} more finding(s) not listed; --limit 0 lists all.",
            count=count,
        )

    def _count(self, findings: Sequence[Diagnostic], name: str) -> int:
        everything = not self.limit or report(name).whole
        return len(findings) if everything else min(self.limit, len(findings))


def _gravest(findings: Sequence[Diagnostic], count: int) -> Sequence[Diagnostic]:
    """So many of the findings in their order: none is left out for one that is less grave."""
    if count == len(findings):
        return findings
    by_severity = sorted(range(len(findings)), key=lambda at: SEVERITIES.index(findings[at].severity))
    return [findings[at] for at in sorted(by_severity[:count])]
