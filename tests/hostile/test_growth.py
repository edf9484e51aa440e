"""Twice the sheet costs no more than 2.3 times the time, whatever it is that there is more of."""

import functools
import gc
import sys
from time import process_time

import pytest
from hostile.growing import GROWING, GROWING_FORMS, GROWING_SETTINGS
from hostile.hang_guard import hang_guard

from sheetlang.checker.names import all_names
from sheetlang.checker.settings import read_settings
from sheetlang.compiler import compile_source
from sheetlang.diagnostic import Diagnostic
from sheetlang.forms.read import read_form
from sheetlang.merging.result import merge
from sheetlang.report.report import report, report_names
from sheetlang.source import Source
from sheetlang.workspace.forms import built_in

MOST_TIMES = 2.3
ENOUGH_SECONDS = 0.05
LARGEST = 1 << 16
ROUNDS, MOST_ROUNDS = 2, 24


def forget() -> None:
    """Empty what sheetlang remembers of earlier texts, so that every run does all the work."""
    for module in list(sys.modules.values()):
        if module.__name__.partition(".")[0] == "sheetlang":
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper) and value.cache_parameters()["maxsize"]:
                    value.cache_clear()


def check(text: str) -> None:
    compiled = compile_source(Source("x", text), built_in())
    tuple(compiled.findings)  # rules are asked only where someone wants to know


def check_form(text: str) -> None:
    read_form(Source("x.toml", text))


def check_settings(text: str) -> None:
    read_settings(Source("x.toml", text), (), all_names())


def seconds(run, text: str) -> float:
    forget()
    gc.collect()
    gc.disable()
    try:
        started = process_time()
        run(text)
        return process_time() - started
    finally:
        gc.enable()


def times(run, make, count: int = 250) -> float:
    """How many times as long the double takes, at a size where a run takes long enough to be measured.

    One step is dearer where something remembered comes to its end; what grows with a square is so at each.
    """
    gc.collect()
    gc.freeze()  # what other tests left is not walked over before each measurement
    while seconds(run, make(count)) < ENOUGH_SECONDS and count < LARGEST:
        count *= 2
    step = one_step(run, make, count)
    return step if step <= MOST_TIMES else min(step, one_step(run, make, 2 * count))


def one_step(run, make, count: int) -> float:
    """How many times as long the double of this size takes."""
    single, double = make(count), make(2 * count)
    once, twice = float("inf"), float("inf")
    for number in range(MOST_ROUNDS):
        once, twice = min(once, seconds(run, single)), min(twice, seconds(run, double))
        if number + 1 >= ROUNDS and not MOST_TIMES < twice / once < 1.5 * MOST_TIMES:
            break
    return twice / once


@pytest.mark.parametrize("name", GROWING)
def test_the_cost_of_a_sheet_grows_with_its_size(name):
    check(GROWING[name](3))
    with hang_guard(120, name):
        assert times(check, GROWING[name]) <= MOST_TIMES


@pytest.mark.parametrize("name", report_names())
def test_the_cost_of_a_report_grows_with_its_findings(name):
    some = compile_source(Source("x", GROWING["lines without a mark"](250)), built_in()).findings

    def findings(count: int) -> tuple[Diagnostic, ...]:
        return some * (count // 250)

    with hang_guard(120, name):
        assert times(lambda found: report(name).render(found, "zh", False), findings) <= MOST_TIMES


@pytest.mark.parametrize("name", GROWING_FORMS)
def test_the_cost_of_a_form_grows_with_its_size(name):
    with hang_guard(120, name):
        assert times(check_form, GROWING_FORMS[name]) <= MOST_TIMES


@pytest.mark.parametrize("name", GROWING_SETTINGS)
def test_the_cost_of_settings_grows_with_their_size(name):
    with hang_guard(120, name):
        assert times(check_settings, GROWING_SETTINGS[name]) <= MOST_TIMES


def test_the_cost_of_a_merge_grows_with_its_sections():
    def versions(count: int) -> tuple[str, str, str]:
        base, theirs = (GROWING["sets of names of their own"](number) for number in (count, 2 * count))
        return base, f"{base}# 我方\n", theirs

    with hang_guard(120, "merge"):
        assert times(lambda three: merge(*three, built_in()), versions, 1000) <= MOST_TIMES


def test_a_cost_that_grows_with_the_square_would_be_seen():
    assert times(lambda text: [text[:at] for at in range(len(text))], lambda count: "名" * count) > MOST_TIMES
