"""The wording of the letters of a filing package, based on a comparison (clause 三.1)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ptr.model.documents._common import Citation
from ptr.model.documents.adjustment import Adjustment, ListedPower
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.fields import title_of
from ptr.model.law.numerals import to_chinese
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.differences import differing_runs
from ptr.model.text.language import Language
from ptr.model.words import word
from ptr.render.parts.package_texts import (
    ComparedField,
    ComparedSubject,
    Comparison,
    Letter,
    ListedRow,
    Paragraph,
    Statement,
)
from ptr.render.parts.values import day
from ptr.writers.wording.change import by_subject, field, marks, subject, title, values

COMPARED = (Power.TYPE, Flow.TYPE, Unit.TYPE)
NAMED = 6
"""Number of powers of a kind that the letter names; the comparison names all."""


def letter(
    report: ChangeReport,
    snapshot: Snapshot,
    key: str,
    statements: Sequence[Adjustment],
    enclosed: Sequence[str],
    since: datetime.date,
    on: datetime.date,
) -> Letter:
    """Return the report to the office: what changed, why, what is enclosed."""
    registry, holder = snapshot.registry, snapshot.units[key]
    office = registry.offices[0].name if registry and registry.offices else "备案机关"
    opening = "按照行政权力公开透明运行工作方案的要求，现将本单位行政职权的变更情况报送备案。"
    changed = [
        Paragraph(f"与{day(since)}的登记相比，共有{len(_legal(report))}项变更。"),
        *_counted(report),
    ]
    reasons = [Paragraph(_reason(statement)) for statement in statements]
    parts = [("变更情况", changed), ("调整的依据和理由", reasons)]
    kept = [(name, body) for name, body in parts if body]
    paragraphs = [Paragraph(opening)]
    for number, (name, body) in enumerate(kept, 1):
        paragraphs += [Paragraph(head=f"{to_chinese(number)}、{name}"), *body]
    paragraphs.append(Paragraph("以上情况，请予备案。"))
    return Letter(
        title=f"{holder.name}关于行政职权变更备案的报告",
        unit=holder.name,
        to=office,
        year=str(on.year),
        paragraphs=tuple(paragraphs),
        enclosed=tuple(enclosed),
        date=day(on),
    )


def statement(
    report: ChangeReport, snapshot: Snapshot, key: str, statements: Sequence[Adjustment], on: datetime.date
) -> Statement:
    """Set out the statements, each under its own heading."""
    holder = snapshot.units[key]
    paragraphs: list[Paragraph] = []
    for number, each in enumerate(statements, 1):
        kinds = "、".join(map(word, each.kinds))
        paragraphs.append(Paragraph(head=f"{to_chinese(number)}、{kinds}（{day(each.event)}）"))
        paragraphs += _terms(each, snapshot, key)
    name = f"{holder.name}行政职权调整说明"
    return Statement(title=name, unit=holder.name, paragraphs=tuple(paragraphs), date=day(on))


def comparison(report: ChangeReport, snapshot: Snapshot, key: str, compared: tuple[str, str]) -> Comparison:
    """Set out the changes, subject by subject; `compared` names the two states."""
    holder = snapshot.units[key]
    subjects = []
    for about, changes in by_subject(_legal(report)):
        lines = []
        for change in changes:
            was, now = differing_runs(*values(change, Language.ZH))
            mark = "；".join(marks(change, Language.ZH))
            kind, name = title(change, report, Language.ZH), field(change, Language.ZH)
            lines.append(ComparedField(kind=kind, field=name, before=was, after=now, mark=mark))
        subjects.append(ComparedSubject(subject=subject(about, Language.ZH), lines=tuple(lines)))
    return Comparison(
        title=f"{holder.name}行政职权新旧对照表",
        unit=holder.name,
        before=compared[0],
        after=compared[1],
        subjects=tuple(subjects),
    )


def _legal(report: ChangeReport) -> list[Change]:
    """Return the changes of powers, charts and units, which are the subjects of a comparison."""
    return [change for change in report.changes if change.subject.type in COMPARED]


def _counted(report: ChangeReport) -> Iterator[Paragraph]:
    """Yield the changes of powers by kind; of other changes, only the number."""
    kinds: defaultdict[str, dict[str, None]] = defaultdict(dict)
    rest = 0
    for change in _legal(report):
        if change.subject.type == Power.TYPE:
            kinds[title(change, report, Language.ZH)][change.subject.name] = None
        else:
            rest += 1
    for kind, names in kinds.items():
        listed = "、".join(list(names)[:NAMED]) + ("等" if len(names) > NAMED else "")
        yield Paragraph(f"{len(names)}项：{listed}。", label=kind)
    if rest:
        yield Paragraph(f"{rest}项，见新旧对照表。", label="单位、流程图等其他变更")


def _reason(each: Adjustment) -> str:
    cited = "、".join(map(_cited, each.basis))
    return f"{each.reason.rstrip('。')}。" + (f"依据{cited}。" if cited else "")


def _cited(citation: Citation) -> str:
    return f"《{citation.law}》{citation.article}"


def _terms(each: Adjustment, snapshot: Snapshot, key: str) -> Iterator[Paragraph]:
    """Yield what a statement says, field by field, under the titles of its fields."""
    names = {unit: holder.name for unit, holder in snapshot.units.items()}
    opinions = "；".join(
        f"{names.get(opinion.unit, opinion.unit)}{word(opinion.position)}（{day(opinion.date)}）"
        + (opinion.text and f"：{opinion.text}")
        for opinion in each.opinions
    )
    approval = each.approval
    terms = {
        "powers": "、".join(_named(power, snapshot, key) for power in each.powers),
        "flows": "、".join(_chart(flow, snapshot, key) for flow in each.flows),
        "about": "、".join(map(word, each.about)),
        "replaces": _other(each.replaces, snapshot, key),
        "cancels": _other(each.cancels, snapshot, key),
        "basis": "；".join(map(_cited, each.basis)),
        "reason": each.reason,
        "concerns": "、".join(names.get(unit, unit) for unit in each.concerns),
        "opinions": opinions,
        "approval": f"{approval.by}，{day(approval.date)}{approval.number}" if approval else "",
        "effective": day(each.effective),
        "supervision": each.supervision,
        "attachments": "；".join(attachment.title for attachment in each.attachments),
    }
    for name, text in terms.items():
        if name == "powers" and each.items:
            yield Paragraph(label=title_of(Adjustment, "items"), rows=tuple(map(_row, each.items)))
        elif text:
            yield Paragraph(
                text if text.endswith(("。", "！", "？")) else f"{text}。", label=title_of(Adjustment, name)
            )


def _row(item: ListedPower) -> ListedRow:
    return ListedRow(code=item.code, name=item.name, frequency=item.frequency, proposal=word(item.proposal))


def _named(power: str, snapshot: Snapshot, unit: str) -> str:
    holder = snapshot.power(power, unit)
    return holder.name if holder else power


def _chart(flow: str, snapshot: Snapshot, unit: str) -> str:
    chart = snapshot.document_at(Flow.PATH.format(unit=unit, key=flow))
    return chart.title if isinstance(chart, Flow) else flow


def _other(key: str | None, snapshot: Snapshot, unit: str) -> str:
    """Name another statement by its kinds and the day of its event, as its own head does."""
    other = snapshot.document_at(Adjustment.PATH.format(unit=unit, key=key)) if key else None
    return (
        f"{day(other.event)}{'、'.join(map(word, other.kinds))}的调整说明"
        if isinstance(other, Adjustment)
        else key or ""
    )
