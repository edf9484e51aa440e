"""Characters that a reader cannot see: found at their place, never replaced in silence."""

import re
import unicodedata
from itertools import chain, islice

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.language.faults import INVISIBLE_CHARACTER
from sheetlang.source import Source, Span

# Controls but tab and line feed, soft hyphen, zero-width and bidirectional controls, separators of
# lines and paragraphs, variation selectors, the byte order mark, surrogates, tags.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
CONTROL_BLANK = re.compile("[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LATE_CONTROL = re.compile(rb"\x7f|\xc2[\x80-\x9f]")
_AT_MOST = 100


def invisible_characters(source: Source) -> list[Diagnostic]:
    """A finding for each invisible character, the first hundred of them."""
    findings: list[Diagnostic] = []
    patterns = (INVISIBLE, _LONE_RETURN) if "\r" in source.text else (INVISIBLE,)
    for match in islice(chain.from_iterable(pattern.finditer(source.text) for pattern in patterns), _AT_MOST):
        what = _describe(match.group())
        code = f"U+{ord(match.group()):04X}"
        findings.append(INVISIBLE_CHARACTER.at(source, Span(*match.span()), code=code, what=what))
    return findings


def _describe(character: str) -> Text:
    if _BIDI.match(character):
        return Text("改变文字方向的控制符", "bidirectional control")
    if character == "\x00":
        return Text("空字符", "NUL")
    category = unicodedata.category(character)
    if category == "Cs":
        return Text("不成对的代理码", "lone surrogate")
    if category == "Cc":
        return Text("控制字符", "control character")
    return Text("不占宽度的字符", "zero-width or formatting character")


def visible(text: str) -> str:
    r"""The text with every invisible character shown as `\u{202E}`; safe to print."""
    return INVISIBLE.sub(lambda match: f"\\u{{{ord(match.group()):04X}}}", text.replace("\r", "\\u{000D}"))


def one_line(text: str) -> str:
    """The visible text on one line, so that no part of it begins a line of its own."""
    return visible(text.replace("\n", " "))


def whole_line(text: str) -> str:
    """One line that begins with a name from outside; a build server would obey one that begins with `::` or `##`."""
    return ("./" if text.lstrip().startswith(("::", "##")) else "") + one_line(text)


def printable_json(data: bytes) -> bytes:
    """JSON in UTF-8 that is safe to print: encoders leave controls from U+007F on as they are."""
    if b"\x7f" not in data and b"\xc2" not in data:
        return data
    return _LATE_CONTROL.sub(lambda match: b"\\u%04x" % ord(match.group().decode()), data)
