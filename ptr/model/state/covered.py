"""Which files a filing covers, by its subject (clauses 三.1, 四)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.report import Report
from ptr.model.documents.scheme import Scheme
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import place_of

COVERED: Final[dict[FilingSubject, tuple[type[Document], ...]]] = {
    FilingSubject.SCHEME: (Scheme,),
    FilingSubject.CATALOGUE: (Unit, Catalogue, Power),
    FilingSubject.FLOWS: (Flow,),
    FilingSubject.WITHHELD: (Withheld,),
    FilingSubject.ADJUSTMENT: (Adjustment,),
    FilingSubject.REPORT: (Report,),
}
ONE_OF_MANY: Final = (FilingSubject.ADJUSTMENT, FilingSubject.REPORT)
"""Subjects for which one file is filed at a time, named by `of`."""


def covers(subject: FilingSubject, unit: str, of: str, path: str) -> bool:
    """Return whether a file belongs to what a unit files under a subject."""
    place = place_of(path)
    if place is None or place.unit != unit or place.type not in {kind.TYPE for kind in COVERED[subject]}:
        return False
    return subject not in ONE_OF_MANY or place.key == of


def covered(subject: FilingSubject, unit: str, of: str, paths: Iterable[str]) -> list[str]:
    """Return the files that a unit files under a subject, sorted."""
    return sorted(path for path in paths if covers(subject, unit, of, path))


def whereabouts(subject: FilingSubject, unit: str, of: str) -> tuple[str, ...]:
    """Return the files and folders in which a subject lies, whether or not they exist."""
    paths = (kind.PATH.format(unit=unit, key=of or "{key}") for kind in COVERED[subject])
    return tuple(path.partition("/{key}")[0] for path in paths)


def unit_of(files: Iterable[str]) -> str:
    """Return the folder of the unit whose files these were; its name may differ today."""
    return next((place.unit for place in map(place_of, files) if place), "")
