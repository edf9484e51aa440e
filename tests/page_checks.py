"""Pages held to HTML by html-validate, and to those who hear them by axe-core."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tools import need, need_node_file

CONFIGURATION = Path(__file__).parent / "node" / "htmlvalidate.cjs"
GRAVE = ("serious", "critical")


def complaints(paths: Iterable[Path]) -> list[str]:
    program = need_node_file("html-validate/bin/html-validate.mjs")
    run = [need("node"), str(program), "--config", str(CONFIGURATION), "--formatter", "json", *map(str, paths)]
    ran = subprocess.run(run, capture_output=True, text=True, timeout=120, cwd=CONFIGURATION.parent)
    assert ran.stderr == ""
    return [
        f"{Path(one['filePath']).name}:{message['line']} {message['ruleId']} {message['message']}"
        for one in json.loads(ran.stdout)
        for message in one["messages"]
    ]


def grave_faults_of(browser: Any, pages: Mapping[str, Path], width: int) -> dict[str, list[str]]:
    """The grave faults of pages by name, in a window of a width; those without have no entry."""
    window = browser.new_page(viewport={"width": width, "height": 800})
    found = {name: grave for name, path in pages.items() if (grave := grave_faults(window, path))}
    window.close()
    return found


def grave_faults(window: Any, path: Path) -> list[str]:
    window.goto(path.as_uri())
    window.evaluate(need_node_file("axe-core/axe.min.js").read_text("utf-8"))
    violations = window.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['id']} {one['nodes'][0]['html'][:80]}" for one in violations if one["impact"] in GRAVE]
