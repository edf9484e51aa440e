"""Text: what is said to the user, in both languages.

Apart from `diagnostic`, so that a start that only says something imports no more than this.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]

_LONGEST_VALUE = 400

LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Text(NamedTuple):
    """One text in Chinese and in English; `{name}` places are filled from a finding's values.

    A value may itself be a text; a tuple of values is listed; of a very long one only the beginning is said.
    Around a value that holds “quotes” of its own, those of the text become 「brackets」: so it can be told
    where it ends, and copied as it is.
    """

    zh: str
    en: str

    def render(self, lang: Language, values: Mapping[str, object] = {}) -> str:
        """The text in a language with its places filled in."""
        filled = {name: _in_language(value, lang) for name, value in values.items()}
        text = self.zh if lang == "zh" else self.en
        odd = [f"{{{name}}}" for name, value in filled.items() if isinstance(value, str) and _holds_quotes(value)]
        return (_requoted(text, odd) if odd else text).format_map(filled)

    def filled(self, **values: object) -> "Text":
        """The same text with its places filled in, for whoever says it later."""
        return Text(*(self.render(lang, values).replace("{", "{{").replace("}", "}}") for lang in LANGUAGES))


class Trouble(Exception):
    """What cannot be done with what was given; `reason` says why, its places filled in."""

    def __init__(self, reason: Text, /, **values: object) -> None:
        self.reason = reason.filled(**values)
        super().__init__(self.reason.render("en"))


def listed(values: Iterable[object], lang: Language) -> str:
    """Values one after another, as a language lists them."""
    return ("、" if lang == "zh" else ", ").join(map(str, values))


def _in_language(value: object, lang: Language) -> object:
    if isinstance(value, Text):
        return value.render(lang)
    if isinstance(value, str) and len(value) > _LONGEST_VALUE:
        return f"{value[:_LONGEST_VALUE]}…"
    return listed(value, lang) if isinstance(value, tuple) else value


def quoted(name: str) -> str:
    """A name in quotes; in other marks where it holds quotes itself."""
    return f"「{name}」" if _holds_quotes(name) else f"“{name}”"


def _holds_quotes(value: str) -> bool:
    return "“" in value or "”" in value


def _requoted(text: str, odd: list[str]) -> str:
    """A text with other marks around the places of which it is told."""
    before, *quotes = text.split("“")
    for quote in quotes:
        inside, _, after = quote.partition("”")
        before += f"「{inside}」{after}" if any(place in inside for place in odd) else f"“{quote}"
    return before
