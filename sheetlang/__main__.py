"""`python -m sheetlang`."""

import sys

# `-m` puts the current folder first: a folder of sheets runs no code, be it called as a module of ours.
if not sys.flags.safe_path:
    del sys.path[0]

from sheetlang.cli.main import main

main()
