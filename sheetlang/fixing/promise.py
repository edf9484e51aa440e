"""The promise of a proposal: its findings go, no new ones come, and nothing else changes its meaning."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sheetlang.compiler import Compiled
from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.fixing.meaning import Change, before_and_after, keeps_its_place
from sheetlang.fixing.proposal import Proposal
from sheetlang.language.faults import INVISIBLE_CHARACTER, MORE_INVISIBLE_CHARACTERS
from sheetlang.model.sheet import Origin

STAYS = Text("改了还是有这个问题", "the finding would stay")
BRINGS_OTHERS = Text("改了会有别的问题：{rules}", "it would bring other findings: {rules}")
CHANGES_MEANING = Text("改了会动到别的内容", "it would change the meaning of something else")

_HIDES = INVISIBLE_CHARACTER.name


def broken_promise(before: Compiled, after: Compiled, proposals: Sequence[Proposal]) -> Text | None:
    """Why proposals of one scope that made one text of another are to be dropped; None where they keep their promise."""
    edits = [edit for one in proposals for edit in one.edits]
    old, new = before_and_after(before, after, edits)
    had, promised = _counts(before.findings), _counts(one for proposal in proposals for one in proposal.findings)
    has = _counts(after.findings)
    if any(has[rule] > had[rule] - count for rule, count in promised.items()):
        return STAYS
    if brought := _brought(before, after, _uncovered(new, proposals), proposals):
        return BRINGS_OTHERS.filled(rules=tuple(brought))
    if not worth(after) < worth(before):
        return STAYS
    return None if keeps_its_place(proposals[0].scope, old, new) else CHANGES_MEANING


def worth(compiled: Compiled) -> tuple[int, int, int, int]:
    """What every round makes smaller, so that rounds come to an end: what hides others, errors, all findings."""
    counts = _counts(compiled.findings)
    lost = sum(len(sheet.lost) for sheet in compiled.sheets)
    errors = sum(one.severity == "error" for one in compiled.findings)
    return counts[_HIDES], lost, errors, len(compiled.findings)


def _brought(before: Compiled, after: Compiled, uncovered: set[int], proposals: Sequence[Proposal]) -> list[str]:
    """The rules that find more than before; errors only where a line that was wrong begins to count."""
    strict = proposals[0].scope in ("nothing", "place")
    wholes = _read_on(before, after)
    had = _counts(one for one in before.findings if strict or one.severity == "error")
    has = _counts(
        one
        for one in after.findings
        if (strict or one.severity == "error")
        and not (one.source is after.document.source and one.source.line_number(one.span.start) in uncovered)
        and (one.source, one.span) not in wholes
    )
    return sorted(rule for rule in has if has[rule] > had[rule])


def _uncovered(after: Change, proposals: Sequence[Proposal]) -> set[int]:
    """The lines where an invisible character hid all other findings: what is found there now is not new."""
    kinds = [one.findings[0].rule == _HIDES for one in proposals for _ in one.edits]
    hidden = tuple(place for place, hides in zip(after.places, kinds, strict=True) if hides)
    return after._replace(places=hidden).lines()


def _read_on(before: Compiled, after: Compiled) -> list[Origin]:
    """The sheets of which lost lines can be read now: what is said of them as a whole was held back by these."""
    if len(before.sheets) != len(after.sheets):
        return []
    return [new.origin for old, new in zip(before.sheets, after.sheets, strict=True) if len(new.lost) < len(old.lost)]


def _counts(findings: Iterable[Diagnostic]) -> Counter[str]:
    """How many findings of each rule; one that counts others counts as so many."""
    counts: Counter[str] = Counter()
    for one in findings:
        more = one.values.get("count") if one.fault is MORE_INVISIBLE_CHARACTERS else None
        counts[one.rule] += more if isinstance(more, int) else 1
    return counts
