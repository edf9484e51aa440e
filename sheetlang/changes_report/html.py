"""Changes as one self-contained page: both versions side by side on the official form, what differs marked and named."""

import re
from collections.abc import Sequence
from typing import Any

from sheetlang.changes.change import Change
from sheetlang.changes.comparison import Compared
from sheetlang.changes.grouping import HEAD, part_of, subject
from sheetlang.changes.side_by_side import ShownForm, forms_of
from sheetlang.changes.tally import tallied
from sheetlang.changes.words import WHAT_NAMES, called
from sheetlang.changes.written import notes, sides
from sheetlang.changes_report.output import Output
from sheetlang.painting.pages import LANGUAGE_TAGS, style_hash, style_of, template
from sheetlang.text import Language, Text
from sheetlang.visible import one_line, visible

_TITLE = Text("绩效目标的改动", "Changes to targets")
_UNCHANGED = Text("意思都没有变。", "Nothing changed its meaning.")
_OLD, _NEW = Text("原来", "Before"), Text("现在", "After")
# What would begin a line that a build server obeys; a page that is printed to its log is read by it as well.
_OBEYED = re.compile(r"^([ \t]*)([:#])(?=\2)", re.MULTILINE)
_NOTHING = Text("没有这个项目", "there is no such project")


def render(projects: Sequence[Compared], lang: Language, color: bool, unread: Sequence[str] = ()) -> str:
    """The page; scripts and outside resources are forbidden by its own policy."""
    shown = [_project(one, lang) for one in projects]
    forms = [form for one in shown for _, form in one["forms"] if form]
    style = _style(forms)
    told = tallied((change for one in projects for change in one.changes), lang)
    page = template("changes.html.jinja").render(
        tag=LANGUAGE_TAGS[lang],
        title=_TITLE.render(lang),
        summary=told or _UNCHANGED.render(lang),
        unread=unread,
        projects=shown,
        nothing=_NOTHING.render(lang),
        style=style,
        style_hash=style_hash(style),
    )
    return _OBEYED.sub(lambda match: f"{match[1]}&#{ord(match[2])};", visible(page))


def _style(forms: Sequence[ShownForm]) -> str:
    """The style of the form itself, that of what is marked, and the widths of all columns."""
    widths = sorted({width for form in forms for block in form.blocks for width in block.widths})
    return style_of("sheet.css", "changes.css") + "".join(f".w{width} {{ width: {width}% }}\n" for width in widths)


def _project(one: Compared, lang: Language) -> dict[str, Any]:
    old, new = forms_of(one, lang)
    return {
        "name": one.side.sheet.project or one.side.file,
        "notes": list(notes(one, lang)),
        "told": [(called(change).render(lang), _told(change, lang)) for change in one.changes],
        "forms": [(_OLD.render(lang), old), (_NEW.render(lang), new)],
    }


def _told(change: Change, lang: Language) -> str:
    part = " · ".join(part_of(change)) or HEAD.render(lang)
    name = f"{part}: {subject(change)} ({WHAT_NAMES[change.what].render(lang)})"
    if change.what == "prose":
        return name
    # A form need not have a column for what changed: its weight, its data source.
    return f"{name} {one_line(' → '.join(filter(None, sides(change, lang))))}"


OUTPUT = Output("html", render, for_programs=True)
