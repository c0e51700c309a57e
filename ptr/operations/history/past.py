"""What validation is told of a registry's past: where its filings are found again, which decisions are not signed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place
from ptr.model.results.past import Charted, Past, Traced, Unsigned, Untold
from ptr.model.state.filings import filed_items
from ptr.model.state.snapshot import Snapshot
from ptr.operations.checking.units import digest
from ptr.store.cache import Cache
from ptr.store.git.refs import standing
from ptr.store.git.signature import SIGNERS, signature_fault
from ptr.store.inventory import Inventory

TRACES: Final = "filings"
"""The name under which is remembered what commits hold, and which signatures are good."""
TOLD: Final = "past"
"""The name under which a past is remembered."""


class Told(Struct, frozen=True, array_like=True):
    """A past as it was told; `key` names what it hangs on."""

    key: str
    past: Past


class RememberedPast:
    """The past of a registry in a folder, told anew only if something that it hangs on has changed."""

    def __init__(self, root: Path, cache: Cache, inventory: Inventory) -> None:
        """Take the folder; Git is asked where it stands if anything was filed, or an office has a key."""
        telling = [f"{path} {blob}" for path, blob in inventory.blobs.items() if _tells(path)]
        telling += [f"{path} {blob}" for path, blob in inventory.blobs.items() if telling and _is_chart(path)]
        self.key = digest([standing(root), *telling]) if telling else ""
        self._root = root
        self._cache = cache
        self.lasts = True

    def tell(self, snapshot: Snapshot) -> Past | Untold:
        """Tell the past; from then on `lasts` says whether it holds for as long as the key and all files do.

        It does not where Git may come to forget a commit, or a tool to check signatures with may yet be installed.
        """
        if not self.key:
            return Past()
        last = self._cache.load(TOLD, Told)
        if last and last.key == self.key:
            return last.past
        known = self._cache.load(TRACES, dict[str, bool | str]) or {}
        before = len(known)
        told = past(self._root, snapshot, known)
        if len(known) > before:
            self._cache.save(TRACES, known)
        if isinstance(told, Past):
            self.lasts = not told.unsigned and _kept_by_git(self._root, told.filings)
            if self.lasts and all(each.commit for each in told.filings):
                self._cache.save(TOLD, Told(self.key, told))
        return told


def past(root: Path, snapshot: Snapshot, known: dict[str, bool | str] | None = None) -> Past | Untold:
    """Trace the filings of a registry and check the signatures of decisions; costs nothing where there are none.

    `Untold` with the reason where a filing is found nowhere and there is no Git, or a part of the history only: then
    nobody can say that it is lost. `known` is what was found out before, and is added to.
    """
    known = {} if known is None else known
    filings = {place.key: (place, filing) for place, filing in snapshot.documents(Filing)}
    signed = bool(list(root.glob(SIGNERS.format(office="*"))))
    decisions = list(snapshot.documents(Decision)) if filings or signed else []
    items = filed_items(filings.values(), decisions)
    traced: tuple[Traced, ...] = ()
    charts: tuple[Charted, ...] = ()
    if filings:
        from ptr.operations.history.charted import charts_in_force
        from ptr.operations.history.trace import Tracer

        tracer = Tracer(root, known)
        traced = tuple(replace(each, returned=items[key].came_back) for key, each in tracer.trace(filings).items())
        blind = tracer.repository is None or tracer.repository.is_shallow
        lost = next((each for each in traced if not each.found and not each.returned), None) if blind else None
        if lost and lost.why:
            return Untold(lost.why)
        found = {each.key: each for each in traced}
        charts = tuple(charts_in_force(root, tracer.repository, items.values(), found))
    return Past(filings=traced, charts=charts, unsigned=tuple(_unsigned(root, decisions, known)) if signed else ())


def _unsigned(
    root: Path, decisions: Iterable[tuple[Place, Decision]], known: dict[str, bool | str]
) -> Iterator[Unsigned]:
    """Yield the decisions of offices with keys that none of these signed."""
    for place, decision in decisions:
        file, allowed = root / place.path, root / SIGNERS.format(office=place.office)
        if not allowed.is_file():
            continue
        beside = file.with_name(f"{file.name}.sig")
        parts = [each.read_bytes() for each in (file, beside, allowed) if each.is_file()]
        name = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
        if known.get(name):
            continue
        fault = signature_fault(file, allowed, decision.date)
        if fault is None:
            known[name] = True
        else:
            yield Unsigned(path=place.path, problem=fault)


def _kept_by_git(root: Path, traced: Iterable[Traced]) -> bool:
    """Tell whether the commits that were found belong to branches and tags, for as long as these stay."""
    commits = {each.commit for each in traced if each.commit}
    if not commits:
        return True
    from ptr.store.git.ancestry import unreferenced
    from ptr.store.git.repository import Repository

    return not unreferenced(Repository(root), commits)


def _tells(path: str) -> bool:
    return path.split("/")[2:3] in (["filings"], ["decisions"], ["allowed_signers"])


def _is_chart(path: str) -> bool:
    return path.split("/")[2:3] == ["flows"]
