"""What a format of changes says is owed, read back from what it writes: whose, how it stands, what is to be done."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable, Iterator

import msgspec

from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Obligation
from ptr.model.text.language import Language
from ptr.writers.changes import FORMATS
from ptr.writers.target import Target
from ptr.writers.wording.obligation import bearer, demand, term
from ptr.writers.wording.report import settled

EN = Language.EN


def owed_in(form: str, report: ChangeReport) -> list[str]:
    """List what is owed by one format, in the order in which it stands there, and how much is settled."""
    out = io.StringIO()
    FORMATS.writer(form).write(report, Target(out=out, language=EN))
    return list(FORMS[form](out.getvalue(), report))


def _json(text: str, report: ChangeReport) -> Iterator[str]:
    read = []
    for item in json.loads(text)["obligations"]:
        known = {key: value for key, value in item.items() if key in Obligation.__struct_fields__}
        read.append(msgspec.convert(known, Obligation, strict=False))
    for owed in read:
        if not owed.is_settled:
            yield f"{bearer(owed, report, EN)}: {term(owed, EN)} {demand(owed, EN)}"
    yield settled([owed for owed in read if owed.is_settled], EN)


def _text(text: str, report: ChangeReport) -> Iterator[str]:
    listed, done = text.partition(" to be done")[2], settled_line(text, report)
    parts: list[str] = []
    for line in listed.splitlines()[1:]:
        if not line:
            break
        if line.startswith("      ") and parts:
            yield f"{_whose(line.strip(), report)}: {' '.join(parts)}"
            parts = []
        elif not line.startswith("      "):
            parts += re.split("  +", line.strip())
    yield done


def _markdown(text: str, report: ChangeReport) -> Iterator[str]:
    plain = re.sub(r"\\(.)", r"\1", text)
    for stands, what, about in re.findall(r"^- \[ \] \*\*(.*?)\*\* (.*?) — (.*)$", plain, re.MULTILINE):
        yield f"{_whose(about, report)}: {stands} {what}"
    yield settled_line(plain, report)


def _html(text: str, report: ChangeReport) -> Iterator[str]:
    listed = re.search('<ul class="owed">(.*?)</ul>', text, re.DOTALL)
    for item in re.findall("<li>(.*?)</li>", listed[1] if listed else ""):
        what, whose, *_ = html.unescape(item).split(" — ")
        yield f"{whose}: {what}"
    yield settled_line(html.unescape(re.sub("<.*?>", "", text)), report)


def settled_line(text: str, report: ChangeReport) -> str:
    """Find how much is settled by the words in which the report itself says it; "" where it stands nowhere."""
    said = settled([owed for owed in report.obligations if owed.is_settled], EN)
    lines = [re.sub(r"(; --settled lists them|\.)$", "", line) for line in text.splitlines()]
    return said if said in lines else ""


def _whose(text: str, report: ChangeReport) -> str:
    """Return the unit or office whose name a line begins with."""
    names = {bearer(owed, report, EN) for owed in report.obligations}
    return max((name for name in names if text.startswith(name)), key=len, default=text)


FORMS: dict[str, Callable[[str, ChangeReport], Iterator[str]]] = {
    "json": _json,
    "text": _text,
    "html": _html,
    "markdown": _markdown,
}
