"""The names of things by their keys, as a registry lists them at one moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from ptr.model.documents.flow import Flow, Step
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.state.registry_state import RegistryState
from ptr.model.text.names import OF_CHART, OF_UNIT, Names, owner, with_key

OF_REGISTRY: Final = {"class": "classes", "carrier": "carriers", "office": "offices", "custom": "custom"}
"""Kinds of things that `registry.yaml` lists, by the attribute with the list."""
SHEET: Final = "sheet"
"""What hangs by its key: a power, or a flow chart of the unit."""

Reference: TypeAlias = tuple[str, str, str]
"""A thing that a document names: its kind, its key, and the path of the document."""


def listed(state: RegistryState, kind: str, owner: str = "") -> Mapping[str, str]:
    """Return all things of a kind that a unit, a chart or the registry lists; none of a kind without a list."""
    return {each.id: _called(each) for each in _things(state, kind, owner)}


def formerly(state: RegistryState, kind: str, owner: str) -> dict[str, str]:
    """Return the names of listed things by the keys that they had before; records still name them by these."""
    things = _things(state, kind, owner)
    return {key: _called(each) for each in things for key in getattr(each, "formerly", ())}


def _things(state: RegistryState, kind: str, owner: str) -> Sequence[Any]:
    if kind in OF_UNIT:
        unit = state.unit(owner)
        return getattr(unit, f"{kind}s") if unit else ()
    if kind in OF_REGISTRY:
        return getattr(state.registry, OF_REGISTRY[kind]) if state.registry else ()
    document = state.document_at(owner) if kind in OF_CHART else None
    if kind == "charted":
        return _charted(state, document, _unit(owner))
    return getattr(document, f"{kind}s") if isinstance(document, Flow) else ()


def _called(thing: Any) -> str:
    return str(thing.text if isinstance(thing, Step) else thing.name)


def _charted(state: RegistryState, document: Document | None, unit: str) -> list[Step]:
    """Return the steps of the charts that a record or an item chart follows: of its class, then of its power."""
    key = document.power if isinstance(document, Record) else next(iter(getattr(document, "powers", ())), "")
    power = state.power(key, unit) if key else None
    if power is None:
        return []
    flows = [flow for _, flow in state.naming(Flow, unit, {key, power.class_})]
    of_class = [flow for flow in flows if flow.class_ == power.class_]
    own = [flow for flow in flows if key in flow.powers] if isinstance(document, Record) else []
    return [step for flow in (*of_class, *own) for step in flow.steps]


def names_of(state: RegistryState, references: Iterable[Reference]) -> Names:
    """Return the names of what some documents name, with the lists that they come from."""
    tables: dict[tuple[str, str], dict[str, str]] = {}
    former: dict[tuple[str, str], dict[str, str]] = {}
    for kind, key, path in references:
        place = kind, owner(kind, path)
        if place not in tables:
            tables[place], former[place] = dict(listed(state, *place)), formerly(state, *place)
        if key not in tables[place] and (name := _name(state, kind, key, path)):
            tables[place][key] = name
    return Names(tables, former)


def _name(state: RegistryState, kind: str, key: str, path: str) -> str:
    """Return the name of a thing that is a document of its own."""
    if kind == "unit":
        unit = state.unit(key)
        return unit.name if unit else ""
    if kind == "law":
        law = state.document_at(Law.PATH.format(key=key))
        return law.title if isinstance(law, Law) else ""
    if kind == Flow.TYPE:
        return _title(state, key, path)
    if kind == Power.TYPE:
        return _power(state, key, path)
    return _power(state, key, path) or _title(state, key, path) if kind == SHEET else ""


def _power(state: RegistryState, key: str, path: str) -> str:
    """Return the name of a power, looked for in the unit of the document first: among all units it takes long."""
    own = state.document_at(Power.PATH.format(unit=_unit(path), key=key))
    place = None if own else state.holder(key, _unit(path))
    power = own or (state.document_at(place.path) if place else None)
    return str(getattr(power, "name", ""))


def _title(state: RegistryState, key: str, path: str) -> str:
    """Return the title of a flow chart of the unit, with its key where another chart is called the same."""
    unit = _unit(path)
    chart = state.document_at(Flow.PATH.format(unit=unit, key=key))
    if not isinstance(chart, Flow):
        return ""
    return with_key(chart.title, key) if key in alike(state, unit, {chart.title}) else chart.title


def alike(state: RegistryState, unit: str, titles: Collection[str]) -> set[str]:
    """Return the keys of the charts of a unit that have one of some titles and are not the only one to have it."""
    keys: dict[str, set[str]] = {}
    for place, chart in state.naming(Flow, unit, titles):
        keys.setdefault(chart.title, set()).add(place.key)
    return {key for title in titles for key in keys.get(title, ()) if len(keys[title]) > 1}


def _unit(path: str) -> str:
    return path.split("/")[1] if path.startswith(Unit.PATH.partition("{")[0]) else ""
