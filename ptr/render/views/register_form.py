"""The register form (动态运行情况登记表) of one use of a power, filled or blank (clause 三.4).

The office prints it whole; the public sees what was disclosed, with personal data masked again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Limits, Power
from ptr.model.documents.record import Record, StepTaken
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.field import INTERNAL, LEADERSHIP, PUBLIC, Audience
from ptr.model.fields.fields import fields_of, title_of
from ptr.model.fields.types import Place
from ptr.model.state.audience import Seen, known_powers, see
from ptr.model.state.edition_of_record import as_then
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.personal import masked, masked_name
from ptr.render.parts.edition import edition_row
from ptr.render.parts.entry import UNNAMED, Row
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.gathering import as_json, shown_data
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.office import FormCell, folder_inputs, names_for, printed_items
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.record import set_part
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item, Names
from ptr.render.views import PrintedDocument

TITLE: Final = "行政权力动态运行情况登记表"
BLANK: Final = "blank"
NOTE: Final = "方案所附原表没有留存，本表按方案三、4的要求重新拟定，不是原表"
OF_POWER: Final = ("code", "class_", "lead", "department")
LINES: Final = {
    "matter": 2,
    "notified": 1,
    "heard": 1,
    "informed": 1,
    "decision": 2,
    "execution": 2,
    "result": 2,
    "overrun": 1,
}
"""The fields that take a whole row, with the number of lines that a blank form leaves for them."""
CHAPTERS: Final = {
    "事项": ("matter", "counterpart", "case_number", "accepted", "exercised", "correction", "document_number"),
    "时限": ("suspensions", "extensions", "overrun"),
    "告知和听取意见": ("notified", "heard"),
    "决策、执行、结果": ("decision", "execution", "result", "informed"),
}
STAGES: Final = ("filled", "received", "reviews", "disclosed")
LATER: Final = ("amendments", "attachments")
BLANK_STEPS: Final = 5
STEPS: Final = ("step", "post", "start", "end", "opinion")
RECORD_FIELDS: Final = PrintedFields(
    type=Record,
    printed=("power", "edition", "steps", *chain(*CHAPTERS.values()), *STAGES, *LATER),
    left_out={"a key, by which the file is called": ("id",)},
)
STEP_FIELDS: Final = PrintedFields(type=StepTaken, printed=STEPS, left_out={})


class FormSection(Struct, frozen=True):
    """Cells under one heading."""

    label: str
    cells: tuple[FormCell, ...]


class FormStep(Struct, frozen=True):
    """A step as it was taken: its name, the post, its start and end, the opinion."""

    cells: tuple[str, ...]


class RegisterFormView(SheetView, frozen=True, kw_only=True):
    """All that a form says; `steps` are for the office alone, `note` says that the form is not the original."""

    audience: str
    blank: bool
    note: str
    serial: Row
    power: str
    sections: tuple[FormSection, ...]
    columns: tuple[str, ...]
    steps: tuple[FormStep, ...]
    stages: tuple[FormSection, ...]


class _Form:
    """The form for one reader."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._reader = facts.audience

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """List the records that the reader may see; before them, for the office, the blank form."""
        records = [(place, snapshot.document(place)) for place in snapshot.of(Record, unit)]
        shown = [
            place.key
            for place, record in records
            if not isinstance(record, Record)
            or ((not powers or record.power in powers) and self._see(record, self._power(snapshot, record, unit)))
        ]
        return tuple(shown) if powers or self._reader is PUBLIC else (BLANK, *shown)

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> RegisterFormView:
        """Gather the record, its power and its chart, and make the form."""
        place = _place(snapshot, unit, part)
        record = snapshot.document(place) if place else None
        edition = edition_row(snapshot.one(Catalogue, unit))
        if not isinstance(record, Record):
            names = names_for(snapshot, unit, self._reader, ())
            return _view(snapshot.units[unit].name, self._reader, edition, None, None, names, {})
        power = self._power(snapshot, record, unit)
        names = names_for(snapshot, unit, self._reader, [power] if power else [])
        seen = see(power, self._reader) if power else None
        if power and seen and not as_then(power, record, unit, snapshot):
            seen = replace(seen, parts=tuple(part for part in seen.parts if part[0].name in ("name", "code", "class_")))
        texts = _texts(snapshot, unit, record.power)
        if record.edition:
            edition = Row(label=edition.label, items=(Item(record.edition),))
        return _view(snapshot.units[unit].name, self._reader, edition, self._see(record, power), seen, names, texts)

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the form is made of: registry, unit, record, power, charts."""
        files = [Registry.PATH, Unit.PATH.format(unit=unit), Catalogue.PATH.format(unit=unit)]
        place = _place(snapshot, unit, part)
        record = snapshot.document(place) if place else None
        if place:
            files.append(place.path)
        if isinstance(record, Record) and (holder := snapshot.holder(record.power, unit)):
            files.append(holder.path)
        return folder_inputs(snapshot, files, [Flow.PATH.rpartition("/")[0].format(unit=unit)] if place else [])

    def _power(self, snapshot: Snapshot, record: Record, unit: str) -> Power | None:
        power = snapshot.power(record.power, unit)
        return None if self._reader is PUBLIC and isinstance(power, Withheld) else power

    def _see(self, record: Record, power: Power | None) -> Seen | None:
        return see(record, self._reader, known_powers([power] if power else [], self._reader))


DOCUMENT: Final = PrintedDocument(
    audiences=(INTERNAL, LEADERSHIP, PUBLIC), requested=_Form, fields=(RECORD_FIELDS, STEP_FIELDS)
)


def _place(snapshot: Snapshot, unit: str, key: str) -> Place | None:
    return next((place for place in snapshot.of(Record, unit) if place.key == key), None)


def _texts(snapshot: Snapshot, unit: str, power: str) -> dict[str, str]:
    """Return the texts of the steps of the power's charts by key."""
    flows = (flow for _, flow in snapshot.documents(Flow, unit) if power in flow.powers)
    return {step.id: step.text for flow in flows for step in flow.steps}


def _view(
    unit: str,
    reader: Audience,
    edition: Row,
    record: Seen | None,
    power: Seen | None,
    names: Names,
    texts: dict[str, str],
) -> RegisterFormView:
    public = reader is PUBLIC
    filled = record or Seen(type=Record, parts=())
    receipt = filled.get("received", None)
    sections = [FormSection("职权", tuple(_of_power(power, names)))]
    sections += [FormSection(label, tuple(_cells(filled, keys, names, public))) for label, keys in CHAPTERS.items()]
    later = tuple(cell for cell in _cells(filled, LATER, names, public) if cell.items)
    return RegisterFormView(
        title=TITLE,
        unit=unit,
        edition=edition,
        audience=reader.value,
        blank=record is None,
        note=NOTE,
        serial=Row(label="收表编号", items=(Item(receipt.get("serial")),) if receipt else ()),
        power=power.get("name") or UNNAMED if power else "",
        sections=tuple(sections),
        columns=tuple(title_of(StepTaken, name) for name in STEPS),
        steps=() if public else tuple(_steps(filled, names, texts)),
        stages=(
            FormSection("登记、复核、公开", tuple(_cells(filled, STAGES if not public else STAGES[3:], names, public))),
            *([FormSection("更正和附件", later)] if later else []),
        ),
        data=_data(unit, record, public) if record else "",
    )


def _data(unit: str, record: Seen, public: bool) -> str:
    """Return the data of a form for machines; for the public, masked as its page is."""
    content = shown_data(record, [field.name for field in fields_of(Record)])
    if not public:
        return as_json({"unit": unit, "record": content})
    if isinstance(name := content.get("counterpart"), str):
        content["counterpart"] = masked_name(name)
    return masked(as_json({"unit": unit, "record": content}))


def _of_power(power: Seen | None, names: Names) -> Iterator[FormCell]:
    seen = power or Seen(type=Power, parts=())
    yield FormCell(label=title_of(Power, "name"), items=printed_items(seen, names, "name"), wide=True)
    for name in OF_POWER:
        yield FormCell(label=title_of(Power, name), items=printed_items(seen, names, name))
    limits = seen.get("limits", None) or Seen(type=Limits, parts=())
    for name in ("statutory", "promised"):
        values = printed_items(limits, names, name)
        yield FormCell(label=title_of(Limits, name), items=tuple(replace(item, note="") for item in values))


def _cells(record: Seen, keys: Sequence[str], names: Names, public: bool) -> Iterator[FormCell]:
    """Yield the cells of a record's fields; for the public, those that are not for the office alone."""
    for key in keys:
        field = next(field for field in fields_of(Record) if field.name == key)
        if public and not field.reaches(PUBLIC):
            continue
        items = set_part(record, key, names)
        if public:
            mask = masked_name if key == "counterpart" else masked
            items = tuple(Item(text=mask(item.text), term=item.term, note=masked(item.note)) for item in items)
        yield FormCell(
            label=title_of(Record, key),
            items=items,
            wide=key in LINES or key in LATER or key in STAGES,
            lines=LINES.get(key, 1),
        )


def _steps(record: Seen, names: Names, texts: dict[str, str]) -> Iterator[FormStep]:
    for taken in record.get("steps", ()):
        step, rest = taken.get("step"), [printed_items(taken, names, name) for name in STEPS[1:]]
        yield FormStep((texts.get(step, step), *("".join(item.text for item in items) for items in rest)))
    if not record.parts:
        yield from (FormStep(("",) * 5) for _ in range(BLANK_STEPS))
