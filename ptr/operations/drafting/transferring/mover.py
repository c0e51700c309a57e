"""Documents on their way to another unit, the receiver's keys in place of the giver's as far as they are known."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.pointer import to_text
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import Leaf, survey
from ptr.model.results.drafted.transfer import LeftoverName, OpenReference
from ptr.model.state.snapshot import Snapshot
from ptr.operations.drafting.transferring.leftover_names import LISTS, GiverNames
from ptr.store.source import Source
from ptr.store.yaml.editing.edit import Edits, Unedited, edited
from ptr.store.yaml.locate import Located

Keys = Mapping[tuple[str, str], str]
"""The receiver's keys by kind and key of the giver."""


class Receiver(Struct, frozen=True, kw_only=True):
    """The unit that receives documents: its folder, itself as it will be, what it calls things.

    `department` and `lead` are those of all powers that it receives, "" where each keeps its own.
    """

    key: str
    unit: Unit
    keys: Keys = {}
    department: str = ""
    lead: str = ""


class Mover:
    """The files that a move writes and removes, and what of them is to be reviewed."""

    def __init__(self, source: Source, snapshot: Snapshot, to: Receiver) -> None:
        """Take the registry from which documents move, and who receives them."""
        self._source, self._snapshot, self.to = source, snapshot, to
        self._known = {(kind, item.id) for kind, field in LISTS.items() for item in getattr(to.unit, field)}
        self.files: dict[str, bytes] = {}
        self.moved: list[tuple[str, str]] = []
        self.open: list[OpenReference] = []
        self.names: list[LeftoverName] = []

    def move(self, place: Place, document: Document, names: GiverNames, edits: Edits) -> None:
        """Move a document, which keeps its key; `PtrError` where the receiver has one of this key already."""
        path = document_types()[place.type].PATH.format(unit=self.to.key, key=place.key)
        if self._snapshot.place(path):
            raise PtrError(f"{path} 已经存在", f"{path} already exists")
        self.write(place, document, path, names, edits)
        self.moved.append((place.path, path))

    def write(self, place: Place, document: Document, path: str, names: GiverNames, edits: Edits) -> None:
        """Write what a document becomes at the receiver."""
        refs = [leaf for leaf in survey(document).refs if leaf.label.ref in LISTS]
        keys = {leaf.pointer: key for leaf in refs if (key := self._key(document, leaf))}
        renamed = {leaf.pointer: keys[leaf.pointer] for leaf in refs if keys.get(leaf.pointer, leaf.text) != leaf.text}
        edits = {**edits, **renamed}
        raw = self.files[path] = self.edited(place.path, edits)
        located = Located(raw)
        self.open.extend(self._open(path, located, leaf, names) for leaf in refs if leaf.pointer not in keys)
        self.names.extend(names.leftovers(document, path, located, edits.keys()))

    def edited(self, path: str, edits: Edits) -> bytes:
        """Return a file with values changed, its comments kept."""
        raw = self._source.read(path)
        try:
            return edited(raw, edits)
        except Unedited as error:
            zh = f"{path} 的写法不便逐项修改；请先运行 ptr fmt {path}"
            raise PtrError(zh, f"{path} cannot be changed in place; run ptr fmt {path} first") from error

    def _key(self, document: Document, leaf: Leaf) -> str:
        """Return the receiver's key for a department, post or rule, "" where it is not known."""
        kind = leaf.label.ref
        if (kind, leaf.text) in self.to.keys:
            return self.to.keys[kind, leaf.text]
        if not isinstance(document, Power):
            return ""
        return self.to.department if kind == "department" else self.to.lead if leaf.pointer == ("lead",) else ""

    def _open(self, path: str, located: Located, leaf: Leaf, names: GiverNames) -> OpenReference:
        return OpenReference(
            path=path,
            line=located.mark(leaf.pointer).line,
            pointer=to_text(leaf.pointer),
            kind=leaf.label.ref,
            key=leaf.text,
            name=names.of(leaf.label.ref, leaf.text),
            known=(leaf.label.ref, leaf.text) in self._known,
        )
