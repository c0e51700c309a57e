"""Verify a printed sheet by its code: current, outdated (and by which change), or unknown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.progress import SILENT, Progress
from ptr.model.results.verification import DatedCommit, Verification, VerifiedState
from ptr.model.time.clock import Clock
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import choose
from ptr.operations.history.in_force import Reading, Readings, reading
from ptr.operations.printing.render import Printing
from ptr.operations.printing.sheets import TEMPLATES, Sheet
from ptr.operations.printing.verifying.code_index import CodeIndex
from ptr.operations.printing.verifying.coded import Hit, touches
from ptr.operations.printing.verifying.searching import search_commit, search_state, search_today
from ptr.render.identity import CODE_LENGTH, CROCKFORD
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.views import view
from ptr.store.git.main_line import MainLineCommit
from ptr.store.git.origins import Origins

LIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
"""Characters that are easily mistaken for others of a code, or separate its halves."""
DEPTH: Final = 500
"""Number of commits that are searched unless the user asks for more."""
ACTS: Final = (Filing.TYPE, Decision.TYPE)
"""Documents that affect only the number under which a sheet is filed."""


def read_code(text: str) -> str:
    """Return a code as it is printed, however it was typed or scanned; "" if the text is no code."""
    last = re.sub(r"^https?://.*/v/([^/?#]+)/?$", r"\1", text.strip())
    plain = last.upper().translate(LIKE)
    if len(plain) != CODE_LENGTH or not set(plain) <= set(CROCKFORD):
        return ""
    return f"{plain[:5]}-{plain[5:]}"


def verify_code(
    root: Path, code: str, clock: Clock, *, depth: int = DEPTH, progress: Progress = SILENT, past: Reading | None = None
) -> Verification:
    """Find a code among today's sheets, or those of an earlier state, then back through its history."""
    return search(root, code, clock, depth=depth, progress=progress, past=past)[0]


def search(
    root: Path, code: str, clock: Clock, *, depth: int = DEPTH, progress: Progress = SILENT, past: Reading | None = None
) -> tuple[Verification, Hit | None]:
    """Search today's sheets, or those of an earlier state, and its history, and return the newest state with a code.

    Of each commit only what it touched is built, which is enough to find the newest state with this code; and nothing
    of a state that is known not to have it.
    """
    index = CodeIndex(root)
    try:
        return _search(root, code, clock, index, depth, progress, past)
    finally:
        index.save()


def _search(
    root: Path, code: str, clock: Clock, index: CodeIndex, depth: int, progress: Progress, past: Reading | None
) -> tuple[Verification, Hit | None]:
    current = search_state(past, code, progress) if past else search_today(root, code, clock, index, progress)
    if current:
        return Verification(thing=code, standing=VerifiedState.CURRENT, code=code, sheet=current.printed), current
    line = list((Origins(root, past.revision, past.inside) if past else Origins(root)).line())
    states = Readings(root, clock) if line else None
    for count, touched in enumerate(line[:depth]):
        assert states is not None
        progress.searched(count, min(depth, len(line)), touched.moment[:10])
        sheet = search_commit(states, touched, code, index, newest=count == 0)
        if sheet:
            state = past or reading(root, None, clock)
            return _outdated(state, code, clock, sheet, line[:count], touched, states), sheet
    notes = tuple(_why(root, line, depth))
    return Verification(thing=code, standing=VerifiedState.UNKNOWN, code=code, notes=notes), None


def _outdated(
    state: Reading,
    code: str,
    clock: Clock,
    hit: Hit,
    later: Sequence[MainLineCommit],
    touched: MainLineCommit,
    states: Readings,
) -> Verification:
    """Report which later commit gave the sheet another code, and which of its inputs changed until a state."""
    today = _of(Printing(state), hit.sheet)
    paths = {*hit.inputs.paths, TEMPLATES, *(today[1].paths if today else ())}
    touching = (each for each in reversed(later) if touches(paths, each.paths))
    after = next((each for each in touching if _code_at(states, each.commit, hit.sheet) != code), None)
    span = f"{touched.commit}..{state.revision}" if state.revision else touched.commit
    report = diff(state.root, choose(state.root, span), clock)
    concerned = [change for change in report.changes if _concerns(change, paths)]
    changes = tuple(change for change in concerned if change.subject.type not in ACTS)
    return Verification(
        thing=code,
        standing=VerifiedState.OUTDATED,
        code=code,
        sheet=hit.printed,
        since=_moment(touched),
        until=_moment(after) if after else None,
        today=today[0] if today else "",
        report=replace(report, changes=changes),
        notes=tuple(_reasons(report, changes, today is not None, len(changes) < len(concerned))),
    )


def _code_at(states: Readings, commit: str, sheet: Sheet) -> str:
    """Return the code that a sheet has at a commit; "" if it is not printed."""
    try:
        coded = _of(Printing(states.of(commit)), sheet)
    except PtrError:
        return ""
    return coded[0] if coded else ""


def _of(printing: Printing, sheet: Sheet) -> tuple[str, Inputs] | None:
    """Return the code that a sheet has in a state, and what it is made of; None if it is not printed."""
    snapshot = printing.snapshot
    if snapshot.registry is None:
        return None
    if sheet.unit and sheet.unit not in snapshot.units:
        return None
    if sheet.part not in view(sheet.document, FactsOnRequest(audience=sheet.audience)).parts(snapshot, sheet.unit):
        return None
    try:
        return printing.code(sheet, printing.view(sheet)), printing.inputs(sheet)
    except PtrError:
        return None


def _concerns(change: Change, paths: Collection[str]) -> bool:
    """Return whether a change concerns the sheet's inputs; the digests of an edition only repeat other changes."""
    places = [spot.path for spot in (change.was, change.now) if spot]
    return touches(paths, places) and [part.key for part in change.field[:1]] != ["entries"]


def _reasons(
    report: ChangeReport, changes: Sequence[Change], is_printed: bool, is_filed_anew: bool
) -> Iterator[Bilingual]:
    if not is_printed:
        yield "这份文件现在不再印出", "this sheet is no longer printed"
    if is_filed_anew:
        yield "备案情况有变", "its filing changed"
    if not changes and is_printed and not is_filed_anew:
        yield "内容没有变更，变的是版式", "its content did not change, its layout did"
    for unread in report.unread:
        yield f"{unread.path} 无法比较：{unread.reason[0]}", f"{unread.path} cannot be compared: {unread.reason[1]}"


def _why(root: Path, line: Sequence[MainLineCommit], depth: int) -> Iterator[Bilingual]:
    """Yield how far the search went, and where else a code can come from."""
    if not line:
        yield "没有 Git 历史，只看了现在的文件", "there is no Git history: only today's sheets were searched"
        return
    if len(line) > depth:
        yield (
            f"只查了最近 {depth} 次提交（共 {len(line)} 次）；要查更早的，加 --depth {len(line)}",
            f"only the last {depth} of {len(line)} commits were searched; to search them all add --depth {len(line)}",
        )
        return
    yield (
        "现在和历史上都没有这份文件：可能抄错、出自别的登记簿，由另一版本的 ptr 印出（版式不同，核验码也不同），"
        "或者是过去的简报、通稿、情况报告、检查通知书（写明日期的，只核对当日的）",
        "no current or earlier sheet has this code: it may be mistyped, from another registry, from another version of "
        "ptr (a different layout has different codes), or from an earlier briefing, digest, status report or notice of "
        "an inspection (what says which day it is, is searched as of today alone)",
    )


def _moment(touched: MainLineCommit) -> DatedCommit:
    return DatedCommit(touched.commit[:10], _day(touched.moment))


def _day(stamp: str) -> date:
    return datetime.fromisoformat(stamp).date()
