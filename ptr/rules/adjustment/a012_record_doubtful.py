"""A record that does not count, or was altered.

不能作数或者被改动的记录。

Filings, decisions, postings, statements and records of use that stood on the main line are evidence (clauses 三.1, 四):
they are filled where they were empty, never altered or removed; one that says again what it said is in order. A
decision counts where the office that the filing was addressed to made it, about the content that was filed; a second
one only where it revokes the first. A statement whose event lies after the day on which it entered the main line
explains nothing, and one that never finds its change lapses with its term. A list of keys is changed by one who was on
it or by the superior office (`ptr explain A017`), and some key of it is valid. Where the main line is not known, the rule
is not checked and the report says why.

主线上已有的报送、备案决定、公开登记、调整说明、登记表是凭据（方案三.1、四），只能在原来空白处补填，不能改动、删除；恢复原样即可。备案决定由收文的办公室对所报内容作出才作数，再次决定须先撤销前一次。事由日期晚于进入主线之日的说明不作数；到期没有对应变更的说明失效。密钥名单的变更由原名单上的密钥或者上级办公室签名，并且要有仍然有效的密钥（见 A017）。主线不明时不核对，报告写明原因。

Breaks:

    # filings/mz-f2g3h4.yaml: its digest is another than when it entered the main line

Keeps:

    # publications/2026-08-01-board.yaml: removed: 2026-09-01 was filled in
"""

from collections.abc import Iterator

from ptr.model.results.finding import Hit
from ptr.model.results.irregularity import TOLD_ONCE, IrregularityKind
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import ledger_rule


@ledger_rule("A012", clause="四", dated=True, zh="{problem}", en="{problem}")
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report what is wrong with the records of the main line, but no signature that G002 reports."""
    unsigned = {each.path for each in past.unsigned}
    for wrong in past.irregularities:
        if wrong.kind in TOLD_ONCE:
            continue
        lapses = wrong.kind in (IrregularityKind.LAPSED, IrregularityKind.NO_SIGNERS)
        if lapses and not snapshot.today.is_after(wrong.day):
            continue
        if wrong.kind is IrregularityKind.UNSIGNED_DECISION and wrong.path in unsigned:
            continue
        about = f"{wrong.kind} {wrong.day} {wrong.message[1]}"
        yield Hit(path=wrong.path, about=about, args={"problem": wrong.message}, dated=lapses)
