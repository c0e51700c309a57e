"""What a law affects in a registry, and what is to be done where it is amended."""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from ptr.model.results.change import Part, Subject
from ptr.model.results.finding import Spot
from ptr.model.results.names import Names
from ptr.model.results.obligation import Requirement


class CitationState(StrEnum):
    """How a citation relates to the edition asked about."""

    CURRENT = "current"
    EARLIER = "earlier"
    OTHER = "other"
    UNDATED = "undated"
    PAST = "past"


class Cited(Struct, frozen=True, kw_only=True):
    """One citation: what cites, in which field, which edition and article, and the state of the citation.

    `names` are those of the items on the way to the field.
    """

    subject: Subject
    field: tuple[Part, ...]
    names: Names
    spot: Spot
    edition: datetime.date | None
    article: str
    standing: CitationState
    unread: bool = False
    """The article cannot be read, so it may or may not be the one asked about."""


class UnitImpact(Struct, frozen=True, kw_only=True):
    """What a law affects in one unit ("" is the registry itself), and what a change of substance would require."""

    unit: str
    name: str
    cited: tuple[Cited, ...]
    charts: tuple[Subject, ...]
    duties: tuple[Requirement, ...]


class ImpactReport(Struct, frozen=True, kw_only=True):
    """What cites a law, or some articles of it, unit by unit.

    `edition` is the text asked about, None for a law that is only in citations, and `starts` its first day in force;
    `due` is the day by which citations of earlier texts are to be reviewed: the day before that.
    """

    law: str
    title: str
    article: str
    edition: datetime.date | None
    starts: datetime.date | None
    due: datetime.date | None
    repealed: bool
    repealed_on: datetime.date | None = None
    today: datetime.date
    units: tuple[UnitImpact, ...]
