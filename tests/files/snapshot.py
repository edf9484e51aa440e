"""All there is in a folder, to compare before and after."""

import os
from pathlib import Path


def everything(place: Path) -> dict[str, str | bytes | bool]:
    """Where each link leads and what each file holds, by path; folders are False."""
    return {
        str(path.relative_to(place)): os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes()
        for path in place.rglob("*")
    }
