"""The folder is the registry: what a package offers is what its modules define."""

import os
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any


def module_names(package: ModuleType) -> list[str]:
    """The names of the modules in a package, sorted; nothing is imported."""
    return [name for name, _ in _files(package)]


def offered(package: ModuleType, constant: str) -> list[Any]:
    """The value of a constant, such as `RULE`, from each module of a package that defines it."""
    modules = [_loaded(package, name, path) for name, path in _files(package)]
    return [getattr(module, constant) for module in modules if hasattr(module, constant)]


def offered_by(package: ModuleType, name: str, constant: str) -> Any:
    """The value of a constant from one module of a package; only that module is imported."""
    return getattr(import_module(f"{package.__name__}.{name}"), constant)


def _files(package: ModuleType) -> list[tuple[str, str]]:
    files = ((file, os.path.join(folder, file)) for folder in package.__path__ for file in os.listdir(folder))
    return sorted((file.removesuffix(".py"), path) for file, path in files if file.endswith(".py") and file[0] != "_")


def _loaded(package: ModuleType, name: str, path: str) -> ModuleType:
    """A module whose file is known: to have each searched for would take a fourth longer."""
    full = f"{package.__name__}.{name}"
    spec = None if full in sys.modules else spec_from_file_location(full, path)
    if spec is None or spec.loader is None:
        return import_module(full)
    module = sys.modules[full] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[full]
        raise
    setattr(package, name, module)
    return module
