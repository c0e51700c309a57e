"""A law is taken out.

删除法律文件。

A legal source is gone from the registry. That requires nothing: powers that rested on it change their basis.

登记簿少了一份法律文件。本身不要求办理；不再以它为依据的职权另外列出。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Match, change_kind
from ptr.changes.pairs import Pair


@change_kind("law.removed", PRESENCE, mirror="law.added")
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a legal source that is gone."""
    if pair.family == "law" and pair.after is None:
        yield Match(pair=pair, claims=tuple(pair.edits_of(PRESENCE)), values=(pair.subject.name, None))
