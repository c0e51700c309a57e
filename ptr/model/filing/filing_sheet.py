"""All that is known of one filing."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.filing.listed_filing import ListedFiling
from ptr.model.filing.next_step import NextStep
from ptr.model.results.obligation import Obligation
from ptr.model.results.past import Traced
from ptr.model.state.filed_item import FiledItem


class ContentSince(Struct, frozen=True, kw_only=True):
    """How the files of a filing differ today from what was filed; all empty where they do not."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether today's content is what was filed."""
        return not (self.changed or self.added or self.gone)


class FilingSheet(Struct, frozen=True, kw_only=True):
    """A filing with its content, decisions, remarks and replies, what it settled, and what may be done next.

    `posts` names posts by key; `answer` is the filing that answers it, whose replies belong to its remarks. `untold`
    says why the ledger could not tell what it settled.
    """

    listed: ListedFiling
    posts: Mapping[str, str]
    since: ContentSince
    traced: Traced
    answer: FiledItem | None = None
    settled: tuple[Obligation, ...] = ()
    steps: tuple[NextStep, ...] = ()
    untold: Bilingual | None = None
