"""Hostile inputs found by what they reach: atheris feeds bytes and keeps those that reach new code.

    pip install -e '.[fuzz]'
    python tests/hostile/coverage_fuzz.py [folder of inputs to keep] -max_total_time=300

Options after the folder are libFuzzer's. An input that raises, or that any report or format cannot stand, is
saved as `crash-…` and ends the run; make it a case. Without a folder it starts from the examples alone.
"""

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parent.parent))

with atheris.instrument_imports(include=["sheetlang", "lark"]):
    from hostile.ordeal import failures
from hostile.mutants import mutant

_SEEDS = 300


def one_input(data: bytes) -> None:
    """Half of all inputs are read as they are, half under a head, which lets them reach further."""
    head = "表式: shanghai-2020\n年度: 2020\n项目 甲\n".encode() if data[:1] > b"\x7f" else b""
    found = failures(head + data[1:], build=len(data) % 8 == 0)
    if found:
        raise AssertionError(found)


def main() -> None:
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
    kept = folders[0] if folders else tempfile.mkdtemp()
    Path(kept).mkdir(parents=True, exist_ok=True)
    for number in range(_SEEDS):
        data = mutant(number)
        if len(data) < 2_000:
            (Path(kept) / f"seed-{number}").write_bytes(bytes([number % 256]) + data)
    atheris.Setup([sys.argv[0], kept, "-max_len=4000", "-timeout=20", *options], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
