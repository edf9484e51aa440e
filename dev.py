"""Set-up and the main jobs on a fresh machine; needs only Python 3.11+ and git.

    python3 dev.py examples    build the real examples in all four formats into out/
    python3 dev.py test        lint, types, layers, documents, and all tests on the built wheel
    python3 dev.py oldest      the faster tests, with the oldest libraries that pyproject.toml allows
    python3 dev.py mutants     change code in thousands of places, one at a time; fail where tests notice too few
    python3 dev.py coverage    fail where tests take too few branches of that code
    python3 dev.py lock        renew requirements/*.txt, the versions and hashes of all that tests need

`mutants` and `coverage` measure the groups of tests/measured/groups.toml, or those that are named after them.
Each job makes its own virtual environment (.venv-examples, .venv-test, …) beside this file.
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
LOCKED, LOCKED_BROWSER = "requirements/test.txt", "requirements/browser.txt"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FASTER_TESTS = (
    *(f"tests/test_{name}.py" for name in ("cases", "published_sheets", "library", "laws")),
    *(f"tests/cli/test_{name}.py" for name in ("build", "check", "new", "forms_and_schema", "failures")),
    *("tests/emit", "--ignore=tests/emit/test_rendered.py"),
)


def main() -> None:
    """Run the job that is named."""
    if sys.version_info < (3, 11):
        sys.exit("需要 Python 3.11 或更新 / Python 3.11 or newer is needed")
    jobs = {"examples": examples, "test": test, "oldest": oldest, "lock": lock}
    measures = {"mutants": mutants, "coverage": coverage}
    job, *groups = sys.argv[1:] or [""]
    if job in jobs and not groups:
        jobs[job]()
    elif job in measures:
        measures[job](*groups)
    else:
        sys.exit(__doc__)


def examples() -> None:
    """Build the examples and say where they are."""
    python = environment(".venv-examples")
    install(python, "-e", ".")
    run(python, "-m", "sheetlang", "build", "examples", "--to", "html,md,xlsx,json", "--limit", "3", "--out", str(OUT))
    for path in sorted(OUT.iterdir()):
        print(path)


def test() -> None:
    """Check the source, build the wheel, and test what it installs."""
    python = environment(".venv-test")
    browser = ("-r", LOCKED_BROWSER) if any(map(shutil.which, BROWSERS)) else ()
    install(python, "--require-hashes", "-r", LOCKED, *browser)
    run(python, "-m", "ruff", "check", ".")
    run(python, "-m", "ruff", "format", "--check", ".")
    run(python, "-m", "mypy")
    install(python, "--force-reinstall", "--no-deps", built_wheel(python))
    run(python.parent / "lint-imports")
    run(python.parent / "pytest", "-n", "2")


def oldest() -> None:
    """Test the wheel with the lowest versions of its libraries."""
    python = environment(".venv-oldest")
    install(python, "--require-hashes", "-r", LOCKED)
    install(python, "--force-reinstall", "--no-deps", built_wheel(python), *lowest())
    # Nothing here needs a browser; what does was asked for by the job above.
    os.environ.pop("SHEETLANG_TESTS_NEED_ALL", None)
    run(python.parent / "pytest", "-n", "2", *FASTER_TESTS)


def mutants(*groups: str) -> None:
    """Break the code on purpose, in every way that mutmut knows."""
    run(measuring(), "tests/measured/mutants.py", *groups)


def coverage(*groups: str) -> None:
    """Follow the tests through the code."""
    run(measuring(), "tests/measured/branches.py", *groups)


def measuring() -> Path:
    """The Python of what says how much tests notice."""
    python = environment(".venv-mutants")
    install(python, "--require-hashes", "-r", LOCKED)
    install(python, "-e", ".[mutants]")
    return python


def lowest() -> list[str]:
    """The lowest version that each library of sheetlang itself may have."""
    import tomllib  # of Python 3.11, as `main` asks for

    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [one.partition(",")[0].replace(">=", "==") for one in wanted]


def lock() -> None:
    """Look for the newest versions that fit, on every system, and write down their hashes."""
    python = environment(".venv-lock")
    install(python, "uv")
    renew = (python.parent / "uv", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes", "--upgrade")
    renew = (*renew, "--python-version", "3.11", "--quiet", "--no-header")
    run(*renew, "--extra", "test", "--extra", "lint", "--extra", "build", "-o", LOCKED)
    run(*renew, "--extra", "browser", "-c", LOCKED, "-o", LOCKED_BROWSER)


def install(python: Path, *what: str | Path) -> None:
    """Let pip install into a virtual environment."""
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)


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
