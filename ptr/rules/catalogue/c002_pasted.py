"""The same text pasted into many powers.

同一段文字贴进许多职权。

A duty that fits every power says nothing about any. In real lists one text fills a hundred rows. The registry's policy
`column_reuse` sets how many powers may share a text of a column (3 unless set; the city's own choice, the plan sets
none); short words and names of documents are left out.

放之四海皆准的职责、承诺，等于没写。同一栏的同一段文字最多可用于几项职权，由 registry.yaml 的 policy.column_reuse 规定（默认 3，属本市自定）。

Breaks:

    duties: [{stage: 受理, text: 依法受理申请，一次性告知补正材料}]   # in forty powers

Keeps:

    duties: [{stage: 受理, text: 核对章程草案和验资证明，缺项的当场列出补正清单}]
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.fields.walk import Leaf, leaves
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact

COLUMNS = frozenset(
    [
        "posts",
        "duties",
        "conditions",
        "materials",
        "quota",
        "results",
        "discretion",
        "special_procedures",
        "fees",
        "commitments",
        "discipline",
        "accountability",
        "remedies",
    ]
)
NAMES = frozenset({"stage", "post", "law", "article", "kind", "unit", "name", "who", "validity", "none"})
SHORTEST = 12


class Texts(Fact, frozen=True):
    """The digests of a power's running texts."""

    path: str
    digests: tuple[bytes, ...]


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Texts]:
    """Keep the digest of every running text of the plan's columns; the texts themselves are most of the registry."""
    digests = tuple(dict.fromkeys(digest for digest, _ in _texts(power)))
    if digests:
        yield Texts(place.path, digests)


def _texts(power: Power) -> Iterator[tuple[bytes, Leaf]]:
    for leaf in leaves(power):
        if leaf.pointer[0] in COLUMNS and leaf.pointer[-1] not in NAMES and len(leaf.text) >= SHORTEST:
            text = f"{leaf.pointer[0]} {leaf.text}"
            yield hashlib.blake2b(text.encode(), digest_size=8).digest(), leaf


@unit_rule(
    "C002",
    Power,
    collect=collect,
    clause="三.2",
    level=Level.NOTE,
    zh="“{field}”的这段文字原样用在 {count} 项职权里（{text}）；请写出本项职权的具体内容",
    en="this text of “{field}” is repeated verbatim in {count} powers ({text}); write what is specific to this one",
)
def rule(facts: Sequence[Texts], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Report each text that more powers share than the policy allows, once, at its first holder."""
    allowed = snapshot.registry.policy.column_reuse if snapshot.registry else 3
    holders: dict[bytes, list[str]] = defaultdict(list)
    for texts in facts:
        for digest in texts.digests:
            holders[digest].append(texts.path)
    for digest, paths in holders.items():
        place = snapshot.place(paths[0]) if len(paths) > allowed else None
        power = snapshot.document(place) if place else None
        if place and isinstance(power, Power):
            leaf = next(leaf for each, leaf in _texts(power) if each == digest)
            text = leaf.text if len(leaf.text) <= 24 else leaf.text[:23] + "…"
            args = {"field": (leaf.label.zh, leaf.label.en), "count": len(paths), "text": text}
            yield Hit(path=place.path, pointer=leaf.pointer, args=args)
