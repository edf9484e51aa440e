"""The Jinja environment of the painters that use templates."""

import re
from collections.abc import Callable
from functools import cache

import markupsafe

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from sheetlang.resources import folder


_SPECIAL = re.compile("[&<>\"']")


@cache
def template(name: str, escape: Callable[[str], str] | None = None) -> Template:
    """A template of the folder `templates`; `.html` ones escape all they print."""
    environment = Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=".html" in name,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    if escape is not None:
        environment.filters["escape_text"] = escape
    found = environment.get_template(name)
    if ".html" in name:
        found.root_render_func.__globals__["escape"] = escaped
    return found


def escaped(value: object) -> str:
    """As the environment escapes what a template prints; a text in which nothing is to be escaped stays as it is."""
    if type(value) is str and (value.isalnum() or not _SPECIAL.search(value)):
        return value
    return markupsafe.escape(value)
