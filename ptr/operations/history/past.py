"""The past of a registry as validation needs it: where its filings are located, which decisions are not signed."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from ptr.ledger.memory.memory import Memory
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.results.past import Charted, Past, Traced, Unsigned
from ptr.model.results.unchecked import Untold
from ptr.model.state.content import Content
from ptr.model.state.filings import filed_items
from ptr.model.state.snapshot import Snapshot
from ptr.operations.ledger.signed import decision_keys, fault_in
from ptr.store.git.checkout import checkout, left_out
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.signature import SIGNERS, SUFFIX

OFFICES_LEFT_OUT: Final[Bilingual] = (
    "稀疏检出没有取出 offices/ 下的文件，无法核对签名；请运行 git sparse-checkout disable",
    "the sparse checkout left files of offices/ out, so no signature was checked; run git sparse-checkout disable",
)


class FolderPast:
    """The past of a registry in a folder, looked up each time."""

    lasts = True

    def __init__(self, root: Path) -> None:
        """Take the folder."""
        self._root = root

    def look_up(self, snapshot: Snapshot, contents: Iterable[tuple[Place, Content]]) -> Past | Untold:
        """Return the past, as `look_up_past` does."""
        return look_up_past(self._root, snapshot, contents)


def look_up_past(
    root: Path,
    snapshot: Snapshot,
    contents: Iterable[tuple[Place, Content]] = (),
    known: dict[str, bool | str] | None = None,
) -> Past | Untold:
    """Trace the filings of a registry and check the signatures of decisions; costs nothing if there are none.

    Returns `Untold` with the reason if Git refuses, or a filing is not located and there is no Git, or only part of the
    history: then it cannot be called lost. `known` is what earlier runs found, and is added to; `contents` is what the
    files of units that filed hold, as read: all files of a unit or none.
    """
    remember, known = known is not None, {} if known is None else known
    try:
        return _looked_up(root, snapshot, contents, known, remember)
    except GitRefused as error:
        return Untold(error.message)


def _looked_up(
    root: Path,
    snapshot: Snapshot,
    contents: Iterable[tuple[Place, Content]],
    known: dict[str, bool | str],
    remember: bool,
) -> Past | Untold:
    filings = {place.key: (place, filing) for place, filing in snapshot.documents(Filing)}
    signed = bool(checkout(root).matching(SIGNERS.format(office="*")))
    if signed and any(path.startswith("offices/") for path in left_out(root)):
        return Untold(OFFICES_LEFT_OUT)
    decisions = list(snapshot.documents(Decision)) if filings or signed else []
    items = filed_items(filings.values(), decisions)
    traced: tuple[Traced, ...] = ()
    charts: tuple[Charted, ...] = ()
    if filings:
        from ptr.operations.history.charted import charts_in_force
        from ptr.operations.history.trace import Tracer, folder_contents

        now = folder_contents(root, contents)
        tracer = Tracer(root, known, now)
        traced = tuple(replace(each, returned=not items[key].stands) for key, each in tracer.trace(filings).items())
        blind = tracer.repository is None or tracer.repository.is_shallow
        lost = next((each for each in traced if not each.is_known and not each.returned), None) if blind else None
        if lost and lost.why:
            return Untold(lost.why)
        by_key = {each.key: each for each in traced}
        charts = tuple(charts_in_force(tracer.repository, items.values(), by_key, now))
    ledger, memory = _ledger(root, snapshot, remember)
    signed = signed or bool(memory and memory.signers)
    return Past(
        filings=traced,
        charts=charts,
        unsigned=tuple(_unsigned(root, memory, decisions, known)) if signed else (),
        obligations=ledger.obligations,
        irregularities=ledger.irregularities,
        alike=ledger.alike,
        untold=ledger.untold,
    )


def _ledger(root: Path, snapshot: Snapshot, remember: bool) -> tuple[Past, Memory | None]:
    """Return what the ledger knows of the main line up to HEAD: what is not settled, which records are wrong, all.

    It is the same on every day until a commit comes to be believed that names a day in the future.
    """
    from ptr.ledger.reading import irregularities, obligations
    from ptr.operations.ledger.standing import Standing, main_standing

    today, days = snapshot.today, snapshot.days.working
    try:
        stands = main_standing(root, days, snapshot.belief, remember=remember)
    except GitRefused as error:
        return Past(untold=error.message), None
    if not isinstance(stands, Standing):
        return Past(untold=stands.why), None
    for step in stands.line.steps if stands.line else ():
        if step.committer_day:
            today.is_before(step.committer_day)
    owed = obligations(stands.ledger, days, datetime.date.min)
    past = Past(
        obligations=tuple(each for each in owed if not each.is_settled),
        irregularities=tuple(irregularities(stands.ledger)),
        alike=stands.ledger.memory.alike,
    )
    return past, stands.ledger.memory


def _unsigned(
    root: Path, memory: Memory | None, decisions: Iterable[tuple[Place, Decision]], known: dict[str, bool | str]
) -> Iterator[Unsigned]:
    """Yield the decisions of offices with keys that none of the keys signed."""
    for place, decision in decisions:
        file, keys = root / place.path, decision_keys(root, memory, place, decision)
        beside = file.with_name(f"{file.name}{SUFFIX}")
        parts = [each.read_bytes() for each in (file, beside) if each.is_file()]
        parts += [part for content, day in keys for part in (content, str(day).encode())]
        name = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
        if known.get(name):
            continue
        fault = fault_in(root, place.path, keys)
        if fault is None:
            known[name] = True
        else:
            yield Unsigned(path=place.path, problem=fault)
