"""`sheetlang schema`: the JSON Schema of the JSON output."""

import json

from sheetlang.cli.command import LANG, command
from sheetlang.cli.console import print_text


@command(
    "打印 JSON 输出的 JSON Schema (2020-12)。\n\n例: sheetlang schema > sheet.schema.json",
    "Print the JSON Schema (2020-12) of the JSON output.\n\nExample: sheetlang schema > sheet.schema.json",
)
@LANG
def schema() -> int:
    """Print the schema."""
    from sheetlang.json_schema import schema as sheet_schema

    print_text(json.dumps(sheet_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


COMMAND = schema
