"""Every regular expression of the product, found in its sources and in the compiled grammar, and how it is used."""

import ast
import builtins
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import sheetlang
from sheetlang.language.grammar import terminal
from sheetlang.language.tables import made_parser

PACKAGE = Path(sheetlang.__file__).parent
# They compile what others give them: the terminals, which are tried one by one, and the patterns of other modules.
COMPILERS = {PACKAGE / "language" / "grammar.py", PACKAGE / "patterns.py"}
_FUNCTIONS = ("compile", "search", "match", "fullmatch", "sub", "findall", "finditer", "split")
_SEARCHES = {"search", "sub", "findall", "finditer", "split"}


class Used(NamedTuple):
    """A pattern, where it stands, and the methods that are called of it."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def all_patterns() -> list[Used]:
    """The patterns of every module, then the terminals of the grammar."""
    modules = [
        pattern for path in sorted(PACKAGE.rglob("*.py")) if path not in COMPILERS for pattern in _of_module(path)
    ]
    names = sorted(one.name for one in made_parser("document", "statement", "target").terminals)
    return [*modules, *(Used(f"grammar:{name}", terminal(name), frozenset({"match"})) for name in names)]


def _of_module(path: Path) -> Iterator[Used]:
    text = path.read_text("utf-8")
    if not ("re." in text or "pattern(" in text) or path.name == "__main__.py":
        return
    dotted = ".".join(("sheetlang", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    module = import_module(dotted)
    tree = ast.parse(text)
    names = {node.value: one.id for node in ast.walk(tree) if isinstance(node, ast.Assign)
             for one in node.targets if isinstance(one, ast.Name)}  # fmt: skip
    for node in ast.walk(tree):
        if _is_regex(node):
            called = _called(node)
            used = _methods(names[node], text) if called == "compile" and node in names else None
            methods = used or {called} - {"compile"} or {"fullmatch", "match", "search"}
            kinds = frozenset("search" if one in _SEARCHES else one for one in methods)
            yield Used(f"{path.relative_to(PACKAGE).as_posix()}:{node.lineno}", _compiled(node, module), kinds)


def _is_regex(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _called(node) in _FUNCTIONS


def _called(call: ast.Call) -> str:
    """The function of `re` that is called; `pattern` compiles as well."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=name):
            return name
        case ast.Name(id="pattern"):
            return "compile"
    return ""


def _methods(name: str, text: str) -> set[str]:
    """What is called of a pattern by its name; every method where it is handed on, or shared by modules."""
    called = set(re.findall(rf"\b{name}\.({'|'.join(_FUNCTIONS[1:])})\b", text))
    handed_on = len(re.findall(rf"\b{name}\b(?!\.)", text)) > 1 or not name.startswith("_")
    return called | {"search", "match", "fullmatch"} if handed_on and not called else called


class _Locals(dict[str, str]):
    """Gives a sample for the variables of a function that a pattern is put together from."""

    def __init__(self, module: ModuleType) -> None:
        super().__init__()
        self._module = module

    def __missing__(self, name: str) -> str:
        if hasattr(self._module, name) or hasattr(builtins, name):
            raise KeyError(name)
        return "名"


def _compiled(call: ast.Call, module: ModuleType) -> re.Pattern[str]:
    def value(node: ast.expr) -> object:
        return eval(compile(ast.Expression(node), "pattern", "eval"), vars(module), _Locals(module))

    after = call.args[1:] if _called(call) == "compile" else []
    flags = [value(node) for node in (*after, *(one.value for one in call.keywords if one.arg == "flags"))]
    text = value(call.args[0])
    return re.compile(text.decode("latin-1") if isinstance(text, bytes) else text, *flags)
