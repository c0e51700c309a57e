"""The briefing (简报) of a month, of the whole registry or of one unit (clauses 三.6(1), 五.3).

The office circulates what changed, what was used, filed and found, what is late, and what units report upward; the
public version holds what the public may know of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.feedback import Feedback
from ptr.model.fields.field import INTERNAL, LEADERSHIP, PUBLIC
from ptr.model.fields.fields import title_of
from ptr.model.law.numerals import to_chinese
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.month import Month, Note, inputs_of, last_month
from ptr.render.parts.office import dated, spoken_month
from ptr.render.parts.package_texts import Paragraph
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import day
from ptr.render.views import PrintedDocument

TITLE: Final = "行政权力公开透明运行工作简报"
NAMED: Final = 6
"""How many things of one kind are named; the others are only counted."""


class NewsChapter(Struct, frozen=True, kw_only=True):
    """One kind of news."""

    ordinal: str
    label: str
    paragraphs: tuple[Paragraph, ...]


class BriefingView(SheetView, frozen=True, kw_only=True):
    """All that a briefing says; `unit` is the issuer, its running number is left to be written in."""

    month: str
    audience: str
    date: str
    chapters: tuple[NewsChapter, ...]


class _Briefing:
    """The briefing for one reader."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._facts = facts

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the last month that is over, which the briefing is about."""
        return () if powers else (last_month(snapshot),)

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> BriefingView:
        """Gather the month's news."""
        month = Month(snapshot, unit, part, self._facts)
        news = [(label, tuple(paragraphs)) for label, paragraphs in self._news(month)]
        kept = [(label, paragraphs) for label, paragraphs in news if paragraphs]
        return BriefingView(
            title=TITLE,
            unit=issuer(snapshot, unit),
            month=spoken_month(part),
            edition=dated("月份", spoken_month(part)),
            audience=self._facts.audience.value,
            date=day(snapshot.today.date),
            chapters=tuple(
                NewsChapter(ordinal=to_chinese(number), label=label, paragraphs=paragraphs)
                for number, (label, paragraphs) in enumerate(kept, 1)
            ),
        )

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the briefing is made of: the unit, or all of them, and the offices."""
        return inputs_of(snapshot, unit)

    def _news(self, month: Month) -> Iterator[tuple[str, Iterable[Paragraph]]]:
        yield "职权变更", changes(month)
        yield "行使情况", uses(month)
        if self._facts.audience is PUBLIC:
            yield "公开情况", notes(month.publications())
            return
        yield "备案情况", notes(month.filings())
        yield "公开情况", notes(month.publications())
        yield "督导检查", notes(month.inspections())
        yield "逾期未办", _late(month)
        yield "信息反馈", _feedback(month)


DOCUMENT: Final = PrintedDocument(audiences=(INTERNAL, LEADERSHIP, PUBLIC), whole=True, requested=_Briefing)


def issuer(snapshot: Snapshot, unit: str) -> str:
    """Return the issuer of a document: the unit that it is about, or the first office of the registry."""
    if unit or snapshot.registry is None:
        return snapshot.units[unit].name
    offices = snapshot.registry.offices
    return offices[0].name if offices else snapshot.registry.name


def changes(month: Month) -> Iterator[Paragraph]:
    """Yield the changes unit by unit, those of one kind together."""
    changed = month.changed
    if changed.unknown:
        yield Paragraph(f"{changed.unknown}。")
    elif not changed.events:
        yield Paragraph("本月职权、流程图和单位情况没有变更。")
    grouped: dict[str, dict[str, dict[str, None]]] = {}
    for event in changed.events:
        unit = "、".join(map(month.called, event.units)) or "登记簿"
        grouped.setdefault(unit, {}).setdefault(event.kind, {})[event.name or event.key] = None
    for unit, kinds in grouped.items():
        sentences = (f"{kind}：{_listed(list(names))}" for kind, names in kinds.items())
        yield Paragraph("；".join(sentences) + "。", label=unit)


def uses(month: Month) -> Iterator[Paragraph]:
    """Yield how often powers were used, unit by unit."""
    counts = list(month.uses())
    if not counts:
        return
    used, disclosed = sum(each.used for each in counts), sum(each.disclosed for each in counts)
    yield Paragraph(f"本月登记行使重要行政权力{used}件，已公开{disclosed}件。")
    by_unit: dict[str, list[str]] = {}
    for each in counts:
        by_unit.setdefault(each.unit, []).append(f"{each.name}{each.used}件")
    for unit, sentences in by_unit.items():
        yield Paragraph("，".join(sentences) + "。", label=unit)


def notes(news: Iterable[Note]) -> Iterator[Paragraph]:
    """Yield short news, those of one unit in one paragraph."""
    by_unit: dict[str, list[str]] = {}
    for each in news:
        by_unit.setdefault(each.unit, []).append(f"{each.day}{each.text}")
    for unit, sentences in by_unit.items():
        yield Paragraph("；".join(sentences) + "。", label=unit)


def _late(month: Month) -> Iterator[Paragraph]:
    by_unit: dict[str, dict[str, int]] = {}
    for each in month.late():
        kinds = by_unit.setdefault(month.called(each.unit), {})
        kinds[each.what] = kinds.get(each.what, 0) + 1
    for unit, kinds in by_unit.items():
        yield Paragraph("；".join(f"“{what}”{count}项" for what, count in kinds.items()) + "。", label=unit)


def _feedback(month: Month) -> Iterator[Paragraph]:
    for note, each in month.feedback():
        yield Paragraph(f"{note.text}（{note.day}）", label=f"{note.unit}·{word(each.kind)}")
        yield Paragraph(each.text)
        if each.suggestion:
            yield Paragraph(each.suggestion, label=title_of(Feedback, "suggestion"))


def _listed(names: Sequence[str]) -> str:
    more = f"等{len(names)}项" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + more
