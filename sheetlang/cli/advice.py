"""What to do next after findings: where the commonest of the gravest is explained."""

from collections import Counter
from collections.abc import Sequence

from sheetlang.cli.speech import said
from sheetlang.diagnostic import SEVERITIES, Diagnostic


def advice(findings: Sequence[Diagnostic]) -> str:
    """The advice in a line; empty where there is nothing to mend."""
    if not findings:
        return ""
    gravest = min((finding.severity for finding in findings), key=SEVERITIES.index)
    rules = Counter(finding.rule for finding in findings if finding.severity == gravest)
    return said(
        "为什么、怎么改：sheetlang explain {rule}",
        "why, and how to mend it: sheetlang explain {rule}",
        rule=rules.most_common(1)[0][0],
    )
