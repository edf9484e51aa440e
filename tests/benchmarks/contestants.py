"""Who takes part: what each does with one sheet's text, and what it is measured against."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, NamedTuple

from benchmarks.versions import EDITS, versions

Task = Callable[[Any], object]


class Contestant(NamedTuple):
    """`prepare` makes the task in its own process; `written` names the writer of its texts.

    `most` is the largest run it takes part in unless asked; `needs` are the modules it is made of.
    """

    name: str
    written: str
    prepare: Callable[[], Task]
    needs: tuple[str, ...]
    most: int = 10_000
    ready: Callable[[str], Any] = str


def _parse() -> Task:
    from sheetlang.language.parse import parse
    from sheetlang.source import Source

    return lambda text: parse(Source("sheet", text))


def _check() -> Task:
    return _checked_by(None)


def _check_without_rules() -> Task:
    from sheetlang.checker.checker import Checker

    return _checked_by(Checker(()))


def _checked_by(checker: Any) -> Task:
    compiled = _compiled(checker)

    def task(text: str) -> object:
        result = compiled(text)
        if len(result.sheets) != 1 or result.sheets[0].refused:
            raise ValueError(f"a sheet of the corpus cannot be read: {result.findings[0].message('en')}")
        result.findings  # noqa: B018 - asked for, they are found
        return result

    return task


def _check_both() -> Task:
    check = _check()
    return lambda versions: [check(text) for text in versions]


def _diff() -> Task:
    """What `diff` does with a file of two folders, to the last line of its text; it asks no rules."""
    from sheetlang.changes.comparison import Side, compared
    from sheetlang.changes_report.output import output

    read, text = _compiled(), output("text")

    def task(versions: list[str]) -> object:
        old, new = ([Side("sheet", "sheet", sheet) for sheet in read(one).sheets] for one in versions)
        told = text.render(compared(old, new), "zh", False)
        if told.count("\n") < len(EDITS):
            raise ValueError("not all changes were told")
        return told

    return task


def _rules() -> Task:
    from sheetlang.checker.checker import plain_checker

    checker = plain_checker()
    return lambda sheets: [finding for sheet in sheets for finding in checker.findings(sheet)]


def _resolved(text: str) -> object:
    from sheetlang.language.parse import parse
    from sheetlang.model.imports import NoLibrary
    from sheetlang.model.resolve import resolve
    from sheetlang.source import Source
    from sheetlang.workspace.forms import built_in

    return resolve(parse(Source("sheet", text))[0], built_in(), NoLibrary())[0]


def _loaded(text: str) -> object:
    from benchmarks.peers import loaded

    return loaded(text)


def _models() -> Task:
    from benchmarks.peers import Sheet

    return Sheet.model_validate


def _compiled(checker: Any = None) -> Callable[[str], Any]:
    from sheetlang.compiler import compile_source
    from sheetlang.source import Source
    from sheetlang.workspace.forms import built_in

    return lambda text: compile_source(Source("sheet", text), built_in(), checker=checker)


def _painted(*formats: str) -> Callable[[], Task]:
    def prepare() -> Task:
        from sheetlang.compiler import emit

        compiled = _compiled()

        def task(text: str) -> object:
            result = compiled(text)
            return tuple(emit(result, name) for name in formats)

        return task

    return prepare


def _sheet_painted() -> Task:
    from sheetlang.compiler import emit

    return lambda result: emit(result, "xlsx")


def _peer(name: str) -> Callable[[], Task]:
    def prepare() -> Task:
        from benchmarks import peers

        return getattr(peers, name)

    return prepare


def _yaml() -> Task:
    import yaml

    return lambda text: yaml.load(text, Loader=yaml.CSafeLoader)


def _strictdoc() -> Task:
    from strictdoc.backend.sdoc.reader import SDReader

    return SDReader.read


def _beancount() -> Task:
    from beancount.parser import parser

    return parser.parse_string


def _xlsxwriter() -> Task:
    from benchmarks.workbook_calls import replayed

    return replayed


def _ready(text: str) -> object:
    return _compiled()(text)


def _calls(text: str) -> object:
    from benchmarks.workbook_calls import ready

    return ready(json.loads(text))


CONTESTANTS = (
    Contestant("sheetlang: parse", "sheet", _parse, ()),
    Contestant("CSafeLoader", "yaml", _yaml, ("yaml",)),
    Contestant("StrictDoc", "sdoc", _strictdoc, ("strictdoc",), 100),
    Contestant("Beancount", "beancount", _beancount, ("beancount",), 100),
    Contestant("sheetlang: check", "sheet", _check, ()),
    Contestant("sheetlang: check without rules", "sheet", _check_without_rules, ()),
    Contestant("CSafeLoader + pydantic", "yaml", _peer("validated"), ("yaml", "pydantic")),
    Contestant("sheetlang: check both versions", "sheet", _check_both, (), ready=versions),
    Contestant("sheetlang: diff", "sheet", _diff, (), ready=versions),
    Contestant("sheetlang: all rules", "sheet", _rules, (), ready=_resolved),
    Contestant("pydantic: validation", "yaml", _models, ("yaml", "pydantic"), ready=_loaded),
    Contestant("sheetlang: html + json", "sheet", _painted("html", "json"), ()),
    Contestant("CSafeLoader + pydantic + Jinja2", "yaml", _peer("pages"), ("yaml", "pydantic")),
    Contestant("sheetlang: xlsx from text", "sheet", _painted("xlsx"), (), 1_000),
    Contestant("sheetlang: xlsx", "sheet", _sheet_painted, (), 1_000, _ready),
    Contestant("XlsxWriter", "calls", _xlsxwriter, (), 1_000, _calls),
)


class Floor(NamedTuple):
    """What a contestant must reach beside a peer: so many times as fast, or no more than so many times as long."""

    name: str
    peer: str
    times: float
    slower: bool = False


FLOORS = (
    Floor("sheetlang: parse", "CSafeLoader", 3),
    Floor("sheetlang: check", "CSafeLoader + pydantic", 2),
    # What both look at: names, types, categories, doubles.
    Floor("sheetlang: check without rules", "CSafeLoader + pydantic", 2),
    Floor("sheetlang: all rules", "sheetlang: parse", 0.5, slower=True),
    Floor("sheetlang: diff", "sheetlang: check both versions", 2.5, slower=True),
    Floor("sheetlang: html + json", "CSafeLoader + pydantic + Jinja2", 2),
    Floor("sheetlang: xlsx", "XlsxWriter", 1.3, slower=True),
)


def installed(contestant: Contestant) -> bool:
    """Whether all that a contestant is made of is here."""
    return all(find_spec(name) for name in contestant.needs)


def named(name: str) -> Contestant:
    """The contestant of a name."""
    return next(one for one in CONTESTANTS if one.name == name)
