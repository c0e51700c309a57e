"""What may lawfully be done next about a filing: in every state by somebody."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.state.filed_item import FiledItem, FilingState


class Actor(StrEnum):
    """Who acts."""

    UNIT = "unit"
    OFFICE = "office"
    ANYONE = "anyone"


class NextStep(Struct, frozen=True):
    """Who may do what, and the command that does it; … stands for what a person has to say."""

    actor: Actor
    what: Bilingual
    command: str


def next_steps(item: FiledItem, *, several_offices: bool = False) -> tuple[NextStep, ...]:
    """Return what may be done next, the usual step first."""
    key, by = item.key, f" --office {item.filing.office}" if several_offices else ""
    withdraw = NextStep(Actor.UNIT, ("撤回", "withdraw it"), f"ptr file withdraw {key} --reason …")
    match item.state:
        case FilingState.PENDING:
            remark = "'PATH [POINTER] PROBLEM'"
            return (
                NextStep(Actor.OFFICE, ("准予备案", "accept it"), f"ptr file accept {key} --number 备〔…〕…号{by}"),
                NextStep(Actor.OFFICE, ("退回", "return it"), f"ptr file return {key} --remark {remark}{by}"),
                withdraw,
            )
        case FilingState.RETURNED | FilingState.REVOKED:
            return NextStep(Actor.UNIT, ("改后重报，逐条答复", "correct and answer it"), _answering(item)), withdraw
        case FilingState.ACCEPTED:
            what = "准予备案有误的，撤销", "revoke it, if accepted by mistake"
            return (NextStep(Actor.OFFICE, what, f"ptr file revoke {key} --reason …{by}"),)
        case FilingState.WITHDRAWN:
            return (NextStep(Actor.UNIT, ("需要时重新报送", "submit anew, where needed"), _submitting(item)),)
        case FilingState.ANSWERED | FilingState.SETTLED:
            later = item.answer or item.settled_by
            return (NextStep(Actor.ANYONE, ("看后一次报送", "see the later one"), f"ptr file show {later}"),)


def _submitting(item: FiledItem) -> str:
    of = f" --of {item.filing.of}" if item.filing.of else ""
    by = item.filing.submitted.post
    return f"ptr file submit {item.place.unit} --subject {item.filing.subject}{of} --by {by}"


def _answering(item: FiledItem) -> str:
    remarks = item.decision.remarks if item.decision else ()
    return f"{_submitting(item)} --answers {item.key}" + " --reply …" * len(remarks)
