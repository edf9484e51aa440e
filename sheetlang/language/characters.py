"""Characters that a reader cannot see: found at their place, never replaced in silence."""

import re
import unicodedata
from itertools import islice

from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.language.faults import INVISIBLE_CHARACTER, MORE_INVISIBLE_CHARACTERS, OLD_LINE_BREAKS
from sheetlang.language.grammar import terminal
from sheetlang.source import Source, Span
from sheetlang.visible import INVISIBLE

# Patterns as text are compiled when first used: most files need none of them.
_CONTROL_BLANK = "[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"
_INVISIBLE_OR_LONE_RETURN = rf"{INVISIBLE.pattern}|\r(?!\n)"
_BIDI = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_AT_MOST = 100
_LONGEST_LOOKED_INTO = 20_000
# Lines that say how the lines after them are to be read.
_RULES_OTHERS = ("COMMAND_LINE", "OVERRIDE_LINE", "HEAD")


def has_control_blank(line: str) -> bool:
    """Whether a line holds a control character that passes for a blank."""
    return re.search(_CONTROL_BLANK, line) is not None


def invisible_characters(source: Source) -> list[Diagnostic]:
    """A finding for each invisible character, the first hundred of them, and one that counts the rest."""
    has_return = "\r" in source.text
    findings = [_old_line_breaks(source)] if has_return and "\n" not in source.text else []
    lone_return_too = has_return and not findings
    found = re.finditer(_INVISIBLE_OR_LONE_RETURN, source.text) if lone_return_too else INVISIBLE.finditer(source.text)
    findings += [_finding(source, match) for match in islice(found, _AT_MOST)]
    following = next(found, None)
    if following is not None:
        count = 1 + sum(1 for _ in found)
        findings.append(MORE_INVISIBLE_CHARACTERS.at(source, Span(*following.span()), count=count))
    return findings


def _old_line_breaks(source: Source) -> Diagnostic:
    """One finding for all line breaks of a text that has none of today's."""
    start = source.text.index("\r")
    finding = OLD_LINE_BREAKS.at(source, Span(start, start + 1))
    return finding.with_fix(Span(start, len(source.text)), source.text[start:].replace("\r", "\n"), safe=True)


def _finding(source: Source, match: re.Match[str]) -> Diagnostic:
    character = match.group()
    code = f"U+{ord(character):04X}"
    finding = INVISIBLE_CHARACTER.at(source, Span(*match.span()), code=code, what=_describe(character))
    ends_line = character == "\r" and source.text[match.end() : match.end() + 1] != "\r"
    return finding.with_fix(
        finding.span, "\n" if ends_line else "", safe=_shows_nothing(character) and _is_inside(source, match.start())
    )


def _shows_nothing(character: str) -> bool:
    """Whether a text without it looks the same; a control may have been meant as a blank or a line break."""
    return unicodedata.category(character) in ("Cf", "Mn") and not re.match(_BIDI, character)


def _is_inside(source: Source, at: int) -> bool:
    """Whether it stands inside an ordinary line, so that without it no other line is read in another way."""
    line = source.line(source.line_number(at))
    first = INVISIBLE.search(line)
    if len(line) > _LONGEST_LOOKED_INTO or first is None:
        return False
    plain = INVISIBLE.sub("", line)
    in_indent = plain[:1].isspace() and not line[: first.start()].strip()
    return not in_indent and _opens(plain) == _opens(line)


def _opens(line: str) -> list[bool]:
    """Which of the lines that say how others are to be read it is."""
    return [terminal(name).match(line.lstrip()) is not None for name in _RULES_OTHERS]


def _describe(character: str) -> Text:
    if re.match(_BIDI, character):
        return Text("改变文字方向的控制符", "bidirectional control")
    if character == "\x00":
        return Text("空字符", "NUL")
    category = unicodedata.category(character)
    if category == "Cs":
        return Text("不成对的代理码", "lone surrogate")
    if category == "Cc":
        return Text("控制字符", "control character")
    return Text("不占宽度的字符", "zero-width or formatting character")
