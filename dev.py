"""Set-up and the two main jobs on a fresh machine; needs only Python 3.11+ and git.

    python3 dev.py examples    build the real examples in all four formats into out/
    python3 dev.py test        lint, types, layers, documents, and all tests on the built wheel

Each job makes its own virtual environment (.venv-examples, .venv-test) beside this file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OUT = ROOT / "out"


def main() -> None:
    """Run the job that is named."""
    if sys.version_info < (3, 11):
        sys.exit("需要 Python 3.11 或更新 / Python 3.11 or newer is needed")
    jobs = {"examples": examples, "test": test}
    if len(sys.argv) != 2 or sys.argv[1] not in jobs:
        sys.exit(__doc__)
    jobs[sys.argv[1]]()


def examples() -> None:
    """Build the examples and say where they are."""
    python = environment(".venv-examples")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", ".")
    run(python, "-m", "sheetlang", "build", "examples", "--to", "html,md,xlsx,json", "--out", str(OUT))
    for path in sorted(OUT.iterdir()):
        print(path)


def test() -> None:
    """Check the source, build the wheel, and test what it installs."""
    python = environment(".venv-test")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(python, *pip, "build", "hatchling")
    wheel = built_wheel(python)
    run(python, *pip, "--force-reinstall", "--no-deps", str(wheel))
    browser = ",browser" if shutil.which("chromium") else ""
    run(python, *pip, f"{wheel}[test,lint{browser}]")
    tools = python.parent
    run(python, "-m", "ruff", "check", ".")
    run(python, "-m", "ruff", "format", "--check", ".")
    run(python, "-m", "mypy")
    run(tools / "lint-imports")
    run(tools / "pytest", "-n", "2")


def environment(name: str) -> Path:
    """The Python of a virtual environment, made if it is not there."""
    folder = ROOT / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        try:
            venv.create(folder, with_pip=True, clear=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(folder, ignore_errors=True)
            sys.exit("这个 Python 没有 venv：Debian/Ubuntu 上先装 python3-venv / install python3-venv first")
    return python


def built_wheel(python: Path) -> Path:
    """The wheel of this checkout, freshly built."""
    folder = ROOT / "dist"
    shutil.rmtree(folder, ignore_errors=True)
    run(python, "-m", "build", "--quiet", "--wheel", "--no-isolation", "--outdir", str(folder))
    return next(folder.glob("*.whl"))


def run(*command: str | Path) -> None:
    """Run a command in the project's folder; end with its status where it fails."""
    print("+", *(str(part) for part in command[1:] if not str(part).startswith(str(ROOT / ".venv"))), flush=True)
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
