"""`python -m sheetlang`."""

from sheetlang.cli.main import main

main()
