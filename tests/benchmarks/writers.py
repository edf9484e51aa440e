"""The same content in the languages of all contestants, each as its own users write it."""

import datetime
import json

from rows import written_label

from benchmarks.corpus import FORM, Content, Item
from benchmarks.workbook_calls import recorded


def as_sheet(content: Content) -> str:
    """The content as sheetlang's own text."""
    lines = [f"表式: {FORM}", f"年度: {content.year}", "", f"项目 {content.project}", ""]
    lines += [f"{name}: {text}" for name, text in content.texts.items()]
    lines += [f"{name}: {amount:,} 元" for name, amount in content.amounts.items()]
    for name, paragraphs in content.prose.items():
        lines += ["", f"{name}:", *(f"    {paragraph}" for paragraph in paragraphs)]
    category = None
    for item in content.items:
        if category != (item.level1, item.level2):
            category = (item.level1, item.level2)
            lines.append("")
        lines.append(sheet_line(item))
    return "\n".join(lines) + "\n"


def sheet_line(item: Item) -> str:
    """An indicator as a line of a sheet."""
    label = written_label((item.level1.removesuffix("目标"), item.level2), item.name)
    target = item.words or f"{item.value} {item.unit}".rstrip()
    return f"{label} {item.comparator} {target}" if item.comparator else f"{label}: {target}"


def as_yaml(content: Content) -> str:
    """The content as an engineer would write it in YAML: block style, plain scalars, dates as dates."""
    import yaml

    class Dumper(yaml.CSafeDumper):
        """Writes texts of several lines as blocks."""

    Dumper.add_representer(
        str,
        lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else ""),
    )
    fields = {
        name: datetime.date.fromisoformat(text) if name.endswith("日期") else text
        for name, text in content.texts.items()
    }
    value = {
        "form": FORM,
        "year": content.year,
        "project": content.project,
        "fields": fields | content.amounts,
        "prose": {name: "\n".join(paragraphs) for name, paragraphs in content.prose.items()},
        "indicators": [_mapping(item) for item in content.items],
    }
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1000)


def _mapping(item: Item) -> dict[str, object]:
    value = {"level1": item.level1, "level2": item.level2, "name": item.name}
    if item.words:
        return value | {"text": item.words}
    number = float(item.value) if "." in item.value else int(item.value)
    return value | {
        name: one
        for name, one in (("comparator", item.comparator), ("value", number), ("unit", item.unit))
        if one != ""
    }


_FIELDS = ("LEVEL1", "LEVEL2", "TITLE", "COMPARATOR", "VALUE", "UNIT", "WORDS")


def as_strictdoc(content: Content) -> str:
    """The content as a StrictDoc document: a requirement for each indicator, by a grammar of its own."""
    declared = "".join(
        f"  - TITLE: {name}\n    TYPE: String\n    REQUIRED: {name in _FIELDS[:3]}\n" for name in _FIELDS
    )
    grammar = (
        "[GRAMMAR]\nELEMENTS:\n- TAG: TEXT\n  FIELDS:\n  - TITLE: STATEMENT\n    TYPE: String\n    REQUIRED: True\n"
        f"- TAG: REQUIREMENT\n  FIELDS:\n{declared}"
    )
    head = [*content.texts.items(), *((name, f"{amount} 元") for name, amount in content.amounts.items())]
    parts = [f"[DOCUMENT]\nTITLE: {content.project}\n", grammar]
    parts += [f"[TEXT]\nSTATEMENT: {name}: {text}\n" for name, text in head]
    for name, paragraphs in content.prose.items():
        parts.append("[TEXT]\nSTATEMENT: >>>\n" + "\n".join([name, *paragraphs]) + "\n<<<\n")
    for item in content.items:
        lines = [f"{name}: {value}\n" for name, value in zip(_FIELDS, item, strict=True) if value]
        parts.append("[REQUIREMENT]\n" + "".join(lines))
    return "\n".join(parts)


def as_beancount(content: Content) -> str:
    """The content as Beancount directives: a `custom` entry for each field, text and indicator."""
    day = f"{content.year}-01-01"
    lines = [f'{day} custom "project" {_quoted(content.project)}']
    lines += [f"{day} custom {_quoted(name)} {_quoted(text)}" for name, text in content.texts.items()]
    lines += [f"{day} custom {_quoted(name)} {amount} CNY" for name, amount in content.amounts.items()]
    for name, paragraphs in content.prose.items():
        lines += [f"{day} custom {_quoted(name)} " + " ".join(map(_quoted, paragraphs))]
    for item in content.items:
        head = f'{day} custom "indicator" ' + " ".join(map(_quoted, item[:3]))
        measured = f"{_quoted(item.comparator)} {item.value} {_quoted(item.unit)}"
        lines.append(f"{head} {_quoted(item.words) if item.words else measured}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_workbook_calls(content: Content) -> str:
    """The calls that write the content's workbook, as JSON."""
    return json.dumps(recorded(as_sheet(content)), ensure_ascii=False)


WRITERS = {
    "sheet": as_sheet,
    "yaml": as_yaml,
    "sdoc": as_strictdoc,
    "beancount": as_beancount,
    "calls": as_workbook_calls,
}
