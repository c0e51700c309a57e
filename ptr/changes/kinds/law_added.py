"""A law is entered.

登记法律文件。

A legal source appears in the registry. That requires nothing: powers that newly rest on it change their basis.

登记簿多了一份法律文件。本身不要求办理；改用它作依据的职权另外列出。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Match, change_kind
from ptr.changes.pairs import Pair


@change_kind("law.added", PRESENCE, mirror="law.removed")
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a legal source that is new."""
    if pair.family == "law" and pair.before is None:
        yield Match(pair=pair, claims=tuple(pair.edits_of(PRESENCE)), values=(None, pair.subject.name))
