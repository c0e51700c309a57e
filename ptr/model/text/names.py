"""What things are called for people, so that no output has to show a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ptr.model.fields.types import place_of

OF_UNIT: Final = frozenset({"post", "department", "rule"})
"""Kinds of things that belong to a unit: two units may use one key for two things."""
OF_CHART: Final = frozenset({"step", "lane", "charted"})
"""Kinds of things that belong to one flow chart; `charted` is a step of the chart that a document follows."""

KEYED: Final = "power"
"""Things whose key people read beside the name anyway: they are known by it for life."""


def owner(kind: str, path: str) -> str:
    """Return what owns the things of a kind that a document names: its unit, the chart itself, or "" for no owner."""
    if kind in OF_CHART:
        return path
    place = place_of(path) if kind in OF_UNIT else None
    return place.unit if place else ""


class Names(Struct, frozen=True):
    """The names of a registry's things at one moment: by kind and owner, then by key, and by keys of the past."""

    tables: Mapping[tuple[str, str], Mapping[str, str]] = {}
    former: Mapping[tuple[str, str], Mapping[str, str]] = {}

    def name(self, kind: str, key: str, path: str) -> str:
        """Return what a document at a path means by a key, with the key where a second thing has this name.

        "" for a thing that is not known.
        """
        place = kind, owner(kind, path)
        table = self.tables.get(place, {})
        name = table.get(key, "") or self.former.get(place, {}).get(key, "")
        is_shared = kind != KEYED and [*table.values()].count(name) > 1
        return with_key(name, key) if name and is_shared else name

    def has_several(self, kind: str) -> bool:
        """Return whether the registry lists more than one thing of a kind, so that it has to be said which."""
        return len(self.tables.get((kind, ""), {})) > 1


def with_key(name: str, key: str) -> str:
    """Tell a thing by its name and its key."""
    return f"{name}（{key}）"
