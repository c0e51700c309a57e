"""A filing that was not made, or is overdue.

没有备案或者备案逾期。

What a unit files with the office is filed again when it changes: statements of adjustment, catalogues, withheld lists
(clause 三.1), charts, schemes and monthly reports (三.4, 四). The time is the registry's policy `filing_days`, as it was
before the change, from the event or from the day on which the change entered the main line, whichever is earlier. A filing that
waits for the office's decision is not late; one that came back is told by A006. A filing that was made late stays in
`ptr diff` and in the figures. Where the main line is not known, a note says what is not filed, or is not what was accepted,
and why nothing tells since when, and whether it has to be filed again.

调整说明、职权目录、不公开项目目录（方案三.1）、流程图、工作方案、月汇总（三.4、四）变更后应当重新报备案。期限是变更之前的政策 filing_days，从事由发生之日或者变更进入主线之日起算，以早者为准。已报待审的不算逾期，被退回的见 A006。晚报的见 ptr diff 和统计。主线不明时，提示哪些没有报、哪些与准予备案的不同，并写明为什么不知道从何时起、是否须重新报。

Breaks:

    # a power was renamed on the main line on 2026-08-01; no filing of the catalogue since, and today is 2026-11-01

Keeps:

    # filings/mz-f2g3h4.yaml: subject: catalogue, submitted on 2026-08-10
"""

from collections.abc import Iterator, Sequence
from typing import Final

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.unit import Stage
from ptr.model.results.finding import Hit
from ptr.model.results.obligation import Demand
from ptr.model.results.past import Past
from ptr.model.standing.unfiled import Unfiled, unfiled
from ptr.model.state.content import Contents
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import standing_rule
from ptr.rules.facts import Fact
from ptr.rules.overdue import called, hit, overdue, undated, unknown_since

ENGLISH: Final = {
    FilingSubject.SCHEME: "the work scheme",
    FilingSubject.CATALOGUE: "the catalogue",
    FilingSubject.FLOWS: "the flow charts",
    FilingSubject.WITHHELD: "the list of withheld powers",
    FilingSubject.ADJUSTMENT: "the statement of adjustment",
    FilingSubject.REPORT: "the monthly report",
}
HOW: Final = {Demand.FILING: ("报备案", "filed"), Demand.FIRST_FILING: ("首次报备案", "filed for the first time")}


@standing_rule(
    "A004",
    clause="四",
    rung=Stage.FILED,
    dated=True,
    zh="{problem}：{what}",
    en="{problem}: {what}",
)
def rule(past: Past, facts: Sequence[Fact], contents: Contents, snapshot: Snapshot) -> Iterator[Hit]:
    """Report what has to be filed and is late; where nothing is told of days, what stands unfiled."""
    for owed in overdue(past, snapshot, *HOW):
        if owed.files:
            how, subject = HOW[owed.what], (word(owed.files), ENGLISH[owed.files])
            problem = (
                f"{subject[0]}应在 {owed.due} 前{how[0]}，还没有报；{owed.entered} 变更",
                f"to be {how[1]} by {owed.due}, and not filed yet: {subject[1]}; changed on {owed.entered}",
            )
            yield hit(owed, snapshot, problem=problem)
    for each in unfiled(snapshot, contents) if past.untold else ():
        yield _undated(each, past, snapshot)


def _undated(each: Unfiled, past: Past, snapshot: Snapshot) -> Hit:
    """Return what stands unfiled, or otherwise than accepted, which alone does not say that it must be filed again."""
    zh, en = unknown_since(past)
    subject = word(each.files), ENGLISH[each.files]
    if each.last:
        number = f"{each.last.key}（{each.last.number}）", f"{each.last.key} ({each.last.number})"
        problem = (
            f"{subject[0]}与准予备案的 {number[0]}不同，是否须重新报备案也要核对{zh}",
            f"other than {number[1]}, which was accepted; it may have to be filed again{en}: {subject[1]}",
        )
    else:
        problem = f"{subject[0]}没有报备案{zh}", f"not filed{en}: {subject[1]}"
    names = [called(snapshot.document_at(path), path) for path in each.paths]
    return undated(each.unit, each.paths, names, snapshot, f"{each.files} {each.of}", problem=problem)
