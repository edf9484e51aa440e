"""Which two versions are compared: the words after `diff --git`, read as git reads those after `git diff`.

Nothing: the index and the working tree. `A`: A and the working tree. `A..B`: both; a side left out is HEAD.
`A...B`: where B left A, and B. Staged: a revision, else HEAD, and the index.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from sheetlang.naming import closest
from sheetlang.text import Text
from sheetlang.versions.git import Git, GitTrouble

_NO_REVISION = Text(
    "git 里没有“{name}”这个版本，也没有叫这个名字的表",
    "git has no revision “{name}”, and there is no sheet of that name",
)
_DID_YOU_MEAN = Text(
    "git 里没有“{name}”这个版本，也没有叫这个名字的表；是不是“{near}”？",
    "git has no revision “{name}”, and there is no sheet of that name; did you mean “{near}”?",
)
_BOTH = Text(
    "“{name}”既是版本，又是文件；是文件就写“./{name}”，是版本就写“{name}..”或“refs/heads/{name}”",
    "“{name}” is a revision and a file; write “./{name}” for the file, “{name}..” or “refs/heads/{name}” for the revision",
)
_NOTHING_SHARED = Text("“{old}”和“{new}”没有共同的祖先", "“{old}” and “{new}” have no common ancestor")
_STAGED_RANGE = Text("--staged 只能同一个版本比", "--staged compares with one revision")

INDEX: Literal["index"] = "index"
DISK: Literal["disk"] = "disk"


class Asked(NamedTuple):
    """Two versions, each the name of a commit or tree in the database, or INDEX, or DISK; and the paths asked for."""

    old: str
    new: str
    paths: tuple[str, ...]


def asked(git: Git, words: Sequence[str], staged: bool = False, bare: bool = False) -> Asked:
    """The two versions that the words ask for; a GitTrouble for a revision that there is not."""
    if words and (pair := _range(git, words[0])):
        if staged:
            raise GitTrouble(_STAGED_RANGE)
        return Asked(*pair, tuple(words[1:]))
    revision = _commit(git, words[0]) if words else None
    if revision and not bare and Path(words[0]).exists():
        raise GitTrouble(_BOTH, name=words[0])
    paths = tuple(words[1:] if revision else words)
    if staged:
        return Asked(revision or _head(git), INDEX, paths)
    return Asked(revision or INDEX, DISK, paths)


def no_revision(git: Git, name: str) -> GitTrouble:
    """What to say of a word that is neither a revision nor a path, with the branch that comes nearest."""
    told = git.ran("for-each-ref", "--format=%(refname:short)").stdout.decode("utf-8", "replace")
    near = closest(name, told.splitlines())
    return GitTrouble(_DID_YOU_MEAN, name=name, near=near) if near else GitTrouble(_NO_REVISION, name=name)


def _range(git: Git, word: str) -> tuple[str, str] | None:
    """Both ends of `A..B` or `A...B`; None for another word, such as the path `../a.sheet`."""
    dots = "..." if "..." in word else ".."
    left, found, right = word.partition(dots)
    if not found or _is_path(word, left, right):
        return None
    old, new = _end(git, left), _end(git, right)
    return (_fork(git, left, right), new) if dots == "..." else (old, new)


def _is_path(word: str, left: str, right: str) -> bool:
    return not (left or right) or left.endswith("/") or right.startswith("/") or Path(word).exists()


def _end(git: Git, name: str) -> str:
    """The commit of an end, HEAD for one that is left out; a GitTrouble for what is none."""
    commit = _commit(git, name or "HEAD")
    if commit is None:
        raise no_revision(git, name or "HEAD")
    return commit


def _commit(git: Git, name: str) -> str | None:
    """The commit of a revision; None for what is none, and for what git would take for an option."""
    if name.startswith("-") or "\0" in name:
        return None
    # In two steps: a name such as `:/words` would take what follows it for its own.
    for peeled in ("", "^{commit}"):
        ran = git.ran("rev-parse", "--verify", "--quiet", f"{name}{peeled}")
        if ran.returncode:
            return None
        name = ran.stdout.decode().strip()
    return name


def _fork(git: Git, left: str, right: str) -> str:
    ran = git.ran("merge-base", left or "HEAD", right or "HEAD")
    if ran.returncode:
        raise GitTrouble(_NOTHING_SHARED, old=left or "HEAD", new=right or "HEAD")
    return ran.stdout.decode().splitlines()[0]


def _head(git: Git) -> str:
    """The commit that is checked out; before the first one, the empty tree."""
    return _commit(git, "HEAD") or git.line("hash-object", "-t", "tree", "--stdin")
