"""What prints a sheet: this ptr, its typesetters, the fonts; another version may set the same text differently."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from ptr import __version__
from ptr.render.formats import font_files

SET_BY: Final = ("docxtpl", "jinja2", "msgspec", "python-docx", "segno", "typst", "xlsxwriter")
"""Packages whose version can change what a page looks like."""


@cache
def typesetter_version(font_dir: Path) -> str:
    """Return a digest of the parts that set type, so that two installations of the same parts have the same version."""
    return hashlib.sha256("\n".join(_parts(font_dir)).encode()).hexdigest()


def _parts(font_dir: Path) -> Iterator[str]:
    yield __version__
    for package in SET_BY:
        yield f"{package} {_version(package)}"
    here = Path(__file__).parent
    for file in (*sorted(here.rglob("*.py")), *font_files(font_dir)):
        name = file.relative_to(here).as_posix() if file.is_relative_to(here) else file.name
        yield f"{name} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
