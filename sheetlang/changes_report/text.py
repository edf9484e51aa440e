"""Changes for people on a terminal: by project and part of the form, old and new value, what differs marked."""

from collections.abc import Iterator, Mapping, Sequence

from sheetlang.changes.change import Change
from sheetlang.changes.comparison import Compared
from sheetlang.changes.grouping import HEAD, by_part, subject
from sheetlang.changes.prose import Segment, changed_sentences, segments
from sheetlang.changes.words import WHAT_NAMES, called
from sheetlang.changes.written import notes, sides
from sheetlang.changes_report.output import Output
from sheetlang.text import Language, Text
from sheetlang.visible import no_command, one_line, visible, whole_line

_TINTS: Mapping[str, str] = {
    "loosened": "1;31", "incomparable": "1;35", "tightened": "1;32", "raised": "1;36", "lowered": "1;36",
    "removed": "31", "added": "32",
}  # fmt: skip
_OLD, _NEW = "9;31", "4;32"
_SHORT = 30
_INDICATORS = Text("{count} 条指标", "{count} indicator(s)")
_NAMED_PARTS = frozenset({"weight", "flags", "former-names"})


def render(projects: Sequence[Compared], lang: Language, color: bool, unread: Sequence[str] = ()) -> str:
    """All changed projects with a blank line between; empty where there are none. A terminal hears of `unread` apart."""
    return "\n".join("".join(f"{line}\n" for line in _project(one, lang, color)) for one in projects)


def _project(one: Compared, lang: Language, color: bool) -> Iterator[str]:
    name = one.side.sheet.project or one.side.file
    yield _tinted(whole_line(name), "1", color) + f"  ({one_line(_files(one))})"
    for note in notes(one, lang):
        yield f"  {_tinted('!', '1;33', color)} {one_line(note)}"
    for part, changes in by_part(one.changes).items():
        yield f"  {whole_line(' · '.join(part)) or HEAD.render(lang)}"
        for change in changes:
            yield from _change(change, lang, color)


def _files(one: Compared) -> str:
    sides = dict.fromkeys(side.shown for side in (one.old, one.new) if side)
    return " → ".join(sides)


def _change(change: Change, lang: Language, color: bool) -> Iterator[str]:
    label = _tinted(called(change).render(lang), _TINTS.get(change.direction or change.kind, "33"), color)
    name = one_line(subject(change))
    if change.what in _NAMED_PARTS:
        name += f" ({WHAT_NAMES[change.what].render(lang)})"
    if change.what == "prose" and change.kind == "changed":
        yield f"    {label}  {name}:"
        for sentence in changed_sentences(change.old, change.new):
            yield "      " + no_command(_marked(segments(sentence.old or "", sentence.new or ""), color))
        return
    yield f"    {label}  {name}: {_values(change, lang, color)}"


def _values(change: Change, lang: Language, color: bool) -> str:
    old, new = sides(change, lang)
    if change.what in ("order", "category"):
        return one_line(f"{old} → {new}")
    if change.what == "project" and change.kind != "renamed":
        sheet = change.new or change.old
        return f"{one_line(sheet.project)} ({_INDICATORS.render(lang, {'count': len(sheet.indicators)})})"
    if change.old is None or change.new is None:
        return one_line(new or old)
    pieces = segments(old, new)
    if max(len(old), len(new)) > _SHORT:
        return _marked(pieces, color)
    return f"{_side(pieces, 'old', _OLD, color)} → {_side(pieces, 'new', _NEW, color)}"


def _side(pieces: Sequence[Segment], side: str, tint: str, color: bool) -> str:
    """One version of a short value, what is in it alone tinted."""
    return "".join(
        _tinted(one_line(piece.text), tint if piece.side == side else "", color)
        for piece in pieces
        if piece.side in (side, "both")
    )


def _marked(pieces: Sequence[Segment], color: bool) -> str:
    """Both versions in one, marked with brackets, for not every screen has colours."""
    told = []
    for side, text in pieces:
        text = visible(text.rstrip("\n") or text).replace("\n", "¶")
        if side == "old" and text:
            text = _tinted(f"[-{text}-]", _OLD.partition(";")[2], color)
        elif side == "new" and text:
            text = _tinted(f"{{+{text}+}}", _NEW.partition(";")[2], color)
        told.append(text)
    return "".join(told)


def _tinted(text: str, tint: str, color: bool) -> str:
    return f"\x1b[{tint}m{text}\x1b[0m" if color and tint and text else text


OUTPUT = Output("text", render)
