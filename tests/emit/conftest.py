"""What the tests of the emitters paint: the examples, a blank sheet of each form, and small texts."""

from collections.abc import Callable

import pytest
from painted_sheets import EXAMPLE_NAMES, FORMS, Sheets, blank_sheets, compiled_sheets, example_sheets

from sheetlang.forms.form import Form
from sheetlang.model.sheet import Indicator, Sheet, TextValue
from sheetlang.model.target import Words

SHANGHAI = """\
表式: 上海市财政项目支出绩效目标表(2020)
年度: 2026

项目 {project}

申报单位名称: 市档案馆
项目类别: {category}
计划开始日期: {start}
计划完成日期: 2026-12-31
是否含有政府购买服务: 是
绩效类型: 其他类
项目总预算: {total}
项目当年预算: 95.50 元

项目概况:
    {overview}

{indicators}
"""


@pytest.fixture
def example() -> Callable[[str], Sheets]:
    """The sheets of an example, by the name of its file."""
    return example_sheets


@pytest.fixture
def blank() -> Callable[[str], Sheets]:
    """The blank sheet of a form, by its id."""
    return blank_sheets


@pytest.fixture(params=[*EXAMPLE_NAMES, *FORMS], scope="module")
def any_sheets(request: pytest.FixtureRequest) -> Sheets:
    """Each example in turn, then the blank sheet of each form."""
    return blank_sheets(request.param) if request.param in FORMS else example_sheets(request.param)


@pytest.fixture(params=FORMS, scope="module")
def each_blank(request: pytest.FixtureRequest) -> Sheets:
    """The blank sheet of each form in turn."""
    return blank_sheets(request.param)


@pytest.fixture
def compiled() -> Callable[[str], Sheets]:
    """The sheets of a text that must be free of errors."""
    return compiled_sheets


@pytest.fixture
def shanghai() -> Callable[..., Sheets]:
    """A small sheet of the Shanghai form of 2020; each part that a test speaks of can be given."""

    def small(
        indicators: str = "产出.数量.培训次数 = 4 次",
        *,
        project: str = "档案整理",
        category: str = "其他",
        start: str = "2026-01-01",
        total: str = "1,805,000 元",
        overview: str = "整理档案。",
    ) -> Sheets:
        return compiled_sheets(
            SHANGHAI.format(
                indicators=indicators, project=project, category=category, start=start, total=total, overview=overview
            )
        )

    return small


@pytest.fixture
def saying() -> Callable[[Sheets, str], Sheets]:
    """Sheets whose every word, those of the form included, is replaced by one text."""
    return lambda sheets, text: tuple(_sheet_saying(sheet, text) for sheet in sheets)


def _sheet_saying(sheet: Sheet, text: str) -> Sheet:
    kinds = {one.name: one.type for one in sheet.form.fields}
    return sheet._replace(
        form=_form_saying(sheet.form, text),
        project=text,
        fields={name: TextValue(text) for name, kind in kinds.items() if kind not in ("prose", "project", "year")},
        prose={name: (text,) for name, kind in kinds.items() if kind == "prose"},
        indicators=tuple(_indicator_saying(one, sheet.form, text) for one in sheet.indicators),
    )


def _indicator_saying(indicator: Indicator, form: Form, text: str) -> Indicator:
    return indicator._replace(
        path=tuple(text for _ in indicator.path),
        target=Words(text),
        flags=(text,),
        attributes={one.name: TextValue(text) for one in form.attributes},
    )


def _form_saying(form: Form, text: str) -> Form:
    sections = tuple(
        section._replace(
            heading=section.heading and text,
            side=section.side and text,
            fields=tuple(one._replace(label=text) for one in section.fields),
        )
        for section in form.sections
    )
    columns = tuple(column._replace(name=text, group=column.group and text) for column in form.columns)
    return form._replace(
        title=text, subtitle=text, indicators_heading=text, note=text, sections=sections, columns=columns
    )
