"""Git set up for sheets, asked whether it is, and put back: two blocks of lines, one in its configuration and one in attributes."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

from attrs import frozen

from sheetlang.text import Text
from sheetlang.versions.block import block_in, refuse_damaged, with_block, without_block
from sheetlang.versions.config_lines import foreign, written
from sheetlang.versions.git import GitTrouble
from sheetlang.versions.repository import Repository
from sheetlang.versions.told_to_git import ATTRIBUTES, commands, entries
from sheetlang.workspace.write import sweep, write_whole

_BARE = Text(
    "这是没有工作区的仓库（bare），放不了 .gitattributes；在克隆出来的仓库里运行，或加 --private",
    "this is a bare repository, where no .gitattributes can be; run it in a clone, or add --private",
)
_LINKED = Text(
    "“{path}”是链接，git 不读；先换成普通文件", "“{path}” is a link, which git does not read; make it a file"
)
_LOCKED = Text(
    "另一个 git 正在改“{path}”；等它做完再来。没有别的 git 在运行，就删去“{lock}”",
    "another git is changing “{path}”; run again when it is done. If there is none, delete “{lock}”",
)


@frozen
class Lack:
    """A setting that git has otherwise, or not at all."""

    name: str
    value: str | None


def set_up(place: Repository, private: bool = False) -> list[Path]:
    """Tell git of sheets; the files that were changed for it. Attributes are committed with the files unless private."""
    attributes = place.private_attributes if private else _shared_attributes(place)
    ours = entries(commands()[0])
    changes = [
        (attributes, lambda text: with_block(text, ATTRIBUTES)),
        (place.config, lambda text: with_block(text, written(ours), _kept(text))),
    ]
    return _changed(place, changes)


def undo(place: Repository) -> list[Path]:
    """Take out what was told; the files that were changed for it, an empty one of attributes being removed."""
    attributes = [place.private_attributes, *([place.attributes] if place.attributes else [])]
    changes: list[tuple[Path, Callable[[str], str]]] = [(path, without_block) for path in attributes]
    changes.append((place.config, lambda text: without_block(text, _kept(text))))
    return _changed(place, changes)


def lacking(place: Repository) -> Iterator[Lack]:
    """What git would not do for a sheet at the top of the repository, wherever it has that from."""
    for alternatives in zip(*map(entries, commands()), strict=True):
        ran = place.git.ran("config", "-z", "--get", alternatives[0].name)
        value = None if ran.returncode else os.fsdecode(ran.stdout).removesuffix("\0")
        if value not in [entry.value for entry in alternatives]:
            yield Lack(alternatives[0].name, value)
    for line in ATTRIBUTES:
        pattern, *wanted = line.split()
        yield from _lacking_attributes(place, pattern, dict(one.partition("=")[::2] for one in wanted))


def with_other_ends(place: Repository) -> list[str]:
    """The sheets that are stored with line ends other than those that the attributes ask for."""
    told = os.fsdecode(place.git.out("ls-files", "-z", "--eol", "--", ":(top,glob)**/*.sheet"))
    return [line for line in told.split("\0") if line.startswith(("i/crlf", "i/mixed"))]


def _lacking_attributes(place: Repository, pattern: str, wanted: dict[str, str]) -> Iterator[Lack]:
    probe = pattern.replace("*", "sheetlang")
    told = place.git.out("check-attr", "-z", *wanted, "--", str(place.top / probe) if place.top else probe)
    pieces = os.fsdecode(told).split("\0")
    for name, value in zip(pieces[1::3], pieces[2::3], strict=False):
        if value != (wanted[name] or "set"):
            yield Lack(f"{pattern} {name}", None if value == "unspecified" else value)


def _shared_attributes(place: Repository) -> Path:
    if place.attributes is None:
        raise GitTrouble(_BARE)
    return place.attributes


def _kept(text: str) -> list[str]:
    """What others put into our block of the configuration."""
    return list(foreign(block_in(text) or (), entries("")))


def _changed(place: Repository, changes: list[tuple[Path, Callable[[str], str]]]) -> list[Path]:
    """Change files, after all of them were seen to be fit for it; those that needed it."""
    texts = [(path, _read(path), change) for path, change in changes]
    needed = [(path, new) for path, old, change in texts if (new := change(old)) != old]
    for path, new in needed:
        data = new.encode("utf-8", "surrogateescape")
        if path == place.config:
            _replace_locked(path, data)
        else:
            _write_or_remove(path, data)
    return [path for path, _ in needed]


def _read(path: Path) -> str:
    """The text of a file whose block, if it has one, is whole; empty where there is none."""
    if path.is_symlink():
        raise GitTrouble(_LINKED, path=path)
    text = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
    refuse_damaged(text, path)
    return text


def _write_or_remove(path: Path, data: bytes) -> None:
    if not data:
        path.unlink()
        return
    sweep(path.parent)
    write_whole(path, data, mode=S_IMODE(path.stat().st_mode) if path.exists() else None)


def _replace_locked(path: Path, data: bytes) -> None:
    """Write the configuration as git itself does: the new text is the lock, until it takes the old one's name."""
    lock = path.with_name(f"{path.name}.lock")
    try:
        handle = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except FileExistsError as error:
        raise GitTrouble(_LOCKED, path=path, lock=lock) from error
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        os.chmod(lock, S_IMODE(path.stat().st_mode))
        os.replace(lock, path)
    except BaseException:
        with suppress(OSError):
            lock.unlink()
        raise
