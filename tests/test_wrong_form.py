"""A sheet under a form that is not its own: said once, with the form that is meant; else nothing is said of it."""

from itertools import permutations
from random import Random

import pytest
from sound import SOUND

from sheetlang.compiler import Compiled, compile_source
from sheetlang.edits import edited
from sheetlang.forms.form import Form
from sheetlang.model.faults import WRONG_FORM
from sheetlang.source import Source
from sheetlang.starting.blank_sheet import blank_sheet
from sheetlang.workspace.forms import built_in

FORMS = built_in().forms
# Of forms that are near each other few labels are strange: each is told.
MOST_TOLD = 7
STRANGE = {"unknown-field", "unknown-category", "misplaced-category"}


def compiled(text: str) -> Compiled:
    return compile_source(Source("a.sheet", text), built_in())


def filled(form: Form) -> str:
    """A sheet with all fields and categories of a form."""
    lines = blank_sheet(form, 2026, "甲").splitlines()[1:]
    return "\n".join(line.removeprefix("# ") for line in lines if not line.startswith("# 指标")) + "\n"


def under(other: Form, form: Form) -> str:
    return filled(form).replace(f"表式: {form.name}", f"表式: {other.name}")


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_no_sheet_is_said_to_be_of_another_form_than_its_own(form):
    assert {one.rule for one in compiled(filled(form)).findings} & {*STRANGE, WRONG_FORM.name} == set()


@pytest.mark.parametrize(("stated", "own"), [*permutations(FORMS, 2)], ids=lambda form: form.id)
def test_the_form_that_is_meant_is_the_one_it_was_written_for(stated, own):
    found = compiled(under(stated, own))
    told = [one for one in found.findings if one.rule == WRONG_FORM.name]
    if told:
        assert [one.values["suggestion"] for one in told] == [own.name]
        assert not STRANGE & {one.rule for one in found.findings}
        assert [sheet.form.id for sheet in found.sheets] == [own.id]
        (fix,) = [one.fix for one in told]
        assert fix is not None and not fix.safe
        assert edited(found.document.source.text, fix.edits) == filled(own)
    else:
        assert sum(one.rule in STRANGE for one in found.findings) <= MOST_TOLD


@pytest.mark.parametrize("form", [form for form in FORMS if form.categories], ids=lambda form: form.id)
@pytest.mark.parametrize("seed", range(10))
def test_slips_in_some_labels_are_told_one_by_one(form, seed):
    dice = Random(seed)
    lines = filled(form).splitlines()
    written = [at for at, line in enumerate(lines) if ":" in line[1:] and at > 3]
    for at in dice.sample(written, len(written) // 3):
        lines[at] = "别的" + lines[at]
    assert WRONG_FORM.name not in {one.rule for one in compiled("\n".join(lines) + "\n").findings}


def test_each_project_is_of_the_form_that_it_names():
    def project(text):
        form, year, _, opening, *rest = text.splitlines()
        return "\n".join([opening, form, year, *rest]) + "\n"

    national, shanghai = built_in().find("national-2021"), built_in().find("shanghai-2020")
    found = compiled(project(filled(national)) + project(under(national, shanghai)) + project(filled(national)))
    assert [one.rule for one in found.findings if one.rule in {*STRANGE, WRONG_FORM.name}] == [WRONG_FORM.name]
    assert [sheet.form.id for sheet in found.sheets] == ["national-2021", "shanghai-2020", "national-2021"]


def test_what_is_wrong_in_sets_is_said_under_the_form_that_is_meant():
    sets = "引用 共性\n\n指标集 共性\n投入与管理.财务管理.合规性: 合规\n产初.数量.甲 = 1 个\n"
    found = compiled(under(built_in().find("national-2021"), built_in().find("shanghai-2020")) + sets)
    told = [one for one in found.findings if one.rule in {*STRANGE, WRONG_FORM.name}]
    assert [(one.rule, one.values["name"]) for one in told] == [
        (WRONG_FORM.name, "项目支出绩效目标申报表(2021)"),
        ("unknown-category", "产初"),
    ]


def test_few_strange_labels_are_told_one_by_one():
    strange = "申报单位名称: 甲\n项目类别: 乙\n绩效类型: 丙\n项目概况: 丁\n"
    rules = [one.rule for one in compiled(SOUND + strange).findings if one.rule in {*STRANGE, WRONG_FORM.name}]
    assert rules == ["unknown-field"] * 4
