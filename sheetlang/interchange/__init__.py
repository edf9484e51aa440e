"""Sheets from what a program wrote: the way back from the outputs that keep all of a sheet."""
