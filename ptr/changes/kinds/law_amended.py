"""A law is amended.

法律修改。

An edition is added to a legal source or one of its texts differs. Powers and charts that rest on it may have to follow:
they are listed. The amendment by itself requires nothing; a change of a power's basis that follows does (clause 三.1).

法律文件有了新的文本，或者条文变了。以它为依据的职权、流程图可能要随之调整，一并列出。修改本身不要求办理；职权依据因此变更的，按依据变更办理（方案三.1）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison, units_of
from ptr.changes.kind import ITSELF, Match, change_kind
from ptr.changes.pairs import Pair


@change_kind("law.amended", "editions", "articles", mirror=ITSELF)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find edits of editions and articles."""
    edits = (*pair.edits_of("editions"), *pair.edits_of("articles")) if pair.family == "law" else ()
    touched = all.touched(pair.place.key) if edits else ()
    for edit in edits:
        yield Match(pair=pair, claims=(edit,), parts=edit.parts, units=units_of(touched), others=touched)
