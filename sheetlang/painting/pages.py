"""The Jinja environment of the painters that use templates."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from sheetlang.resources import folder

# Escapes as the library does within, without wrapping a text for a join that unwraps it; if it offers that.
escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def style_hash(style: str) -> str:
    """What a page's policy calls its style by, so that it lets no other in."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


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
        _escape_less(found.root_render_func.__globals__)
    return found


def _escape_less(names: dict[str, Any]) -> None:
    """Let a compiled template escape texts as its library does within, without wrapping each for a join that unwraps it.

    A whole number has nothing to escape. What offers no such function, or is neither, is escaped as ever.
    """
    escape = names["escape"]

    def escaped(value: object) -> str:
        kind = type(value)
        if kind is str:
            return escape_text(value)  # type: ignore[arg-type]
        return str(value) if kind is int else escape(value)

    names["escape"] = escaped
