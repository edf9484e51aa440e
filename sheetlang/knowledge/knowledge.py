"""Knowledge: lists of words by name, each read when it is first asked for; a bureau can add words to them.

A list is a file `name.toml` beside this one: `origin` says where its words come from; `words` holds
them, or `[groups]` does by group, with blanks between, in literal quotes; `about` what they are looked
for in, where that is not the name of an indicator.
"""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from sheetlang.naming import category_key
from sheetlang.toml_tables import Table, table_of

_FOLDER = Path(__file__).parent
# Every word of every group of a list, for additions to lists without groups.
UNGROUPED = ""


class Words:
    """Some words, the longest first."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for word in self.words}, reverse=True))

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.words:
            found.setdefault(word[0], []).append(word)
        return found

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(self._by_first)

    def found_in(self, text: str) -> str | None:
        """The longest of the words that a text holds. Most begin with none of its characters, and are not looked for."""
        firsts = self._firsts
        if firsts.isdisjoint(text):
            return None
        found = [word for first in firsts.intersection(text) for word in self._by_first[first] if word in text]
        return min(found, key=_longest_first) if found else None

    def ending(self, text: str) -> str | None:
        """The longest of the words that a text ends in."""
        if text.endswith(self.words):
            for length in self._lengths:
                if text[-length:] in self._set:
                    return text[-length:]
        return None

    def __contains__(self, text: str) -> bool:
        return text in self._set

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


# Told by its identity, so that what is read with it can be remembered.
class Knowledge:
    """The lists of sheetlang, with what a bureau adds: list name to group to words."""

    def __init__(self, additions: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None) -> None:
        self.additions = additions or {}
        self._read: dict[str, dict[str, Words]] = {}
        self._groups: dict[str, dict[str, Words]] = {}
        self._class_of: dict[tuple[str, ...], str] = {}
        self._group_of: dict[str, dict[str, str]] = {}

    def words(self, name: str, group: str | None = None) -> Words:
        """The words of a list, or of one group of it."""
        groups = self._read.get(name) or self._read_list(name)
        return groups["*" if group is None else group]

    def groups(self, name: str) -> Mapping[str, Words]:
        """The groups of a list by name."""
        groups = self._groups.get(name)
        if groups is None:
            read = self._read.get(name) or self._read_list(name)
            groups = self._groups[name] = {group: words for group, words in read.items() if group != "*"}
        return groups

    def group_of(self, name: str, word: str) -> str | None:
        """The group of a list that holds a word, the first where several do."""
        groups = self._group_of.get(name)
        if groups is None:
            groups = {one: group for group, words in reversed(tuple(self.groups(name).items())) for one in words}
            self._group_of[name] = groups
        return groups.get(word)

    def class_of(self, categories: tuple[str, ...]) -> str:
        """What an indicator of these categories is about, such as `quantity`; see `classes.toml`. Empty if unclear."""
        found = self._class_of.get(categories)
        if found is None:
            found = self._class_of[categories] = self._read_class(categories)
        return found

    def _read_class(self, categories: tuple[str, ...]) -> str:
        found = (self.group_of("classes", category_key(category)) for category in reversed(categories))
        return next(filter(None, found), "")

    def _read_list(self, name: str) -> dict[str, Words]:
        table = _table(name)
        written = {
            group: text.split() for group, text in table.get("groups", {UNGROUPED: table.get("words", "")}).items()
        }
        for group, more in self.additions.get(name, {}).items():
            written.setdefault(group, []).extend(more)
        read = {group: _sorted(words) for group, words in written.items()}
        read["*"] = _sorted([word for words in written.values() for word in words])
        self._read[name] = read
        return read


@cache
def built_in_knowledge() -> Knowledge:
    """What sheetlang itself knows."""
    return Knowledge()


def list_names() -> list[str]:
    """The names of all lists."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def group_names(name: str) -> list[str]:
    """The groups of a list; none where it has none."""
    return list(_table(name).get("groups", ()))


@cache
def _table(name: str) -> Table:
    return table_of(_FOLDER / f"{name}.toml")


def _sorted(words: list[str]) -> Words:
    return Words(tuple(sorted(dict.fromkeys(words), key=_longest_first)))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word
