"""Output formats of results: one folder a kind of result, one file a format; a folder is the choices of `--format`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TextIO, TypeVar, cast

from ptr.model.fields.fault import Bilingual
from ptr.model.results.finding import Level
from ptr.model.text.language import Language

R_contra = TypeVar("R_contra", contravariant=True)


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where a report goes: all that a writer needs to know beside the report.

    `prefix` is the registry's folder, "" or ending in `/`, as seen from where the paths of a report are opened: from
    the top of the repository by CI systems, from the working folder by people. `fail_on` is the least severe
    level that makes the run fail, `only` what a partial report is restricted to, `log` whether every change is listed
    in place of what is owed, `environment` the variables in which a CI system describes itself.
    """

    out: TextIO
    language: Language = Language.EN
    colour: bool = False
    fail_on: Level = Level.ERROR
    prefix: str = ""
    only: Bilingual = ("", "")
    log: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


class Writer(Protocol[R_contra]):
    """The module of a format."""

    def write(self, report: R_contra, target: Target) -> None:
        """Write a report, in the target's language where the format has room for one only."""


class Formats(Generic[R_contra]):
    """The formats of one kind of report: the modules of a folder."""

    def __init__(self, package: str, path: Iterable[str]) -> None:
        """Take the name and the path of the package that is the folder."""
        self._package, self._path = package, path

    def names(self) -> list[str]:
        """List the formats by name."""
        return [module.name for module in pkgutil.iter_modules(self._path) if not module.name.startswith("_")]

    def writer(self, name: str) -> Writer[R_contra]:
        """Return the writer of a format."""
        return cast(Writer[R_contra], importlib.import_module(f"{self._package}.{name}"))
