"""The names of things by their keys, as a registry lists them at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.record import Record
from ptr.model.documents.unit import Unit
from ptr.model.results.names import OF_UNIT, Names, owner
from ptr.model.state.registry_state import RegistryState

OF_REGISTRY: Final = {"class": "classes", "carrier": "carriers", "office": "offices", "custom": "custom"}
"""Kinds of things that `registry.yaml` lists, by the attribute with the list."""

Reference: TypeAlias = tuple[str, str, str]
"""A thing that a document names: its kind, its key, and the path of the document."""


def listed(state: RegistryState, kind: str, owner: str = "") -> Mapping[str, str]:
    """Return all things of a kind that a unit, a chart or the registry lists; none of a kind without a list."""
    things: Iterable[Any] = ()
    if kind in OF_UNIT and (unit := state.unit(owner)):
        things = getattr(unit, f"{kind}s")
    elif kind in OF_REGISTRY and state.registry:
        things = getattr(state.registry, OF_REGISTRY[kind])
    elif kind == "charted":
        return charted_steps(state, owner)
    elif isinstance(chart := state.document_at(owner) if owner else None, Flow):
        if kind == "step":
            return _steps(chart)
        things = chart.lanes if kind == "lane" else ()
    return {each.id: each.name for each in things}


def charted_steps(state: RegistryState, path: str) -> dict[str, str]:
    """Return the steps of the charts that a record or an item chart follows: of its power, and of the power's class."""
    document, unit = state.document_at(path), _unit(path)
    key = document.power if isinstance(document, Record) else next(iter(getattr(document, "powers", ())), "")
    power = state.power(key, unit) if key else None
    if power is None:
        return {}
    flows = [flow for _, flow in state.naming(Flow, unit, {key, power.class_})]
    of_class = [flow for flow in flows if flow.class_ == power.class_]
    own = [flow for flow in flows if key in flow.powers] if isinstance(document, Record) else []
    return {step: text for flow in (*of_class, *own) for step, text in _steps(flow).items()}


def _steps(chart: Flow) -> dict[str, str]:
    return {step.id: step.text for step in chart.steps}


def names_of(state: RegistryState, references: Iterable[Reference]) -> Names:
    """Return the names of what some documents name, with the lists that they come from."""
    tables: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for kind, key, path in references:
        belongs = owner(kind, path)
        if (kind, belongs) not in tables:
            tables[kind, belongs] = dict(listed(state, kind, belongs))
        table = tables[kind, belongs]
        if key not in table and (name := _name(state, kind, key, path)):
            table[key] = name
    return Names(tables)


def _name(state: RegistryState, kind: str, key: str, path: str) -> str:
    """Return the name of a thing that is a document of its own."""
    if kind == "unit":
        unit = state.unit(key)
        return unit.name if unit else ""
    if kind == "law":
        law = state.document_at(Law.PATH.format(key=key))
        return law.title if isinstance(law, Law) else ""
    if kind == "power":
        place = state.holder(key, _unit(path))
        power = state.document_at(place.path) if place else None
        return str(getattr(power, "name", ""))
    return ""


def _unit(path: str) -> str:
    return path.split("/")[1] if path.startswith(Unit.PATH.partition("{")[0]) else ""
