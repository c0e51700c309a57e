"""A folder of modules is a list: what stands in it by name, loaded when asked for, and the manual pages it begins with.

A package is named by its dotted name. Modules whose name begins with `_`, and packages inside it, are no entries.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def names(package: str) -> list[str]:
    """List the modules of a package in alphabetical order, without importing them."""
    return [name for name, is_package in _entries(package) if not is_package]


def packages(package: str) -> list[str]:
    """List the packages inside a package by their dotted names, in alphabetical order, without importing them."""
    return [f"{package}.{name}" for name, is_package in _entries(package) if is_package]


def load(package: str, name: str) -> ModuleType:
    """Import a module of a package."""
    return importlib.import_module(f"{package}.{name}")


def modules(package: str) -> list[ModuleType]:
    """Import all modules of a package, in alphabetical order."""
    return [load(package, name) for name in names(package)]


def instances(package: str, kind: type[T]) -> Iterator[tuple[str, T]]:
    """Yield each value of a type that a module of a package has at its top, with the module's dotted name."""
    for module in modules(package):
        yield from ((module.__name__, value) for value in vars(module).values() if isinstance(value, kind))


def manual_page(module: str) -> str:
    """Return the docstring of a module, or of one that is being imported, as a page."""
    return inspect.cleandoc(importlib.import_module(module).__doc__ or "")


def titles(page: str) -> tuple[str, str]:
    """Return the title lines of a page in Chinese and English; the page begins with them in the other order."""
    english, chinese = [line for line in page.splitlines() if line.strip()][:2]
    return chinese.rstrip("。."), english.rstrip(".")


def _entries(package: str) -> list[tuple[str, bool]]:
    entries = pkgutil.iter_modules(importlib.import_module(package).__path__)
    return [(entry.name, entry.ispkg) for entry in entries if not entry.name.startswith("_")]
