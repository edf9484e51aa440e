"""Rules that installed packages offer and that could not be loaded: what each is called, and why it is not there."""

from typing import NamedTuple

from sheetlang.checker.registry import not_loaded
from sheetlang.diagnostic import Diagnostic, Text
from sheetlang.naming import key


class Lost(NamedTuple):
    """A rule that could not be loaded: the name that it is offered by, the object it should be, its other names."""

    name: str
    object: str
    reason: Text
    called: tuple[str, ...]


def lost_rules() -> list[Lost]:
    """All of them, in the order in which they are offered."""
    return list(map(_lost, not_loaded()))


def lost_rule(name: str) -> Lost | None:
    """The one that a name means; None where there is none. Of what fails at import only its offer is known."""
    return next((one for one in lost_rules() if key(name) in map(key, one.called)), None)


def _lost(finding: Diagnostic) -> Lost:
    name = finding.source.text[finding.span.start : finding.span.end].partition("=")[0].strip()
    offered, reason, own = (finding.values[value] for value in ("name", "reason", "called"))
    assert isinstance(offered, str) and isinstance(own, tuple)
    told = Text("{reason}", "{reason}").filled(reason=reason)
    return Lost(name, offered, told, (name, offered, offered.partition(":")[0], *own))
