"""The Jinja environment of the painters that use templates."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from sheetlang.resources import folder

# What a page calls its language.
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}


def _escaped(text: str) -> str:
    return str(markupsafe.escape(text))


# What the library escapes with inside, where it offers that: it does not wrap a text for a join that unwraps it.
escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", _escaped)


def style_hash(style: str) -> str:
    """What a page's policy calls its style by, so that it lets no other in."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def style_of(*names: str) -> str:
    """The text of style sheets of the folder `templates`, one after another."""
    return "".join((folder("templates") / name).read_text("utf-8") for name in names)


@cache
def template(name: str) -> Template:
    """A template of the folder `templates`; `.html` ones escape all they print."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(folder("templates")),
        autoescape=lambda name: name is not None and ".html" in name,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
