"""How the filings stand that hold what a package holds: submitted, returned, accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ptr.ledger.memory.memory import Memory
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.verification import VerifiedFiling
from ptr.model.state.covered import ONE_OF_MANY, covered
from ptr.model.state.filed_item import FiledItem
from ptr.model.words import word
from ptr.operations.filing.package_check import PackageManifest
from ptr.operations.history.acts import filed, filed_by
from ptr.operations.history.in_force import Reading
from ptr.operations.ledger.signed import decision_keys, fault_in
from ptr.store.digest import total_digest
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import uncommitted


def filings_of(
    root: Path, memory: Memory | None, documents: Mapping[str, str], unit: str, past: Reading | None = None
) -> tuple[VerifiedFiling, ...]:
    """Find the filings of a unit that hold exactly what is among some documents, given by path and digest."""
    known = filed_by(past.source, past.day) if past else filed(root)
    items = sorted(known.values(), key=lambda item: item.recency)
    same = [item for item in items if item.place.unit == unit and _is_of(item, documents)]
    return tuple(_verified(root, memory, item) for item in same)


def unfiled(manifest: PackageManifest, filings: Sequence[VerifiedFiling]) -> Iterator[Bilingual]:
    """Yield a note on the subjects of a package that no filing holds as they are."""
    places = [place for place in map(place_of, manifest.documents) if place]
    subjects: list[tuple[FilingSubject, str]] = [
        (subject, "") for subject in FilingSubject if subject not in ONE_OF_MANY
    ]
    subjects += [(subject, place.key) for subject in ONE_OF_MANY for place in places if place.type == subject.value]
    present = [each for each in subjects if covered(each[0], manifest.unit, each[1], manifest.documents)]
    known = {(each.subject, each.of) for each in filings}
    missing = [(subject, of) for subject, of in present if (subject.value, of) not in known]
    if missing:
        zh = "、".join(f"{word(subject)}{of and f' {of}'}" for subject, of in missing)
        en = ", ".join(f"{subject}{of and f' {of}'}" for subject, of in missing)
        yield f"登记簿里没有报送与它的内容一致：{zh}", f"no filing of the registry holds exactly these documents: {en}"


def _is_of(item: FiledItem, documents: Mapping[str, str]) -> bool:
    unit, subject, of = item.subject
    paths = covered(subject, unit, of, documents)
    return bool(paths) and total_digest({path: documents[path] for path in paths}) == item.filing.digest


def _verified(root: Path, memory: Memory | None, item: FiledItem) -> VerifiedFiling:
    _, subject, of = item.subject
    decision = item.decision
    return VerifiedFiling(
        key=item.key,
        subject=subject.value,
        of=of,
        state=item.state.value,
        submitted=item.filing.submitted.date,
        decided=item.decided_on if decision else None,
        number=item.number,
        due=decision.due if decision and item.is_owed_an_answer else None,
        answer="" if item.is_accepted else item.answer,
        doubts=tuple(_doubts(root, memory, item)),
    )


def _doubts(root: Path, memory: Memory | None, item: FiledItem) -> Iterator[Bilingual]:
    """Yield why what the filing and its decision say is not proven yet."""
    paths = [item.place.path]
    if item.decisions:
        place, decision = item.decisions[-1]
        paths.append(place.path)
        fault = fault_in(root, place.path, decision_keys(root, memory, place, decision))
        if fault:
            yield f"决定的签名不成立：{fault[0]}", f"the signature of the decision does not hold: {fault[1]}"
    with suppress(PtrError):
        for path in uncommitted(Repository(root), paths):
            yield f"{path} 还没有提交", f"{path} is not committed"
