"""Which filings an office may decide on, and why not the others (clause 四)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.time.clock import Clock
from ptr.operations.history.acts import filed
from ptr.operations.references import the_office
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry


def pending(
    root: Path, keys: Sequence[str], office: str, date: datetime.date, *, all_pending: bool
) -> tuple[str, dict[str, FiledItem]]:
    """Return the office, and the filings that wait for its decision; `PtrError` for any other."""
    office = the_office(open_registry(checkout(root), Clock(date)).snapshot, office)
    items = filed(root)
    if bool(keys) is all_pending:
        raise PtrError(
            "请写报送编号，或者写 --all-pending（二者选一）", "name filings or --all-pending, one of the two"
        )
    if all_pending:
        waiting = (each for each in items.values() if each.state is FilingState.PENDING)
        mine = sorted((each for each in waiting if each.filing.office == office), key=lambda each: each.recency)
        keys = [each.key for each in mine]
        if not keys:
            raise PtrError("没有待办的报送", "no filing is pending")
    chosen = {key: known(items, key) for key in keys}
    for item in chosen.values():
        refuse_foreign(item, office)
        reason = decided_already(item)
        if reason:
            raise PtrError(*reason)
        _refuse_before(item, date)
    return office, chosen


def known(items: Mapping[str, FiledItem], key: str) -> FiledItem:
    """Return a filing by its key; `PtrError` for an unknown one."""
    if key not in items:
        raise PtrError(f"没有报送 {key}；用 ptr file list 查看", f"there is no filing {key}; see ptr file list")
    return items[key]


def refuse_foreign(item: FiledItem, office: str) -> None:
    """Refuse an act of an office to which a filing is not addressed."""
    if item.filing.office != office:
        raise PtrError(
            f"{item.key} 报送给 {item.filing.office}，不是 {office}，由报送的办公室决定",
            f"{item.key} was submitted to {item.filing.office}, not {office}: only that office decides",
        )


def decided_already(item: FiledItem) -> Bilingual | None:
    """Word why there is nothing to decide on a filing; None where there is."""
    key, filing = item.key, item.filing
    if filing.withdrawn and item.state is FilingState.WITHDRAWN:
        day, reason = filing.withdrawn.date, filing.withdrawn.reason
        return (f"{key} 已于 {day} 由单位撤回：{reason}", f"{key} was withdrawn by its unit on {day}: {reason}")
    if item.state is FilingState.SETTLED:
        return (
            f"{key} 已被后续报送 {item.settled_by} 取代，不用再决定",
            f"{key} is settled by the later {item.settled_by}; there is nothing to decide",
        )
    if not item.decisions:
        return None
    path = item.decisions[-1][0].path
    if item.is_accepted:
        return (
            f"{key} 已有决定：{path}；要改变先撤销：ptr file revoke {key} --reason …",
            f"{key} was decided already: {path}; to change that, revoke it: ptr file revoke {key} --reason …",
        )
    return (
        f"{key} 已有决定：{path}；已退回的由单位答复或者撤回，不能再决定",
        f"{key} was decided already: {path}; it came back, and its unit answers or withdraws it",
    )


def _refuse_before(item: FiledItem, date: datetime.date) -> None:
    day = item.filing.submitted.date
    if date < day:
        raise PtrError(f"{item.key} 于 {day} 报送，晚于 {date}", f"{item.key} was submitted on {day}, after {date}")
