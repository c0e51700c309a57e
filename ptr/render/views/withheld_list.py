"""The list of withheld powers (不公开项目目录) of one unit, for filing with the office, never public (clause 三.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld, Withholding
from ptr.model.fields.field import INTERNAL, LEADERSHIP, Audience
from ptr.model.fields.fields import title_of
from ptr.model.fields.types import place_of
from ptr.model.fields.walk import citations
from ptr.model.state.audience import Seen, see
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.entry import UNNAMED, Row, rows
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.gathering import as_json, gathered, shown_data
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item, Names
from ptr.render.views import PrintedDocument

TITLE: Final = "不公开项目目录"
HEAD: Final = ("name", "code", "class_")
GROUNDS: Final = ("ground", "basis", "reason", "duration", "review")
PRINTED: Final = ("id", "code", "name", "class_", "legal_basis", "withholding")
LIST_FIELDS: Final = PrintedFields(
    type=Withheld,
    printed=PRINTED,
    left_out={
        "the list says what is withheld and why; the office has the documents themselves": (
            *("basic_code", "parent", "succeeds", "body", "status", "effective", "inventory", "source", "level"),
            *("summary", "lead", "department", "posts", "duties", "conditions", "materials", "quota", "results"),
            *("discretion", "limits", "special_procedures", "fees", "commitments", "discipline", "accountability"),
            *("remedies", "contacts", "rules", "key_power", "disclosure", "custom"),
        ),
    },
)
GROUND_FIELDS: Final = PrintedFields(type=Withholding, printed=GROUNDS, left_out={})


class Project(Struct, frozen=True, kw_only=True):
    """One withheld power: its basis, and why and until when it is withheld."""

    number: str
    name: str
    code: str
    kind: str
    basis: tuple[Item, ...]
    cells: tuple[tuple[Item, ...], ...]


class WithheldListView(SheetView, frozen=True, kw_only=True):
    """All that the list says; `unseen` counts the powers that only the leadership may know.

    The list is under no edition of the catalogue: the foot says how much it lists instead.
    """

    audience: str
    columns: tuple[str, ...]
    projects: tuple[Project, ...]
    unseen: int


class _List:
    """The list for one reader: the offices, or the leadership, which may know all of it."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._reader = facts.audience

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the single list of a unit, printed even if empty: no list would leave the office guessing."""
        return () if powers else ("",)

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> WithheldListView:
        """Gather the unit's withheld powers and make the view."""
        assert snapshot.registry is not None
        withheld = [power for _, power in snapshot.documents(Withheld, unit)]
        return view_of(snapshot.registry, snapshot.units[unit], withheld, snapshot.laws, self._reader)

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the view is made of: registry, unit, the withheld powers, the laws that they cite."""
        cited = {citation.law for _, power in snapshot.documents(Withheld, unit) for _, citation in citations(power)}
        laws = [path for law in sorted(cited) if place_of(path := Law.PATH.format(key=law))]
        files = [Registry.PATH, Unit.PATH.format(unit=unit), *laws]
        return Inputs(
            places=(*filter(None, map(snapshot.place, files)), *snapshot.of(Withheld, unit)),
            paths=(*files, Withheld.PATH.rpartition("/")[0].format(unit=unit)),
        )


DOCUMENT: Final = PrintedDocument(
    audiences=(INTERNAL, LEADERSHIP),
    subject=FilingSubject.WITHHELD,
    requested=_List,
    fields=(LIST_FIELDS, GROUND_FIELDS),
)


def view_of(
    registry: Registry,
    unit: Unit,
    withheld: Sequence[Withheld],
    laws: Mapping[str, Law],
    reader: Audience = INTERNAL,
    *,
    filing: str = "",
) -> WithheldListView:
    """Return the list as a reader may see it, in the order of codes."""
    gathered_unit = gathered(registry, unit, None, (), laws)
    in_order = sorted(withheld, key=lambda power: (not power.code, power.code, power.name, power.id))
    seen = [shown for power in in_order if (shown := see(power, reader))]
    return WithheldListView(
        title=TITLE,
        unit=gathered_unit.name,
        audience=reader.value,
        edition=Row(label=TITLE, items=(Item(f"{len(seen)}项"),)),
        filing=filing,
        columns=(
            *(title_of(Power, name) for name in (*HEAD, "legal_basis")),
            *(title_of(Withholding, name) for name in GROUNDS),
        ),
        projects=tuple(_project(str(number), power, gathered_unit.names) for number, power in enumerate(seen, 1)),
        unseen=len(withheld) - len(seen),
        data=as_json({"unit": gathered_unit.name, "withheld": [shown_data(power, PRINTED) for power in seen]}),
    )


def _project(number: str, power: Seen, names: Names) -> Project:
    why = power.get("withholding", None)
    printed = {key: row.items for key in (*HEAD, "legal_basis") for row in rows(power, (key,), names)}
    reasons = {key: row.items for key in GROUNDS if why for row in rows(why, (key,), names)}
    return Project(
        number=number,
        name=power.get("name") or UNNAMED,
        code=power.get("code"),
        kind=printed["class_"][0].text if "class_" in printed else "",
        basis=printed.get("legal_basis", ()),
        cells=tuple(reasons.get(key, ()) for key in GROUNDS),
    )
