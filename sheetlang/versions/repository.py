"""A repository: where its working tree, its configuration and its attributes are."""

from pathlib import Path

from attrs import frozen

from sheetlang.text import Text
from sheetlang.versions.git import Git, GitTrouble

_NO_REPOSITORY = Text(
    "“{folder}”不在 git 仓库里；先运行 git init，或到仓库里再来",
    "“{folder}” is in no git repository; run git init first",
)


@frozen
class Repository:
    """The paths of a repository; `top` is None where it has no working tree."""

    git: Git
    top: Path | None
    config: Path
    private_attributes: Path

    @property
    def attributes(self) -> Path | None:
        """The attributes that are committed with the files."""
        return self.top and self.top / ".gitattributes"


def repository(folder: Path) -> Repository:
    """The repository that a folder lies in; a GitTrouble where there is none, or git does not trust it."""
    git = Git(folder)
    _refuse_a_plain_folder(git, folder)
    bare = git.line("rev-parse", "--is-bare-repository") == "true"
    top = None if bare else Path(git.line("rev-parse", "--show-toplevel"))
    return Repository(git, top, _path(git, "config"), _path(git, "info/attributes"))


def _refuse_a_plain_folder(git: Git, folder: Path) -> None:
    """A GitTrouble where there is no repository; other complaints, such as of an owner, are told as git tells them."""
    ran = git.ran("rev-parse", "--git-dir")
    if ran.returncode and not _has_marker(folder):
        raise GitTrouble(_NO_REPOSITORY, folder=folder)
    if ran.returncode:
        git.out("rev-parse", "--git-dir")


def _has_marker(folder: Path) -> bool:
    return any((parent / ".git").exists() for parent in (folder, *folder.parents))


def _path(git: Git, name: str) -> Path:
    """A file of the repository, which linked worktrees share, links followed as git does when it writes."""
    return (git.folder / git.line("rev-parse", "--git-path", name)).resolve()
