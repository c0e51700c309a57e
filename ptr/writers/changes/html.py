"""Changes side by side (新旧对照表) as one self-contained page, which prints on A4 landscape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.text.differences import TextRuns, differing_runs
from ptr.model.text.language import Language
from ptr.writers.target import Target
from ptr.writers.wording.change import by_subject, concerned, field, marks, subject, title, unit, values
from ptr.writers.wording.obligation import bearer, demand, document, term, where
from ptr.writers.wording.plan_line import alarms, plan_line
from ptr.writers.wording.report import View, due_line, headline, notices, settled, unlisted, view, warnings
from ptr.writers.wording.verdict import verdict

NAME = ("新旧对照表", "Before and after")
HEADS = (("变更", "栏目", "原来", "现在"), ("Change", "Field", "Before", "After"))
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
STYLE = """
:root { --ink: #1a1a1a; --quiet: #565656; --line: #9a9a9a; --red: #a31d1d; --green: #14532d; }
* { box-sizing: border-box; }
html { font: 16px/1.6 "Noto Serif SC", "Source Han Serif SC", "Songti SC", SimSun, serif; color: var(--ink);
  background: #fff; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1, h2, th, .owed, .mark { font-family: "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei",
  sans-serif; }
h1 { text-align: center; font-size: 1.7rem; margin: 0 0 .3rem; letter-spacing: .1em; }
.sides { text-align: center; color: var(--quiet); margin: 0 0 1rem; }
.verdict { border: 2px solid; padding: .4rem .8rem; } .bad { color: var(--red); } .good { color: var(--green); }
h2 { font-size: 1.2rem; margin: 1.8rem 0 .4rem; border-bottom: 3px solid var(--red); break-after: avoid; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 1px solid var(--line); padding: .35rem .55rem; text-align: left; vertical-align: top; }
thead th { background: #ececec; } tbody th { background: #f6f6f6; }
.kind { width: 14%; } .field { width: 16%; }
td { white-space: pre-line; unicode-bidi: isolate; } .none { color: var(--quiet); }
del { color: var(--red); text-decoration: line-through; } ins { color: var(--green); text-decoration: underline; }
.mark { color: var(--red); display: block; font-size: .85rem; } .key { color: var(--quiet); font-size: .85rem; }
.owed { font-size: .9rem; padding-left: 1.4rem; }
@media print {
  @page { size: A4 landscape; margin: 20mm 14mm 16mm; }
  html { font-size: 10.5pt; line-height: 1.45; } body { max-width: none; padding: 0; }
  thead { display: table-header-group; } th, del, ins { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tbody th { break-after: avoid; } td { orphans: 2; widows: 2; }
}
"""


def write(report: ChangeReport, target: Target) -> None:
    """Write the page: what each unit owes, and its changes in a table; with `log`, only the changes, every one."""
    target.out.writelines(f"{line}\n" for line in _lines(report, target.language, target.log))


def _lines(report: ChangeReport, language: Language, log: bool) -> Iterator[str]:
    name = language.pick(*NAME)
    yield f'<!DOCTYPE html>\n<html lang="{language.pick("zh-CN", "en")}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield f'<title>{name}</title>\n<link rel="icon" href="data:,">\n<style>{STYLE}</style>\n</head>\n<body>'
    yield f'<h1>{name}</h1>\n<p class="sides">{escape(headline(report, language))}</p>'
    if report.checked:
        colour = "good" if report.passes else "bad"
        yield f'<p class="verdict {colour}">{escape(verdict(report, language))}</p>'
    yield f'<p class="sides">{escape(plan_line(report, language))}</p>'
    for warning in (*alarms(report, language), *warnings(report, language)):
        yield f'<p class="bad">{escape(warning)}</p>'
    for notice in notices(report, language):
        yield f'<p class="key">{escape(notice)}</p>'
    seen = view(report, language, log=log)
    yield from _owed(seen, report, language) if seen.owed or seen.settled else ()
    for part in seen.parts:
        if part.changes:
            yield f"<section>\n<h2>{escape(unit(part.unit, report, language))}</h2>"
            yield from _table(part.changes, report, language)
            yield "</section>"
    if seen.more:
        rest = f"{unlisted(seen.more, language)}{language.pick('。', '.')}"
        yield f"<p>{rest}</p>"
    yield "</body>\n</html>"


def _table(changes: Sequence[Change], report: ChangeReport, language: Language) -> Iterator[str]:
    yield '<table>\n<colgroup><col class="kind"><col class="field"><col><col></colgroup>'
    heads = "".join(f'<th scope="col">{head}</th>' for head in language.pick(*HEADS))
    yield f"<thead><tr>{heads}</tr></thead>"
    for about, mine in by_subject(changes):
        yield f'<tbody>\n<tr><th colspan="4" scope="rowgroup">{escape(subject(about, language))}</th></tr>'
        for change in mine:
            was, now = differing_runs(*values(change, language))
            cell = escape(title(change, report, language))
            cell += "".join(f'<span class="mark">{escape(mark)}</span>' for mark in marks(change, language))
            others = concerned(change, language, len(change.others))
            cell += f'<br><span class="key">{escape(others)}</span>' if others else ""
            name = escape(field(change, language))
            yield f"<tr><td>{cell}</td><td>{name}</td>{_cell(was, 'del')}{_cell(now, 'ins')}</tr>"
        yield "</tbody>"
    yield "</table>"


def _cell(value: TextRuns, mark: str) -> str:
    if not value:
        return '<td class="none">—</td>'
    parts = (f"<{mark}>{escape(each.text)}</{mark}>" if each.changed else escape(each.text) for each in value)
    return f"<td>{''.join(parts)}</td>"


def _owed(seen: View, report: ChangeReport, language: Language) -> Iterator[str]:
    yield "<section>"
    if seen.owed:
        yield f'<h2>{escape(due_line(seen.owed, language))}</h2>\n<ul class="owed">'
        for each in seen.owed:
            names = "、".join(subject(about, language) for about in each.subjects)
            whose = bearer(each, report, language)
            parts = (f"{term(each, language)} {demand(each, language)}", whose, names, where(each, report, language))
            path = f' <span class="key">{escape(document(each))}</span>' if document(each) else ""
            yield f"<li>{escape(' — '.join(filter(None, parts)))}{path}</li>"
        yield "</ul>"
    if seen.settled:
        yield f"<p>{escape(settled(seen.settled, language))}{language.pick('。', '.')}</p>"
    yield "</section>"
