"""Find what cites a law, and what must be reviewed by when if the law has a later text."""

from __future__ import annotations

import datetime
import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ptr.changes.kind import all_kinds
from ptr.changes.pairs import TRAVELLING, subject_of
from ptr.model.documents._common import Citation, Status
from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Edition, Law
from ptr.model.documents.power import Power
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import Place
from ptr.model.fields.walk import citations
from ptr.model.law.citation import Citations, parse_articles
from ptr.model.law.covering import overlap
from ptr.model.names.along import fields_of_parts, mentioned, parts_of
from ptr.model.names.listed import names_of
from ptr.model.results.finding import Spot
from ptr.model.results.impact_report import CitationState, Cited, ImpactReport, UnitImpact
from ptr.model.results.obligation import Requirement
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.store.open import open_registry
from ptr.store.source import Source

KINDS = {Power.TYPE: "basis.changed", Flow.TYPE: "flow.changed"}
"""The kind of change that a revised citation amounts to, by the type of the citing document."""


def impact(
    source: Source,
    clock: Clock,
    law: str,
    article: str = "",
    edition: datetime.date | None = None,
) -> ImpactReport:
    """Find every citation of a law, or those that overlap with some of its articles.

    They are judged by the named edition, else by the last one, whether or not it is in force yet. `PtrError` for an
    unknown law, an edition it does not have, and articles that cannot be read.
    """
    snapshot = open_registry(source, clock).snapshot
    key = _known(law, snapshot)
    document = snapshot.laws.get(key)
    wanted = _wanted(article)
    target = _edition(key, document, edition)
    by_unit: defaultdict[str, list[Cited]] = defaultdict(list)
    for place in sorted(snapshot.referring({("law", key)}), key=lambda place: place.path):
        citing = snapshot.document(place)
        if citing:
            by_unit[place.unit] += _cited(key, citing, place, wanted, target, snapshot)
    starts = (target.effective or target.date) if target else None
    return ImpactReport(
        law=key,
        title=document.title if document else key,
        article=article,
        edition=target.date if target else None,
        starts=starts,
        due=starts - datetime.timedelta(days=1) if starts else None,
        repealed=document is not None and document.repealed is not None,
        repealed_on=document.repealed.date if document and document.repealed else None,
        today=snapshot.today.date,
        units=tuple(_unit(unit, cited, snapshot) for unit, cited in sorted(by_unit.items()) if cited),
    )


def _known(law: str, snapshot: Snapshot) -> str:
    """Return the key of a law from its key or title, with or without 《》."""
    name = law.strip().strip("《》")
    if name in snapshot.laws or name in snapshot.national_laws:
        return name
    for laws in (snapshot.laws, snapshot.national_laws):
        for key in laws:
            if laws[key].title == name:
                return key
    near = difflib.get_close_matches(name, snapshot.laws, 1, 0.5)
    zh, en = (f"；是否是 {near[0]}", f"; did you mean {near[0]}?") if near else ("", "")
    raise PtrError(f"laws/ 里没有《{name}》{zh}", f"there is no {name} in laws/{en}")


def _wanted(article: str) -> Citations | None:
    if not article:
        return None
    wanted = parse_articles(article)
    if wanted.problem or not wanted.items:
        raise PtrError(
            f"读不懂条款 {article}，应写成 第十二条第二款", f"cannot read {article}; write it like 第十二条第二款"
        )
    return wanted


def _edition(key: str, law: Law | None, date: datetime.date | None) -> Edition | None:
    if law is None:
        return None
    if date is None:
        return law.editions[-1]
    for edition in law.editions:
        if date in (edition.date, edition.effective):
            return edition
    listed = [edition.date.isoformat() for edition in law.editions]
    raise PtrError(
        f"《{key}》没有 {date} 的文本；所列文本有 {'、'.join(listed)}",
        f"{key} has no edition of {date}; listed: {', '.join(listed)}",
    )


def _cited(
    law: str, document: Document, place: Place, wanted: Citations | None, target: Edition | None, snapshot: Snapshot
) -> Iterator[Cited]:
    for pointer, citation in citations(document):
        read = parse_articles(citation.article) if citation.article else None
        if citation.law != law or (wanted and read and not read.problem and not overlap(wanted, read)):
            continue
        parts = tuple(parts_of(document, pointer[:-1] if isinstance(pointer[-1], int) else pointer))
        yield Cited(
            subject=subject_of(place, document),
            field=parts,
            names=names_of(snapshot, mentioned(parts, fields_of_parts(place.path, parts), place.path)),
            spot=Spot(path=place.path, pointer=pointer),
            edition=citation.edition,
            article=citation.article,
            standing=_standing(document, place, citation, target),
            unread=read is not None and read.problem is not None,
        )


def _standing(document: Document, place: Place, citation: Citation, target: Edition | None) -> CitationState:
    if place.type not in TRAVELLING or (isinstance(document, Power) and document.status is Status.ABOLISHED):
        return CitationState.PAST
    if target is None or citation.edition is None:
        return CitationState.UNDATED
    if citation.edition == target.date:
        return CitationState.CURRENT
    return CitationState.EARLIER if citation.edition < target.date else CitationState.OTHER


def _unit(unit: str, cited: list[Cited], snapshot: Snapshot) -> UnitImpact:
    alive = [each for each in cited if each.standing is not CitationState.PAST]
    powers = {each.subject.key for each in alive if each.subject.type == Power.TYPE}
    charts = [subject_of(place, flow) for place, flow in snapshot.documents(Flow, unit) if powers & {*flow.powers}]
    types = {each.subject.type for each in alive}
    known = snapshot.units.get(unit)
    return UnitImpact(
        unit=unit,
        name=known.name if known else unit,
        cited=tuple(cited),
        charts=tuple(charts),
        duties=tuple(_duties(types)),
    )


def _duties(types: Iterable[str]) -> Iterator[Requirement]:
    """Yield, each once, what would be required if the law moved or changed the cited text."""
    yield from dict.fromkeys(
        duty for type in sorted(types) if type in KINDS for duty in all_kinds()[KINDS[type]].requires
    )
