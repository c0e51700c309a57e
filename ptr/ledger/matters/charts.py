"""Flow charts (clause 三.3): a chart that a change contradicts is owed until it no longer does, or was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.net import whereabouts
from ptr.ledger.noted import demanded, owed_for, powers_of
from ptr.model.documents._common import Status
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import PostDuty, Power
from ptr.model.documents.unit import Post, Unit
from ptr.model.fields.types import Place
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand
from ptr.model.state.compared_state import ComparedState


class Contradiction(StrEnum):
    """How a chart contradicts what stands now."""

    POST = "post"
    NAME = "name"
    GONE = "gone"
    MISSING = "missing"


class _Conflict(Struct, frozen=True):
    """A contradiction with the words that show it, and the chart or power that it is about."""

    kind: Contradiction
    words: tuple[str, ...]
    subject: Subject
    path: str
    powers: tuple[str, ...]


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: charts that contradict something from now on, and those that no longer do."""
    for change in step.changes:
        for unit, required in demanded(change, Demand.FLOWS):
            if ledger.past_inventory(unit):
                for conflict in _contradicted(change, unit, step):
                    owed = owed_for(change, unit, required, step)
                    owed.subject, owed.kind, owed.names = conflict.subject, conflict.kind, conflict.words
                    owed.of, owed.powers = conflict.path, conflict.powers
                    ledger.add(owed)
    for unit in step.units:
        for owed in ledger.open(Demand.FLOWS, unit=unit):
            if step.touches(owed.of, *_about(owed, step)):
                _close(ledger, owed, step)


def _about(owed: Owed, step: CommittedStep) -> Iterator[str]:
    """Yield the files, besides the chart, on which it depends whether a contradiction stands."""
    yield Unit.PATH.format(unit=owed.unit)
    yield from (Power.PATH.format(unit=owed.unit, key=key) for key in owed.powers)
    if owed.kind == Contradiction.MISSING:
        yield from (path for path in step.after.documents if path.startswith(f"units/{owed.unit}/flows/"))


def _contradicted(change: Change, unit: str, step: CommittedStep) -> Iterator[_Conflict]:
    """Yield the charts of a unit that a change contradicts, and the powers that it leaves without one."""
    lost, words = _lost_posts(change), _other_name(change)
    keys = powers_of(change)
    charts = list(step.after.naming(Flow, unit, {*lost, *keys, *words[:1]}))
    for place, flow in charts:
        posts = tuple(sorted(lost & _posts(flow) - _still_theirs(flow, unit, step)))
        if posts and (not keys or keys & {*flow.powers}):
            yield _Conflict(Contradiction.POST, posts, _subject(place, flow), place.path, flow.powers)
        if words and (not keys or keys & {*flow.powers}) and _says(flow, *words):
            yield _Conflict(Contradiction.NAME, words, _subject(place, flow), place.path, flow.powers)
    for key in sorted(keys):
        before, holds = (_holds(state, key, unit) for state in (step.before, step.after))
        if before and not holds:
            for place, flow in charts:
                if key in flow.powers:
                    yield _Conflict(Contradiction.GONE, (key,), _subject(place, flow), place.path, flow.powers)
        if holds and not before and not any(key in flow.powers for _, flow in charts):
            yield _Conflict(Contradiction.MISSING, (key,), _named(change, key, unit), "", (key,))


def _close(ledger: Ledger, owed: Owed, step: CommittedStep) -> None:
    """Close what is revised, gone, looked at, or no longer contradicted."""
    if owed.kind == Contradiction.MISSING:
        charts = [
            place.path
            for place, flow in step.after.naming(Flow, owed.unit, {*owed.names})
            if owed.names[0] in flow.powers
        ]
        holds = _holds(step.after, owed.names[0], owed.unit)
        if charts or not holds:
            ledger.close(owed, Closing(charts[0] if charts else "", step.day, step.index, undone=not charts))
        return
    path = whereabouts(step, owed.of)
    flow = step.after.document_at(path) if path else None
    if not isinstance(flow, Flow):
        ledger.close(owed, Closing(owed.of, step.day, step.index))
        return
    if _looked_at(flow, owed, step) or not _contradicts(flow, owed, step):
        revised = path in step.after.documents
        ledger.close(owed, Closing(path if revised else "", step.day, step.index, undone=not revised))


def _contradicts(flow: Flow, owed: Owed, step: CommittedStep) -> bool:
    if owed.kind == Contradiction.POST:
        return bool({*owed.names} & _posts(flow) - _still_theirs(flow, owed.unit, step))
    if owed.kind == Contradiction.NAME:
        return _says(flow, *owed.names[:2])
    return owed.names[0] in flow.powers and not _holds(step.after, owed.names[0], owed.unit)


def _still_theirs(flow: Flow, unit: str, step: CommittedStep) -> set[str]:
    """Return the posts of a unit that have a part in one of a chart's powers; any post, for the chart of a class."""
    own = step.after.unit(unit)
    known = {post.id for post in own.posts} if own else set()
    if not flow.powers:
        return known
    powers = (step.after.document_at(Power.PATH.format(unit=unit, key=key)) for key in flow.powers)
    theirs = (({each.post for each in power.posts} | {power.lead}) for power in powers if isinstance(power, Power))
    return known & set().union(*theirs)


def _looked_at(flow: Flow, owed: Owed, step: CommittedStep) -> bool:
    """Return whether a chart was looked at since what contradicts it, or on the branch that brought both."""
    if flow.reviewed is None:
        return False
    before = step.before.document_at(owed.of)
    came = step.day == owed.opened and (not isinstance(before, Flow) or before.reviewed != flow.reviewed)
    return came or flow.reviewed.date >= owed.start


def _lost_posts(change: Change) -> set[str]:
    """Return the posts that lost a duty or ceased to exist; a new post lost nothing."""
    if change.kind != "duty.reassigned" or (change.before is None and isinstance(change.after, PostDuty | Post)):
        return set()
    if isinstance(change.before, PostDuty | Post):
        return {change.before.post if isinstance(change.before, PostDuty) else change.before.id}
    fields = [part.key for part in change.field]
    if fields[:1] == ["posts"] and len(fields) > 2 and fields[2] == "post" and isinstance(change.before, str):
        return {change.before}
    return {change.before} if fields[:1] == ["lead"] and isinstance(change.before, str) else set()


def _other_name(change: Change) -> tuple[str, ...]:
    """Return the old and the new name of a power, or of a unit's post or department, that is called otherwise now."""
    fields = [part.key for part in change.field]
    named = change.kind == "power.renamed" or (fields[:1] in (["posts"], ["departments"]) and fields[2:] == ["name"])
    names = change.before, change.after
    return names if named and isinstance(names[0], str) and isinstance(names[1], str) else ()


def _posts(flow: Flow) -> set[str]:
    return {step.post for step in flow.steps if step.post} | {lane.post for lane in flow.lanes if lane.post}


def _says(flow: Flow, old: str, new: str) -> bool:
    """Return whether a chart still has an old name in its words."""
    responsible = (step.supervision.by for step in flow.steps if step.supervision)
    texts = (flow.title, *(lane.name for lane in flow.lanes), *(step.text for step in flow.steps), *responsible)
    return any(old in text.replace(new, "") for text in texts)


def _holds(state: ComparedState, key: str, unit: str) -> bool:
    power = state.document_at(Power.PATH.format(unit=unit, key=key))
    return isinstance(power, Power) and power.status is not Status.ABOLISHED


def _subject(place: Place, flow: Flow) -> Subject:
    return Subject(type=Flow.TYPE, key=place.key, unit=place.unit, name=flow.title)


def _named(change: Change, key: str, unit: str) -> Subject:
    known = next((each for each in (change.subject, *change.others) if each.key == key), change.subject)
    return Subject(type=Power.TYPE, key=key, unit=unit, name=known.name)
