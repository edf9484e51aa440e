"""Sheetlang beside its peers on the same content: `python tests/benchmarks`."""
