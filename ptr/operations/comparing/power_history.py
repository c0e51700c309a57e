"""Follow one power by its id through the commits: across units, into the withheld list and back."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ptr.changes.compare import changes
from ptr.changes.kind import all_kinds
from ptr.changes.naming import named
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand
from ptr.model.results.power_history import Explanation, FiledAs, PowerCommit, PowerHistory
from ptr.model.state.filed_item import FiledItem
from ptr.operations.comparing.power_past import LATEST, Reader, Shown, filed, read_at, shown_of
from ptr.store.git.differences import differing
from ptr.store.git.document_commits import DocumentCommit, commits_of, first_known, positions
from ptr.store.git.repository import Repository, Revision

KEY: Final = re.compile(r"[a-z0-9-]{1,64}")


def power_history(root: Path, key: str, until: str = "") -> PowerHistory:
    """Return the history of a power up to a revision, or up to the working tree.

    Only commits that touched its file are read. `PtrError` if no commit has the power.
    """
    repository = Repository(root)
    head = repository.revision(until or "HEAD")
    names = (f"powers/{key}.yaml", f"withheld/{key}.yaml")
    steps = commits_of(repository, head.commit, names) if KEY.fullmatch(key) else []
    steps += [] if until else _uncommitted(repository, head, names)
    if not steps:
        raise PtrError(f"历史里没有职权 {key}", f"no commit has a power {key}")
    line = positions(repository, head.commit)
    places = [line.get(step.commit, LATEST) for step in steps]
    shown = shown_of(repository, None if not until else head, key, line)
    items = filed(repository, None if not until else head, shown)
    readable = Reader(repository, steps)
    unknown_before = first_known(repository)
    moments: list[PowerCommit] = []
    for number, step in enumerate(steps):
        window = places[number - 1] if number else -1, places[number], [*places[number + 1 :], LATEST + 1][0]
        moments.append(_moment(step, readable, window, shown, items, first=step.commit in unknown_before))
    return PowerHistory(
        subject=readable.last or Subject(type="power", key=key),
        moments=tuple(moment for moment in moments if moment.changes or moment.unread),
        names=_names(repository, head, moments),
        titles={code: kind.titles for code, kind in all_kinds().items()},
    )


def _uncommitted(repository: Repository, head: Revision, names: Iterable[str]) -> list[DocumentCommit]:
    changed = differing(repository, head, None)
    mine = {path: blobs for path, blobs in changed.items() if path.endswith(tuple(f"/{name}" for name in names))}
    return [DocumentCommit("", datetime.date.min, "", "", mine)] if mine else []


def _moment(
    step: DocumentCommit,
    reader: Reader,
    window: tuple[int, int, int],
    shown: Iterable[Shown],
    items: Mapping[str, FiledItem],
    *,
    first: bool,
) -> PowerCommit:
    before, after, unread = reader.states(step)
    begins = reader.begins(step)
    changed = () if unread else changes(before, after)
    power = named((change for change in changed if change.subject.type == "power"), *reader.surroundings(step))
    return PowerCommit(
        commit=step.commit,
        date=step.date if step.commit else None,
        author=step.author,
        title=step.title,
        changes=tuple((change, None if begins else _explained(change, window, shown)) for change in power),
        filed=_filed(step, window, shown, items),
        first=first,
        unread=unread,
    )


def _explained(change: Change, window: tuple[int, int, int], shown: Iterable[Shown]) -> Explanation | None:
    """Find the statement that came with the change, else one between the previous change and the next.

    None if there is none and none is required.
    """
    kind = all_kinds()[change.kind]
    kinds = {*kind.stated_as}
    earlier, here, later = window
    fitting = [
        each
        for each in shown
        if isinstance(each.document, Adjustment) and kinds & {*each.document.kinds} and earlier < each.position < later
    ]
    nearest = min(fitting, key=lambda each: (abs(each.position - here), each.place.path), default=None)
    if nearest is None or not isinstance(nearest.document, Adjustment):
        return Explanation() if any(duty.what is Demand.STATEMENT for duty in kind.requires) else None
    return Explanation(path=nearest.place.path, event=nearest.document.event)


def _filed(
    step: DocumentCommit, window: tuple[int, int, int], shown: Iterable[Shown], items: Mapping[str, FiledItem]
) -> FiledAs | None:
    """Find the first catalogue filing, from this change up to the next, that holds the power as the change left it."""
    left = {path for path, (_, blob) in step.blobs.items() if blob}
    _, here, later = window
    for each in sorted(shown, key=lambda each: each.position):
        filing = each.document
        if (
            not isinstance(filing, Filing)
            or filing.subject is not FilingSubject.CATALOGUE
            or not here <= each.position < later
        ):
            continue
        if left & filing.files.keys():
            item = items[each.place.key]
            return FiledAs(
                path=each.place.path,
                submitted=filing.submitted.date,
                number=item.number,
                accepted=item.decided_on if item.is_accepted else None,
            )
    return None


def _names(repository: Repository, head: Revision, moments: Iterable[PowerCommit]) -> dict[str, str]:
    """Return the names of the units that held the power; for a unit that is gone, its folder."""
    units = sorted({unit for moment in moments for change, _ in moment.changes for unit in change.units})
    documents = {unit: read_at(repository, head, Unit.PATH.format(unit=unit)) for unit in units}
    return {unit: document.name if isinstance(document, Unit) else unit for unit, document in documents.items()}
