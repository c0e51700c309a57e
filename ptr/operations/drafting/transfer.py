"""Move powers from one unit to another with their charts, and draft the statement (clauses 三.1, 三.3)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.pointer import Pointer, to_text
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import survey
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.drafting.statement import Draft, path_for, text_of
from ptr.operations.drafting.transferable import receiver, refuse_unknown, transferable_power
from ptr.operations.keys import fresh_key
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import write_files
from ptr.store.yaml.edit import Edits, Unedited, edited

MAPPED = ("department", "post", "rule")
"""Kinds of things that a unit defines for itself and its powers and charts refer to."""


class Open(Struct, frozen=True, kw_only=True):
    """A reference to review: the receiver's name for it is not known, or only the key is the same."""

    path: str
    pointer: str
    kind: str
    key: str
    known: bool


class Transfer(Struct, frozen=True, kw_only=True):
    """What a transfer does: files written and removed, charts copied, statements, and what is left to review."""

    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    copied: tuple[tuple[str, str], ...]
    statements: tuple[tuple[str, Draft], ...]
    open: tuple[Open, ...]
    left_behind: tuple[str, ...]


class Wanted(Struct, frozen=True, kw_only=True):
    """The request; `renamed` maps kind and key to the receiver's name for a department, post or rule."""

    powers: tuple[str, ...]
    to: str
    event: datetime.date | None = None
    effective: datetime.date | None = None
    renamed: Mapping[tuple[str, str], str] = {}
    department: str = ""
    lead: str = ""
    basis: tuple[str, ...] = ()
    reason: str = ""


def transfer(root: Path, wanted: Wanted, clock: Clock, *, dry: bool = False) -> Transfer:
    """Move the powers, all or nothing; with `dry`, nothing is written. `PtrError` if it cannot be done."""
    source = checkout(root)
    snapshot = open_registry(source, clock).snapshot
    planned = _Move(source, snapshot, wanted).result()
    if not dry:
        write_files(root, planned.files, force=True, gone=planned.gone)
    return planned


class _Move:
    """One transfer in the making."""

    def __init__(self, source: FolderSource, snapshot: Snapshot, wanted: Wanted) -> None:
        self._source, self._snapshot, self._wanted = source, snapshot, wanted
        self._to = receiver(snapshot, wanted.to)
        for (kind, _), name in wanted.renamed.items():
            refuse_unknown(snapshot, wanted.to, kind, name)
        for kind, name in (("department", wanted.department), ("post", wanted.lead)):
            if name:
                refuse_unknown(snapshot, wanted.to, kind, name)
        self._files: dict[str, bytes] = {}
        self._moved: list[tuple[str, str]] = []
        self._copied: list[tuple[str, str]] = []
        self._open: list[Open] = []

    def result(self) -> Transfer:
        """Move every power, then move the charts of each giving unit and draft its statement."""
        powers = [
            transferable_power(self._snapshot, key, self._wanted.to, self._to)
            for key in dict.fromkeys(self._wanted.powers)
        ]
        for place, power in powers:
            self._move(place, power, {("body",): self._to.name})
        statements = []
        for unit in dict.fromkeys(place.unit for place, _ in powers):
            mine = tuple(place.key for place, _ in powers if place.unit == unit)
            self._charts(unit, {*mine})
            statements.append(self._statement(unit, mine))
        return Transfer(
            files=self._files,
            gone=tuple(old for old, _ in self._moved),
            moved=tuple(self._moved),
            copied=tuple(self._copied),
            statements=tuple(statements),
            open=tuple(self._open),
            left_behind=tuple(self._left_behind(powers)),
        )

    def _charts(self, unit: str, moving: set[str]) -> None:
        """Move the charts of only these powers, copy those shared with other powers of the unit; class charts stay."""
        for place in self._snapshot.of(Flow, unit):
            flow = self._snapshot.document(place)
            if not isinstance(flow, Flow):
                zh = f"{place.path} 有错误，不知道是哪些职权的流程图；请先运行 ptr validate"
                raise PtrError(zh, f"{place.path} has errors, so it is unknown whose chart it is; run ptr validate")
            mine = [key for key in flow.powers if key in moving]
            stay = [key for key in flow.powers if key not in moving]
            if mine and not stay:
                self._move(place, flow, {})
            elif mine:
                key = fresh_key(self._to.prefix, self._snapshot, "flow")
                path = Flow.PATH.format(unit=self._wanted.to, key=key)
                self._write(place, flow, path, {("id",): key, ("powers",): mine})
                self._files[place.path] = self._edited(place.path, {("powers",): stay})
                self._copied.append((place.path, path))

    def _move(self, place: Place, document: Document, edits: Edits) -> None:
        path = document_types()[place.type].PATH.format(unit=self._wanted.to, key=place.key)
        if self._snapshot.place(path):
            raise PtrError(f"{path} 已经存在", f"{path} already exists")
        self._write(place, document, path, edits)
        self._moved.append((place.path, path))

    def _write(self, place: Place, document: Document, path: str, edits: Edits) -> None:
        self._files[path] = self._edited(place.path, {**edits, **self._renamings(path, document)})

    def _renamings(self, path: str, document: Document) -> Edits:
        """Return the receiver's names for departments, posts and rules, as far as known; list the others as open."""
        names: dict[Pointer, str] = {}
        for leaf in survey(document).refs:
            kind = leaf.label.ref
            if kind not in MAPPED:
                continue
            new = self._wanted.renamed.get((kind, leaf.text)) or self._field(document, leaf.pointer, kind)
            if new:
                names[leaf.pointer] = new
            else:
                known = self._snapshot.vocabulary.has(kind, leaf.text, self._wanted.to)
                self._open.append(Open(path=path, pointer=to_text(leaf.pointer), kind=kind, key=leaf.text, known=known))
        return names

    def _field(self, document: Document, pointer: Pointer, kind: str) -> str:
        """Return what was set for all powers at once: the department, the leader in charge."""
        if not isinstance(document, Power):
            return ""
        return self._wanted.department if kind == "department" else self._wanted.lead if pointer == ("lead",) else ""

    def _edited(self, path: str, edits: Edits) -> bytes:
        raw = self._source.read(path)
        try:
            return edited(raw, edits)
        except Unedited as error:
            zh = f"{path} 的写法不便逐项修改；请先运行 ptr fmt {path}"
            raise PtrError(zh, f"{path} cannot be changed in place; run ptr fmt {path} first") from error

    def _statement(self, unit: str, powers: tuple[str, ...]) -> tuple[str, Draft]:
        event = self._wanted.event or self._snapshot.today.date
        draft = Draft(
            unit=unit,
            event=event,
            kinds=(AdjustmentKind.TRANSFERRED,),
            powers=powers,
            concerns=(self._wanted.to,),
            effective=self._wanted.effective or event,
            basis=self._wanted.basis,
            reason=self._wanted.reason,
        )
        path = path_for(draft, f"to-{self._wanted.to}", (place.path for place in self._snapshot.of(Adjustment, unit)))
        self._files[path] = text_of(draft)
        return path, draft

    def _left_behind(self, powers: Sequence[tuple[Place, Power]]) -> Iterator[str]:
        """Yield what belongs together but is now apart: sub-items without their power, powers without sub-items."""
        moving = {place.key for place, _ in powers}
        for unit in dict.fromkeys(place.unit for place, _ in powers):
            for place, power in self._snapshot.documents(Power, unit):
                if place.key not in moving and power.parent in moving:
                    yield place.path
        yield from (place.path for place, power in powers if power.parent and power.parent not in moving)
