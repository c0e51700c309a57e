"""Output formats of results: one folder per kind of result, one file per format, which `--format` chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from ptr import folders

if TYPE_CHECKING:
    from ptr.writers.target import Target


R_contra = TypeVar("R_contra", contravariant=True)


class Writer(Protocol[R_contra]):
    """The module of a format."""

    def write(self, report: R_contra, target: Target) -> None:
        """Write a report, in the target's language where the format has room for only one."""


class Formats(Generic[R_contra]):
    """The formats of one kind of report: the modules of a folder."""

    def __init__(self, package: str) -> None:
        """Take the name of the folder's package."""
        self._package = package

    def names(self) -> list[str]:
        """List the formats by name."""
        return folders.names(self._package)

    def writer(self, name: str) -> Writer[R_contra]:
        """Return the writer of a format."""
        return cast(Writer[R_contra], folders.load(self._package, name))
