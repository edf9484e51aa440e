"""The peers' side as a good engineer writes it: pydantic models, and a page from a Jinja template."""

import base64
import datetime
import hashlib
import re
from decimal import Decimal
from itertools import groupby
from typing import Annotated, Any, Literal

import jinja2
import pydantic
import yaml

from sheetlang.resources import folder

_SIGNS = {"≥": ">=", "≤": "<="}
_NOT_IN_ANCHORS = re.compile(r"[^\w\u3400-\u9fff]+")
TREE = {
    "投入与管理": {"投入管理", "财务管理", "实施管理"},
    "产出目标": {"数量", "质量", "时效"},
    "效果目标": {"经济效益", "社会效益", "环境效益", "满意度"},
    "影响力目标": {"长效管理", "人力资源", "部门协助", "配套设施", "信息共享"},
}

Named = Annotated[str, pydantic.Field(min_length=1)]
Amount = Annotated[int, pydantic.Field(ge=0)]


class Strict(pydantic.BaseModel):
    """Refuses keys it does not know."""

    model_config = pydantic.ConfigDict(extra="forbid", frozen=True)


class Indicator(Strict):
    """A number with comparator and unit, or a text."""

    level1: Literal["投入与管理", "产出目标", "效果目标", "影响力目标"]
    level2: Named
    name: Named
    comparator: Literal["=", ">=", "<=", ">", "<", "≥", "≤"] | None = None
    value: Decimal | None = None
    unit: str | None = None
    text: str | None = None

    @pydantic.model_validator(mode="after")
    def _is_whole(self) -> "Indicator":
        if self.level2 not in TREE[self.level1]:
            raise ValueError(f"{self.level2} is no category of {self.level1}")
        if (self.value is None) == (self.text is None):
            raise ValueError("either a value or a text")
        return self

    @property
    def target(self) -> str:
        """The target as printed."""
        return self.text or f"{_SIGNS.get(self.comparator, self.comparator) or ''}{self.value}{self.unit or ''}"


class Fields(Strict):
    """The header of the form."""

    organisation: Named = pydantic.Field(alias="申报单位名称")
    kind: Named = pydantic.Field(alias="项目类别")
    start: datetime.date = pydantic.Field(alias="计划开始日期")
    end: datetime.date = pydantic.Field(alias="计划完成日期")
    buys_services: Literal["是", "否"] = pydantic.Field(alias="是否含有政府购买服务")
    performance: Named = pydantic.Field(alias="绩效类型")
    total: Amount = pydantic.Field(alias="项目总预算")
    budget: Amount = pydantic.Field(alias="项目当年预算")
    last_budget: Amount | None = pydantic.Field(None, alias="同名项目上年预算额")
    last_spent: Amount | None = pydantic.Field(None, alias="同名项目上年预算执行数")


class Prose(Strict):
    """The texts of the form."""

    overview: Named = pydantic.Field(alias="项目概况")
    basis: str = pydantic.Field("", alias="立项依据")
    need: str = pydantic.Field("", alias="项目设立的必要性")
    measures: str = pydantic.Field("", alias="保证项目实施的制度、措施")
    plan: str = pydantic.Field("", alias="项目实施计划")
    goals: str = pydantic.Field("", alias="总目标及阶段性目标")


class Sheet(Strict):
    """One project's sheet."""

    form: Literal["shanghai-2020"]
    year: Annotated[int, pydantic.Field(ge=2000, le=2100)]
    project: Named
    fields: Fields
    prose: Prose
    indicators: list[Indicator]

    @pydantic.field_validator("indicators")
    @classmethod
    def _are_unique(cls, indicators: list[Indicator]) -> list[Indicator]:
        seen = set()
        for one in indicators:
            path = (one.level1, one.level2, one.name)
            if path in seen:
                raise ValueError(f"{'.'.join(path)} stands twice")
            seen.add(path)
        return indicators


def loaded(text: str) -> dict[str, Any]:
    """Plain dicts, by the C loader."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


def validated(text: str) -> Sheet:
    """A checked model."""
    return Sheet.model_validate(loaded(text))


PAGE = """\
{% macro pair(label, value, other, beside) -%}
<tr><th class="label" scope="row">{{ label }}</th><td class="value" colspan="2">{{ value }}</td>
{%- if other %}<th class="label" scope="row">{{ other }}</th><td class="value">{{ beside }}</td>{% endif %}</tr>
{%- endmacro %}
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{{ digest }}'; img-src data:">
<title>{{ sheet.project }} 财政项目支出绩效目标表</title>
<style>{{ style | safe }}</style>
</head>
<body>
<main>
<article id="p1" aria-labelledby="title1">
<h1 id="title1">财政项目支出绩效目标表</h1>
<p class="subtitle">（{{ sheet.year }}年度）</p>
<div class="block">
<table class="fields">
<caption class="unseen">财政项目支出绩效目标表</caption>
<colgroup>
<col class="w18">
<col class="w16">
<col class="w16">
<col class="w18">
<col class="w32">
</colgroup>
<thead class="edge" aria-hidden="true"><tr><td colspan="5"></td></tr></thead>
<tbody>
<tr><th class="label" scope="row">申报单位名称</th><td class="value" colspan="4">{{ fields.organisation }}</td></tr>
{{ pair("项目名称", sheet.project, "项目类别", fields.kind) }}
{{ pair("计划开始日期", fields.start, "计划完成日期", fields.end) }}
{{ pair("是否含有政府购买服务", fields.buys_services, "绩效类型", fields.performance) }}
{% for label, text in prose %}
<tr><th class="label" scope="row" colspan="5">{{ label }}：</th></tr>
<tr><td class="prose" colspan="5">{% for paragraph in text.splitlines() %}<p>{{ paragraph }}</p>{% endfor %}</td></tr>
{% endfor %}
<tr><th class="heading" scope="colgroup" colspan="5">本项目上年度市级财政资金使用情况</th></tr>
{{ pair("项目总预算（元）", money(fields.total), "项目当年预算（元）", money(fields.budget)) }}
{{ pair("同名项目上年预算额（元）", money(fields.last_budget), "同名项目上年预算执行数（元）", money(fields.last_spent)) }}
</tbody>
<tfoot class="edge" aria-hidden="true"><tr><td colspan="5"></td></tr></tfoot>
</table>
</div>
<div class="block">
<table class="indicators">
<caption>{{ sheet.year }}年绩效目标</caption>
<colgroup>
<col class="w14">
<col class="w14">
<col class="w48">
<col class="w24">
</colgroup>
<thead>
<tr><th class="head" scope="col">一级目标</th><th class="head" scope="col">二级目标</th><th class="head" scope="col">三级目标</th><th class="head" scope="col">指标目标值</th></tr>
</thead>
{% for group in groups %}
<tbody>
{% for row in group %}
<tr id="p1-{{ row.anchor }}">
{%- if row.span1 %}<th class="category"{% if row.span1 > 1 %} scope="rowgroup" rowspan="{{ row.span1 }}"{% else %} scope="row"{% endif %}>{{ row.one.level1 }}</th>{% endif -%}
{%- if row.span2 %}<th class="category"{% if row.span2 > 1 %} scope="rowgroup" rowspan="{{ row.span2 }}"{% else %} scope="row"{% endif %}>{{ row.one.level2 }}</th>{% endif -%}
<th class="name" scope="row">{{ row.one.name }}</th><td class="target">{{ row.one.target }}</td></tr>
{% endfor %}
</tbody>
{% endfor %}
<tfoot class="edge" aria-hidden="true"><tr><td colspan="4"></td></tr></tfoot>
</table>
</div>
</article>
</main>
</body>
</html>
"""
_PAGE = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(PAGE)


def page(sheet: Sheet) -> str:
    """The page that sheetlang makes of the same sheet, but for its indents."""
    prose = [(info.alias, text) for info, text in _printed(sheet.prose) if text]
    return _PAGE.render(
        sheet=sheet, fields=sheet.fields, prose=prose, groups=_groups(sheet.indicators), money=_money, style=STYLE,
        digest=_DIGEST,
    )  # fmt: skip


def _style() -> str:
    widths = "".join(f".w{width} {{ width: {width}% }}\n" for width in (14, 16, 18, 24, 32, 48))
    return (folder("templates") / "sheet.css").read_text("utf-8") + widths


STYLE = _style()
_DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


def _money(amount: int | None) -> str:
    return "" if amount is None else f"{amount:,}"


def _printed(model: Strict) -> list[tuple[Any, Any]]:
    return [(info, getattr(model, name)) for name, info in type(model).model_fields.items()]


def _groups(indicators: list[Indicator]) -> list[list[dict[str, Any]]]:
    """Rows with the spans of their categories: those of one level 1 together, single ones side by side."""
    groups: list[list[dict[str, Any]]] = []
    for _, first in groupby(indicators, key=lambda one: one.level1):
        rows = []
        members = list(first)
        span1 = len(members)
        for _, second in groupby(members, key=lambda one: one.level2):
            below = list(second)
            span2 = len(below)
            for one in below:
                anchor = _NOT_IN_ANCHORS.sub("-", f"{one.level1}-{one.level2}-{one.name}").strip("-")
                rows.append({"one": one, "anchor": anchor, "span1": span1, "span2": span2})
                span1 = span2 = 0
        if groups and len(rows) == len(groups[-1][-1:]) == 1 and groups[-1][-1]["span1"] == 1:
            groups[-1] += rows
        else:
            groups.append(rows)
    return groups


def pages(text: str) -> tuple[bytes, bytes]:
    """HTML and JSON of a text."""
    sheet = validated(text)
    return page(sheet).encode(), sheet.model_dump_json().encode()
