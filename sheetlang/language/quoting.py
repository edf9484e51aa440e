"""Quotes around a name: what they hold, and when a name needs them."""

from sheetlang.diagnostic import has_errors
from sheetlang.language.document import Command, Entry
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


def written_label(categories: tuple[str, ...], name: str, rest: str = "") -> str:
    """The label of an indicator line: the name in quotes only where it would be read amiss."""
    prefix = "".join(f"{category}." for category in categories)
    plain = prefix + name
    if unquoted(name) == name and (_reads_back(plain, ": 值") and _reads_back(plain, " = 1 个")):
        return plain
    return prefix + quoted(name)


def written_project(name: str) -> str:
    """A project's name as it stands on its line: on one line, in quotes only where it would be read amiss."""
    plain = " ".join(name.split())
    document, _ = parse(Source("", f"{COMMANDS['project'].zh} {plain}"))
    match document.lines:
        case (Command(argument=found, comment=""),) if found == plain and unquoted(plain) == plain:
            return plain
    return f'"{plain}"'


def _reads_back(label: str, rest: str) -> bool:
    document, findings = parse(Source("", label + rest))
    match document.lines:
        case (Entry(label=found, indented=False, overrides=False),):
            return found == label and not has_errors(findings)
    return False
