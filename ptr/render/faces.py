"""The typefaces of paper: the pinned ones, and before them those that the registry names and this machine has.

A registry may want the faces that offices know (仿宋, 小标宋, 楷体, 黑体); they are not free, so they are
taken from where the office has installed them. No other face of a machine is ever used; a character that a named face
lacks is set in the pinned one.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from ptr.model.documents.registry import Typefaces

SERIF: Final = "Noto Serif SC"
SANS: Final = "Noto Sans SC"


class Faces(Struct, frozen=True, kw_only=True):
    """The families of running text, of heads, of titles, in the order in which they are tried.

    `files` are the fonts beside the pinned ones; `absent` are the names that this machine has no font for.
    """

    text: tuple[str, ...] = (SERIF, SANS)
    head: tuple[str, ...] = (SANS, SERIF)
    title: tuple[str, ...] = (SERIF, SANS)
    files: tuple[Path, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the files: the typesetter reads folders only."""
        return tuple(sorted({file.parent for file in self.files}))

    @property
    def key(self) -> tuple[str, ...]:
        """What a page depends on: families and the digests of their files, wherever they are."""
        digests = (hashlib.sha256(file.read_bytes()).hexdigest() for file in self.files)
        return (*self.text, *self.head, *self.title, *digests)


PINNED: Final = Faces()


def faces(named: Typefaces) -> Faces:
    """Find the faces that a registry names on this machine; where it names none, nothing is searched."""
    wanted = tuple(dict.fromkeys(name for name in (named.text, named.head, named.title) if name))
    if not wanted:
        return PINNED
    installed = {name: files for name in wanted if (files := _installed().get(name))}

    def before(name: str, pinned: tuple[str, ...]) -> tuple[str, ...]:
        return (name, *pinned) if name in installed else pinned

    return Faces(
        text=before(named.text, PINNED.text),
        head=before(named.head, PINNED.head),
        title=before(named.title, PINNED.title),
        files=tuple(sorted({file for files in installed.values() for file in files})),
        absent=tuple(name for name in wanted if name not in installed),
    )


@cache
def _installed() -> dict[str, frozenset[Path]]:
    """List the font files of this machine by family, as the typesetter names them."""
    import typst

    families: dict[str, set[Path]] = {}
    for font in typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[]).fonts():
        if font.path:
            families.setdefault(font.family, set()).add(Path(font.path))
    return {family: frozenset(files) for family, files in families.items()}
