"""Paths: which part of a label is the category, by the form's tree, and which the name."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.forms.form import Form
from sheetlang.forms.parts import Category
from sheetlang.language.document import Entry, Passage
from sheetlang.language.quoting import unquoted
from sheetlang.model import line_faults
from sheetlang.model.target import NotApplicable
from sheetlang.model.target_reading import read_target
from sheetlang.naming import category_key, is_slip, key, nearest, similarity
from sheetlang.patterns import pattern
from sheetlang.source import Source, Span

DOT = pattern(r"[.．。]")
NOTHING = Text("（空）", "(nothing)")
_LIKE_A_CATEGORY = 0.5
_MOST_REMEMBERED = 1 << 14
_LONGEST = 200
# What a class is said to have where nothing of it applies.
_NOTHING = ("无", "没有", "不涉及")
_QUOTES = ("「", '"')


def read_path(line: Entry | Passage, form: Form, source: Source) -> tuple[tuple[str, ...] | None, Diagnostic | None]:
    """The full path that a label means: the form's category names, then the name."""
    names: list[str] = []
    node, label, at = form.root, line.label, 0
    while node.categories:
        dot = DOT.search(label, at)
        end = dot.start() if dot else len(label)
        segment = label[at:end].strip()
        child = node.child(segment)
        if child is None:
            span = Span(line.at + at, max(line.at + end, line.at + at + 1))
            return None, _unknown(form, node, names, segment, label[end:], source, span, line.at)
        node = child
        names.append(child.name)
        at = end + 1 if dot else end
        if dot is None:
            return None, _ends_early(node, names, source, line)
    name = unquoted(label[at:].strip())
    if not name:
        span = line.label_span
        return None, line_faults.MISSING_INDICATOR_NAME.at(source, span, path=".".join(names))
    return (*names, name), None


def ordinary_path(label: str, form: Form) -> tuple[str, ...] | None:
    """The path of a label that begins as the form spells it; None where `read_path` must look closer.

    No field is meant by it. What a label means is remembered: the sheets of a folder have most in common.
    """
    met = form.paths_met
    path = met.get(label)
    if path is None and (path := _spelt_path(label, form)) and len(label) <= _LONGEST:
        if len(met) >= _MOST_REMEMBERED:
            met.clear()
        met[label] = path
    return path


def _spelt_path(label: str, form: Form) -> tuple[str, ...] | None:
    categories, _, name = label.rpartition(".")
    names = form.path_prefixes.get(categories)
    if names is None:  # a dot in the name
        first, _, rest = label.partition(".")
        second, _, name = rest.partition(".")
        names = form.path_prefixes.get(f"{first}.{second}")
        if names is None:
            names, name = form.path_prefixes.get(first), rest
    name = name.strip()
    if names is None or not name:
        return None
    if name[0] in _QUOTES:
        name = unquoted(name)
    return (*names, name) if name else None


@lru_cache(maxsize=_MOST_REMEMBERED)
def identity(path: tuple[str, ...]) -> tuple[str, ...]:
    """What no two indicators of a sheet may have in common."""
    return (*path[:-1], key(path[-1]))


def name_start(label: str, form: Form) -> int:
    """Where the name begins in a label, after the categories that the form knows."""
    node, at = form.root, 0
    while node.categories and (dot := DOT.search(label, at)):
        child = node.child(label[at : dot.start()].strip())
        if child is None:
            break
        node, at = child, dot.end()
    return at


def with_plain_dots(label: str, form: Form) -> str:
    """The label with a plain dot after each category, and no blanks around it."""
    start = name_start(label, form)
    categories = DOT.split(label[:start])[:-1]
    return ".".join([*(category.strip() for category in categories), label[start:].lstrip()]) if start else label


def looks_like_path(label: str, form: Form) -> bool:
    """Whether a label begins with a category of the form, or with what resembles one before a dot."""
    if not form.categories:
        return True
    first, dot, _ = _first_segment(label)
    if form.root.child(first) is not None:
        return True
    if owner_of(form, first) is not None:
        return dot
    return dot and any(similarity(first, one.name) >= _LIKE_A_CATEGORY for one in form.categories)


def _first_segment(label: str) -> tuple[str, bool, str]:
    dot = DOT.search(label)
    return (label[: dot.start()], True, label[dot.end() :]) if dot else (label, False, "")


def owner_of(form: Form, label: str) -> tuple[Category, Category] | None:
    """The level-1 category that has a level-2 category of this label, and that one."""
    for parent in form.categories:
        child = parent.child(label)
        if child is not None:
            return parent, child
    return None


def _unknown(
    form: Form, node: Category, names: list[str], segment: str, rest: str, source: Source, span: Span, label_at: int
) -> Diagnostic:
    elsewhere = owner_of(form, segment)
    if elsewhere is not None:
        owner, category = elsewhere
        better = f"{owner.name}.{category.name}{rest}"
        parent = ".".join(names) or form.name
        finding = line_faults.MISPLACED_CATEGORY.at(
            source, span, name=segment, parent=parent, owner=owner.name, suggestion=better
        )
        return finding.with_fix(Span(label_at, span.end), f"{owner.name}.{category.name}")
    top = form.root.child(segment) if names else None
    if top is not None:
        below = "".join(f".{one.name}" for one in top.categories[:1])
        better = f"{top.name}{below}{rest}"
        return line_faults.TOP_CATEGORY_BELOW.at(source, span, name=segment, parent=".".join(names), suggestion=better)
    known = [one.name for one in node.categories]
    suggestion = _likeliest(segment, known)
    values = {"parent": ".".join(names) or form.name, "name": segment or NOTHING, "children": tuple(known)}
    if segment and names and not rest and not (suggestion and is_slip(category_key(segment), category_key(suggestion))):
        return _skipped(known, segment, source, span, values)
    fault = line_faults.UNKNOWN_CATEGORY if suggestion else line_faults.UNKNOWN_CATEGORY_NO_IDEA
    finding = fault.at(source, span, **values, suggestion=suggestion)
    return finding.with_fix(span, suggestion) if suggestion else finding


def _likeliest(segment: str, known: Iterable[str]) -> str | None:
    """The category that a label is a slip for; 社会、经济效益指标 is none for one of them."""
    if "、" in segment:
        return None
    name_of = {category_key(one): one for one in known}
    meant = nearest(category_key(segment), name_of)
    return name_of[meant] if meant else None


def _skipped(known: list[str], segment: str, source: Source, span: Span, values: Mapping[str, object]) -> Diagnostic:
    """The finding for a name that follows a category of level 1; where that has one part only, it is meant."""
    between = f"{known[0]}."
    finding = line_faults.SKIPPED_CATEGORY.at(source, span, **values, suggestion=f"{between}{segment}")
    return finding.with_fix(Span(span.start, span.start), between) if len(known) == 1 else finding


def _says_nothing(value: str) -> bool:
    return value in _NOTHING or (bool(value) and isinstance(read_target(value)[0], NotApplicable))


def _ends_early(node: Category, names: list[str], source: Source, line: Entry | Passage) -> Diagnostic:
    path, span = ".".join(names), line.label_span
    if isinstance(line, Entry) and _says_nothing(line.value):
        return line_faults.NOT_APPLICABLE_CLASS.at(source, span)
    if not node.categories:
        return line_faults.MISSING_INDICATOR_NAME.at(source, span, path=path)
    children = tuple(one.name for one in node.categories)
    suggestion = f"{path}.{node.categories[0].name}.…"
    return line_faults.INCOMPLETE_PATH.at(source, span, path=path, children=children, suggestion=suggestion)
