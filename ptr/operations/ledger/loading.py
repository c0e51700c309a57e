"""The two states of a comparison, read from Git: only what differs is read, and what they share only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ptr.model import migrations
from ptr.model.documents.registry import Registry
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual, Fault
from ptr.model.fields.shape import accept, amend
from ptr.model.fields.types import Place, document_types, place_of
from ptr.model.results.change_report import Unread
from ptr.model.results.finding import worded
from ptr.model.state.compared_state import ComparedState
from ptr.store.git.blobs import LINK, SUBMODULE, Blob
from ptr.store.git.objects import read_blobs
from ptr.store.git.repository import Revision
from ptr.store.git.revision_files import ComparedFiles, read_on_disk, sift
from ptr.store.open import Read, format_in, read_document
from ptr.store.source import MemorySource, Unreadable, escaped, is_text
from ptr.store.yaml import fast
from ptr.store.yaml.shared import differing

BATCH: Final = 500
"""Files read at a time: their bytes are released before the next batch."""

KEPT: Final = 2_000
"""Documents that are kept while many states are read."""
KnownDocuments: TypeAlias = dict[tuple[str, int, bytes], Document | None]
"""Documents by type, format and content."""

NOT_READ: Final[dict[str, Bilingual]] = {
    LINK: ("是链接，不读取", "a link, which is not followed"),
    SUBMODULE: ("是子模块或者文件夹，不读取", "a submodule or folder, which is not read"),
    "": ("仓库里缺少这份内容", "its content is missing from the repository"),
}
ODD: Final[Bilingual] = ("文件名不是 UTF-8", "its name is not UTF-8")


class StatePair(Struct, frozen=True):
    """Both states, and what could not be read of them."""

    before: ComparedState
    after: ComparedState
    unread: tuple[Unread, ...]


class StateReader:
    """A committed state, or the working tree: its format, what was read and what could not be."""

    def __init__(
        self, files: ComparedFiles, state: Revision | None, name: str, known: KnownDocuments | None = None
    ) -> None:
        """Take where to read; `known` keeps the documents of many states that are mostly the same."""
        self.files, self.state, self.name = files, state, name
        self._known: KnownDocuments = {} if known is None else known
        self.format = self._format()
        self.documents: dict[str, Document] = {}
        self.unread: list[Unread] = []

    def raws(self, blobs: Mapping[str, Blob | None]) -> dict[str, bytes | Bilingual]:
        """Return the bytes of each existing file, or why they cannot be read."""
        there = {path: blob for path, blob in blobs.items() if blob}
        wanted = [blob.id for blob in there.values() if blob.id and blob.mode not in NOT_READ]
        contents = dict(read_blobs(self.files.repository, wanted))
        return {path: self._raw(path, blob, contents) for path, blob in there.items()}

    def keep(self, read: Read) -> None:
        """Keep a document, or note why there is none."""
        if isinstance(read.document, Registry):  # it was lifted to today's format
            self.documents[read.place.path] = replace(read.document, format=migrations.CURRENT)
        elif read.document:
            self.documents[read.place.path] = read.document
        else:
            self.refuse(read.place.path, _worded(read.faults))

    def refuse(self, path: str, reason: Bilingual) -> None:
        """Note that a file cannot be compared."""
        self.unread.append(Unread(path=path, side=self.name, reason=reason))

    def side(self) -> ComparedState:
        """Return what was read, with the means to load the rest."""
        files, state = self.files, self.state
        return ComparedState(
            self.documents,
            unread=[each.path for each in self.unread],
            load=self._load,
            paths=lambda folder: files.paths(state, folder),
            mention=lambda text: files.mention(state, text),
            sift=lambda paths, words: sift(files, state, paths, words),
        )

    def read(self, place: Place, raw: bytes) -> Read:
        """Read a file from its bytes."""
        return read_document(MemorySource({place.path: raw}), place, self.format)

    def _load(self, path: str) -> Document | None:
        place = place_of(path)
        [(_, raw)] = self.files.read_many(self.state, [path])
        if place is None or raw is None:
            return None
        key = place.type, self.format, raw
        if key not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[key] = self.read(place, raw).document
        return self._known[key]

    def _format(self) -> int:
        """Return the format of the state."""
        registry = dict(self._registry())
        raw = registry.get(Registry.PATH, b"")
        document = self._known.get((Registry.TYPE, migrations.CURRENT, raw))
        return document.format if isinstance(document, Registry) else format_in(MemorySource(registry))

    def _registry(self) -> Iterator[tuple[str, bytes]]:
        for path, raw in self.files.read_many(self.state, [Registry.PATH]):
            if raw is not None:
                yield path, raw

    def _raw(self, path: str, blob: Blob, contents: Mapping[str, bytes | None]) -> bytes | Bilingual:
        if blob.mode in NOT_READ:
            return NOT_READ[blob.mode]
        if self.state is not None or blob.id.strip("0"):
            raw = contents[blob.id]
            return NOT_READ[""] if raw is None else raw
        try:
            return read_on_disk(self.files.repository, path)
        except Unreadable as error:
            return f"读不出来：{error}", f"cannot be read: {error}"


def read_states(
    files: ComparedFiles, base: Revision, head: Revision | None, known: KnownDocuments | None = None
) -> StatePair:
    """Read what may differ between two states; the rest is read on demand."""
    before, after = StateReader(files, base, "before", known), StateReader(files, head, "after", known)
    pairs = files.differing(base, head)
    paths = [path for path in pairs if place_of(path) and is_text(path)]
    for path, blobs in pairs.items():
        if place_of(path) and not is_text(path):
            (after if blobs[1] else before).refuse(escaped(path), ODD)
    for start in range(0, len(paths), BATCH):
        batch = paths[start : start + BATCH]
        olds, news = before.raws({path: pairs[path][0] for path in batch}), after.raws({p: pairs[p][1] for p in batch})
        for path in batch:
            _read_both(path, olds.get(path), news.get(path), before, after)
    return StatePair(before.side(), after.side(), (*before.unread, *after.unread))


def _read_both(
    path: str, old: bytes | Bilingual | None, new: bytes | Bilingual | None, before: StateReader, after: StateReader
) -> None:
    """Read a file in both states; if both are valid, read only what the later does not share with the earlier."""
    place = place_of(path)
    assert place is not None
    if isinstance(old, bytes) and isinstance(new, bytes) and before.format == after.format:
        both = _shared(place, old, new, before.format)
        if both:
            before.keep(Read(place, both[0]))
            after.keep(Read(place, both[1]))
            return
    for raw, state in ((old, before), (new, after)):
        if isinstance(raw, bytes):
            state.keep(state.read(place, raw))
        elif raw is not None:
            state.refuse(path, raw)


def _shared(place: Place, old: bytes, new: bytes, format: int) -> tuple[Document, Document] | None:
    """Read both states of a valid document, of the later only what differs; None if they must be read whole.

    A document that an older format writes differently is read whole in both states.
    """
    data = fast.parse(old)
    if data is None or migrations.lift(data, place.type, format) is not data:
        return None
    first = accept(data, document_types()[place.type])
    difference = differing(old, data, new) if first else None
    if first is None or difference is None:
        return None
    keys, values = difference
    now = {key: values.get(key, data.get(key)) for key in keys}
    second = amend(first, keys, values) if migrations.lift(now, place.type, format) is now else None
    return (first, second) if second else None


def _worded(faults: Iterable[Fault]) -> Bilingual:
    """Word what is wrong with a document by the rule for the first fault."""
    from ptr.rules.rule import FaultRule, all_rules

    rules = {rule.fault: rule for rule in all_rules() if isinstance(rule, FaultRule)}
    for fault in faults:
        rule = rules.get(fault.kind)
        if rule:
            zh, en = worded(rule.message, fault.args)
            line = (f"第 {fault.mark.line} 行：", f"line {fault.mark.line}: ") if fault.mark else ("", "")
            return f"{rule.code} {line[0]}{zh}", f"{rule.code} {line[1]}{en}"
    return ("不是有效的文件；见 ptr validate", "not valid; see ptr validate")
