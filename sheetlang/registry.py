"""The folder is the registry: what a package offers is what its modules define."""

import os
from importlib import import_module
from types import ModuleType
from typing import Any


def module_names(package: ModuleType) -> list[str]:
    """The names of the modules in a package, sorted; nothing is imported."""
    files = (file for folder in package.__path__ for file in os.listdir(folder))
    return sorted(file.removesuffix(".py") for file in files if file.endswith(".py") and file[0] != "_")


def offered(package: ModuleType, constant: str) -> list[Any]:
    """The value of a constant, such as `RULE`, from each module of a package that defines it."""
    modules = [import_module(f"{package.__name__}.{name}") for name in module_names(package)]
    return [getattr(module, constant) for module in modules if hasattr(module, constant)]


def offered_by(package: ModuleType, name: str, constant: str) -> Any:
    """The value of a constant from one module of a package; only that module is imported."""
    return getattr(import_module(f"{package.__name__}.{name}"), constant)
