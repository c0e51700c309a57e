"""What only the files of a step tell about trust: lists of keys, signatures, digests."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from msgspec import Struct

from ptr.model.fields.fault import Bilingual


class Seals(Struct, frozen=True, eq=False, kw_only=True):
    """The keys and signatures of a step.

    `lists` are the lists of keys that the step touched, or whose signature it touched, as they are now (None: gone).
    `renewed` are the files whose signature came or changed. `fault` says why the signature beside a file does not hold
    by a list of keys on a day, None where it does. `digest` is that of a document's content before the step.
    """

    lists: Mapping[str, bytes | None] = {}
    renewed: frozenset[str] = frozenset()
    fault: Callable[[str, bytes, datetime.date], Bilingual | None] = lambda path, keys, day: None
    digest: Callable[[str], str] = lambda path: ""
