"""Documentation: what the docstring of a rule's module says, in both languages.

The first half is English, the second Chinese; each is a sentence, a blank line, and entries:

    What is wrong, in a sentence.

    Why: what comes of it.
    Basis: the document, or where it was seen.
    Bad:
        产出.数量.受益人数 >= ** 人
    Good:
        产出.数量.受益户数 >= 29 户

    错在哪里，一句话。

    原因: 会怎么样。
    依据: 哪份文件，或者在哪里见过。

Bad and Good are lines of a sheet, which the rule's case holds too; both halves share them.
"""

import re
import sys
from textwrap import dedent
from typing import NamedTuple

from sheetlang.diagnostic import Text
from sheetlang.rules.rule import Rule

_ENTRY = re.compile(r"^(Why|Basis|Bad|Good|原因|依据):[ ]?(.*(?:\n(?!(?:Why|Basis|Bad|Good|原因|依据):).*)*)", re.M)
_CHINESE = re.compile(r"\n\n(?=[^\x00-\x7f])")


class Documentation(NamedTuple):
    """What is wrong, why, on what basis, and lines of a sheet that are bad and good; empty where nothing is said."""

    what: Text
    why: Text
    basis: Text
    bad: str
    good: str


def documentation(rule: Rule) -> Documentation:
    """What the module of a rule says of it."""
    found = rule.check or rule.judge or rule.compare or rule.alike
    module = sys.modules.get(getattr(found, "__module__", ""))
    return read_documentation((module and module.__doc__) or "")


def read_documentation(docstring: str) -> Documentation:
    """What a docstring says."""
    english, _, chinese = _CHINESE.sub("\0", docstring.strip(), count=1).partition("\0")
    said = dict(_ENTRY.findall(english)) | dict(_ENTRY.findall(chinese))
    return Documentation(
        Text(_summary(chinese), _summary(english)),
        Text(_joined(said.get("原因", ""), ""), _joined(said.get("Why", ""), " ")),
        Text(_joined(said.get("依据", ""), ""), _joined(said.get("Basis", ""), " ")),
        _lines(said.get("Bad", "")),
        _lines(said.get("Good", "")),
    )


def _summary(half: str) -> str:
    first = half.partition("\n\n")[0]
    return _joined(first, " " if first.isascii() else "")


def _joined(text: str, between: str) -> str:
    return between.join(line.strip() for line in text.splitlines() if line.strip())


def _lines(text: str) -> str:
    return dedent(text).strip("\n")
