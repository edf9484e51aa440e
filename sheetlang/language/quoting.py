"""Quotes around a name: what they hold, and when a name needs them."""

from sheetlang.language.document import Command
from sheetlang.language.keywords import COMMANDS
from sheetlang.language.parse import parse
from sheetlang.source import Source

_PAIRS = (("「", "」"), ('"', '"'))


def unquoted(text: str) -> str:
    """The text without a pair of quotes around the whole of it."""
    if text[:1] not in ("「", '"'):
        return text
    for opener, closer in _PAIRS:
        if (
            len(text) >= 2
            and text[0] == opener
            and text[-1] == closer
            and closer not in text[1:-1]
            and opener not in text[1:-1]
        ):
            return text[1:-1]
    return text


def named(argument: str) -> str:
    """The name or path that the argument of a command says; Chinese quotes serve as well."""
    text = unquoted(argument)
    return text[1:-1] if len(text) >= 2 and text[0] in "“”‘" and text[-1] in "“”’" else text


def quoted(text: str) -> str:
    """The text in the first pair of quotes that it does not contain."""
    for opener, closer in _PAIRS:
        if opener not in text and closer not in text:
            return f"{opener}{text}{closer}"
    return f'"{text}"'


def written_project(name: str) -> str:
    """A project's name as it stands on its line: on one line, in quotes only where it would be read amiss."""
    plain = " ".join(name.split())
    document, _ = parse(Source("", f"{COMMANDS['project'].zh} {plain}"))
    match document.lines:
        case (Command(argument=found, comment=""),) if found == plain and unquoted(plain) == plain:
            return plain
    return f'"{plain}"'
