"""A power was exercised that is not in force that day.

行使了当日无效的职权。

A unit exercises only what it holds (clause 三.1). A record whose day lies before the power began, or after its last day,
is a use without a basis; or the dates of the power are wrong. A record of an earlier edition of the catalogue is not
held against the first day: a power that was renewed since then had an earlier one.

只能行使当日有效的职权。登记表的行使日期早于职权的起始日、晚于最后一天，就是行使了没有依据的权力，或者职权的起止日期写错了。按以前各版目录填的登记表不对照起始日：后来重新设定的职权，当时的起始日更早。

Breaks:

    # the power: effective: {from: 2008-05-01, until: 2026-06-30}
    exercised: 2026-07-02

Keeps:

    exercised: 2026-06-29
"""

from collections.abc import Iterator

from ptr.model.documents.record import Record
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.edition_of_record import same_edition
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "P006",
    Record,
    clause="三.1",
    zh="{exercised} 行使了“{name}”，而该职权的有效期是 {period}",
    en="“{name}” was exercised on {exercised}; it is in force {period}",
)
def rule(record: Record, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the day of use with the first and last day of the power."""
    power = snapshot.power(record.power, place.unit)
    if power is None or record.exercised is None:
        return
    first, last = power.effective.from_, power.effective.until
    early = record.exercised < first and (not record.edition or same_edition(record, place.unit, snapshot))
    if early or (last and last < record.exercised):
        shown = (f"{first} 至 {last or '今'}", f"from {first}" + (f" to {last}" if last else ""))
        args = {"exercised": record.exercised.isoformat(), "name": power.name, "period": shown}
        yield Hit(pointer=("exercised",), args=args)
