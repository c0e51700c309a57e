"""What a posting shows: powers, charts and the unit itself, each by the digest of what the public sees of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.publication import PublicationSubject
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import Place
from ptr.model.state.public_values import public_digest
from ptr.model.state.snapshot import Snapshot
from ptr.operations.references import unit_name

NEAR = 5
"""Names that a message lists of those that may be meant."""


class PostedSheets(Struct, frozen=True, kw_only=True):
    """What is posted: digests by key, the edition of a whole catalogue, the paths that must be committed."""

    subject: PublicationSubject
    digests: dict[str, str]
    powers: tuple[str, ...]
    charts: tuple[str, ...]
    edition: str = ""
    paths: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether all of the unit is posted, its catalogue too."""
        return self.subject is PublicationSubject.CATALOGUE


def whole(snapshot: Snapshot, unit: str) -> PostedSheets:
    """Return all that the public may see of a unit: catalogue, powers, charts, the unit's own page."""
    catalogue = snapshot.one(Catalogue, unit)
    if catalogue is None:
        name = unit_name(snapshot, unit)
        raise PtrError(
            f"{name}还没有发布职权目录；先运行 ptr catalogue issue {unit}，或者写明公开哪几项职权、流程图",
            f"{name} has issued no catalogue; run ptr catalogue issue {unit} first, or name powers and charts",
        )
    own = [(place, document) for place, document in _sheets(snapshot, unit) if public_digest(document)]
    holder = snapshot.one(Unit, unit)
    folders = (f"units/{unit}/powers", f"units/{unit}/flows")
    return PostedSheets(
        subject=PublicationSubject.CATALOGUE,
        digests={**_digests(own), unit: public_digest(holder)},
        powers=_keys(own, Power),
        charts=_keys(own, Flow),
        edition=catalogue.edition,
        paths=(Unit.PATH.format(unit=unit), Catalogue.PATH.format(unit=unit), *folders),
    )


def named(snapshot: Snapshot, unit: str, names: Sequence[str]) -> PostedSheets:
    """Return some powers and charts, named by key or by what people call them; `PtrError` for what cannot be posted."""
    sheets = list(_sheets(snapshot, unit))
    own = list(dict(_named(sheets, unit_name(snapshot, unit), name) for name in names).items())
    for place, document in own:
        if not public_digest(document):
            zh, en = f"“{_name(document)}”不对社会公开，不能公开", f"“{_name(document)}” is not open to the public"
            raise PtrError(f"{zh}（{place.path}）", f"{en} ({place.path})")
    powers = _keys(own, Power)
    return PostedSheets(
        subject=PublicationSubject.POWERS if powers else PublicationSubject.FLOWS,
        digests=_digests(own),
        powers=powers,
        charts=_keys(own, Flow),
        paths=tuple(place.path for place, _ in own),
    )


def _sheets(snapshot: Snapshot, unit: str) -> Iterator[tuple[Place, Document]]:
    yield from snapshot.documents(Power, unit)
    yield from snapshot.documents(Flow, unit)


def _digests(sheets: Sequence[tuple[Place, Document]]) -> dict[str, str]:
    return {place.key: public_digest(document) for place, document in sheets}


def _keys(sheets: Sequence[tuple[Place, Document]], kind: type[Document]) -> tuple[str, ...]:
    return tuple(place.key for place, document in sheets if isinstance(document, kind))


def _name(document: Document) -> str:
    return str(getattr(document, "name", "") or getattr(document, "title", ""))


def _named(sheets: Sequence[tuple[Place, Document]], unit: str, text: str) -> tuple[Place, Document]:
    exact = [each for each in sheets if text in (each[0].key, _name(each[1]))]
    if len(exact) == 1:
        return exact[0]
    meant = exact or [each for each in sheets if len(text) > 1 and text in _name(each[1])]
    listed = [f"{_name(document)} {place.key}" for place, document in meant[:NEAR]]
    zh, en = (f"；是否 {'、'.join(listed)}", f"; did you mean {', '.join(listed)}?") if listed else ("", "")
    raise PtrError(f"{unit}没有职权或者流程图“{text}”{zh}", f"{unit} has no power or chart “{text}”{en}")
