"""Where the folders of data files stand: inside an installed package, beside a checkout."""

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


@cache
def folder(name: str) -> "Path":
    """The folder `grammar`, `templates` or `forms`, wherever this copy of sheetlang keeps it."""
    from pathlib import Path

    return Path(folder_name(name))


def folder_name(name: str) -> str:
    """The same as text, for a start that needs no paths."""
    inside = os.path.join(_PACKAGE, name)
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), name)
