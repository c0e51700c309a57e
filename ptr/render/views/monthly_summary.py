"""The monthly summary (月汇总表) of the uses of a unit's powers, as its office reports it (clause 三.4).

The office prints the report with the records that it counts; the public sees the uses that were disclosed to it, with
personal data masked again, and their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.power import Power
from ptr.model.documents.record import Disclosed, Record
from ptr.model.documents.registry import Registry
from ptr.model.documents.report import Figure, Report
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.field import INTERNAL, LEADERSHIP, PUBLIC, Audience
from ptr.model.fields.fields import title_of
from ptr.model.state.audience import Seen, known_powers, see
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.personal import masked, masked_name
from ptr.render.parts.edition import edition_row
from ptr.render.parts.entry import UNNAMED
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.gathering import as_json
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.office import filing_number, folder_inputs, holdings, names_for, printed_items, spoken_month
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.record import set_part
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item, Names, day
from ptr.render.views import PrintedDocument

TITLE: Final = "行政权力运行情况月汇总表"
FIGURE_FIELDS: Final = PrintedFields(type=Figure, printed=("power", "used", "late", "disclosed"), left_out={})
USE_FIELDS: Final = PrintedFields(
    type=Record,
    printed=("power", "matter", "counterpart", "document_number", "exercised", "disclosed"),
    left_out={
        "a key, by which the report names the record": ("id",),
        "a use has one line; its register form prints these": (
            *("edition", "case_number", "accepted", "correction", "steps", "suspensions", "extensions", "notified"),
            *("heard", "informed", "decision", "execution", "result", "overrun", "filled", "received", "reviews"),
            *("amendments", "attachments"),
        ),
    },
)


class PowerFigures(Struct, frozen=True, kw_only=True):
    """The uses of one power in the month; `late` is not for the public."""

    number: int
    name: str
    code: str
    kind: str
    used: int
    late: int
    disclosed: int


class ListedUse(Struct, frozen=True, kw_only=True):
    """One use: what it was about and how it ended; `supplement` marks one added after the report."""

    number: int
    power: str
    matter: str
    counterpart: str
    document: str
    exercised: str
    disclosed: str
    supplement: bool


class MonthlySummaryView(SheetView, frozen=True, kw_only=True):
    """All that a summary says; `unseen` counts the powers with uses that only the leadership may know."""

    month: str
    audience: str
    labels: dict[str, str]
    lines: tuple[PowerFigures, ...]
    used: int
    late: int
    disclosed: int
    unseen: int
    uses: tuple[ListedUse, ...]
    supplements: tuple[str, ...]
    remarks: str
    signed: str


class _Summary:
    """The summary for one reader."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._reader = facts.audience

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """List the months reported; for the public, those with a use that was disclosed to it."""
        if powers:
            return ()
        if self._reader is not PUBLIC:
            return tuple(place.key for place in snapshot.of(Report, unit))
        powers_known = known_powers(holdings(snapshot, unit, PUBLIC), PUBLIC)
        records = (record for _, record in snapshot.documents(Record, unit) if see(record, PUBLIC, powers_known))
        return tuple(sorted({record.exercised.isoformat()[:7] for record in records if record.exercised}))

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> MonthlySummaryView:
        """Gather the month's report, its records and their powers, and make the summary."""
        powers = {power.id: power for power in holdings(snapshot, unit, self._reader)}
        names = names_for(snapshot, unit, self._reader, powers.values())
        counted = _Month(snapshot, unit, part, self._reader, powers, names)
        report = counted.report if self._reader is not PUBLIC else None
        uses = tuple(counted.uses())
        lines = tuple(counted.figures(report.figures) if report else counted.counted())
        number = filing_number(snapshot, unit, FilingSubject.REPORT, part)
        return MonthlySummaryView(
            title=TITLE,
            unit=snapshot.units[unit].name,
            month=spoken_month(part),
            edition=edition_row(snapshot.one(Catalogue, unit)),
            filing=number if self._reader is not PUBLIC else None,
            audience=self._reader.value,
            labels=_labels(),
            lines=lines,
            used=sum(line.used for line in lines),
            late=sum(line.late for line in lines),
            disclosed=sum(line.disclosed for line in lines),
            unseen=len({figure.power for figure in report.figures} - set(powers)) if report else 0,
            uses=uses,
            supplements=tuple(counted.supplements(report)) if report else (),
            remarks=report.remarks if report else "",
            signed=_signed(report, names) if report else "",
            data=as_json({"unit": unit, "month": part, "lines": lines, "uses": uses}),
        )

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the summary is made of: registry, unit, edition, report, records, powers, filings and answers."""
        files = [Registry.PATH, *(kind.PATH.format(unit=unit) for kind in (Unit, Catalogue))]
        files.append(Report.PATH.format(unit=unit, key=part))
        folders = [kind.PATH.rpartition("/")[0].format(unit=unit) for kind in (Power, Withheld, Filing)]
        folders.append(Record.PATH.rpartition("/")[0].format(unit=unit, year=part[:4]))
        offices = snapshot.registry.offices if snapshot.registry else ()
        folders += [Decision.PATH.rpartition("/")[0].format(office=office.id) for office in offices]
        return folder_inputs(snapshot, files, folders)


DOCUMENT: Final = PrintedDocument(
    audiences=(INTERNAL, LEADERSHIP, PUBLIC), requested=_Summary, fields=(FIGURE_FIELDS, USE_FIELDS)
)


class _Month:
    """One month of a unit, as one reader may see it."""

    def __init__(
        self, snapshot: Snapshot, unit: str, month: str, reader: Audience, powers: dict[str, Power], names: Names
    ) -> None:
        place = snapshot.place(Report.PATH.format(unit=unit, key=month))
        document = snapshot.document(place) if place else None
        self.report = document if isinstance(document, Report) else None
        self._reader, self._powers, self._names = reader, powers, names
        self._late = {key for extra in self.report.supplements for key in extra.records} if self.report else set()
        self._records = [(record, seen) for record, seen in self._read(snapshot, unit, month) if seen]

    def _read(self, snapshot: Snapshot, unit: str, month: str) -> Iterator[tuple[Record, Seen | None]]:
        """Yield the records that the report counts; for the public, those of the month."""
        known = known_powers(self._powers.values(), self._reader)
        places = {place.key: place for place in snapshot.of(Record, unit)}
        counted = (*self.report.records, *sorted(self._late)) if self.report else ()
        for key in places if self._reader is PUBLIC else counted:
            record = snapshot.document(places[key]) if key in places else None
            if isinstance(record, Record) and (self._reader is not PUBLIC or _in(record, month)):
                yield record, see(record, self._reader, known)

    def uses(self) -> Iterator[ListedUse]:
        """Yield the uses one by one."""
        for number, (record, seen) in enumerate(self._records, 1):
            counterpart = _one(set_part(seen, "counterpart", self._names))
            disclosed = seen.get("disclosed", None)
            yield ListedUse(
                number=number,
                power=self._name(record.power),
                matter=self._masked(seen.get("matter")),
                counterpart=masked_name(counterpart) if self._reader is PUBLIC else counterpart,
                document=self._masked(seen.get("document_number")),
                exercised=day(record.exercised) if record.exercised else "",
                disclosed=day(disclosed.get("date")) if disclosed else "",
                supplement=record.id in self._late and self._reader is not PUBLIC,
            )

    def _masked(self, text: str) -> str:
        return masked(text) if self._reader is PUBLIC else text

    def figures(self, figures: Iterable[Figure]) -> Iterator[PowerFigures]:
        """Yield the figures of the report for the powers that the reader may know."""
        shown = [figure for figure in figures if figure.power in self._powers]
        for number, each in enumerate(shown, 1):
            yield self._line(number, each.power, each.used, each.late, each.disclosed)

    def counted(self) -> Iterator[PowerFigures]:
        """Yield what the public can count itself: the uses that were disclosed to it."""
        counts = Counter(record.power for record, _ in self._records)
        for number, (power, count) in enumerate(sorted(counts.items()), 1):
            yield self._line(number, power, count, 0, count)

    def supplements(self, report: Report) -> Iterator[str]:
        """Yield what was added to the report later, and why."""
        for extra in report.supplements:
            yield f"{day(extra.date)}补报{len(extra.records)}件：{extra.reason}"

    def _line(self, number: int, key: str, used: int, late: int, disclosed: int) -> PowerFigures:
        power = see(self._powers[key], self._reader) or Seen(type=Power, parts=())
        return PowerFigures(
            number=number,
            name=self._name(key),
            code=power.get("code"),
            kind=_one(printed_items(power, self._names, "class_")),
            used=used,
            late=late,
            disclosed=disclosed,
        )

    def _name(self, key: str) -> str:
        power = self._powers.get(key)
        seen = see(power, self._reader) if power else None
        return (seen.get("name") if seen else "") or UNNAMED


def _in(record: Record, month: str) -> bool:
    return record.exercised is not None and record.exercised.isoformat().startswith(month)


def _signed(report: Report, names: Names) -> str:
    post = report.made.post
    return f"{names['post'].get(post, post)}，{day(report.made.date)}"


def _one(items: Sequence[Item]) -> str:
    return "；".join(item.text for item in items)


def _labels() -> dict[str, str]:
    return {
        **{name: title_of(Power, name) for name in ("name", "code", "class_")},
        **{name: title_of(Figure, name) for name in ("used", "late")},
        **{name: title_of(Record, name) for name in ("matter", "counterpart", "document_number", "exercised")},
        **{name: title_of(Report, name) for name in ("supplements", "remarks", "made")},
        "disclosed": title_of(Figure, "disclosed"),
        "disclosed_on": title_of(Disclosed, "date"),
    }
