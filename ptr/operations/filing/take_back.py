"""Taking back: a unit its filing (撤回), an office its acceptance (撤销); both with the reason (clause 四)."""

from __future__ import annotations

import datetime
from pathlib import Path

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, Withdrawal
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.state.filings import filed_in
from ptr.model.time.clock import Clock
from ptr.operations.filing.choosing import known, refuse_foreign
from ptr.operations.filing.decide import write_decisions
from ptr.operations.records import fill_in
from ptr.operations.references import the_office
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry

REVOKED = "{key}-revoked"
"""The name of the decision that revokes; the first decision has the filing's key to itself."""


def withdraw(root: Path, key: str, *, reason: str, post: str, date: datetime.date, dry: bool = False) -> str:
    """Fill in that a unit takes its filing back, and return its path; `PtrError` if it cannot any more."""
    snapshot = open_registry(checkout(root), Clock(date)).snapshot
    item = known(filed_in(snapshot), key)
    _refuse_withdrawal(item)
    day = max(item.filing.submitted.date, item.decisions[-1][1].date if item.decisions else datetime.date.min)
    if date < day:
        raise PtrError(
            f"{date} 早于报送、退回的日期 {day}", f"{date} is before {day}, when it was submitted or returned"
        )
    unit = snapshot.one(Unit, item.place.unit)
    posts = {each.id: each.name for each in unit.posts} if unit else {}
    by = post or item.filing.submitted.post
    if post and post not in posts:
        listed = "、".join(f"{each}（{name}）" for each, name in posts.items()) or "—"
        raise PtrError(f"没有岗位 {post}；现有：{listed}", f"there is no post {post}; known: {listed}")
    _refuse_silence(reason)
    withdrawal = Withdrawal(post=by, date=date, reason=reason.strip())
    fill_in(root, item.place.path, Filing, "withdrawn", withdrawal, dry=dry)
    return item.place.path


def revoke(
    root: Path, key: str, *, reason: str, office: str, date: datetime.date, dry: bool = False
) -> list[tuple[str, Decision]]:
    """Write the decision that revokes an acceptance, which counts as a return; `PtrError` if there is none."""
    snapshot = open_registry(checkout(root), Clock(date)).snapshot
    by = the_office(snapshot, office)
    item = known(filed_in(snapshot), key)
    refuse_foreign(item, by)
    if not item.is_accepted:
        raise PtrError(*_not_accepted(item))
    place, _ = item.decisions[-1]
    if date < item.decided_on:
        raise PtrError(
            f"{key} 是 {item.decided_on} 备案的，晚于 {date}", f"{key} was accepted on {item.decided_on}, after {date}"
        )
    _refuse_silence(reason)
    revocation = Decision(
        filing=key,
        digest=item.filing.digest,
        outcome=DecisionOutcome.RETURNED,
        date=date,
        revokes=place.key,
        reason=reason.strip(),
    )
    return write_decisions(root, by, {REVOKED.format(key=key): revocation}, dry=dry)


def _refuse_withdrawal(item: FiledItem) -> None:
    key, withdrawn = item.key, item.filing.withdrawn
    match item.state:
        case FilingState.ACCEPTED:
            zh = f"{key} 已经备案（{item.number}），不能撤回；由办公室撤销：ptr file revoke {key}"
            en = f"{key} is accepted ({item.number}) and cannot be withdrawn; its office revokes: ptr file revoke {key}"
        case FilingState.ANSWERED:
            zh = f"{key} 已由 {item.answer} 答复；要撤回的是 {item.answer}"
            en = f"{key} was answered by {item.answer}; withdraw that one"
        case FilingState.SETTLED:
            zh = f"{key} 已被后续报送 {item.settled_by} 取代，不用撤回"
            en = f"{key} is settled by the later {item.settled_by}; there is nothing to withdraw"
        case FilingState.WITHDRAWN if withdrawn:
            zh, en = f"{key} 已于 {withdrawn.date} 撤回", f"{key} was withdrawn on {withdrawn.date}"
        case _:
            return
    raise PtrError(zh, en)


def _not_accepted(item: FiledItem) -> tuple[str, str]:
    """Word why there is no acceptance to revoke: a return is not revoked, since that would be a return again."""
    if item.state is FilingState.PENDING:
        return (
            f"{item.key} 还没有决定，没有可撤销的",
            f"{item.key} is not decided yet: there is nothing to revoke",
        )
    return (
        f"{item.key} 没有准予备案，没有可撤销的；退回的由单位答复，原样重报也可以",
        f"{item.key} is not accepted: there is nothing to revoke; what came back is answered, also as it was",
    )


def _refuse_silence(reason: str) -> None:
    if not reason.strip():
        raise PtrError("请写明理由：--reason", "give the reason with --reason")
