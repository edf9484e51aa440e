"""A stop for what would never end: a test that hangs fails and says where, and the run goes on."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class Hangs(Exception):
    """The code inside the guard did not come to an end."""


@contextmanager
def hang_guard(seconds: float, what: object) -> Iterator[None]:
    """Raises `Hangs` inside code that is still running after so long; far above what any machine needs."""

    def stop(*_: object) -> None:
        raise Hangs(what)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
