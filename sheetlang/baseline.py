"""Baseline: the findings that a bureau had when it began to check, by which old ones are told from new ones.

A finding is known by its file, its rule, the words of its line, the indicator that its column belongs to,
and what is said of it; equal ones are counted. Where the line stands does not matter, nor its blanks, its comment,
its neighbours, or the language of the run.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from sheetlang.diagnostic import Diagnostic
from sheetlang.source import Source
from sheetlang.text import Text, Trouble

_ANY_SCHEMA = "sheetlang.baseline/"
SCHEMA = f"{_ANY_SCHEMA}1"
_LENGTH = 16
_FARTHEST = 200
# Where a comment begins that is not the whole line.
_COMMENT = re.compile(r"(?<=\S)\s+[#＃]")
# What git writes around two sides of which it took neither, and before what both come from; and whose is what follows.
_CONFLICT = {"<<<<<<<": "ours", "|||||||": "neither", "=======": "theirs", ">>>>>>>": "both"}
# What is in a file that could not be read is not known: such a finding is never old, and its file keeps what it had.
_UNREAD = frozenset({"cannot-read", "not-utf8", "file-too-large"})
# Nor is all known of a sheet that needs what is in another file and has it not, is in conflict, or has more wrong than is kept.
_UNRESOLVED = frozenset(
    {
        "import-not-found", "import-unreadable", "import-escapes", "import-cycle", "import-too-deep",
        "unknown-set", "unknown-form", "unresolved-conflict", "too-many-findings",
    }
)  # fmt: skip
_FAILED = "rule-failed"
# Settings, forms and offers of rules: while something is wrong there, less is checked than was meant.
_SET_UP = (".toml", "entry_points.txt")
Key = tuple[str, str, str]
# Whether a rule of some name was asked.
Asked = Callable[[str], bool]

_NOT_JSON = Text("第 {line} 行不是 JSON 的写法", "line {line} is no JSON")
_FOREIGN = Text("里面没有基线", "it holds no baseline")
_NEWER = Text(
    "它的格式是 {schema}，这个 sheetlang 只认 {known}：先升级 sheetlang",
    "its format is {schema}, this sheetlang knows {known} only: update sheetlang",
)
_BROKEN = Text("“{path}”下面的内容不对", "what it says of “{path}” is wrong")


class NotABaseline(Trouble):
    """A text is no baseline."""


def is_unread(finding: Diagnostic) -> bool:
    """Whether a finding says that a file, or what it needs of another one, could not be read: not all in it was checked."""
    return finding.rule in _UNREAD or finding.rule in _UNRESOLVED


def is_never_old(finding: Diagnostic) -> bool:
    """Whether a finding says that something was not checked as it was meant to be: then no other is sure to be told."""
    return is_unread(finding) or finding.rule == _FAILED or finding.source.name.endswith(_SET_UP)


class Compared(NamedTuple):
    """Findings that are not in a baseline, and how many of it are no longer found in files that were checked."""

    new: list[Diagnostic]
    stale: int


class Untold:
    """What is left of a baseline while findings are compared with it, in turn: of equal ones, as many as there were are old."""

    def __init__(self, key_of: Callable[[Diagnostic], Key], counts: Counter[Key]) -> None:
        self._key_of = key_of
        self.counts = counts

    def takes(self, finding: Diagnostic) -> bool:
        """Whether a finding is old; another that says the same may then be new."""
        key = self._key_of(finding)
        if self.counts[key] < 1:
            return False
        self.counts[key] -= 1
        return not is_never_old(finding)


class Baseline:
    """How often each finding was there. `path_of` gives the path of a source from where the baseline stands."""

    def __init__(
        self, path_of: Callable[[str], str], counts: Counter[Key] | None = None, in_conflict: bool = False
    ) -> None:
        self._path_of = path_of
        self._counts: Counter[Key] = Counter() if counts is None else counts
        self.in_conflict = in_conflict

    @classmethod
    def read(cls, text: str, path_of: Callable[[str], str]) -> "Baseline":
        """The baseline that a text holds, or both sides of one that git left in conflict; NotABaseline if it holds none."""
        ours, theirs = _sides(text)
        if ours == theirs:
            return cls(path_of, _counts(text))
        return cls(path_of, _counts(ours) | _counts(theirs), in_conflict=True)

    def compare(self, findings: Sequence[Diagnostic], checked: Mapping[str, Asked]) -> Compared:
        """What is new among findings, in order; of equal ones, as many as there were are old."""
        left = self.untold()
        new = [finding for finding in findings if not left.takes(finding)]
        is_anew = self._checked_anew(findings, checked)
        return Compared(new, sum(count for key, count in left.counts.items() if count and is_anew(key)))

    def untold(self) -> Untold:
        """All of it, for findings that come file by file."""
        return Untold(self._key, self._counts.copy())

    def renewed(
        self, findings: Sequence[Diagnostic], checked: Mapping[str, Asked], is_there: Callable[[str], bool]
    ) -> "Baseline":
        """The baseline of today: what was asked anew, the rest as it was, files that are gone left out.

        `checked` says of each file which rules were asked there. Files that could not be read were not checked.
        """
        is_anew = self._checked_anew(findings, checked)
        gone = set(self.gone(is_there))
        left = gone | _UNRESOLVED | _UNREAD
        kept = {key: count for key, count in self._counts.items() if left.isdisjoint(key[:2]) and not is_anew(key)}
        today = Counter(self._key(finding) for finding in findings if not is_never_old(finding))
        return Baseline(self._path_of, today | Counter(kept))

    def gone(self, is_there: Callable[[str], bool]) -> list[str]:
        """The files of which it holds something and that are no longer there, sorted."""
        return sorted(path for path in self._files() if not is_there(path))

    def unmet(self, checked: Iterable[str]) -> list[str]:
        """All its files, sorted, where none of them was checked; empty where one was."""
        files = self._files()
        return sorted(files) if files.isdisjoint(map(self._path_of, checked)) else []

    def written(self) -> str:
        """The baseline as JSON, sorted, so that the same findings give the same text."""
        files: dict[str, dict[str, dict[str, int]]] = {}
        for (path, rule, mark), count in sorted(self._counts.items()):
            files.setdefault(path, {}).setdefault(rule, {})[mark] = count
        return json.dumps({"schema": SCHEMA, "files": files}, ensure_ascii=True, indent=1) + "\n"

    def __len__(self) -> int:
        return self._counts.total()

    def _checked_anew(self, findings: Sequence[Diagnostic], checked: Mapping[str, Asked]) -> Callable[[Key], bool]:
        """Whether a finding of some key would have been told now. Of a set that was imported, some were."""
        asked = {self._path_of(name): rules for name, rules in checked.items()}
        seen = {self._path_of(one.source.name) for one in findings}
        unread = {self._path_of(one.source.name) for one in findings if is_unread(one)}
        failed = {(self._path_of(one.source.name), one.values.get("rule")) for one in findings if one.rule == _FAILED}

        def is_anew(key: Key) -> bool:
            path, rule, _ = key
            if path.endswith(_SET_UP):
                return True
            if path in unread or (path, rule) in failed:
                return False
            if path in asked:
                return asked[path](rule)
            return path in seen and all(rules(rule) for rules in asked.values())

        return is_anew

    def _files(self) -> set[str]:
        return {path for path, *_ in self._counts}

    def _key(self, finding: Diagnostic) -> Key:
        source = finding.source
        number = source.line_number(finding.span.start)
        line = source.line(number)
        words = "".join((line[: found.start()] if (found := _COMMENT.search(line)) else line).split())
        message = "".join(finding.message("en").split())
        said = f"{_owner(source, number)}\0{words}\0{message}".encode("utf-8", "surrogatepass")
        return self._path_of(source.name), finding.rule, sha256(said).hexdigest()[:_LENGTH]


def _sides(text: str) -> tuple[str, str]:
    """The text as either side of a conflict has it, which without one is the same."""
    ours, theirs = [], []
    whose = "both"
    for line in text.splitlines(keepends=True):
        if line[:7] in _CONFLICT:
            whose = _CONFLICT[line[:7]]
            continue
        if whose in ("ours", "both"):
            ours.append(line)
        if whose in ("theirs", "both"):
            theirs.append(line)
    return "".join(ours), "".join(theirs)


def _owner(source: Source, number: int) -> str:
    """What an indented line belongs to: the words before the mark of the nearest line above that has no indent."""
    if not source.line(number)[:1].isspace():
        return ""
    for above in range(number - 1, max(number - _FARTHEST, 0), -1):
        line = source.line(above)
        if line and not line[0].isspace() and line[0] not in "#＃":
            return "".join(re.split(r"[:：<>‹›=＜＞＝﹤﹥﹦≥≤]", line, maxsplit=1)[0].split())
    return ""


def _counts(text: str) -> Counter[Key]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotABaseline(_NOT_JSON, line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise NotABaseline(_FOREIGN) from error
    schema, files = (value.get(key) if isinstance(value, dict) else None for key in ("schema", "files"))
    if schema != SCHEMA and str(schema).startswith(_ANY_SCHEMA):
        raise NotABaseline(_NEWER, schema=schema, known=SCHEMA)
    if schema != SCHEMA or not isinstance(files, dict):
        raise NotABaseline(_FOREIGN)
    return Counter(dict(_entries(files)))


def _entries(files: dict[str, Any]) -> Iterable[tuple[Key, int]]:
    for path, rules in files.items():
        for rule, marks in _table(rules, path).items():
            for mark, count in _table(marks, path).items():
                if type(count) is not int or count < 1:
                    raise NotABaseline(_BROKEN, path=path)
                yield (path, rule, mark), count


def _table(value: Any, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotABaseline(_BROKEN, path=path)
    return value
