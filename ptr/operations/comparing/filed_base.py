"""What `ptr diff` compares with by default: the last accepted filing of each unit and subject."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.change_report import Unread
from ptr.model.results.past import Traced
from ptr.model.state.covered import COVERED, ONE_OF_MANY
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import last_accepted
from ptr.operations.history.acts import UNITS, filed_by, paths_like
from ptr.operations.history.trace import Tracer, source_contents
from ptr.store.git.ancestry import ordered
from ptr.store.git.checkout import checkout_of
from ptr.store.git.mixed_files import MixedFiles
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_source import RevisionSource
from ptr.store.source import Source

SUBJECT_OF: Final = {
    kind.TYPE: subject for subject, kinds in COVERED.items() if subject not in ONE_OF_MANY for kind in kinds
}
"""The subject under which a type of document is filed; statements and reports follow what their unit filed."""

EACH: Final[Bilingual] = ("各单位、各项内容最近一次备案", "the last accepted filing of each unit and subject")


class FiledBase(Struct, frozen=True, kw_only=True):
    """The base of a comparison, its name, and the filings that cannot be located and are compared with nothing."""

    files: MixedFiles
    rest: Revision
    name: Bilingual
    notes: tuple[Bilingual, ...] = ()
    unread: tuple[Unread, ...] = ()


class _Bases(Struct, frozen=True):
    """The states that were filed, by unit and subject: None where the later state holds it, or nothing does."""

    states: Mapping[tuple[str, FilingSubject], Revision | None]
    rest: Revision

    def pick(self, path: str) -> Revision | None:
        place = place_of(path)
        subject = SUBJECT_OF.get(place.type) if place else None
        if place and subject and (place.unit, subject) in self.states:
            return self.states[place.unit, subject]
        return self.of(place.unit) if place else self.rest

    def of(self, unit: str) -> Revision:
        """Return the state for what a unit does not file separately: that of its catalogue, else of its last filing."""
        mine = {subject: state for (holder, subject), state in self.states.items() if holder == unit and state}
        newest = max(mine.values(), key=lambda state: state.date, default=self.rest)
        return mine.get(FilingSubject.CATALOGUE, newest)


class Later(Struct, frozen=True):
    """The state that is compared with what was filed: the working tree, or a revision, by what was known on a day."""

    revision: Revision | None = None
    day: datetime.date = datetime.date.max

    def source(self, repository: Repository) -> Source:
        """Return its files."""
        return RevisionSource(repository, self.revision) if self.revision else checkout_of(repository)


def filed_base(repository: Repository, unit: str, later: Later) -> FiledBase | None:
    """Collect what was accepted last, for one unit or for all; None if nothing was accepted.

    What a filing does not cover is compared with the state of its unit's catalogue; what belongs to no unit, and units
    that never filed, with the oldest of the states, so that no later change is missed. With one unit, everything else
    is compared with the state of its catalogue.
    """
    source = later.source(repository)
    accepted = _last_of_each(item for item in filed_by(source, later.day).values() if unit in ("", item.place.unit))
    if not accepted:
        return None
    tracer = Tracer(repository.folder, contents=source_contents(source) if later.revision else None)
    traced = tracer.trace({item.key: (item.place, item.filing) for item in accepted.values()})
    states = {
        key: repository.revision(traced[item.key].commit) if traced[item.key].commit else None
        for key, item in accepted.items()
    }
    revisions = ordered(repository, filter(None, states.values()))
    rest = revisions[0] if revisions else repository.revision("HEAD")
    if unit:
        rest = _Bases(states, rest).of(unit)
    bases = _Bases(states, rest)
    return FiledBase(
        files=MixedFiles(repository, revisions or [rest], bases.pick, later.revision),
        rest=rest,
        name=_name(accepted, states),
        notes=_notes(source, accepted, rest) if not unit else (),
        unread=tuple(_lost(item, traced[item.key]) for item in accepted.values() if not traced[item.key].is_known),
    )


def _last_of_each(items: Iterable[FiledItem]) -> dict[tuple[str, FilingSubject], FiledItem]:
    """Return the last accepted filing by unit and subject: of statements and reports, the newest."""
    latest: dict[tuple[str, FilingSubject], FiledItem] = {}
    for (unit, subject, _), item in last_accepted(items).items():
        latest[unit, subject] = max(latest.get((unit, subject), item), item, key=lambda each: each.recency)
    return latest


def _name(
    accepted: Mapping[tuple[str, FilingSubject], FiledItem], states: Mapping[tuple[str, FilingSubject], Revision | None]
) -> Bilingual:
    if len(accepted) > 1:
        return EACH
    [(key, item)] = accepted.items()
    state, day = states[key], item.decided_on
    commit = state.commit[:10] if state else "—"
    if item.filing.subject is FilingSubject.CATALOGUE:
        return f"{day} 备案的职权目录（{commit}）", f"the catalogue filed on {day} ({commit})"
    return f"{day} 备案的 {item.key}（{commit}）", f"the filing {item.key} of {day} ({commit})"


def _notes(
    source: Source, accepted: Mapping[tuple[str, FilingSubject], FiledItem], rest: Revision
) -> tuple[Bilingual, ...]:
    """Return a note that names the units that never filed."""
    units = {path.split("/")[1] for path in paths_like(source, UNITS)}
    never = sorted(units - {unit for unit, _ in accepted})
    if not never:
        return ()
    zh, en, commit = "、".join(never), ", ".join(never), rest.commit[:10]
    return (
        (
            f"没有备案过的单位与最早的一次备案（{commit}）比较：{zh}",
            f"units that never filed are compared with the oldest of the filings ({commit}): {en}",
        ),
    )


def _lost(item: FiledItem, traced: Traced) -> Unread:
    zh, en = traced.why or ("", "")
    reason = (
        f"找不到 {item.decided_on} 备案的内容，没有比较：{zh}",
        f"what was filed on {item.decided_on} was not found and not compared: {en}",
    )
    return Unread(path=item.place.path, side="before", reason=reason)
