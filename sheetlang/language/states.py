"""The grammar's parser as a table of states, and the walk through it that finds the parts of a text.

Lark makes the table and is not needed to use it. Its lexer looks only for the terminals that the
state knows and takes the first that matches, and so does the walk: it finds what Lark finds.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from sheetlang.language.grammar import terminal

END = "$END"
_Part = TypeVar("_Part")


class Rule(NamedTuple):
    """A rule's name, and how many parts it is made of."""

    name: str
    size: int


class States:
    """In each state, what to do by what comes next: go to a state, or, below zero, make parts into one by a rule.

    As text: the first state and the last, a rule in each line, an empty line, a state in each line
    with its terminals in the order in which they are tried. States that no text comes to are not read.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.first, self.last = map(int, lines[0].split())
        states_at = lines.index("") + 1
        self.rules = [Rule(name, int(size)) for name, size in map(str.split, lines[1 : states_at - 1])]
        self._lines = lines[states_at:]
        self._actions: dict[int, dict[str, int]] = {}

    def actions(self, state: int) -> dict[str, int]:
        """What to do in a state, by the name of a terminal or, after a rule was made, of that rule."""
        known = self._actions.get(state)
        if known is None:
            pairs = map(str.split, self._lines[state].split(","))
            known = self._actions[state] = {name: int(action) for name, action in pairs}
        return known

    def word_at(self, at: int, text: str, state: int) -> tuple[str, int]:
        """The terminal that a text has at a place, and where it ends; no name where it has none."""
        if at == len(text):
            return END, at
        for name in self.actions(state):
            if name.isupper() and name != END and (match := terminal(name).match(text, at)):
                return name, match.end()
        return "", at


def parts(
    text: str,
    states: States,
    leaf: Callable[[str, str, int], _Part],
    joined: Callable[[str, Sequence[_Part]], _Part],
) -> _Part | None:
    """What `joined` makes of the start rule's parts, which `leaf` makes of words; None where the text does not fit."""
    path, found, at = [states.first], list[_Part](), 0
    while True:
        name, end = states.word_at(at, text, path[-1])
        action = states.actions(path[-1]).get(name)
        while action is not None and action < 0:
            rule = states.rules[~action]
            found[-rule.size :] = [joined(rule.name, found[-rule.size :])]
            del path[-rule.size :]
            path.append(states.actions(path[-1])[rule.name])
            if name == END and path[-1] == states.last:
                return found[-1]
            action = states.actions(path[-1]).get(name)
        if action is None:
            return None
        path.append(action)
        found.append(leaf(name, text[at:end], at))
        at = end
