"""Fingerprints: what a finding is known by from one run to the next, though its line has moved.

Made of the rule, the file, the line's own words and what is said of it; equal ones are numbered in reading
order. Where the line stands does not matter, nor its blanks, nor the language of the run.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from sheetlang.diagnostic import Diagnostic

_LENGTH = 32


def fingerprints(findings: Sequence[Diagnostic]) -> list[str]:
    """The fingerprint of each finding, no two alike."""
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding in findings:
        said = (finding.rule, finding.source.name, _words(finding), finding.message("en"))
        seen[said] += 1
        text = "\0".join((*said, str(seen[said])))
        made.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH])
    return made


def _words(finding: Diagnostic) -> str:
    """The line of a finding without its blanks, which a formatter may move."""
    return "".join(finding.source.line(finding.source.line_number(finding.span.start)).split())
