"""What a reader cannot see, shown by its code: no text from outside may steer a terminal or a build server."""

import re

from sheetlang.patterns import pattern

# Controls but tab and line feed, soft hyphen, zero-width and bidirectional controls, separators of
# lines and paragraphs, variation selectors, the byte order mark, surrogates, tags.
INVISIBLE = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LATE_CONTROL = rb"\x7f|\xc2[\x80-\x9f]"


def visible(text: str) -> str:
    r"""The text with every invisible character shown as `\u{202E}`; safe to print."""
    return INVISIBLE.sub(lambda match: f"\\u{{{ord(match.group()):04X}}}", text.replace("\r", "\\u{000D}"))


def one_line(text: str) -> str:
    """The visible text on one line, so that no part of it begins a line of its own."""
    return visible(text.replace("\n", " "))


def whole_line(text: str) -> str:
    """One line that begins with a name from outside."""
    return no_command(one_line(text))


def no_command(line: str) -> str:
    """The line, unless it begins with `::` or `##`, which a build server would obey: then with a dot and a slash before."""
    return f"./{line}" if line.lstrip().startswith(("::", "##")) else line


def visible_json(text: str) -> str:
    r"""The same of JSON, which stays what it is: such a character is written as `\u202e`."""
    return INVISIBLE.sub(lambda match: _json_escape(match.group()), text)


def _json_escape(character: str) -> str:
    data = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at] << 8 | data[at + 1]:04x}" for at in range(0, len(data), 2))


def printable_json(data: bytes) -> bytes:
    """JSON in UTF-8 that is safe to print: encoders leave controls from U+007F on as they are."""
    if b"\x7f" not in data and b"\xc2" not in data:
        return data
    return re.sub(_LATE_CONTROL, lambda match: b"\\u%04x" % ord(match.group().decode()), data)
