"""Text: what is said to the user, in both languages.

Apart from `diagnostic`, so that a start that only says something imports no more than this.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["zh", "en"]

LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Text(NamedTuple):
    """One text in Chinese and in English; `{name}` places are filled from a finding's values.

    A value may itself be a text; a tuple of values is listed.
    """

    zh: str
    en: str

    def render(self, lang: Language, values: Mapping[str, object]) -> str:
        """The text in a language with its places filled in."""
        filled = {name: _in_language(value, lang) for name, value in values.items()}
        return (self.zh if lang == "zh" else self.en).format_map(filled)


def _in_language(value: object, lang: Language) -> object:
    if isinstance(value, Text):
        return value.render(lang, {})
    return ("、" if lang == "zh" else ", ").join(map(str, value)) if isinstance(value, tuple) else value
