"""Keys that got another spelling between two states (`formerly`), and a state read under those of the later one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.types import place_of
from ptr.model.names.renames import Rename, Renames
from ptr.model.state.catalogue_entry import same_entry
from ptr.model.state.compared_state import ComparedState

LISTS: Final[Mapping[type[Document], Mapping[str, str]]] = {
    Registry: {"classes": "class", "carriers": "carrier"},
    Unit: {"departments": "department", "posts": "post"},
    Flow: {"steps": "step"},
}
"""The lists whose items may have had other keys, by type of document, with the kinds of their items."""


class _Declared(Struct, frozen=True):
    """A rename that a state declares, and the key in the other state of the unit within which it is."""

    rename: Rename
    unit: str

    @property
    def inverse(self) -> Rename:
        """The rename from this state to the other."""
        return replace(self.rename, old=self.rename.new, new=self.rename.old, unit=self.unit)


def renames(before: ComparedState, after: ComparedState) -> Renames:
    """Return the things whose new keys the later state declares, and those whose old keys it takes back."""
    declared = [each.rename for each in _declared(before, after)]
    taken_back = [each.inverse for each in _declared(after, before)]
    return Renames(tuple(sorted((*declared, *taken_back), key=lambda each: bool(each.unit))))


def through(before: ComparedState, ways: Renames, after: ComparedState) -> ComparedState:
    """Return the earlier state under the keys of the later one."""

    def read(path: str) -> Document | None:
        former = ways.former_path(path)
        document = before.document_at(former) if ways.path(former) == path else None
        return ways.document(former, document, after.document_at(path)) if document else None

    def named(former: str, document: Document) -> Document:
        now = after.document_at(ways.path(former))
        new = ways.document(former, document, now)
        if isinstance(new, Catalogue) and isinstance(now, Catalogue):
            return replace(new, entries=_entries(former, new, now, before, ways))
        return new

    def mention(text: str) -> Iterable[str]:
        return {ways.path(path) for word in ways.former_words([text]) for path in before.mention(word)}

    def sift(paths: Sequence[str], words: Collection[str]) -> Iterator[str]:
        return map(ways.path, before.sift([*map(ways.former_path, paths)], [*ways.former_words(words)]))

    return ComparedState(
        {ways.path(path): named(path, document) for path, document in before.documents.items()},
        unread=map(ways.path, before.unread),
        load=read,
        paths=lambda folder: map(ways.path, before.list_paths(ways.former_path(folder))),
        mention=mention,
        sift=sift,
    )


def _entries(path: str, edition: Catalogue, now: Catalogue, before: ComparedState, ways: Renames) -> dict[str, str]:
    """Return the entries of an edition, each under the new keys where the later edition's answers for the same."""
    place = place_of(path)
    entries = dict(edition.entries)
    for key, digest in edition.entries.items():
        if place is None or now.entries.get(key, digest) == digest:
            continue
        lies = Power.PATH.format(unit=place.unit, key=key)
        power = before.document_at(lies)
        new = ways.document(lies, power, None) if power else None
        if isinstance(power, Power) and isinstance(new, Power) and same_entry(digest, power):
            entries[key] = now.entries[key] if same_entry(now.entries[key], new) else digest
    return entries


def _declared(earlier: ComparedState, later: ComparedState) -> Iterator[_Declared]:
    """Yield what the later state calls otherwise: units first, by whose keys all else is found."""
    units: dict[str, str] = {}
    for path, document in later.documents.items():
        if isinstance(document, Law | Unit) and document.formerly:
            new = _key(path)
            old = _moved(type(document), new, document.formerly, earlier, later)
            if old and isinstance(document, Unit):
                units[new] = old
            if old:
                yield _Declared(Rename(kind=document.TYPE, old=old, new=new), "")
    for path, document in later.documents.items():
        lists = LISTS.get(type(document), {})
        if lists and any(item.formerly for name in lists for item in getattr(document, name)):
            place = place_of(path)
            unit = place.unit if place else ""
            former = Rename(kind=Unit.TYPE, old=units.get(unit, unit), new=unit).former_path(path)
            for kind, old, new in _of_items(earlier.document_at(former), document):
                chart = document.id if isinstance(document, Flow) else ""
                yield _Declared(Rename(kind=kind, old=old, new=new, unit=unit, chart=chart), units.get(unit, unit))


def _key(path: str) -> str:
    place = place_of(path)
    return place.key if place else ""


def _moved(
    kind: type[Document], new: str, formerly: Sequence[str], earlier: ComparedState, later: ComparedState
) -> str:
    """Return the key by which a document stood alone before, while it stands alone by the new one now; else ""."""
    if _stands(kind, new, earlier):
        return ""
    stood = (key for key in reversed(formerly) if _stands(kind, key, earlier) and not _stands(kind, key, later))
    return next(stood, "")


def _stands(kind: type[Document], key: str, state: ComparedState) -> bool:
    path = kind.PATH.format(unit=key, key=key)
    return path in state.unread or state.document_at(path) is not None


def _of_items(before: Document | None, after: Document) -> Iterator[tuple[str, str, str]]:
    """Yield the kind, old and new key of items of lists that a document calls otherwise."""
    for name, kind in LISTS[type(after)].items() if type(before) is type(after) else ():
        olds = {item.id for item in getattr(before, name)}
        news = {item.id for item in getattr(after, name)}
        for item in getattr(after, name):
            old = next((key for key in reversed(item.formerly) if key in olds - news), "")
            if old and item.id not in olds:
                yield kind, old, item.id
