"""Names of outputs: those of their sheets, made such that every system can hold them.

A sheet may be built where `CON.sheet` or `甲:乙.sheet` is an ordinary name, and its page be sent to where
it is a device or no name at all.
"""

import re
import unicodedata
from pathlib import Path, PurePath

# What no system takes or a reader does not see: controls, and marks that turn the direction of what follows.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
_DEVICES |= {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}


def output_path(relative: PurePath, format_name: str) -> Path:
    """The path of an output below the output folder, from that of its sheet below the folder that was given."""
    return Path(*map(_safe, relative.with_suffix(f".{format_name}").parts))


def collision_key(path: PurePath) -> str:
    """Equal for paths that are one file on some system: where case, or how an accent is stored, does not count."""
    return unicodedata.normalize("NFC", str(path)).casefold()


def _safe(name: str) -> str:
    safe = _FORBIDDEN.sub("_", name)
    if safe.endswith((".", " ")):
        safe += "_"
    first, dot, rest = safe.partition(".")
    return f"{first.rstrip()}_{dot}{rest}" if first.rstrip().upper() in _DEVICES else safe
