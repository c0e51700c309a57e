"""Page formats: one module each; the folder is the list."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from jinja2 import Environment
from msgspec import Struct

from ptr import folders
from ptr.render import templates
from ptr.render.imprint import Imprint

DRAFT_DATE: Final = datetime.date(2005, 3, 11)  # a draft has no date of its own; the plan's keeps its bytes equal


class Page(Struct, frozen=True, kw_only=True):
    """A template, what fills it, and what a format needs to make a file of them."""

    env: Environment
    folders: tuple[Path, ...]
    template: str
    values: dict[str, Any]
    title: str
    imprint: Imprint
    fonts: tuple[Path, ...]  # folders
    attachments: dict[str, bytes]

    @property
    def text(self) -> str:
        """Fill the template, if it is text."""
        return templates.fill(self.env, self.template, self.values)

    @property
    def stamp(self) -> datetime.datetime:
        """The file's time of creation: the day of its revision, so that the same inputs give the same bytes."""
        day = self.imprint.committed_on or DRAFT_DATE
        return datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)

    @property
    def content(self) -> bytes:
        """The template as it lies in its folder."""
        return templates.content(self.folders, self.template)


class Format(Protocol):
    """What a module of this folder offers.

    `NAME` is the user's word for it, `SUFFIX` ends its files, `MARKUP` ends its templates, `PINNED_FONTS` says
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
    modules: Sequence[Any] = folders.modules(__name__)
    return {module.NAME: module for module in sorted(modules, key=lambda module: str(module.NAME))}


def font_files(font_dir: Path) -> list[Path]:
    """List the font files of a folder in a stable order."""
    return sorted(file for file in font_dir.iterdir() if file.suffix.lower() in (".otf", ".ttf", ".ttc"))
