"""The Jinja environment of the painters that use templates."""

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from sheetlang.resources import folder


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
    return environment.get_template(name)
