"""How often each rule was broken: what there is to know of findings that are too many to be listed."""

from collections import Counter
from collections.abc import Sequence

from sheetlang.checker.titles import SEVERITY_TITLES, rule_title
from sheetlang.cli.speech import language, said
from sheetlang.diagnostic import SEVERITIES, Diagnostic, Severity

_MOST = 12


def rule_counts(findings: Sequence[Diagnostic]) -> str:
    """A line for each rule, errors first and the commonest of them on top; those beyond the first are counted."""
    counts = Counter((SEVERITIES.index(finding.severity), finding.rule) for finding in findings)
    rows = sorted(counts.items(), key=lambda row: (row[0][0], -row[1], row[0][1]))
    lines = [_line(SEVERITIES[at], rule, count) for (at, rule), count in rows[:_MOST]]
    if len(rows) > _MOST:
        text = said(
            "还有 {rules} 条规则，{count} 处", "{rules} more rule(s), {count} finding(s)",
            rules=len(rows) - _MOST, count=sum(count for _, count in rows[_MOST:]),
        )  # fmt: skip
        lines.append(f"  {text}")
    return "\n".join(lines)


def _line(severity: Severity, rule: str, count: int) -> str:
    title = rule_title(rule).render(language())
    named = f"{title} ({rule})" if title != rule else rule
    return f"{count:>8}  {SEVERITY_TITLES[severity].render(language())}  {named}"
