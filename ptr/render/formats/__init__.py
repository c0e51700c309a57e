"""Page formats: one module each, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from ptr.render.identity import Identity


class Page(Struct, frozen=True, kw_only=True):
    """A filled template and what a format needs to make a file of it."""

    text: str
    identity: Identity
    font_dir: Path
    attachments: dict[str, bytes]


class Format(Protocol):
    """What a module of this folder offers.

    `NAME` is the user's word for it, `SUFFIX` ends its files, `MARKUP` is the template language, `PINNED_FONTS` says
    whether only the given fonts can print; `FILTERS` are added to the template language.
    """

    NAME: str
    SUFFIX: str
    MARKUP: str
    PINNED_FONTS: bool
    FILTERS: dict[str, Any]

    def finalize(self, value: Any) -> Any:
        """Escape one value for the markup."""

    def render(self, page: Page) -> bytes:
        """Make the file."""


@cache
def formats() -> dict[str, Format]:
    """Return the formats by name."""
    modules: list[Any] = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return {module.NAME: module for module in sorted(modules, key=lambda module: str(module.NAME))}


def font_files(font_dir: Path) -> list[Path]:
    """List the font files of a folder in a stable order."""
    return sorted(file for file in font_dir.iterdir() if file.suffix.lower() in (".otf", ".ttf", ".ttc"))
