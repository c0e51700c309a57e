"""An obligation in words: what is to be done under which clause, how it stands, when it is due."""

from __future__ import annotations

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.text.language import Language
from ptr.model.words import word

DEMANDS: dict[Demand, Bilingual] = {
    Demand.STATEMENT: ("写调整说明", "write a statement of adjustment"),
    Demand.SUPERVISION: ("写明后续监管", "say how the matter is supervised from now on"),
    Demand.CATALOGUE: ("修订职权目录，发布新版", "issue a new edition of the catalogue"),
    Demand.FLOWS: ("修订流程图", "revise the flow charts"),
    Demand.FILING: ("报备案", "file"),
    Demand.FIRST_FILING: ("首次报备案", "file for the first time"),
    Demand.PUBLICATION: ("公开", "publish"),
    Demand.TAKING_DOWN: ("撤下", "take down"),
    Demand.ANSWER: ("答复退回", "answer the return"),
    Demand.TAKING_OVER: ("承接", "take over"),
}
STATES: dict[State, Bilingual] = {
    State.OPEN: ("未办", "open"),
    State.LATE: ("逾期", "late"),
    State.SUBMITTED: ("已报待审", "submitted"),
    State.RETURNED: ("已退回", "returned"),
    State.MET: ("已办", "met"),
    State.MET_LATE: ("逾期办结", "met late"),
    State.UNDONE: ("已恢复原状", "undone"),
}


def demand(owed: Obligation, language: Language) -> str:
    """Word what is to be done, with its clause."""
    what = language.pick(*DEMANDS[owed.what])
    if owed.files and owed.what is Demand.FILING:
        name = language.pick(word(owed.files), owed.files.value)
        what = language.pick(
            f"{name}报备案" if owed.files is not FilingSubject.ADJUSTMENT else "调整说明报备案", f"file again: {name}"
        )
    return what + language.pick(f"（方案{owed.clause}）", f" (clause {owed.clause})")


def term(owed: Obligation, language: Language) -> str:
    """Word how an obligation stands and when it is due, or when it was met."""
    if owed.is_settled or owed.state in (State.SUBMITTED, State.RETURNED):
        day = f" {owed.done}" if owed.done else ""
        late = f"，晚 {owed.days_late} 天", f", {owed.days_late} days late"
        return (
            f"{language.pick(*STATES[owed.state])}{day}{language.pick(*late) if owed.state is State.MET_LATE else ''}"
        )
    if owed.due is None:
        return f"{language.pick(*STATES[owed.state])} " + language.pick("期限未定", "no deadline known")
    vague = language.pick("（暂定）", " (provisional)") if owed.provisional else ""
    return f"{language.pick(*STATES[owed.state])} " + language.pick(f"{owed.due} 前{vague}", f"by {owed.due}{vague}")
