"""The edition of the catalogue that a sheet stands under, and whether the sheet says what was approved with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.fields.fields import title_of
from ptr.model.state.catalogue_entry import same_entries, same_entry
from ptr.render.parts.entry import Row, rows
from ptr.render.parts.groups import public

Alike: TypeAlias = Callable[[], Mapping[str, str]]
"""Tells which digests of entries say the same, each with an earlier one; asked only where something differs."""


def edition_row(catalogue: Catalogue | None) -> Row:
    """Return the number of the edition under its title; no number where there is no edition."""
    editions = tuple(rows(public(catalogue), ("edition",), {})) if catalogue else ()
    return editions[0] if editions else Row(label=title_of(Catalogue, "edition"), items=())


def caveat_of(catalogue: Catalogue | None, powers: Sequence[Power], alike: Alike) -> str:
    """Return the remark that the powers differ from the edition; "" where they do not, or without an edition."""
    if catalogue is None or same_entries(catalogue, powers) or same_entries(catalogue, powers, alike()):
        return ""
    return _differs(catalogue)


def caveat_of_one(catalogue: Catalogue | None, power: Power, alike: Alike) -> str:
    """Return the remark that one power differs from the edition; "" where it does not, or without an edition."""
    recorded = catalogue.entries.get(power.id, "") if catalogue else ""
    if catalogue is None or same_entry(recorded, power) or same_entry(recorded, power, alike()):
        return ""
    return _differs(catalogue)


def _differs(catalogue: Catalogue) -> str:
    return f"与第{catalogue.edition}版不一致"
