"""The one table of which field owes what, derived from digests, audiences and the classes that fields declare.

A field lies in the digests of the filing subjects that cover its document, so a change of it is filed under these,
unless it is published only, or nobody's business but the unit's own. It is posted where the public may see it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.duties.aside import CONTACT, aside_of
from ptr.model.duties.naming import named_thing, shown_kinds
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import PUBLIC, Audience, ChangeClass, Label
from ptr.model.fields.fields import Field, by_key, fields_of, structs_in
from ptr.model.fields.types import document_types
from ptr.model.standing.entry_columns import OUTSIDE
from ptr.model.state.covered import COVERED

SHEETS: Final = (Power.TYPE, Flow.TYPE, Catalogue.TYPE, Unit.TYPE)
"""Types of documents that public sheets show for themselves; the names of others stand on the sheets of these."""
SITE: Final = (Registry.TYPE, ("site_url",))
"""The address that every sheet carries in its code."""
CHARTED: Final = (Flow.TYPE,)


class FieldDuty(Struct, frozen=True, kw_only=True):
    """What a change of one field owes.

    `files` are the subjects filed again; `covered` those whose digest holds the field, of which `aside` says why they
    are not filed again. `readers` are the audiences that may see it, `posted` whether it stands on a public sheet of
    its own document, `named` whether on those of other documents, `in_entry` whether an edition answers for it,
    `charted` whether it stands on a chart.
    """

    label: Label
    change: ChangeClass
    covered: tuple[FilingSubject, ...]
    aside: Bilingual | None
    readers: tuple[Audience, ...]
    posted: bool
    named: bool
    in_entry: bool
    charted: bool

    @property
    def files(self) -> tuple[FilingSubject, ...]:
        """The subjects that are filed again."""
        return () if self.aside else self.covered

    @property
    def publish_only(self) -> bool:
        """Whether a change of the field is published and nothing else."""
        return self.aside is not None and (self.posted or self.named)


@cache
def field_duty(type: str, names: tuple[str, ...]) -> FieldDuty | None:
    """Return what a field of a document type owes, by the keys down to it; None if there is no such field."""
    path = _path(type, names)
    if not path:
        return None
    labels = [field.label for field in path if field.label]
    change = _effective(labels)
    aside = aside_of(type, names, change)
    public = all(field.reaches(PUBLIC) for field in path) and document_types()[type].AUDIENCE.reaches(PUBLIC)
    owned = aside is not None and aside is not CONTACT
    return FieldDuty(
        label=labels[-1],
        change=change,
        covered=covered_by(type),
        aside=aside,
        readers=_readers(type, path),
        posted=public and not owned and type in SHEETS,
        named=public and (named_thing(type, names) in shown_kinds(SHEETS) - {""} or (type, names) == SITE),
        in_entry=public and type == Power.TYPE and not any(label.change in OUTSIDE for label in labels),
        charted=public and type in CHARTED,
    )


@cache
def not_filed(type: str) -> tuple[tuple[str, ...], ...]:
    """Return the fields of a document type that no filing answers for, by the keys down to them, topmost only."""
    return tuple(_not_filed(type, document_types()[type], ()))


def _not_filed(document_type: str, kind: type[Struct], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for field in fields_of(kind):
        names = (*above, field.key)
        duty = field_duty(document_type, names)
        if duty and duty.aside:
            yield names
        else:
            below = (path for inner in structs_in(field.type) for path in _not_filed(document_type, inner, names))
            yield from dict.fromkeys(below)


@cache
def covered_by(type: str) -> tuple[FilingSubject, ...]:
    """Return the subjects whose digest holds documents of a type."""
    return tuple(subject for subject, kinds in COVERED.items() if type in {kind.TYPE for kind in kinds})


def refined(outer: ChangeClass | None, inner: ChangeClass | None) -> ChangeClass | None:
    """Return the class of a field within another: the outer one, but policy, keys and a column's basis stay so."""
    if outer is None or inner in (ChangeClass.POLICY, ChangeClass.IDENTITY):
        return inner
    return inner if (outer, inner) == (ChangeClass.CATALOGUE, ChangeClass.BASIS) else outer


def _effective(labels: list[Label]) -> ChangeClass:
    change: ChangeClass | None = None
    for label in labels:
        change = refined(change, label.change)
    assert change is not None
    return change


def _path(document_type: str, names: tuple[str, ...]) -> list[Field]:
    """Return the fields from a document down to one of them; empty if there is no such field."""
    kinds: list[type[Struct]] = [document_types()[document_type]]
    path: list[Field] = []
    for name in names:
        field = next((by_key(kind)[name] for kind in kinds if name in by_key(kind)), None)
        if field is None:
            return []
        path.append(field)
        kinds = structs_in(field.type)
    return path


def _readers(type: str, path: list[Field]) -> tuple[Audience, ...]:
    widest = document_types()[type].AUDIENCE
    return tuple(
        reader for reader in Audience if widest.reaches(reader) and all(field.reaches(reader) for field in path)
    )
