"""What putting a key otherwise changes: places, files that move, the old key that is noted."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ptr.model.names.renames import Rename


class RekeyedPlace(Struct, frozen=True, kw_only=True):
    """A line that names the thing, in a file as it was called before."""

    path: str
    line: int
    text: str


class Renaming(Struct, frozen=True, kw_only=True):
    """The files as they will be by their paths, those that go, and what a person is shown of it."""

    rename: Rename
    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    places: tuple[RekeyedPlace, ...]
    moved: tuple[tuple[str, str], ...]
    records: int = 0
