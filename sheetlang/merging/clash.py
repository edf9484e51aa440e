"""Clash: what both sides changed and not alike, between the markers that git and its tools know, said in words of the form."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sheetlang.merging.three import Three
from sheetlang.text import Language, Text
from sheetlang.visible import one_line

SMALLEST_MARKER = 7
_LONGEST_SHOWN = 60


class Note(NamedTuple):
    """What is in conflict; `values` fill the places of the text."""

    text: Text
    values: Mapping[str, object] = {}

    def said(self, lang: Language) -> str:
        """The note in a language, on one line."""
        short = {name: _short(value) if isinstance(value, str) else value for name, value in self.values.items()}
        return one_line(self.text.render(lang, short))


class Clash(NamedTuple):
    """The lines of which a person must choose, and why."""

    lines: Three[str]
    notes: tuple[Note, ...]


Merged = str | Clash

TWO_VALUES = Text("{path} 我方 {ours}，对方 {theirs}，原为 {base}", "{path}: ours {ours}, theirs {theirs}, was {base}")
TWO_PIECES = Text(
    "{path} 的{piece}：我方 {ours}，对方 {theirs}，原为 {base}",
    "{piece} of {path}: ours {ours}, theirs {theirs}, was {base}",
)
BOTH_ADDED = Text("{path} 双方都新加，写得不同", "{path}: added by both sides, not alike")
WE_DELETED = Text("{path} 我方删去，对方改了", "{path}: deleted by ours, changed by theirs")
THEY_DELETED = Text("{path} 对方删去，我方改了", "{path}: deleted by theirs, changed by ours")
PARAGRAPH = Text("{path} 同一段，双方改得不同", "{path}: both sides changed one paragraph, not alike")
OTHER_KIND = Text("{path} 双方都改了，一方是一行，一方是段落", "{path}: changed by both sides, to a line and to prose")
COMMENTS = Text("{path} 前面的注释，双方改得不同", "comments before {path}: changed by both sides, not alike")
ORDER = Text("双方都调了次序，调得不同", "both sides put these in another order, not alike")
UNREADABLE = Text(
    "这里有重复的或读不懂的行，不能逐项合并", "lines here are doubled or cannot be read, so they are not merged by item"
)
OTHER_FORM = Text("表式不同，项目对不上，不能逐项合并", "the forms differ, so nothing is merged by item")
UNPROVEN = Text("逐项合并后核对不上，改为逐行列出", "merged by item it did not prove right, so all is shown by line")
NEW_MISTAKE = Text("合起来会有双方都没有的错误：{message}", "together they make a mistake that neither has: {message}")

PIECES: Mapping[str, Text] = {
    "label": Text("名称", "name"),
    "name": Text("名称", "name"),
    "marks": Text("分值和标志", "weight and flags"),
    "comment": Text("行末注释", "comment"),
}


def with_markers(merged: Iterable[Merged], size: int) -> str:
    """The text, each clash between markers; its notes stand with the base, so that who takes a side is rid of them."""
    size = max(size, SMALLEST_MARKER)
    return "".join(one if isinstance(one, str) else _marked(one, size) for one in merged)


def _marked(clash: Clash, size: int) -> str:
    base, ours, theirs = clash.lines
    notes = "".join(f"# 冲突：{note.said('zh')}\n" for note in clash.notes)
    return f"{'<' * size} 我方\n{ours}{'|' * size} 原文\n{notes}{base}{'=' * size}\n{theirs}{'>' * size} 对方\n"


def _short(value: str) -> str:
    text = " ".join(value.split())
    return f"{text[:_LONGEST_SHOWN]}…" if len(text) > _LONGEST_SHOWN else text
