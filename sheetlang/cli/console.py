"""Talk to the user: results on standard output, everything else on standard error."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, TextIO

from sheetlang.cli.speech import said
from sheetlang.visible import visible_json

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_AFTER, _EVERY = 2.0, 0.2
_EVERY_LOGGED = 5.0
_PROGRESS_WIDTH = 60


def survive_poor_streams() -> None:
    """Let a console that lacks a character show its code, and one that is closed swallow what is said."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def let_go_of_output(stream: TextIO | None = None) -> None:
    """Keep the interpreter from writing once more, at its end, what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())


def wants_color(choice: bool | None, stream: TextIO) -> bool:
    """Whether to colour a stream: the option, then NO_COLOR and FORCE_COLOR, then whether it is a terminal that can."""
    if choice is not None:
        return choice
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def print_text(text: str) -> None:
    """Print a text that a file or a program is to have: in UTF-8, but for a terminal in its encoding, and so that all is seen."""
    if sys.stdout.isatty():
        sys.stdout.write(visible_json(text))
    else:
        write_result(text.encode())


def write_result(data: bytes) -> None:
    """Write to standard output as it is; what fails is not tried again at the end of the run."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError:
        let_go_of_output()
        raise


class Progress:
    """Says how far a long run is: on a terminal in one line, else now and then in a new one. `of` says of what."""

    def __init__(self, total: int, quiet: bool = False, of: str = "") -> None:
        self._total = total
        self._of = f"{of}: " if of else ""
        self._quiet = quiet
        self._live = sys.stderr.isatty()
        self._next = time.monotonic() + _FIRST_AFTER
        self._shown = False

    def step(self, done: int) -> None:
        """Note that so many are done."""
        now = time.monotonic()
        if self._quiet or now < self._next or done == self._total:
            return
        self._next = now + (_EVERY if self._live else _EVERY_LOGGED)
        self._shown = True
        text = said("已处理 {done} / {total} 个文件", "{done} of {total} files done", done=done, total=self._total)
        _show(self._of + text, self._live)

    def finish(self) -> None:
        """Clear the line that was shown."""
        if self._shown and self._live:
            _clear()


class Patience:
    """Says what a run is doing after it went through its files, where it has taken long before that."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live = sys.stderr.isatty()
        self._begun = time.monotonic()

    @contextmanager
    def asked_for(self, doing: str) -> Iterator[None]:
        """Meanwhile a terminal shows it, a log keeps it."""
        is_long = not self._quiet and time.monotonic() - self._begun >= _FIRST_AFTER
        if is_long:
            _show(f"{doing}…", self._live)
        try:
            yield
        finally:
            if is_long and self._live:
                _clear()

    def while_writing(self, format_name: str, into: "Path | None") -> AbstractContextManager[None]:
        """The same for a report, by its file or else by its format."""
        return self.asked_for(said("正在写 {what} ", "writing {what} ", what=into or format_name))


@contextmanager
def told_if_interrupted(done: Callable[[], str]) -> Iterator[None]:
    """Where it is interrupted meanwhile, the interruption says what was done till then."""
    try:
        yield
    except KeyboardInterrupt as interrupted:
        raise KeyboardInterrupt(done()) from interrupted


def written_so_far(files: int) -> str:
    """That so many files were written whole, and no others."""
    return said(
        "已中断：写了 {files} 个文件，都是完整的；其余的没有动。",
        "interrupted: {files} file(s) were written, each of them whole; the rest is as it was.",
        files=files,
    )


def _show(text: str, live: bool) -> None:
    sys.stderr.write(f"\r{text}" if live else f"{text}\n")
    sys.stderr.flush()


def _clear() -> None:
    sys.stderr.write(f"\r{' ' * _PROGRESS_WIDTH}\r")
