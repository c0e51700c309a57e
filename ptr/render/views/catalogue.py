"""The catalogue of powers (职权目录) of one unit, by class, for the public (clause 三.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import title_of
from ptr.model.fields.types import place_of
from ptr.model.fields.walk import laws_cited
from ptr.model.state.audience import Seen, known_powers, plain, see
from ptr.model.state.catalogue_entry import class_order, in_catalogue, ordered
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.edition import Alike, caveat_of, edition_row
from ptr.render.parts.entry import BOARD, BOARD_FIELDS, TABLE_FIELDS, Row, rows
from ptr.render.parts.groups import Group, groups_of, names_of, public
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.views import PrintedDocument

ATTACHED: Final = ("id", "name", "division", "level", "departments", "posts", "rules")
UNIT_FIELDS: Final = PrintedFields(
    type=Unit,
    printed=(*ATTACHED, "contacts", "no_powers_in"),
    left_out={
        "the full name stands at the head": ("short_name",),
        "of who the unit is and who leads it; the notice board prints these": (
            *("credit_code", "leading_group", "first_responsible"),
        ),
        "of how far the unit has come, no matter for who reads what it may do": (
            "status",
            "effective",
            "pilot",
            "stage",
        ),
        "each power names its own": ("carriers",),
    },
)
DOCUMENT: Final = PrintedDocument(
    audiences=(PUBLIC,), subject=FilingSubject.CATALOGUE, fields=(BOARD_FIELDS, TABLE_FIELDS, UNIT_FIELDS)
)


class CatalogueView(SheetView, frozen=True, kw_only=True):
    """All that a sheet of the catalogue says.

    `caveat` makes it a draft and says why; `data` is the public projection as JSON, attached to a PDF.
    """

    approval: tuple[Row, ...]
    foreword: str
    labels: dict[str, str]
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    total: int
    contacts: tuple[Row, ...]


def parts(snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the single sheet of a unit's catalogue, which is of all its powers."""
    return () if powers else ("",)


def build(snapshot: Snapshot, unit: str, part: str = "") -> CatalogueView:
    """Gather the unit's documents and make their view."""
    assert snapshot.registry is not None
    return view_of(
        snapshot.registry,
        snapshot.units[unit],
        snapshot.one(Catalogue, unit),
        [power for _, power in snapshot.documents(Power, unit)],
        snapshot.laws,
        alike=snapshot.alike,
    )


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Return what the view is made of: the registry, the unit, its edition, its powers, the laws that they cite."""
    cited = {law for _, power in snapshot.documents(Power, unit) for law in laws_cited(power)}
    laws = [path for law in sorted(cited) if place_of(path := Law.PATH.format(key=law))]
    files = [Registry.PATH, Unit.PATH.format(unit=unit), Catalogue.PATH.format(unit=unit), *laws]
    return Inputs(
        places=(*filter(None, map(snapshot.place, files)), *snapshot.of(Power, unit)),
        paths=(*files, Power.PATH.rpartition("/")[0].format(unit=unit)),
    )


def view_of(
    registry: Registry,
    unit: Unit,
    catalogue: Catalogue | None,
    powers: Sequence[Power],
    laws: Mapping[str, Law],
    *,
    filing: str = "",
    alike: Alike = dict,
) -> CatalogueView:
    """Make the view for the public; abolished powers and those outside the public's scope are not in it.

    `laws` are keyed by file name (their short title); `filing` is the filing number (备案号), empty if there is none.
    Every value comes through `see`, so what the public may not see cannot be printed. Powers other than those of the
    edition, unless they only read otherwise (`alike`), have not been approved: the sheet says so, and names neither who
    approved it nor when.
    """
    classes = class_order(catalogue, (kind.id for kind in registry.classes))
    known = known_powers(powers, PUBLIC)
    seen = [shown for power in ordered(filter(in_catalogue, powers), classes) if (shown := see(power, PUBLIC, known))]
    of_unit = public(unit)
    edition = see(catalogue, PUBLIC) if catalogue else None
    caveat = caveat_of(catalogue, powers, alike)
    approved = None if caveat else edition
    names = names_of(public(registry), of_unit, seen, laws)
    groups = groups_of(of_unit, classes, seen, names)
    return CatalogueView(
        title=Catalogue.TITLE[0],
        unit=of_unit.get("name"),
        edition=edition_row(catalogue),
        approval=tuple(rows(approved, ("approved_by", "approved_on", "effective"), names)) if approved else (),
        filing=filing,
        caveat=caveat,
        foreword=edition.get("foreword") if edition else "",
        labels={name: title_of(Power, name) for name in ("code", "name", "key_power")},
        columns=tuple("和".join(title_of(Power, name) for name in column) for column in BOARD),
        groups=groups,
        total=sum(len(group.entries) for group in groups),
        contacts=tuple(rows(of_unit, ("contacts",), names)),
        data=_data(of_unit, approved, seen),
    )


def _data(unit: Seen, edition: Seen | None, powers: Sequence[Seen]) -> str:
    of_unit = plain(unit)
    content = {
        "unit": {key: of_unit[key] for key in ATTACHED if key in of_unit},
        "catalogue": plain(edition) if edition else None,
        "powers": [plain(power) for power in powers],
    }
    return msgspec.json.format(msgspec.json.encode(content, order="sorted"), indent=1).decode()
