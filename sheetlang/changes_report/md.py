"""Changes for a comment on a hosted review page: a table a project, long parts folded, never longer than fits there."""

import re
import sys
from collections.abc import Sequence
from html import escape

from sheetlang.changes.change import Change
from sheetlang.changes.comparison import Compared
from sheetlang.changes.grouping import HEAD, part_of, subject
from sheetlang.changes.prose import Segment, changed_sentences, segments
from sheetlang.changes.tally import GRAVE, tallied
from sheetlang.changes.words import WHAT_NAMES, called
from sheetlang.changes.written import notes, sides, written
from sheetlang.changes_report.output import Output
from sheetlang.emit.md import cell_text
from sheetlang.text import Language, Text
from sheetlang.visible import one_line

# What GitHub takes; GitLab and Gitea take more.
LIMIT = 65_536
_FOLDED_ROWS, _FOLDED_TEXT = 15, 300
_TITLE = Text("绩效目标的改动", "Changes to targets")
_MOST_UNREAD = 20
_MORE_UNREAD = Text("还有 {count} 个文件没有比全", "{count} more file(s) were not wholly compared")
_NOTHING = Text("意思都没有变。", "Nothing changed its meaning.")
_COUNT = Text("{count} 个项目：{told}", "{count} project(s): {told}")
_COLUMNS = (
    Text("改动", "Change"), Text("类别", "Part"), Text("指标、栏目", "Indicator, field"), Text("原来", "Before"), Text("现在", "After"),
)  # fmt: skip
_LEFT_OUT = Text(
    "还有 {count} 处改动这里放不下，没有列出；全部看：`sheetlang diff`",
    "{count} more change(s) do not fit here; `sheetlang diff` tells all",
)
_LONG = Text("长文字", "long text")
# What a hosted page makes a mention of somebody, or a reference to an issue or a merge request; never within code.
_LINKING = re.compile(r"(?<!\\)((?>\\\\)*+)(\\?(?:@(?=[0-9A-Za-z_])|[#!](?=[0-9])|GH-(?=[0-9])))", re.IGNORECASE)


def render(projects: Sequence[Compared], lang: Language, color: bool, unread: Sequence[str] = ()) -> str:
    """The comment; what does not fit is counted at its end."""
    return _rendered(projects, lang, unread, LIMIT)


def render_all(projects: Sequence[Compared], lang: Language, color: bool, unread: Sequence[str] = ()) -> str:
    """The same with all changes in it, however long."""
    return _rendered(projects, lang, unread, sys.maxsize)


def _rendered(projects: Sequence[Compared], lang: Language, unread: Sequence[str], limit: int) -> str:
    head = f"### {_TITLE.render(lang)}\n\n" + _unread(unread, lang)
    if not projects:
        return head + _NOTHING.render(lang) + "\n"
    changes = [change for one in projects for change in one.changes]
    told = tallied(changes, lang)
    head += _COUNT.render(lang, {"count": len(projects), "told": told}) + "\n"
    room = limit - len(head) - len(_left_out(len(changes), lang))
    text, listed = _fitting(projects, lang, room)
    return head + text + (_left_out(len(changes) - listed, lang) if listed < len(changes) else "")


def _unread(unread: Sequence[str], lang: Language) -> str:
    """What could not be compared comes first: nobody is to take it for unchanged."""
    told = [cell_text(one_line(each)) for each in unread[:_MOST_UNREAD]]
    if len(unread) > _MOST_UNREAD:
        told.append(_MORE_UNREAD.render(lang, {"count": len(unread) - _MOST_UNREAD}))
    return "".join(f"> ⚠️ {one}\n\n" for one in told)


def _left_out(count: int, lang: Language) -> str:
    return f"\n**{_LEFT_OUT.render(lang, {'count': count})}**\n"


def _fitting(projects: Sequence[Compared], lang: Language, room: int) -> tuple[str, int]:
    """As many projects and rows as there is room for, and how many changes they tell."""
    told: list[str] = []
    listed = 0
    for one in projects:
        opening, closing = _around(one, lang)
        room -= len(opening) + len(closing)
        rows: list[str] = []
        for change in one.changes:
            row = _row(change, lang)
            if len(row) > room:
                break
            rows.append(row)
            room -= len(row)
        if rows:
            told += [opening, *rows, closing]
        listed += len(rows)
        if len(rows) < len(one.changes):
            break
    return "".join(told), listed


def _around(one: Compared, lang: Language) -> tuple[str, str]:
    """What stands before and after the rows of a project; one with many of them is folded."""
    name = one_line(one.side.sheet.project or one.side.file)
    warned = "".join(f"\n> ⚠️ **{cell_text(name)}**: {cell_text(note)}\n" for note in notes(one, lang))
    files = " → ".join(dict.fromkeys(side.shown for side in (one.old, one.new) if side))
    summary = f"<b>{escape(name)}</b> ({escape(one_line(files))}): {tallied(one.changes, lang)}"
    state = "" if len(one.changes) > _FOLDED_ROWS else " open"
    head = "| " + " | ".join(column.render(lang) for column in _COLUMNS) + " |\n|" + " --- |" * len(_COLUMNS)
    opening = _unlinked(f"{warned}\n<details{state}><summary>{summary}</summary>")
    return f"{opening}\n\n{head}\n", "\n</details>\n"


def _row(change: Change, lang: Language) -> str:
    label = called(change).render(lang)
    part = " · ".join(part_of(change)) or HEAD.render(lang)
    name = f"{cell_text(one_line(subject(change)))} ({WHAT_NAMES[change.what].render(lang)})"
    old, new = (_folded(text, lang) for text in _sides(change, lang))
    name_of = change.direction or change.kind
    label = f"**{label}**" if name_of in GRAVE else label
    return _unlinked(f"| {label} | {cell_text(part)} | {name} | {old} | {new} |\n")


def _sides(change: Change, lang: Language) -> tuple[str, str]:
    """Both values as cells, what is in one alone marked."""
    if change.what == "order":
        return sides(change, lang)
    if change.kind in ("added", "removed"):
        return cell_text(written(change.old)), cell_text(written(change.new))
    if change.what == "prose":
        sentences = changed_sentences(change.old, change.new)
        pieces = [segments(one.old or "", one.new or "") for one in sentences]
        return tuple("<br>".join(filter(None, (_side(each, side) for each in pieces))) for side in ("old", "new"))  # type: ignore[return-value]
    pieces_of_both = segments(written(change.old), written(change.new))
    return _side(pieces_of_both, "old"), _side(pieces_of_both, "new")


def _side(pieces: Sequence[Segment], side: str) -> str:
    tag = "del" if side == "old" else "ins"
    shown = []
    for piece in pieces:
        text = cell_text(f"·{piece.text}·")[1:-1] if piece.text.strip() else " "
        if piece.side == side and text:
            shown.append(f"<{tag}>{text}</{tag}>")
        elif piece.side == "both":
            shown.append(text)
    return "".join(shown).strip()


def _unlinked(text: str) -> str:
    """Markdown in which no text of a sheet calls on a person or points to an issue: it would tell them of it."""
    return _LINKING.sub(r"\1<code>\2</code>", text)


def _folded(text: str, lang: Language) -> str:
    if len(text) <= _FOLDED_TEXT:
        return text
    return f"<details><summary>{_LONG.render(lang)}</summary>{text}</details>"


OUTPUT = Output("md", render, for_programs=True, in_file=render_all)
