"""A posting in words: what was done, what it shows, what is owed where."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.results.obligation import Obligation
from ptr.model.results.posting_report import PostingAct, PostingReport
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.writers.wording.change import subject

NAMED = 6
"""Subjects of one obligation that are named."""


def headline(report: PostingReport, language: Language) -> str:
    """Word what was done."""
    posting, unit = report.posting, visible(report.unit_name)
    carriers = named(posting.carriers, report, language)
    match report.act:
        case PostingAct.TAKEN_DOWN:
            zh, en = f"{unit}：{report.day} 从{carriers}撤下", f"{unit}: taken down on {report.day} from {carriers}"
        case PostingAct.CANCELLED:
            zh = f"{unit}：公开登记 {posting.cancels} 登记有误，予以撤销"
            en = f"{unit}: the posting {posting.cancels} was entered by mistake and is cancelled"
        case PostingAct.POSTED:
            zh, en = f"{unit}：{report.day} 公开于{carriers}", f"{unit}: posted on {report.day} on {carriers}"
    return language.pick(zh, en)


def contents(report: PostingReport, language: Language) -> str:
    """Word what a posting shows; "" for one that is taken down or cancelled."""
    if report.act is not PostingAct.POSTED:
        return ""
    edition = report.posting.edition
    zh = [f"第 {edition} 版职权目录"] if edition else []
    en = [f"edition {edition} of the catalogue"] if edition else []
    if report.powers:
        zh.append(f"{report.powers} 项职权")
        en.append(counted(report.powers, "power"))
    if report.charts:
        zh.append(f"{report.charts} 张流程图")
        en.append(counted(report.charts, "chart"))
    return language.pick("、".join(zh), ", ".join(en))


def named(keys: tuple[str, ...], report: PostingReport, language: Language) -> str:
    """Name carriers."""
    names = [visible(report.carriers.get(key, key)) for key in keys]
    return language.pick("、", ", ").join(names)


def subjects(owed: Obligation, language: Language) -> Iterator[str]:
    """Name what an obligation is about, the first few."""
    for each in owed.subjects[:NAMED]:
        yield subject(each, language)
    more = len(owed.subjects) - NAMED
    if more > 0:
        yield language.pick(f"等 {len(owed.subjects)} 项", f"and {more} more")


def next_commands(report: PostingReport, prefix: str, language: Language) -> tuple[str, str]:
    """Return the commands that put a posting on the record."""
    words = {
        PostingAct.POSTED: ("公开", "Post"),
        PostingAct.TAKEN_DOWN: ("撤下", "Take down"),
        PostingAct.CANCELLED: ("更正公开登记", "Cancel a posting"),
    }[report.act]
    message = f"{language.pick(*words)} {report.day}"
    return f"git add {visible(prefix + report.path)}", f'git commit -m "{message}"'
