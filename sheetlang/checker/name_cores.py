"""Name cores: the part of a name by which most rules go, so that what they said of one name holds for others.

`黄浦区志愿者人数` and `2026年志愿者人数` are `志愿者人数` to whoever only looks for words: before 志 none begins.
"""

import re
from collections.abc import Iterable
from functools import cached_property

from sheetlang.knowledge import names
from sheetlang.knowledge.knowledge import Knowledge
from sheetlang.model.target import Quantity
from sheetlang.naming import is_plain
from sheetlang.rules.rule import Rule

_LONGEST = 60


class NameCores:
    """Where the first word may begin that rules on quantities look for in names."""

    def __init__(self, known: Knowledge, rules: Iterable[Rule]) -> None:
        self._known = known
        asked = [rule for rule in rules if not rule.kinds or Quantity in rule.kinds]
        self._words = (*names.WORDS, *(word for rule in asked for word in rule.name_words or ()))

    def of(self, name: str) -> str:
        """The name from there on; all of it where it is long, or not of Chinese characters, small letters and figures."""
        if len(name) > _LONGEST or not name[-1].isalpha() or not is_plain(name):
            return name
        found = self._wordless.match(name)
        return name[found.end() :] if found else name

    @cached_property
    def _wordless(self) -> re.Pattern[str]:
        """What holds no beginning of a word. To read all lists takes time, which is taken only where many names come."""
        firsts = self._known.first_characters | {word[0] for word in self._words}
        return re.compile(f"[^{re.escape(''.join(sorted(firsts)))}]*+")
