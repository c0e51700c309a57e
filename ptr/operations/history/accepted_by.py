"""What is said beside the registry as it stood on a day: which catalogues were those that had been accepted by then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.state.covered import covered
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import last_accepted
from ptr.operations.history.acts import UNITS, documents_in, filed_by
from ptr.operations.history.trace import digests
from ptr.store.source import Source


def accepted_by(source: Source, day: datetime.date) -> tuple[Bilingual, ...]:
    """Name the units whose catalogues were as accepted by a day, those that differed, and those never accepted."""
    units = {place.unit: unit.name for place, unit in documents_in(source, UNITS, Unit)}
    items = filed_by(source, day)
    last = {
        item.place.unit: item
        for item in last_accepted(items.values()).values()
        if item.filing.subject is FilingSubject.CATALOGUE and item.place.unit in units
    }
    paths = [each.path for each in source.entries() if each.what == "file"]
    same = {unit for unit, item in last.items() if _is_as_filed(source, paths, item)}
    listed = {unit for unit in units if Catalogue.PATH.format(unit=unit) in paths}
    rows = (
        ("职权目录与当时已准予备案的一致", "catalogue as accepted by then", last.keys() & same),
        ("职权目录与当时已准予备案的不同", "catalogue other than accepted by then", last.keys() - same),
        ("当时没有准予备案的职权目录", "no catalogue accepted by then", listed - last.keys()),
    )
    return tuple(_line(zh, en, sorted(keys), units, last) for zh, en, keys in rows if keys)


def _is_as_filed(source: Source, paths: Iterable[str], item: FiledItem) -> bool:
    here = covered(FilingSubject.CATALOGUE, item.place.unit, item.filing.of, paths)
    return set(here) == set(item.filing.files) and digests(source, here) == item.filing.files


def _line(zh: str, en: str, keys: list[str], units: dict[str, str], last: dict[str, FiledItem]) -> Bilingual:
    days = {key: f"{last[key].decided_on}" for key in keys if key in last}
    chinese = "、".join(f"{units[key]}（{days[key]}）" if key in days else units[key] for key in keys)
    english = ", ".join(f"{units[key]} ({days[key]})" if key in days else units[key] for key in keys)
    return f"{zh}：{chinese}", f"{en}: {english}"
