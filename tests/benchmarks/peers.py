"""The peers' side as a good engineer writes it: pydantic models, and a page from a Jinja template."""

import datetime
from decimal import Decimal
from itertools import groupby
from typing import Annotated, Any, Literal

import jinja2
import pydantic
import yaml

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
        return self.text or f"{self.comparator or ''}{self.value}{self.unit or ''}"


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
<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{{ sheet.project }}</title></head>
<body>
<article>
<h1>财政项目支出绩效目标表</h1>
<p class="subtitle">（{{ sheet.year }}年度）</p>
<table class="fields">
{% for pair in fields | batch(2) %}
<tr>{% for label, value in pair %}<th class="label">{{ label }}</th><td class="value">{{ value }}</td>{% endfor %}</tr>
{% endfor %}
{% for label, text in prose %}
<tr><th class="label" colspan="4">{{ label }}：</th></tr>
<tr><td class="prose" colspan="4">{% for paragraph in text.splitlines() %}<p>{{ paragraph }}</p>{% endfor %}</td></tr>
{% endfor %}
</table>
<table class="indicators">
<caption>{{ sheet.year }}年绩效目标</caption>
<thead><tr><th>一级目标</th><th>二级目标</th><th>三级目标</th><th>指标目标值</th></tr></thead>
<tbody>
{% for row in rows %}
<tr id="p1-{{ row.anchor }}">
{%- if row.span1 %}<th class="category" scope="rowgroup" rowspan="{{ row.span1 }}">{{ row.one.level1 }}</th>{% endif -%}
{%- if row.span2 %}<th class="category" scope="rowgroup" rowspan="{{ row.span2 }}">{{ row.one.level2 }}</th>{% endif -%}
<th class="name" scope="row">{{ row.one.name }}</th><td class="target">{{ row.one.target }}</td></tr>
{% endfor %}
</tbody>
</table>
</article>
</body>
</html>
"""
_PAGE = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(PAGE)


def page(sheet: Sheet) -> str:
    """The same table as sheetlang's, categories merged."""
    fields = [(info.alias, value) for info, value in _printed(sheet.fields)]
    prose = [(info.alias, value) for info, value in _printed(sheet.prose)]
    return _PAGE.render(sheet=sheet, fields=fields, prose=prose, rows=_rows(sheet.indicators))


def _printed(model: Strict) -> list[tuple[Any, Any]]:
    return [(info, getattr(model, name)) for name, info in type(model).model_fields.items()]


def _rows(indicators: list[Indicator]) -> list[dict[str, Any]]:
    rows = []
    for _, first in groupby(indicators, key=lambda one: one.level1):
        members = list(first)
        span1 = len(members)
        for _, second in groupby(members, key=lambda one: one.level2):
            below = list(second)
            span2 = len(below)
            for one in below:
                anchor = f"{one.level1}-{one.level2}-{one.name}"
                rows.append({"one": one, "anchor": anchor, "span1": span1, "span2": span2})
                span1 = span2 = 0
    return rows


def pages(text: str) -> tuple[bytes, bytes]:
    """HTML and JSON of a text."""
    sheet = validated(text)
    return page(sheet).encode(), sheet.model_dump_json().encode()
