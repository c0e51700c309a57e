"""What the ledger remembers after a step of the main line: plain values, so that a checkpoint is the memory itself."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.ledger.memory.claim import Claim, Unasked
from ptr.ledger.memory.owed import Former, Owed
from ptr.ledger.memory.sheet import Sheet
from ptr.ledger.memory.submission import Filed, Submission
from ptr.ledger.memory.trusted import KeyList, Permit
from ptr.model.names.renames import Rename
from ptr.model.results.irregularity import Irregularity


class Memory(Struct, kw_only=True):
    """All that the ledger knows after a step.

    `alike` are digests of entries of the catalogue that only read otherwise, each with an earlier one. `inventoried`
    are the units past their first inventory, `pending` the powers that left their unit and that nobody has taken yet.
    `ended` are the units that ended, each with the unit that all went to at the end, if it was one; `heirs` those to
    which powers went, by the unit that gave them and by power. `renames` are the keys that became others, in order.
    `signers` are the lists of keys by their path, the oldest first; `permits` the alterations that an office allowed.
    """

    step: int = -1
    commit: str = ""
    day: datetime.date = datetime.date.min
    owed: list[Owed] = []
    claims: list[Claim] = []
    statements: set[str] = set()
    unasked: list[Unasked] = []
    submissions: dict[str, Submission] = {}
    filed: dict[str, Filed] = {}
    sheets: dict[str, Sheet] = {}
    alike: dict[str, str] = {}
    inventoried: set[str] = set()
    pending: dict[str, Former] = {}
    ended: dict[str, str] = {}
    heirs: dict[str, dict[str, str]] = {}
    known: set[str] = set()
    irregularities: list[Irregularity] = []
    renames: list[Rename] = []
    signers: dict[str, list[KeyList]] = {}
    permits: list[Permit] = []
