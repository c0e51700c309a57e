"""A filing that is overdue.

备案逾期。

What a unit files with the office is filed again when it changes: statements of adjustment, catalogues, withheld lists
(clause 三.1), charts, schemes and monthly reports (三.4, 四). The time is the registry's policy `filing_days`, as it was
before the change, from the event or from the day on which the change entered the main line, whichever is earlier. A filing that
waits for the office's decision is not late; one that came back is told by A006. A filing that was made late stays in
`ptr diff` and in the figures. Where the main line is not known, the rule is not checked and the report says why.

调整说明、职权目录、不公开项目目录（方案三.1）、流程图、工作方案、月汇总（三.4、四）变更后应当重新报备案。期限是变更之前的政策 filing_days，从事由发生之日或者变更进入主线之日起算，以早者为准。已报待审的不算逾期，被退回的见 A006。晚报的见 ptr diff 和统计。主线不明时不核对，报告写明原因。

Breaks:

    # a power was renamed on the main line on 2026-08-01; no filing of the catalogue since, and today is 2026-11-01

Keeps:

    # filings/mz-f2g3h4.yaml: subject: catalogue, submitted on 2026-08-10
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.unit import Stage
from ptr.model.results.finding import Hit
from ptr.model.results.obligation import Demand
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import ledger_rule
from ptr.rules.overdue import hit, overdue

ENGLISH: Final = {
    FilingSubject.SCHEME: "the work scheme",
    FilingSubject.CATALOGUE: "the catalogue",
    FilingSubject.FLOWS: "the flow charts",
    FilingSubject.WITHHELD: "the list of withheld powers",
    FilingSubject.ADJUSTMENT: "the statement of adjustment",
    FilingSubject.REPORT: "the monthly report",
}
HOW: Final = {Demand.FILING: ("报备案", "filed"), Demand.FIRST_FILING: ("首次报备案", "filed for the first time")}


@ledger_rule(
    "A004",
    clause="四",
    rung=Stage.FILED,
    dated=True,
    zh="{subject}应在 {due} 前{how}，还没有报；{entered} 变更：{what}",
    en="to be {how} by {due}, and not filed yet: {subject}; changed on {entered}: {what}",
)
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report what has to be filed and is late."""
    for owed in overdue(past, snapshot, *HOW):
        if owed.files:
            yield hit(owed, snapshot, subject=(word(owed.files), ENGLISH[owed.files]), how=HOW[owed.what])
