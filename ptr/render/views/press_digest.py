"""The press digest of a month: what the public may know, in sentences ready for a newspaper or a newsreader.

It holds what is public and nothing else (clause 三.6(2)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ptr.model.documents._common import Status
from ptr.model.documents.power import Power
from ptr.model.fields.field import PUBLIC
from ptr.model.state.audience import see
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.month import Month, inputs_of, last_month
from ptr.render.parts.office import dated, spoken_month
from ptr.render.parts.package_texts import Paragraph
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import day
from ptr.render.views import PrintedDocument
from ptr.render.views.briefing import changes, issuer, notes, uses

TITLE: Final = "{}{}行政权力公开透明运行情况"


class PressDigestView(SheetView, frozen=True, kw_only=True):
    """All that a digest says; `lines` are where to look and whom to call."""

    month: str
    lead: str
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[str, ...]
    date: str


class _Digest:
    """The digest of what changed and was used."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._facts = facts

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the last month that is over, which the digest is about."""
        return () if powers else (last_month(snapshot),)

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> PressDigestView:
        """Gather the month's public news."""
        assert snapshot.registry is not None
        month = Month(snapshot, unit, part, self._facts)
        who = snapshot.units[unit].name if unit else snapshot.registry.jurisdiction.name
        return PressDigestView(
            title=TITLE.format(who, spoken_month(part)),
            unit=issuer(snapshot, unit),
            month=spoken_month(part),
            edition=dated("月份", spoken_month(part)),
            lead=_lead(snapshot, month.units, who),
            paragraphs=(*changes(month), *uses(month), *notes(month.publications())),
            lines=tuple(_lines(snapshot, month)),
            date=day(snapshot.today.date),
        )

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the digest is made of: the unit, or all of them, and the offices."""
        return inputs_of(snapshot, unit)


DOCUMENT: Final = PrintedDocument(audiences=(PUBLIC,), whole=True, requested=_Digest)


def _lead(snapshot: Snapshot, units: Sequence[str], who: str) -> str:
    powers = (power for unit in units for _, power in snapshot.documents(Power, unit))
    count = sum(power.status is not Status.ABOLISHED and see(power, PUBLIC) is not None for power in powers)
    holders = f"{who}{len(units)}个单位" if len(units) > 1 else who
    return f"截至{day(snapshot.today.date)}，{holders}向社会公开行政职权{count}项。"


def _lines(snapshot: Snapshot, month: Month) -> Iterator[str]:
    """Yield where the public can look and whom it can call."""
    if snapshot.registry and snapshot.registry.site_url:
        yield f"查询网址：{snapshot.registry.site_url}"
    for unit in month.units:
        contacts = snapshot.units[unit].contacts
        numbers = [f"咨询{contacts.consultation}"] if contacts.consultation else []
        numbers += [f"监督投诉{contacts.complaint}"] if contacts.complaint else []
        if numbers:
            yield f"{month.called(unit)}：{'，'.join(numbers)}"
