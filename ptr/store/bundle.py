"""The files of a folder, or of the ZIP archive that somebody made of one: by name, and never unpacked."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.store.source import Unreadable, escaped, is_text, read_plainly

LARGEST: Final = 1 << 28
"""Bytes of the largest file that is read."""
LINK: Final[Bilingual] = ("是链接，不是文件", "a link, not a file")
TWICE: Final[Bilingual] = ("同名的文件不止一个", "there is more than one file of this name")
NAMELESS: Final[Bilingual] = ("文件名不是 UTF-8", "its name is not UTF-8")


class Bundle(Struct, frozen=True):
    """Files by path (`/`-separated, composed characters as NFC), each with the function that reads it.

    `spoilt` are the names that are no plain files of the bundle, with the reason; nothing is read there.
    """

    files: Mapping[str, Callable[[], bytes]]
    spoilt: Mapping[str, Bilingual]

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `Unreadable` if there is none, it is too large, or it is damaged."""
        if path not in self.files:
            raise Unreadable("no such file")
        raw = self.files[path]()
        if len(raw) > LARGEST:
            raise Unreadable("too large")
        return raw

    def beside(self, folder: str) -> Bundle:
        """Return the files that do not lie in one folder; none if it is "", which holds all of them."""
        start = f"{folder}/" if folder else ""
        return Bundle(
            {path: read for path, read in self.files.items() if not path.startswith(start)},
            {path: why for path, why in self.spoilt.items() if not path.startswith(start)},
        )

    def below(self, folder: str) -> Bundle:
        """Return the files of one folder, named from there; "" is all of them."""
        start = f"{folder}/" if folder else ""
        cut = len(start)
        return Bundle(
            {path[cut:]: read for path, read in self.files.items() if path.startswith(start)},
            {path[cut:]: why for path, why in self.spoilt.items() if path.startswith(start)},
        )


def folder_bundle(folder: Path) -> Bundle:
    """List the files of a folder; links are named, never followed."""
    paths: list[tuple[str, Callable[[], bytes]]] = []
    spoilt: dict[str, Bilingual] = {}
    for path in _walked(folder):
        name = path.relative_to(folder).as_posix()
        if not is_text(name):
            spoilt[escaped(name)] = NAMELESS
        elif path.is_symlink():
            spoilt[name] = LINK
        else:
            paths.append((name, partial(read_plainly, str(path), LARGEST)))
    return bundle_of(paths, spoilt)


def bundle_of(paths: list[tuple[str, Callable[[], bytes]]], spoilt: dict[str, Bilingual]) -> Bundle:
    """Return a bundle in which a name that stands twice means neither of the files."""
    files: dict[str, Callable[[], bytes]] = {}
    for name, read in paths:
        composed = unicodedata.normalize("NFC", name)
        if composed in files:
            spoilt[composed] = TWICE
        files[composed] = read
    return Bundle({path: read for path, read in files.items() if path not in spoilt}, spoilt)


def _walked(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        links = [name for name in folders if (Path(above) / name).is_symlink()]
        yield from (Path(above) / name for name in (*names, *links))
