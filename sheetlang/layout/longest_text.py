"""The longest text that a form can show: a spreadsheet cuts a cell at 32,767 characters."""

LONGEST_TEXT = 32_000
