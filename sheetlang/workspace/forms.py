"""The shelf of a run: the forms that come with sheetlang, then the user's own."""

import os
from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.build import built
from sheetlang.forms.form import Form
from sheetlang.forms.shelf import Shelf, Volume
from sheetlang.resources import folder
from sheetlang.source import Source, Span
from sheetlang.toml_tables import table_of
from sheetlang.workspace.find import shown
from sheetlang.workspace.read import read_source

FORM_SUFFIX = ".form.toml"


@cache
def built_in() -> Shelf:
    """The forms in the package, by id. They are sound: a test reads each."""
    return Shelf(tuple(_volume(path) for path in form_files(folder("forms"))))


def _files(folder: Path, suffix: str) -> list[Path]:
    """The files of a folder whose names so end, in order; none where there is no folder. A pattern takes longer to make."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [folder / name for name in sorted(names) if os.path.normcase(name).endswith(suffix)]


def form_files(form_dir: Path) -> list[Path]:
    """The files of a folder that holds nothing but forms."""
    return _files(form_dir, ".toml")


def _volume(path: Path) -> Volume:
    """A form of the package, which is built when it is taken."""
    table = table_of(path)
    take = cache(partial(built, table, shown(path).as_posix()))
    return Volume(table["id"], table["name"], table["title"], tuple(table.get("aliases", ())), take)


def own_forms(paths: Iterable[Path], root: Path | None = None) -> tuple[list[Form], list[Diagnostic]]:
    """The forms in files, with findings for the wrong ones, such as links that lead out of a root."""
    forms: list[Form] = []
    findings: list[Diagnostic] = []
    for path in paths:
        form, found = _read(path, root)
        forms += [form] if form else []
        findings += found
    return forms, findings


def forms_below(root: Path, form_dir: Path | None) -> tuple[list[Form], list[Diagnostic]]:
    """The forms of a workspace: `*.form.toml` in its root or its folder `forms`, and `*.toml` in a form folder."""
    files = [*_files(root, FORM_SUFFIX), *_files(root / "forms", FORM_SUFFIX)]
    forms, findings = own_forms(files, root)
    if form_dir is None:
        return forms, findings
    more, found = own_forms(form_files(form_dir), form_dir)
    return [*forms, *more], [*findings, *found]


def _read(path: Path, root: Path | None = None) -> tuple[Form | None, list[Diagnostic]]:
    from sheetlang.forms.read import read_form

    source, findings = read_source(str(shown(path)), root)
    if findings:
        return None, findings
    form, findings = read_form(source)
    return form, [*findings, *(_unknown_rules(form, source) if form and form.rules else ())]


def _unknown_rules(form: Form, source: Source) -> list[Diagnostic]:
    from sheetlang.checker.names import all_names
    from sheetlang.checker.unknown_rules import unknown_rule
    from sheetlang.forms.places import Places

    whole, places, names = Span(0, len(source.text)), Places(source), all_names()
    told = (unknown_rule(name, names, source, places.of(name, whole)) for name, _ in form.rules)
    return [finding for finding in told if finding]
