"""All of one filing for people, in 80 columns: content, decisions, remarks, replies, what it settled, what is next."""

from __future__ import annotations

from ptr.model.fields.fault import Bilingual
from ptr.model.filing.filing_sheet import FilingSheet
from ptr.model.state.filed_item import PlacedDecision
from ptr.model.text.columns import wrapped_lines
from ptr.model.text.visible import visible
from ptr.writers._lines import COLUMNS, Lines
from ptr.writers.target import Target
from ptr.writers.wording.filing import standing, subject
from ptr.writers.wording.filing_sheet import (
    ACTORS,
    content,
    decided,
    differing,
    located,
    remarked,
    replied,
    settled,
    unbound,
)


class _Sheet:
    """Writes one sheet."""

    def __init__(self, sheet: FilingSheet, target: Target) -> None:
        self.sheet, self.language = sheet, target.language
        self.out = Lines(target)

    def say(self, indent: int, text: Bilingual, style: str = "") -> None:
        """Write a text in as many lines as it takes; nothing for none."""
        self.write(indent, visible(self.language.pick(*text)), style)

    def write(self, indent: int, text: str, style: str = "") -> None:
        for line in wrapped_lines(text, COLUMNS - indent):
            self.out.line((" " * indent + line, style))

    def heading(self, zh: str, en: str) -> None:
        self.say(2, (zh, en), "bold")


def write(sheet: FilingSheet, target: Target) -> None:
    """Write the sheet."""
    page = _Sheet(sheet, target)
    listed, item = sheet.listed, sheet.listed.item
    filing = item.filing
    page.write(0, f"{item.key}  {subject(filing, page.language)}", "bold")
    page.write(2, standing(listed, page.language), "bold yellow" if not item.is_accepted else "bold green")
    post = sheet.posts.get(filing.submitted.post, filing.submitted.post)
    page.say(
        2,
        (
            f"{listed.unit} {filing.submitted.date} 由{post}报送{listed.office}",
            f"submitted on {filing.submitted.date} by {listed.unit} ({post}) to {listed.office}",
        ),
    )
    page.say(2, content(sheet))
    for line in differing(sheet, page.language):
        page.write(4, line)
    page.say(2, located(sheet))
    if filing.withdrawn:
        by = sheet.posts.get(filing.withdrawn.post, filing.withdrawn.post)
        day, why = filing.withdrawn.date, filing.withdrawn.reason
        page.say(2, (f"{day} 由{by}撤回：{why}", f"withdrawn on {day} by {by}: {why}"))
    if filing.answers:
        page.say(2, (f"答复 {filing.answers} 的退回", f"answers the return of {filing.answers}"))
    _decisions(page)
    _settled(page)
    _steps(page)


def _decisions(page: _Sheet) -> None:
    item = page.sheet.listed.item
    if item.decisions:
        page.heading("决定", "decisions")
    for each in item.decisions:
        _decision(page, each)
    for place, decision in (*item.foreign, *item.surplus):
        zh, en = decided(decision)
        page.say(4, (f"不作数：{zh}", f"counts for nothing: {en}"), "bold red")
        page.write(6, visible(place.path), "dim")


def _decision(page: _Sheet, each: PlacedDecision) -> None:
    place, decision = each
    page.say(4, decided(decision))
    page.write(6, visible(place.path), "dim")
    page.say(6, unbound(decision), "dim")
    for number, remark in enumerate(decision.remarks, 1):
        page.write(6, f"{number}. {remarked(remark)}")
        page.say(9, replied(page.sheet, remark))


def _settled(page: _Sheet) -> None:
    sheet = page.sheet
    if sheet.untold:
        zh, en = sheet.untold
        page.say(
            2, (f"办结了什么、是否逾期，没有核对：{zh}", f"what it settled, and whether late, was not checked: {en}")
        )
    elif sheet.settled:
        page.heading("办结", "settled")
        for owed in sheet.settled:
            page.write(4, settled(owed, page.language))


def _steps(page: _Sheet) -> None:
    page.heading("接着可以", "next")
    for step in page.sheet.steps:
        who, what = page.language.pick(*ACTORS[step.actor]), page.language.pick(*step.what)
        between = page.language.pick("：", ": ")
        page.write(4, f"{who}{between}{what}" if who else what)
        page.out.line((f"      {visible(step.command)}", ""))
