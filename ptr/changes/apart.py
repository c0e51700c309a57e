"""Tells charts of one title apart in a report: people read titles, and two charts of a unit may have the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ptr.model.documents.flow import Flow
from ptr.model.names.listed import alike
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Obligation
from ptr.model.state.registry_state import RegistryState


def told_apart(
    changes: Sequence[Change], owed: Sequence[Obligation], states: Sequence[RegistryState]
) -> tuple[tuple[Change, ...], tuple[Obligation, ...]]:
    """Return changes and what is owed, with charts marked that are not the only ones of their title in a state."""
    subjects = [about for change in changes for about in (change.subject, *change.others)]
    marked = _marked([*subjects, *(about for each in owed for about in each.subjects)], states)
    if not marked:
        return tuple(changes), tuple(owed)
    return (
        tuple(
            replace(
                each, subject=_keyed(each.subject, marked), others=tuple(_keyed(about, marked) for about in each.others)
            )
            for each in changes
        ),
        tuple(replace(each, subjects=tuple(_keyed(about, marked) for about in each.subjects)) for each in owed),
    )


def _marked(subjects: Iterable[Subject], states: Iterable[RegistryState]) -> set[str]:
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for about in subjects:
        if about.type == Flow.TYPE:
            titles[about.unit].add(about.name)
    return {key for state in states for unit, names in titles.items() for key in alike(state, unit, names)}


def _keyed(about: Subject, marked: set[str]) -> Subject:
    return replace(about, alike=True) if about.type == Flow.TYPE and about.key in marked else about
