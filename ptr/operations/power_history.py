"""Follow one power by its id through the commits: across units, into the withheld list and back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from ptr.changes.compare import changes
from ptr.changes.kind import all_kinds
from ptr.changes.pairs import subject_of
from ptr.model import migrations
from ptr.model.change import Change, Subject
from ptr.model.document import Document
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing
from ptr.model.documents.filing import Subject as Filed
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.errors import PtrError
from ptr.model.fault import Bilingual
from ptr.model.obligation import Demand
from ptr.model.power_history import Explanation, FiledAs, Moment, PowerHistory
from ptr.model.side import Side
from ptr.model.types import Place, place_of
from ptr.store import fast
from ptr.store.dialect import load
from ptr.store.history import State
from ptr.store.open import read_document
from ptr.store.past import Past, Step
from ptr.store.source import MemorySource, Unreadable

KEY: Final = re.compile(r"[a-z0-9-]{1,64}")
LATEST: Final = 1 << 60
"""The place of the working tree, after every commit."""


class Shown(Struct, frozen=True, kw_only=True):
    """A document that tells of the power: where it is, and where on the main line it came."""

    place: Place
    document: Document
    at: int


def power_history(root: Path, key: str, until: str = "") -> PowerHistory:
    """Tell what happened to a power up to a revision, or up to the working tree.

    Only commits that touched its file are read. `PtrError` where no commit knows the power.
    """
    past = Past(root)
    head = past.state(until or "HEAD")
    names = (f"powers/{key}.yaml", f"withheld/{key}.yaml")
    steps = past.steps(head.commit, names) if KEY.fullmatch(key) else []
    steps += [] if until else _uncommitted(past, head, names)
    if not steps:
        raise PtrError(f"历史里没有职权 {key}", f"no commit knows a power {key}")
    line = past.line(head.commit)
    places = [line.get(step.commit, LATEST) for step in steps]
    shown = _shown(past, None if not until else head, key, line)
    numbers = _decisions(past, None if not until else head, shown)
    readable = _Reader(past, steps)
    moments: list[Moment] = []
    for number, step in enumerate(steps):
        window = places[number - 1] if number else -1, places[number], [*places[number + 1 :], LATEST + 1][0]
        moments.append(_moment(step, readable, window, shown, numbers, first=step.commit in past.ends))
    return PowerHistory(
        subject=readable.last or Subject(type="power", key=key),
        moments=tuple(moment for moment in moments if moment.changes or moment.unread),
        names=_names(past, head, moments),
        titles={code: kind.titles for code, kind in all_kinds().items()},
    )


class _Reader:
    """The power's documents at each step, read in one go."""

    def __init__(self, past: Past, steps: Iterable[Step]) -> None:
        blobs = {blob.id for step in steps for pair in step.blobs.values() for blob in pair if blob and blob.id}
        self._raws = dict(past.read_blobs(each for each in blobs if each.strip("0")))
        self._past = past
        self._formats: dict[str, int] = {}
        self.last: Subject | None = None

    def sides(self, step: Step) -> tuple[Side, Side, Bilingual | None]:
        """Give both sides of a step, and why one cannot be read."""
        before: dict[str, Document] = {}
        after: dict[str, Document] = {}
        unread: Bilingual | None = None
        for path, pair in step.blobs.items():
            for held, blob, parent in ((before, pair[0], True), (after, pair[1], False)):
                if blob is None:
                    continue
                document = self._document(path, blob.id, step.commit, parent)
                if document is None:
                    unread = f"{path} 读不出来", f"{path} cannot be read"
                else:
                    held[path] = document
                    self.last = subject_of(_place(path), document)
        closed = set(step.blobs) if unread else set()
        return Side(before, unread=closed), Side(after, unread=closed), unread

    def begins(self, step: Step) -> bool:
        """Tell whether the registry itself came with this commit, so that its powers were entered, not added."""
        parent = self._past.known(f"{step.commit}^") if step.commit else "HEAD"
        try:
            return not parent or not self._past.state(parent)
        except PtrError:
            return True

    def _document(self, path: str, blob: str, commit: str, parent: bool) -> Document | None:
        raw = self._raws.get(blob)
        if raw is None and not blob.strip("0"):
            try:
                raw = self._past.read_disk(path)
            except Unreadable:
                return None
        if raw is None:
            return None
        return read_document(MemorySource({path: raw}), _place(path), self._format(commit, parent)).document

    def _format(self, commit: str, parent: bool) -> int:
        """Look up the format of a commit, or of the one before it."""
        revision = f"{commit or 'HEAD'}{'^' if parent and commit else ''}"
        if revision not in self._formats:
            self._formats[revision] = migrations.CURRENT
            known = self._past.known(revision)
            try:
                raw = self._past.read(self._past.state(known), Registry.PATH) if known else b""
                self._formats[revision] = migrations.format_of(fast.parse(raw) or load(raw).data)
            except (Unreadable, PtrError):
                pass
        return self._formats[revision]


def _place(path: str) -> Place:
    place = place_of(path)
    assert place is not None
    return place


def _uncommitted(past: Past, head: State, names: Iterable[str]) -> list[Step]:
    differing = past.differing(head, None)
    mine = {path: blobs for path, blobs in differing.items() if path.endswith(tuple(f"/{name}" for name in names))}
    return [Step("", datetime.date.min, "", "", mine)] if mine else []


def _moment(
    step: Step,
    reader: _Reader,
    window: tuple[int, int, int],
    shown: Iterable[Shown],
    numbers: Mapping[str, Decision],
    *,
    first: bool,
) -> Moment:
    before, after, unread = reader.sides(step)
    begins = reader.begins(step)
    found = () if unread else changes(before, after)
    power = tuple(change for change in found if change.subject.type == "power")
    return Moment(
        commit=step.commit,
        date=step.date if step.commit else None,
        author=step.author,
        title=step.title,
        changes=tuple((change, None if begins else _explained(change, window, shown)) for change in power),
        filed=_filed(step, window, shown, numbers),
        first=first,
        unread=unread,
    )


def _explained(change: Change, window: tuple[int, int, int], shown: Iterable[Shown]) -> Explanation | None:
    """Find the statement that came with the change, else between the change before and the one after.

    None where there is none and none is asked for.
    """
    kind = all_kinds()[change.kind]
    kinds = {*kind.stated_as}
    earlier, here, later = window
    fitting = [
        each
        for each in shown
        if isinstance(each.document, Adjustment) and kinds & {*each.document.kinds} and earlier < each.at < later
    ]
    nearest = min(fitting, key=lambda each: (abs(each.at - here), each.place.path), default=None)
    if nearest is None or not isinstance(nearest.document, Adjustment):
        return Explanation() if any(duty.what is Demand.STATEMENT for duty in kind.obliges) else None
    return Explanation(path=nearest.place.path, event=nearest.document.event)


def _filed(
    step: Step, window: tuple[int, int, int], shown: Iterable[Shown], numbers: Mapping[str, Decision]
) -> FiledAs | None:
    """Find the first filing of a catalogue, from the change up to the next, that holds the power as it was left."""
    left = {path for path, (_, blob) in step.blobs.items() if blob}
    _, here, later = window
    for each in sorted(shown, key=lambda each: each.at):
        filing = each.document
        if not isinstance(filing, Filing) or filing.subject is not Filed.CATALOGUE or not here <= each.at < later:
            continue
        if left & filing.files.keys():
            decision = numbers.get(each.place.key)
            return FiledAs(
                path=each.place.path,
                submitted=filing.submitted.date,
                number=decision.number if decision else "",
                accepted=decision.date if decision else None,
            )
    return None


def _shown(past: Past, state: State | None, key: str, line: Mapping[str, int]) -> tuple[Shown, ...]:
    """Read the statements and filings that name the power, with the place where each came to the main line."""
    wanted = {Adjustment.TYPE, Filing.TYPE}
    named = [path for path in past.naming(state, key, "units") if (place := place_of(path)) and place.type in wanted]
    came = past.added(state.commit if state else "HEAD", named)
    found = []
    for path in named:
        document = _read(past, state, path)
        names = isinstance(document, Filing) or (isinstance(document, Adjustment) and key in document.powers)
        if document and names:
            found.append(Shown(place=_place(path), document=document, at=line.get(came.get(path, ""), LATEST)))
    return tuple(found)


def _decisions(past: Past, state: State | None, shown: Iterable[Shown]) -> dict[str, Decision]:
    """Give the decisions by which filings were accepted."""
    found = {}
    for each in shown:
        for path in past.naming(state, each.place.key, "offices") if isinstance(each.document, Filing) else ():
            document = _read(past, state, path) if place_of(path) else None
            if isinstance(document, Decision) and document.outcome is DecisionOutcome.ACCEPTED:
                found[document.filing] = document
    return found


def _read(past: Past, state: State | None, path: str) -> Document | None:
    try:
        raw = past.read(state, path) if state else past.read_disk(path)
    except Unreadable:
        return None
    try:
        entry = past.read(state, Registry.PATH) if state else past.read_disk(Registry.PATH)
    except Unreadable:
        entry = b""
    format = migrations.format_of(fast.parse(entry) or load(entry).data)
    return read_document(MemorySource({path: raw}), _place(path), format).document


def _names(past: Past, head: State, moments: Iterable[Moment]) -> dict[str, str]:
    """What the units are called that held the power; one that is gone by its folder."""
    units = sorted({unit for moment in moments for change, _ in moment.changes for unit in change.units})
    found = {unit: _read(past, head, Unit.PATH.format(unit=unit)) for unit in units}
    return {unit: document.name if isinstance(document, Unit) else unit for unit, document in found.items()}
