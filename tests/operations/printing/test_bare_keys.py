"""People read names: on no paper and in no output for people stands a key, but a power's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bare_keys import bare, keys, text_of_file, text_of_page
from busy import UNIT, busy
from msgspec import Struct
from support import CLOCK, open_registry

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.field import Audience
from ptr.model.text.differences import TextRun
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import choose
from ptr.operations.printing import package_wording
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import offered, plan
from ptr.render.views import declared
from ptr.store.source import FolderSource
from ptr.writers.changes import FORMATS as CHANGES
from ptr.writers.filing_sheets import FORMATS as SHEETS
from ptr.writers.filings import FORMATS as FILINGS
from ptr.writers.findings import FORMATS as FINDINGS
from ptr.writers.impact import FORMATS as IMPACT
from ptr.writers.postings import FORMATS as POSTINGS
from ptr.writers.power_history import FORMATS as HISTORY
from ptr.writers.verification import FORMATS as VERIFICATION

NOW = CLOCK._replace(chosen=None)
FOR_PROGRAMS = {"json", "sarif", "gitlab", "junit"}
MOVED = "zj-mwyioq"
OUTPUTS = [
    *((("diff", "HEAD~21", *log), CHANGES) for log in ((), ("--log",))),
    (("history", MOVED), HISTORY),
    (("impact", "行政许可法"), IMPACT),
    (("file", "list"), FILINGS),
    (("validate",), FINDINGS),
    (("diff", "HEAD~8", "--settled"), CHANGES),
    (("file", "show", "mz-tqkze6"), SHEETS),
    (("publish", "minzheng", "--dry-run"), POSTINGS),
    (("publish", "minzheng", "--taken-down", "2026-09-02-catalogue", "--dry-run"), POSTINGS),
]
ACTS = {
    "a statement": ("adjust", "minzheng", "--dry-run"),
    "a transfer": ("transfer", "mz-h2jipi", "--to", "shenpi", "--dry-run"),
    "what is given": ("transfer", "mz-h2jipi", "--to", "shenpi", "--give", "--dry-run"),
    "an edition": (
        "catalogue",
        "issue",
        "minzheng",
        "--approved-by",
        "局务会",
        "--approved-on",
        "2026-10-29",
        "--dry-run",
    ),
    "a revoked decision": ("file", "revoke", "mz-tqkze6", "--reason", "有误", "--dry-run"),
    "a power that is begun": (
        "new",
        "power",
        "minzheng",
        "--name",
        "某登记",
        "--class",
        "行政确认",
        "--department",
        "办公室",
        "--dry-run",
    ),
}
REFUSED = {
    "an unknown carrier": ("publish", "minzheng", "--carrier", "nowhere"),
    "an unknown office": ("file", "revoke", "mz-tqkze6", "--reason", "有误", "--office", "无此办公室"),
    "an unknown post": ("file", "submit", "minzheng", "--subject", "flows", "--by", "无此岗位"),
    "an unknown department": (
        "new",
        "power",
        "minzheng",
        "--name",
        "某登记",
        "--class",
        "行政确认",
        "--department",
        "无",
    ),
    "an unknown unit": ("diff", "HEAD~1", "--unit", "民政局"),
    "what was withdrawn too late": ("file", "withdraw", "mz-tqkze6", "--reason", "有误"),
}
CASES = [
    pytest.param(words, name, id=f"{' '.join(words)} as {name}")
    for words, formats in OUTPUTS
    for name in formats.names()
    if name not in FOR_PROGRAMS
]


def in_chinese(inside, root: Path, *words: object) -> str:
    ran = inside("--registry", root, "--lang", "zh", *words)
    assert ran.code in (0, 1), ran.err
    return ran.out + ran.err


def words_of(text: str, name: str) -> str:
    """What people read of an output: a page's text, an annotation's title and message."""
    if name == "html":
        return text_of_page(text)
    return re.sub(r"(?m)^::\w+ .*?title=|^::\w+::", "", text) if name == "github" else text.replace("\\", "")


@pytest.mark.parametrize(("words", "name"), CASES)
def test_no_bare_key_stands_in_an_output_for_people(words, name, inside, playground):
    text = in_chinese(inside, playground, *words, "--format", name)
    assert re.search(r"[\u4e00-\u9fff]", text)
    assert bare(words_of(text, name), keys(playground)) == []


@pytest.mark.parametrize("claim", ACTS)
def test_no_bare_key_stands_in_what_is_said_of_an_act(claim, inside, playground):
    ran = inside("--registry", playground, "--lang", "zh", *ACTS[claim])
    assert ran.code == 0, ran.err
    assert bare(ran.err, keys(playground)) == []


@pytest.mark.parametrize("claim", REFUSED)
def test_no_bare_key_stands_in_why_something_is_refused(claim, inside, playground):
    ran = inside("--registry", playground, "--lang", "zh", *REFUSED[claim])
    assert ran.code == 2
    assert bare(ran.err, keys(playground)) == []


def test_no_bare_key_stands_in_what_became_of_a_sheet(inside, playground, tmp_path):
    words = ("--at", "2026-03-20", "render", "catalogue", "--as", "html", "--unit", UNIT, "--to", tmp_path / "out")
    in_chinese(inside, playground, *words)
    code = re.search(r"[0-9A-Z]{5}-[0-9A-Z]{5}", (tmp_path / "out/manifest.json").read_text("utf-8"))
    assert code
    assert VERIFICATION.names() == ["json", "text"]
    text = in_chinese(inside, playground, "verify", code[0])
    assert "划转职权" in text
    assert bare(text, keys(playground)) == []


@pytest.mark.parametrize("unit", ["minzheng", "shenpi", "zhujian"])
def test_no_bare_key_stands_on_a_paper_of_a_filing_package(unit, playground):
    report = diff(playground, choose(playground, "HEAD~20"), NOW, unit=unit)
    snapshot = open_registry(FolderSource(playground)).snapshot
    statements = [statement for _, statement in snapshot.documents(Adjustment, unit)]
    day = report.today
    papers = (
        package_wording.letter(report, snapshot, unit, statements, [], day, day),
        package_wording.statement(report, snapshot, unit, statements, day),
        package_wording.comparison(report, snapshot, unit, ("前", "后")),
    )
    assert [bare("\n".join(texts(paper)), keys(playground)) for paper in papers] == [[], [], []]


def texts(value: object) -> list[str]:
    """Every text that a paper is made of; of what differs, each side as a whole."""
    if isinstance(value, tuple):
        if value and all(isinstance(each, TextRun) for each in value):
            return ["".join(each.text for each in value)]
        return [text for each in value for text in texts(each)]
    if isinstance(value, Struct):
        return [text for name in value.__struct_fields__ for text in texts(getattr(value, name))]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.INTERNAL])
def test_no_bare_key_stands_on_any_document_in_any_format(audience, bundled, tmp_path):
    root = busy(bundled, tmp_path / "registry")
    named = {document for document, _, _ in offered(root) if audience in declared(document).audiences}
    of_unit = plan(root, sorted(named), [UNIT], None, NOW, audience=audience)
    of_all = [sheet for sheet in plan(root, sorted(named), [], None, NOW, audience=audience) if not sheet.unit]
    one_each = {(each.document, each.variant, each.format, each.unit): each for each in (*of_unit, *of_all)}
    assert {document for document, *_ in one_each} == named
    files = render_to(root, list(one_each.values()), tmp_path / "out", NOW)
    assert {str(file): bare(text_of_file(file), keys(root)) for file in files} == {str(file): [] for file in files}


def test_a_bare_key_is_found_where_one_stands():
    known = frozenset({"director", "notice-board"})
    assert bare("没有岗位 x；相近的：局长（director）；请填写 approval（批准）", known | {"approval"}) == []
    assert len(bare("主管领导：director\n公开载体：notice-board；网站", known)) == 2
    assert bare("units/a/director.yaml\n请运行 ptr rename post director head\n局长\n  12 │ lead: director", known) == []
