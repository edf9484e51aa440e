"""The merge of three versions of a file, proven to say what both sides said, and what a person must choose."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sheetlang.checker.checker import Checker
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import LANGUAGES, Text
from sheetlang.edits import line_ending
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf
from sheetlang.merging.by_line import all_lines
from sheetlang.merging.clash import (
    NEW_MISTAKE,
    OTHER_FORM,
    SMALLEST_MARKER,
    UNPROVEN,
    Clash,
    Merged,
    Note,
    with_markers,
)
from sheetlang.merging.kin import name_items_alike
from sheetlang.merging.merge import merged_parts
from sheetlang.merging.outline import Outline
from sheetlang.merging.part import Key
from sheetlang.merging.proof import is_proven
from sheetlang.merging.three import Three
from sheetlang.source import Source


class Result(NamedTuple):
    """The text, and the clashes that stand in it between markers."""

    text: str
    clashes: tuple[Clash, ...]


def merge(base: str, ours: str, theirs: str, shelf: Shelf, marker_size: int = SMALLEST_MARKER) -> Result:
    """Ours with the changes of theirs. Lines end as ours do."""
    texts, ending = Three(base, ours, theirs), _ending(ours if "\n" in ours else theirs)
    if ending:
        texts = texts.each(lambda text: text.replace("\r\n", "\n"))
    merged = list(_merged(texts, shelf))
    text = with_markers(merged, marker_size)
    if texts.each(_is_open_ended).settled and not (merged and isinstance(merged[-1], Clash)):
        text = text.removesuffix("\n")
    text = text.replace("\n", "\r\n") if ending == "\r\n" else text
    return Result(text, tuple(one for one in merged if isinstance(one, Clash)))


def _ending(text: str) -> str | None:
    """How the lines of a text end; None where they differ, or there is none."""
    returns = text.count("\r\n")
    return line_ending(text) if "\n" in text and returns in (0, text.count("\n")) else None


def _is_open_ended(text: str) -> bool:
    return not text.endswith("\n")


def _merged(texts: Three[str], shelf: Shelf) -> Iterable[Merged]:
    if not texts.changed_apart:
        return [texts.settled]
    ended = texts.each(lambda text: f"{text}\n" if text and _is_open_ended(text) else text)
    outlines = ended.each(lambda text: Outline(text, shelf))
    for side in outlines[1:]:
        side.take_names_of(outlines.base)
    # One side may have added what the other has under a newer name.
    name_items_alike(outlines.ours.root, outlines.theirs.root)
    name_items_alike(outlines.theirs.root, outlines.ours.root)
    if not _share_forms(*(outlines if texts.base.strip() else outlines[1:])):
        return all_lines(ended, Note(OTHER_FORM))
    merged = list(merged_parts(outlines.each(lambda outline: outline.root.parts)))
    doubt = _doubt(merged, outlines, shelf)
    return all_lines(ended, doubt) if doubt else merged


def _share_forms(*outlines: Outline) -> bool:
    """Whether what stands in two versions stands under one form in both, so that its names mean the same."""
    forms: dict[Key, Form | None] = {}
    return all(forms.setdefault(key, form) == form for outline in outlines for key, form in outline.forms.items())


def _doubt(merged: Sequence[Merged], outlines: Three[Outline], shelf: Shelf) -> Note | None:
    """Why a merge is not to be trusted. Where it has clashes, it must be right whichever side is taken."""
    roots = outlines.each(lambda outline: outline.root)
    ours = _outline(merged, 1, outlines, shelf)
    if any(isinstance(one, Clash) for one in merged):
        sides = ((ours.root, roots.ours), (_outline(merged, 2, outlines, shelf).root, roots.theirs))
        return None if all(is_proven(roots, one, side) for one, side in sides) else Note(UNPROVEN)
    if not is_proven(roots, ours.root):
        return Note(UNPROVEN)
    known = {mistake for side in outlines[1:] for mistake in _mistakes(side.text, shelf)}
    new = next((one for one in _mistakes(ours.text, shelf) if one not in known), None)
    return Note(NEW_MISTAKE, {"message": new}) if new else None


def _outline(merged: Sequence[Merged], side: int, outlines: Three[Outline], shelf: Shelf) -> Outline:
    """What the merge is where a side is taken in every clash."""
    outline = Outline("".join(one if isinstance(one, str) else one.lines[side] for one in merged), shelf)
    outline.take_names_of(outlines.base)
    for other in outlines[1:]:
        name_items_alike(other.root, outline.root)
    return outline


def _mistakes(text: str, shelf: Shelf) -> dict[Text, None]:
    """The mistakes of writing in a text; rules judge what it says, which is no matter of merging."""
    findings = compile_source(Source("", text), shelf, checker=Checker(())).findings
    return {Text(*(one.message(lang) for lang in LANGUAGES)): None for one in findings if one.severity != "info"}
