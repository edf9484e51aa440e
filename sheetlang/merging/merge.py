"""Three outlines merged part by part: sections, items and columns by what they are, lines by their pieces."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sheetlang.merging.by_line import all_lines
from sheetlang.merging.clash import (
    BOTH_ADDED,
    ORDER,
    OTHER_KIND,
    PARAGRAPH,
    THEY_DELETED,
    UNREADABLE,
    WE_DELETED,
    Clash,
    Merged,
    Note,
)
from sheetlang.merging.gaps import gaps_between_sure_parts
from sheetlang.merging.leads import merged_lead
from sheetlang.merging.line import merged_line
from sheetlang.merging.order import merged_order
from sheetlang.merging.part import Key, Part, Piece, comments, whole
from sheetlang.merging.prose import indented_alike
from sheetlang.merging.rows import merged_rows, typed
from sheetlang.merging.three import Three

Parts = Sequence[Part]


def merged_parts(versions: Three[Parts]) -> Iterator[Merged]:
    """Parts that stand under one another, with the changes of both sides."""
    texts = versions.each(whole)
    if not texts.changed_apart:
        yield texts.settled
    elif doubtful := _doubtful(versions):
        yield from _around(doubtful, versions)
    elif order := merged_order(versions.each(lambda parts: [part.key for part in parts])):
        yield from _by_key(order, versions)
    else:
        yield from all_lines(texts, Note(ORDER))


def _doubtful(versions: Three[Parts]) -> set[Key]:
    """Keys that stand twice in a version, and lines that cannot be read and are not the same in all."""
    counts = [Counter(part.key for part in parts) for parts in versions]
    opaque = [{part.key for part in parts if part.is_opaque} for parts in versions]
    unlike = set[Key]().union(*opaque) - opaque[0].intersection(*opaque)
    return unlike | {key for count in counts for key, times in count.items() if times > 1}


def _around(doubtful: set[Key], versions: Three[Parts]) -> Iterator[Merged]:
    """Parts among which are doubtful ones: these are settled as wholes with all that stands up to the next sure part."""
    gaps = gaps_between_sure_parts(doubtful, versions)
    if gaps is None:
        yield from all_lines(versions.each(whole), Note(UNREADABLE))
        return
    for sure, gap in gaps:
        yield from merged_part(sure) if sure else ()
        texts = gap.each(whole)
        if texts.changed_apart and any(part.key in doubtful for parts in gap for part in parts):
            yield from all_lines(texts, Note(UNREADABLE))
        else:
            yield from merged_parts(gap)


def _by_key(order: Sequence[Key], versions: Three[Parts]) -> Iterator[Merged]:
    b, o, t = versions.each(lambda parts: {part.key: part for part in parts})
    inherited = {comment for part in b.values() for comment in comments(part.lead)}
    headings = {part.lead for part in o.values() if part.key not in b and comments(part.lead)}
    for key in order:
        was, mine, yours = b.get(key), o.get(key), t.get(key)
        if mine and yours:
            yield from merged_part(Three(was, mine, yours)) if was else _both_added(mine, yours)
        elif was and mine:
            yield from _deleted(was, mine, Three(was.text, mine.text, ""), Note(THEY_DELETED, {"path": mine.shown}))
        elif was and yours:
            yield from _deleted(was, yours, Three(was.text, "", yours.text), Note(WE_DELETED, {"path": yours.shown}))
        elif mine:
            yield mine.text
        elif yours:
            # Both put a part under one heading, which is no part of what they added.
            is_doubled = yours.lead in headings and inherited.issuperset(comments(yours.lead))
            yield yours.without_lead if is_doubled else yours.text


def _deleted(was: Part, left: Part, lines: Three[str], note: Note) -> Iterator[Merged]:
    """A part that one side deleted goes, unless the other changed it."""
    if left.says != was.says or Counter(left.all_comments()) - Counter(was.all_comments()):
        yield Clash(lines, (note,))


def _both_added(ours: Part, theirs: Part) -> Iterator[Merged]:
    """A part that both sides added: once, if its own lines say the same, with what either put under it."""
    if ours.own_says == theirs.own_says:
        yield from merged_part(Three(Part(ours.key, ours.shown, "", ours.pieces, ours.body), ours, theirs))
    else:
        yield Clash(Three("", ours.text, theirs.text), (Note(BOTH_ADDED, {"path": ours.shown}),))


def merged_part(parts: Three[Part]) -> Iterator[Merged]:
    """One part with the changes of both sides: what stands before it, its line, its prose, the parts under it."""
    yield from merged_lead(parts)
    if len({part.kind for part in parts}) > 1:
        yield from _as_wholes(parts)
        return
    line = merged_line(parts)
    body = list(_prose(parts))
    if body and (isinstance(line, Clash) or isinstance(body[0], Clash)):
        # The first lines of a prose cannot be read without the line that opens it.
        line, body = _joined(line, body[0]), body[1:]
    yield line
    yield from body
    yield from merged_parts(parts.each(lambda part: part.parts))


def _as_wholes(parts: Three[Part]) -> Iterator[Merged]:
    texts, said = parts.each(lambda part: part.without_lead), parts.each(lambda part: part.says)
    if said.changed_apart:
        yield Clash(texts, (Note(OTHER_KIND, {"path": parts.ours.shown}),))
    else:
        yield texts.theirs if said.ours == said.base else texts.ours


def _joined(first: Merged, second: Merged) -> Clash:
    one, other = (Clash(Three(it, it, it), ()) if isinstance(it, str) else it for it in (first, second))
    return Clash(Three(*map("".join, zip(one.lines, other.lines, strict=True))), (*one.notes, *other.notes))


def _prose(parts: Three[Part]) -> Iterator[Merged]:
    for one in merged_rows(indented_alike(parts.each(lambda part: part.body))):
        if isinstance(one, Piece):
            yield one.text
        else:
            yield Clash(one.each(typed), (Note(PARAGRAPH, {"path": parts.ours.shown}),))
