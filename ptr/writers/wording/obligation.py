"""An obligation in words: what is to be done under which clause, how it stands, when it is due."""

from __future__ import annotations

from ptr.model.documents.filing import Filing
from ptr.model.documents.publication import Publication
from ptr.model.fields.fault import Bilingual
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.model.words import word
from ptr.writers.wording.change import unit

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
    if owed.files:
        name = language.pick(word(owed.files), owed.files.value)
        if owed.what is Demand.FILING:
            what = language.pick(f"{name}报备案", f"file again: {name}")
        else:
            what += language.pick(f"：{name}", f": {name}")
    return what + language.pick(f"（方案{owed.clause}）", f" (clause {owed.clause})")


def term(owed: Obligation, language: Language) -> str:
    """Word how an obligation stands and when it is due, or when it was met."""
    state = language.pick(*STATES[owed.state])
    if owed.is_settled or owed.state in (State.SUBMITTED, State.RETURNED):
        late = f"，晚 {owed.days_late} 天", f", {counted(owed.days_late, 'day')} late"
        return f"{state} {owed.done or ''}".rstrip() + (language.pick(*late) if owed.state is State.MET_LATE else "")
    if owed.due is None:
        return state + language.pick("，期限未定", ", no deadline known")
    vague = language.pick("（暂定）", " (provisional)") if owed.provisional else ""
    if owed.state is State.LATE:
        zh = f"逾期 {owed.days_late} 天，应于 {owed.due} 前{vague}"
        return language.pick(zh, f"{counted(owed.days_late, 'day')} late, due {owed.due}{vague}")
    return f"{state} " + language.pick(f"{owed.due} 前{vague}", f"by {owed.due}{vague}")


def where(owed: Obligation, report: ChangeReport, language: Language) -> str:
    """Word on which carriers something is not posted yet, or still hangs; "" where that does not matter."""
    if not owed.carriers or owed.is_settled:
        return ""
    names = language.pick("、", ", ").join(visible(report.carriers.get(key, key)) for key in owed.carriers)
    if owed.what is Demand.TAKING_DOWN:
        return language.pick("还要撤下：", "still hangs on: ") + names
    missing = language.pick("尚缺：", "still missing on: ") + names
    if not owed.of:
        return missing
    came_down = f"（公开登记 {owed.of} 已撤下）", f", since the posting {owed.of} came down"
    return missing + visible(language.pick(*came_down))


def bearer(owed: Obligation, report: ChangeReport, language: Language) -> str:
    """Name who owes something; where a unit ended, who bears it now and who bore it before."""
    now = visible(report.offices.get(owed.office, owed.office)) if owed.office else unit(owed.unit, report, language)
    return now + passed_on(owed, report, language)


def passed_on(owed: Obligation, report: ChangeReport, language: Language) -> str:
    """Name the ended units that owed something before, the first first; "" where none did."""
    before = [*owed.borne_before, *((owed.unit,) if owed.office else ())]
    names = language.pick("、", ", ").join(unit(each, report, language) for each in before)
    return language.pick(f"（原由{names}承担）", f" (before: {names})") if names else ""


def document(owed: Obligation) -> str:
    """Return the document that meets an obligation or is on its way to, else the one that it is about; "" for none."""
    about = {Demand.ANSWER: Filing.PATH, Demand.TAKING_DOWN: Publication.PATH}.get(owed.what, "")
    return visible(owed.evidence or (about.format(unit=owed.folder, key=owed.of) if owed.of else ""))
