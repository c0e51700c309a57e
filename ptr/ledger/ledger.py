"""The memory of the ledger with the indexes by which a step finds what it opens, moves and closes."""

from __future__ import annotations

import datetime
from collections import defaultdict

import msgspec

from ptr.ledger.memory.claim import Claim
from ptr.ledger.memory.memory import Memory
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.memory.submission import Filed, Submission
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.results.irregularity import Irregularity, IrregularityKind
from ptr.model.results.obligation import Demand


class Ledger:
    """The ledger after a step."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Take a memory, or begin with none."""
        self.memory = memory or Memory()
        self.index()

    def index(self) -> None:
        """Find every obligation by its unit and step, every filing by its unit, as the memory names them now."""
        self._open: defaultdict[tuple[Demand, str], dict[int, Owed]] = defaultdict(dict)
        self._by_step: defaultdict[int, list[Owed]] = defaultdict(list)
        self._submitted: defaultdict[tuple[str, FilingSubject], list[Submission]] = defaultdict(list)
        for owed in self.memory.owed:
            self._index(owed)
        for submission in self.memory.submissions.values():
            self._submitted[submission.unit, submission.files].append(submission)

    @classmethod
    def load(cls, data: bytes) -> Ledger:
        """Read a checkpoint; `msgspec.MsgspecError` for one that is damaged or of another shape."""
        return cls(msgspec.msgpack.decode(data, type=Memory))

    def dump(self) -> bytes:
        """Write a checkpoint."""
        return msgspec.msgpack.encode(self.memory)

    def add(self, owed: Owed) -> Owed:
        """Note an obligation."""
        self.memory.owed.append(owed)
        self._index(owed)
        return owed

    def close(self, owed: Owed, closing: Closing) -> None:
        """Note that an obligation ended."""
        owed.closed = closing
        self._open[_shelf(owed)].pop(id(owed), None)

    def reopen(self, owed: Owed) -> None:
        """Note that what had met an obligation no longer does; it stands among the open ones where it stood before."""
        owed.closed = None
        shelf = _shelf(owed)
        still = (each for each in self.memory.owed if each.closed is None and _shelf(each) == shelf)
        self._open[shelf] = {id(each): each for each in still}

    def move(self, owed: Owed, unit: str) -> None:
        """Let another unit owe something."""
        self._open[_shelf(owed)].pop(id(owed), None)
        owed.unit = unit
        if owed.closed is None:
            self._open[_shelf(owed)][id(owed)] = owed

    def drop(self, owed: Owed) -> None:
        """Forget what this step opened and somebody else owes anyway."""
        self._open[_shelf(owed)].pop(id(owed), None)
        for noted in (self.memory.owed, self._by_step[owed.step]):
            noted[:] = [each for each in noted if each is not owed]

    def open(self, demand: Demand, unit: str = "", files: FilingSubject | None = None) -> list[Owed]:
        """List what is open of a demand, of one unit or all, of one subject that is filed or all, the oldest first."""
        shelves = [(demand, unit)] if unit else [shelf for shelf in self._open if shelf[0] is demand]
        listed = (owed for shelf in shelves if shelf in self._open for owed in self._open[shelf].values())
        return [owed for owed in listed if files in (None, owed.files)]

    def opened_at(self, step: int) -> list[Owed]:
        """List what was opened at a step, whether or not it is still open."""
        return self._by_step.get(step, [])

    def submit(self, submission: Submission) -> None:
        """Note a filing."""
        self.memory.submissions[submission.key] = submission
        self._submitted[submission.unit, submission.files].append(submission)

    def submitted(self, unit: str, files: FilingSubject) -> list[Submission]:
        """List what a unit submitted under a subject, the oldest first."""
        return self._submitted.get((unit, files), [])

    def filed(self, unit: str, files: FilingSubject) -> Filed:
        """Return what a unit files under a subject."""
        name = f"{unit} {files}"
        if name not in self.memory.filed:
            self.memory.filed[name] = Filed(unit=unit, files=files)
        return self.memory.filed[name]

    def past_inventory(self, unit: str) -> bool:
        """Return whether the first inventory of a unit is over."""
        return unit in self.memory.inventoried

    def remark(
        self, kind: IrregularityKind, path: str, unit: str, day: datetime.date, message: Bilingual, was: str = ""
    ) -> None:
        """Note an irregularity of the step that is being taken."""
        step = self.memory.step
        self.memory.irregularities.append(
            Irregularity(kind=kind, path=path, unit=unit, step=step, day=day, message=message, was=was)
        )

    def claim(self, key: str, unit: str) -> Claim | None:
        """Return the last statement of a unit with a key."""
        named = (claim for claim in reversed(self.memory.claims) if claim.key == key and claim.unit == unit)
        return next(named, None)

    def _index(self, owed: Owed) -> None:
        self._by_step[owed.step].append(owed)
        if owed.closed is None:
            self._open[_shelf(owed)][id(owed)] = owed


def _shelf(owed: Owed) -> tuple[Demand, str]:
    return owed.demand, owed.unit
