"""From a source to a snapshot: every file is read once and typed, its faults kept."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from functools import cache, lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct

from ptr.model import migrations
from ptr.model.documents.filing import Filing
from ptr.model.documents.registry import Registry
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Fault, Mark
from ptr.model.fields.shape import accept, convert
from ptr.model.fields.types import Place, Stray, document_types, place_of
from ptr.model.state.codeowners import PLACES
from ptr.model.state.content import COVERED_TYPES, Content
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.store.calendar import PublishedDays
from ptr.store.codeowners import read_codeowners
from ptr.store.digest import content_digest, data_digest
from ptr.store.hashes import blob_id
from ptr.store.national_laws import national_laws
from ptr.store.source import Source, Unreadable
from ptr.store.yaml import fast

if TYPE_CHECKING:
    from ptr.store.yaml.dialect import Loaded

Known: TypeAlias = MutableMapping[tuple[bytes, str, int], "Read"]
"""What was read in states that are mostly the same, by content, place and format."""
REMEMBERED: Final = 1024
"""How many streamed documents are kept in case they are needed again."""


class Read(Struct, frozen=True):
    """One file as it was read: its document if it is good, else its faults and the data that could be read.

    `content` is set for what a filing may cover.
    """

    place: Place
    document: Document | None
    faults: tuple[Fault, ...] = ()
    data: Any = None
    content: Content | None = None


class Opened(Struct, frozen=True):
    """An open registry: the snapshot, and places by unit; `read` reads a file, `kept` are the small ones as read."""

    snapshot: Snapshot
    kept: Mapping[str, Read]
    units: Mapping[str, tuple[Place, ...]]
    read: Callable[[Place], Read]


LISTS_OF_KEYS: Final = ("allowed_signers", "allowed_signers.sig")
SIGNED: Final = ("decisions", "waivers")
"""Folders of an office whose documents may have a signature beside them."""


def open_registry(source: Source, clock: Clock, known: Known | None = None) -> Opened:
    """Read a registry's own document and its small ones; the many stay on disk until needed.

    `known` is what was already read in other states of it.
    """
    places: list[Place] = []
    strays: list[Stray] = []
    for entry in source.entries():
        place = place_of(entry.path) if entry.what == "file" else None
        if place:
            places.append(place)
        elif entry.what != "file" or not _belongs(entry.path):
            strays.append(Stray(entry.path, entry.what, _nearest(entry.path)))
    places.sort(key=attrgetter("path"))
    format = format_in(source) if any(place.type == Registry.TYPE for place in places) else migrations.CURRENT
    read_one = partial(_recalled, known) if known is not None else read_document
    filers = {place.unit for place in places if place.type == Filing.TYPE}

    def read_now(place: Place) -> Read:
        return read_one(source, place, format, place.unit in filers and place.type in COVERED_TYPES)

    read = lru_cache(REMEMBERED)(read_now)
    kept = {place.path: read_now(place) for place in places if not document_types()[place.type].STREAMED}
    registry = kept[Registry.PATH].document if Registry.PATH in kept else None
    as_of = registry.as_of if isinstance(registry, Registry) else None
    snapshot = Snapshot(
        places=places,
        strays=strays,
        kept={path: each.document for path, each in kept.items() if each.document},
        load=lambda place: read(place).document,
        mentioning=lambda keys: _mentioning(source, places, keys),
        today=clock.today(as_of),
        belief=clock.belief(as_of),
        national_laws=national_laws(),
        published=PublishedDays(),
        codeowners=read_codeowners(source),
    )
    units: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        units[place.unit].append(place)
    return Opened(snapshot, kept, {unit: tuple(unit_places) for unit, unit_places in units.items()}, read)


def _recalled(known: Known, source: Source, place: Place, format: int, with_content: bool) -> Read:
    """Read a file unless one with the same content was read before at the same place."""
    try:
        key = (source.read(place.path), place.path, format)
    except Unreadable:
        return read_document(source, place, format, with_content)
    if key not in known:
        known[key] = read_document(source, place, format, with_content)
    return known[key]


def _mentioning(source: Source, places: Iterable[Place], keys: Collection[str]) -> Iterator[Place]:
    """Yield the places whose files hold one of some keys, or an escape, which may hide one.

    Searching for bytes takes a tenth of the time of reading a document.
    """
    looked_for = (b"\\", *(key.encode() for key in keys))
    for place in places:
        try:
            raw = source.read(place.path)
        except Unreadable:
            continue
        if any(each in raw for each in looked_for):
            yield place


def format_in(source: Source) -> int:
    """Return the format of the registry, before any of its documents is read; `PtrError` for a newer one."""
    try:
        raw = source.read(Registry.PATH)
    except Unreadable:
        return migrations.CURRENT
    return migrations.format_of(fast.parse(raw) or _explained(raw).data)


def read_document(source: Source, place: Place, format: int | None = None, with_content: bool = False) -> Read:
    """Read one file as the document that its place makes it, lifted to today's format from another if given.

    The fast path accepts good files; whatever it does not accept is read again by the parser that can explain. The
    content is taken here, the only place where the data is at hand, before the file is lifted.
    """
    try:
        raw = source.read(place.path)
    except Unreadable as error:
        fault = Fault(kind="unreadable", mark=Mark(1, 1), args={"problem": str(error)})
        return Read(place, None, (fault,), content=Content("", "") if with_content else None)
    kind = document_types()[place.type]
    format = format or migrations.CURRENT
    data = fast.parse(raw)
    content = _content(raw, data) if with_content else None
    good = accept(migrations.lift(data, place.type, format), kind)
    if good:
        return Read(place, good, content=content)
    loaded = _explained(raw)
    if loaded.data is None:
        return Read(place, None, loaded.faults, content=content)
    data = migrations.lift(loaded.data, place.type, format)
    document, faults = convert(data, kind, has_empty=loaded.has_empty)
    taken = {fault.pointer for fault in loaded.faults if not fault.at_key}
    shape = tuple(fault for fault in faults if fault.pointer not in taken)
    if loaded.faults or shape:
        return Read(place, None if loaded.faults else document, (*loaded.faults, *shape), data, content)
    return Read(place, document, content=content)


def _content(raw: bytes, data: Any) -> Content:
    return Content(blob_id(raw), content_digest(raw) if data is None else data_digest(data))


def _explained(raw: bytes) -> Loaded:
    from ptr.store.yaml.dialect import load  # PyYAML: importing it takes longer than reading a hundred good files

    return load(raw)


def _belongs(path: str) -> bool:
    """Return whether a file that is not a document may nevertheless lie in a registry."""
    parts = path.split("/")
    return (
        parts[0] in ("templates", "out", "schemas", "README.md", "LICENSE")
        or parts[0].startswith("out-")
        or (parts[0] == "units" and len(parts) > 3 and parts[2] == "attachments")
        or (parts[0] in ("offices", "units") and len(parts) == 3 and parts[2] in LISTS_OF_KEYS)
        or (parts[0] == "offices" and len(parts) == 4 and parts[2] in SIGNED and path.endswith(".yaml.sig"))
        or path in PLACES
        or parts[-1] in ("README.md", "Thumbs.db", "desktop.ini")
    )


@cache
def _known_names() -> tuple[str, ...]:
    names = {part for kind in document_types().values() for part in kind.PATH.split("/") if "{" not in part}
    return (*sorted(names), "attachments", "templates", "README.md")


def _nearest(path: str) -> str:
    """Suggest the path with its unknown part replaced by the nearest known name."""
    if path.endswith(".yml") and place_of(path[:-4] + ".yaml"):
        return path[:-4] + ".yaml"
    parts = path.split("/")
    for position, part in enumerate(parts):
        if part not in _known_names():
            near = difflib.get_close_matches(part, _known_names(), 1, 0.7)
            guess = "/".join((*parts[:position], *near, *parts[position + 1 :]))
            if near and (place_of(guess) or _belongs(guess)):
                return guess
    return ""
