"""Put a key otherwise: the thing says what it was called before, and what refers to it goes with it, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.waiver import Waiver
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place, document_types
from ptr.model.names.renames import RECORDS, Rename, Renames
from ptr.model.names.renaming import RekeyedPlace, Renaming
from ptr.model.state.catalogue_entry import entry_digest, same_entry
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.upkeep.naming_places import named_steps, places_of, refinements
from ptr.store.git.checkout import checkout, left_out
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import write_files
from ptr.store.yaml.editing.edit import Unedited, edited
from ptr.store.yaml.editing.rekey import Note, rekeyed
from ptr.store.yaml.locate import Located

LISTED = {"class": "classes", "carrier": "carriers", "department": "departments", "post": "posts", "step": "steps"}


def rename_key(root: Path, rename: Rename, clock: Clock, *, write: bool) -> Renaming:
    """Put a key otherwise, or only tell what that changes; `PtrError` names what cannot be changed, and nothing is."""
    if left_out(root):
        raise PtrError(
            "稀疏检出没有取出登记簿的全部文件，不能改代号；请先运行 git sparse-checkout disable",
            "a sparse checkout left files out, so no key was changed; run git sparse-checkout disable first",
        )
    source = checkout(root)
    planned = _Plan(root, source, open_registry(source, clock).snapshot, rename).planned()
    if write:
        write_files(root, planned.files, force=True, gone=planned.gone)
        _clear(root, planned)
    return planned


class _Plan:
    """The files that one rename changes and moves."""

    def __init__(self, root: Path, source: FolderSource, snapshot: Snapshot, rename: Rename) -> None:
        self._root, self._source, self._snapshot, self._rename = root, source, snapshot, rename
        self._ways = Renames((rename,))
        self._files: dict[str, bytes] = {}
        self._places: list[RekeyedPlace] = []
        self._moved: list[tuple[str, str]] = []
        self._records = 0

    def planned(self) -> Renaming:
        entries: dict[str, dict[Pointer, str]] = {}
        steps = named_steps(self._snapshot, self._rename)
        for place in self._snapshot.places:
            raw = self._source.read(place.path)
            if self._rename.old.encode() in raw or self._is_it(place):
                self._change(place, raw, steps, entries)
        for path, edits in entries.items():
            self._files[path] = self._attempt(path, partial(_edited, edits=edits))
        self._move()
        self._own_owners()
        return Renaming(
            rename=self._rename,
            files={self._rename.path(path): raw for path, raw in self._files.items()},
            gone=tuple(old for old, _ in self._moved),
            places=tuple(self._places),
            moved=tuple(self._moved),
            records=self._records,
        )

    def _change(self, place: Place, raw: bytes, steps: frozenset[str], entries: dict[str, dict[Pointer, str]]) -> None:
        """Put the key otherwise in one document."""
        rename, kind = self._rename, document_types()[place.type]
        if issubclass(kind, RECORDS):
            self._records += 1
            return
        document = self._snapshot.document(place)
        if document is None:
            zh, en = f"{place.path} 有错误，读不出来", f"{place.path} has errors and cannot be read"
            raise PtrError(f"{zh}；请先按 ptr validate 改正", f"{en}; correct it first (ptr validate)")
        if isinstance(document, Waiver):
            self._waived(place, document)
            return
        named = places_of(document, place, rename, steps)
        notes = [*self._notes(place, document), *refinements(self._snapshot, document, place, rename, steps)]
        if not (named or notes):
            return
        keys = rename.old, rename.new
        self._files[place.path] = self._attempt(place.path, lambda raw: rekeyed(raw, kind, keys, named, notes))
        located = Located(raw)
        lines = {located.mark(each.pointer, at_key=each.is_name).line for each in named}
        lines |= {located.mark((*each.pointer, each.behind)).line for each in notes}
        self._places += (
            RekeyedPlace(path=place.path, line=line, text=located.line(line).strip()) for line in sorted(lines)
        )
        if isinstance(document, Power):
            self._entry(place, document, entries)

    def _is_it(self, place: Place) -> bool:
        return (self._rename.kind, self._rename.old) == (place.type, place.key)

    def _notes(self, place: Place, document: Document) -> Iterator[Note]:
        """Yield where the thing notes its old key."""
        rename = self._rename
        if isinstance(document, Law | Unit) and self._is_it(place):
            yield Note((), "title" if isinstance(document, Law) else "id", rename.old)
        owner = Registry if rename.kind in ("class", "carrier") else Flow if rename.chart else Unit
        own = isinstance(document, owner) and rename.unit == place.unit and rename.chart in ("", place.key)
        name = LISTED.get(rename.kind, "")
        items = getattr(document, name) if own and name else ()
        yield from (
            Note((name, position), "id", rename.old) for position, item in enumerate(items) if item.id == rename.old
        )

    def _entry(self, place: Place, power: Power, entries: dict[str, dict[Pointer, str]]) -> None:
        """Let the edition in force answer for a power under the new key, where it answers for it as it is."""
        path = Catalogue.PATH.format(unit=place.unit)
        edition, renamed = self._snapshot.document_at(path), self._ways.document(place.path, power, None)
        if isinstance(edition, Catalogue) and isinstance(renamed, Power):
            recorded = edition.entries.get(power.id, "")
            answers = bool(recorded) and same_entry(recorded, power) and not same_entry(recorded, renamed)
            mine: dict[Pointer, str] = {("entries", power.id): entry_digest(renamed)} if answers else {}
            entries[path] = {**entries.get(path, {}), **mine}

    def _waived(self, place: Place, waiver: Waiver) -> None:
        """Let a waiver name files where they lie from now on."""
        new: dict[Pointer, str] = {
            ("places", number, "path"): self._rename.path(each.path)
            for number, each in enumerate(waiver.places)
            if self._rename.path(each.path) != each.path
        }
        if new:
            self._files[place.path] = self._attempt(place.path, partial(_edited, edits=new))

    def _attempt(self, path: str, change: Callable[[bytes], bytes]) -> bytes:
        raw = self._files.get(path) or self._source.read(path)
        try:
            return change(raw)
        except Unedited as error:
            zh = f"{path} 的写法不便逐项修改；请先运行 ptr fmt {path}"
            raise PtrError(zh, f"{path} cannot be changed in place; run ptr fmt {path} first") from error

    def _move(self) -> None:
        """Move what is called by the key: a law's file, all that lies in a unit's folder."""
        for path in self._lying():
            new = self._rename.path(path)
            self._moved.append((path, new))
            self._files.setdefault(path, (self._root / path).read_bytes())

    def _lying(self) -> Iterator[str]:
        if self._rename.kind == Law.TYPE:
            yield Law.PATH.format(key=self._rename.old)
        elif self._rename.kind == Unit.TYPE:
            folder = self._root / "units" / self._rename.old
            files = (each for each in sorted(folder.rglob("*")) if each.is_file())
            yield from (each.relative_to(self._root).as_posix() for each in files)

    def _own_owners(self) -> None:
        """Let CODEOWNERS name a unit's folder by its new name; whom it names stays."""
        file, rename = self._snapshot.codeowners, self._rename
        if file and rename.kind == Unit.TYPE and f"units/{rename.old}/" in file.text:
            text = file.text.replace(f"units/{rename.old}/", f"units/{rename.new}/")
            self._files[file.path] = text.encode("utf-8", "surrogateescape")


def _clear(root: Path, done: Renaming) -> None:
    """Remove the folders that a move left empty."""
    if done.rename.kind == Unit.TYPE:
        folder = root / "units" / done.rename.old
        for each in sorted((folder, *(below for below in folder.rglob("*") if below.is_dir())), reverse=True):
            with suppress(OSError):
                each.rmdir()


def _edited(raw: bytes, edits: Mapping[Pointer, str]) -> bytes:
    return edited(raw, edits)
