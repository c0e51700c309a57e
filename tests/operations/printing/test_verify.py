"""`ptr verify`: the code of a sheet through the history, a PDF byte by byte, a package by its manifest."""

from __future__ import annotations

import datetime
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from printed import UNIT, a_power, code_of, committed, edit, printed
from repositories import commit, git
from support import CLOCK

from ptr.model.documents.filing import FilingSubject
from ptr.model.state.filings import last_accepted
from ptr.operations.history.acts import filed
from ptr.operations.history.in_force import reading
from ptr.operations.printing.outputs import publish
from ptr.operations.printing.render import Printing
from ptr.operations.printing.sheets import plan
from ptr.operations.printing.verifying.verify_code import read_code


@pytest.fixture
def root(small: Path) -> Path:
    """The small registry without an edition, committed."""
    return committed(small)


@pytest.fixture
def asked(inside, root, reported):
    """Run `ptr verify … --format json` and give its answer."""

    def run(thing, *words, code=0, of=root):
        ran = inside("--registry", of, "verify", thing, *words, "--format", "json")
        assert ran.code == code, ran
        return reported(ran.out, "verification")

    return run


SPELLINGS = {
    "as printed": "7K3M9-01DEV",
    "without hyphen": "7K3M901DEV",
    "small letters": "7k3m9-01dev",
    "O for 0": "7K3M9-O1DEV",
    "I and l for 1": "7K3M9-0IDEV",
    "l for 1": "7K3M9-0lDEV",
    "with a space": " 7K3M9 01DEV ",
    "as scanned": "https://www.example.gov.cn/qlgk/v/7K3M901DEV",
    "as scanned, with a slash": "http://example.cn/v/7K3M901DEV/",
}


@pytest.mark.parametrize("claim", SPELLINGS)
def test_a_code_is_read(claim: str) -> None:
    assert read_code(SPELLINGS[claim]) == "7K3M9-01DEV"


@pytest.mark.parametrize("text", ["", "7K3M9", "7K3M9-01DEU", "7K3M9-01DEVV", "令令令令令-令令令令令", "https://a/v/"])
def test_what_is_no_code_is_none(text: str, ptr, root) -> None:
    assert read_code(text) == ""
    ran = ptr("--registry", root, "verify", text)
    assert ran.code == 2


def test_a_sheet_of_today_is_current(root: Path, asked) -> None:
    page = printed(root, "service-guide", "html")
    found = asked(code_of(page).replace("-", "").lower())
    assert found["standing"] == "current"
    assert found["sheet"] == {
        "unit": UNIT,
        "title": found["sheet"]["title"],
        "document": "service-guide.html",
        "part": page.stem,
    }
    assert "办事指南" in found["sheet"]["title"]


def test_an_unrelated_commit_leaves_a_sheet_current(root: Path, asked) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    (root / "README.md").write_text("# \n")
    commit(root)
    assert asked(code)["standing"] == "current"


def test_a_sheet_is_outdated_by_the_commit_that_changed_what_it_says(root: Path, asked) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    first = git(root, "rev-parse", "HEAD")[:10]
    (root / "README.md").write_text("# \n")
    commit(root)
    edit(a_power(root), "summary: ", "summary: 改了")
    second = commit(root)[:10]
    (root / "README.md").write_text("## \n")
    commit(root)
    found = asked(code, code=1)
    assert found["standing"] == "outdated"
    assert (found["since"]["commit"], found["outdated_by"]["commit"]) == (first, second)
    assert found["code_of_today"] == code_of(printed(root, "service-guide", "html"))
    assert {change["key"] for change in found["changes"]} == {a_power(root).stem}


def test_a_change_that_is_not_committed_outdates_too(root: Path, asked) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    edit(a_power(root), "summary: ", "summary: 改了")
    found = asked(code, code=1)
    assert (found["standing"], found["outdated_by"]) == ("outdated", None)
    assert found["changes"]


def test_a_sheet_of_a_power_that_is_withheld_is_outdated_and_not_printed_any_more(root: Path, asked) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    edit(a_power(root), "scope: public", "scope: internal")
    by = commit(root)[:10]
    found = asked(code, code=1)
    assert found["outdated_by"]["commit"] == by
    assert "this sheet is no longer printed" in [note["en"] for note in found["notes"]]
    assert found["code_of_today"] == ""


def test_a_layout_of_its_own_outdates_without_a_change_of_what_it_says(root: Path, asked) -> None:
    (root / "templates").mkdir()
    own = root / "templates/service-guide.html.j2"
    own.write_text("甲 核验码 {{ sheet.digest }}<")
    commit(root)
    code = code_of(printed(root, "service-guide", "html"))
    own.write_text("乙 核验码 {{ sheet.digest }}<")
    commit(root)
    found = asked(code, code=1)
    assert (found["standing"], found["changes"]) == ("outdated", [])
    assert "its content did not change, its layout did" in [note["en"] for note in found["notes"]]


def test_the_newest_state_with_the_code_counts(root: Path, asked) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    edit(a_power(root), "summary: ", "summary: 改了")
    commit(root)
    edit(a_power(root), "summary: 改了", "summary: ")
    third = commit(root)[:10]
    edit(a_power(root), "summary: ", "summary: 又改了")
    fourth = commit(root)[:10]
    found = asked(code, code=1)
    assert (found["since"]["commit"], found["outdated_by"]["commit"]) == (third, fourth)


def test_what_a_branch_brought_is_dated_by_its_merge(root: Path, asked) -> None:
    git(root, "checkout", "-qb", "side")
    edit(a_power(root), "summary: ", "summary: 支线")
    commit(root)
    git(root, "checkout", "-q", "-")
    (root / "README.md").write_text("# \n")
    commit(root)
    git(root, "merge", "-q", "--no-ff", "-m", "merge", "side")
    merge = git(root, "rev-parse", "HEAD")[:10]
    page = printed(root, "service-guide", "html")
    assert f"修订号 {merge}" in page.read_text("utf-8")
    edit(a_power(root), "summary: 支线", "summary: ")
    commit(root)
    assert asked(code_of(page), code=1)["since"]["commit"] == merge


def test_an_unknown_code_says_how_far_was_looked(root: Path, asked) -> None:
    found = asked("00000-00000", code=1)
    assert found["standing"] == "unknown"
    for number in range(3):
        (root / "README.md").write_text(f"{number}\n")
        commit(root)
    (note,) = asked("00000-00000", "--depth", "2", code=1)["notes"]
    assert "only the last 2 of 4 commits" in note["en"]
    shutil.rmtree(root / ".git")
    (note,) = asked("00000-00000", code=1)["notes"]
    assert "no Git history" in note["en"]


def test_states_that_cannot_be_read_are_passed_over(root: Path, asked) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    edit(a_power(root), "summary: ", "summary: [")
    commit(root)
    edit(root / "registry.yaml", "format: ", "format: 9")
    commit(root)
    git(root, "revert", "--no-edit", "HEAD")
    edit(a_power(root), "summary: [", "summary: 改了")
    commit(root)
    assert asked(code, code=1)["standing"] == "outdated"


def test_a_filing_outdates_what_was_printed_before_it(playground: Path, tmp_path: Path, asked) -> None:
    root = Path(shutil.copytree(playground, tmp_path / "demo"))
    key = last_accepted(filed(root).values())["zhujian", FilingSubject.CATALOGUE, ""].key
    (act,) = root.glob(f"offices/*/decisions/{key}.yaml")
    accepted = git(root, "log", "-1", "--format=%H", "--", str(act))
    sheets = plan(root, ["catalogue"], ["zhujian"], "html", CLOCK)
    state = reading(root, f"{accepted}~1", CLOCK)
    publish(state, sheets, tmp_path / "before")
    found = asked(code_of(tmp_path / "before/zhujian/catalogue.html"), code=1, of=root)
    assert found["outdated_by"]["commit"] == accepted[:10]
    assert "its filing changed" in [note["en"] for note in found["notes"]]


def test_a_pdf_as_it_was_printed_is_current(root: Path, asked) -> None:
    edit(root / "registry.yaml", "name: ", "site_url: https://www.example.gov.cn\nname: ")
    commit(root)
    file = printed(root, "service-card", "pdf")
    assert asked(file)["standing"] == "current"
    (root / "laws/无关的法.yaml").write_text("# \n")
    edit(root / "registry.yaml", "name: ", "# 注\nname: ")
    edit(root / "registry.yaml", "https://www.example.gov.cn", "https://www.example.cn")
    commit(root)
    found = asked(file)
    assert (found["standing"], found["differences"]) == ("current", []), "printed again as of its own revision"


def test_a_pdf_of_an_earlier_state_is_outdated_and_whole(root: Path, asked) -> None:
    first = git(root, "rev-parse", "HEAD")
    file = printed(root, "service-card", "pdf")
    edit(a_power(root, "service-card"), "summary: ", "summary: 改了")
    commit(root)
    found = asked(file, code=1)
    assert (found["standing"], found["differences"]) == ("outdated", [])
    past = printed(root, "service-card", "pdf", "past", first)
    assert past.read_bytes() != file.read_bytes()
    found = asked(past, code=1)
    assert (found["standing"], found["differences"]) == ("outdated", [])


def test_a_pdf_whose_revision_is_gone_is_compared_all_the_same(root: Path, asked) -> None:
    file = printed(root, "service-card", "pdf")
    git(root, "commit", "-q", "--amend", "-m", "other words", "--date", "2020-01-01T00:00:00Z")
    git(root, "reflog", "expire", "--expire=now", "--all")
    git(root, "gc", "-q", "--prune=now")
    found = asked(file)
    assert (found["standing"], found["differences"]) == ("current", [])


def _data(pdf: pikepdf.Pdf) -> None:
    name, held = next(iter(pdf.attachments.items()))
    changed = held.get_file().read_bytes().replace("办".encode(), "辦".encode(), 1)
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, changed, filename=name, relationship=pikepdf.Name.Data)


def _text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    raw = page.Contents.read_bytes()
    begin = raw.index(b"BT", len(raw) // 2)
    end = raw.index(b"ET", begin)
    page.Contents = pdf.make_stream(raw[:begin] + b"BT " + raw[end:])


def _line(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 m 90 90 l S\n")


def _page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


def _extra(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.json"] = b"{}"


TAMPERED = {
    "its data": (_data, r"data /power/.*the registry has .*办.*the file .*辦"),
    "its text": (_text, r"page 1: the registry has .*, the file"),
    "a drawn line": (_line, "the bytes differ"),
    "a page more": (_page, r"1 page expected, the file has 2"),
    "a file more": (_extra, "there is an extra attachment more.json"),
}


@pytest.mark.parametrize("claim", TAMPERED)
def test_a_pdf_that_was_tampered_with_says_what_differs(claim: str, root: Path, asked) -> None:
    tamper, said = TAMPERED[claim]
    file = printed(root, "service-card", "pdf")
    with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
        tamper(pdf)
        pdf.save(file)
    found = asked(file, code=1)
    assert found["standing"] == "differs"
    told = "\n".join(each["en"] for each in found["differences"])
    assert re.search(said, told), told


def test_one_byte_more_is_told(root: Path, asked) -> None:
    file = printed(root, "service-card", "pdf")
    file.write_bytes(file.read_bytes() + b"\n")
    assert asked(file, code=1)["standing"] == "differs"


def test_a_pdf_with_the_code_of_another_sheet_differs(root: Path, asked) -> None:
    file = printed(root, "service-card", "pdf")
    other = code_of(printed(root, "service-guide", "html"))
    with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
        pdf.docinfo["/Keywords"] = f"核验码 {other}"
        pdf.save(file)
    found = asked(file, code=1)
    assert found["standing"] == "differs"
    assert [each["en"] for each in found["differences"]] == [
        "the code is that of service-guide.html, which is not a PDF"
    ]


def test_a_draft_carries_nothing_to_verify(root: Path, asked) -> None:
    edit(a_power(root, "service-card"), "summary: ", "summary: 改了")
    found = asked(printed(root, "service-card", "pdf"), code=1)
    assert found["standing"] == "unknown"
    assert "a draft" in found["notes"][0]["en"]


def _locked(content: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


NO_PDF = {
    "empty": lambda content: b"",
    "text": lambda content: "核验码 00000-00000".encode(),
    "a picture": lambda content: b"\x89PNG\r\n\x1a\n" + b"\0" * 2000,
    "truncated": lambda content: content[:400],
    "locked": _locked,
    "too large": lambda content: b"%PDF-1.7\n" + b"\0" * (65 << 20),
}


@pytest.mark.parametrize("claim", NO_PDF)
def test_what_cannot_be_read_as_a_pdf_is_refused(claim: str, root: Path, ptr) -> None:
    file = printed(root, "service-card", "pdf")
    file.write_bytes(NO_PDF[claim](file.read_bytes()))
    ran = ptr("--registry", root, "verify", file)
    assert ran.code == 2, ran
    assert ran.out == ""


def test_half_a_pdf_is_never_current(root: Path, ptr) -> None:
    file = printed(root, "service-card", "pdf")
    whole = file.read_bytes()
    for part in (0.3, 0.6, 0.9, 0.99):
        file.write_bytes(whole[: int(len(whole) * part)])
        assert ptr("--registry", root, "verify", file).code in (1, 2)


def test_the_answer_for_people(root: Path, ptr) -> None:
    code = code_of(printed(root, "service-guide", "html"))
    ran = ptr("--registry", root, "--lang", "zh", "verify", code)
    assert ran.out.startswith(f"{code}  现行有效\n")
    edit(a_power(root), "summary: ", "summary: 改了")
    commit(root)
    ran = ptr("--registry", root, "--lang", "zh", "verify", code)
    assert "已经过时" in ran.out
    assert "此后的变更：" in ran.out


@pytest.mark.parametrize(
    "claim",
    [
        {"committed_on": datetime.date(2099, 1, 1)},
        {"past": "本件长期有效"},
        {"revision": "{first}"},
    ],
    ids=["another day", "a state that is none", "a revision that has another text"],
)
def test_what_a_sheet_says_of_its_origin_is_compared_too(claim: dict[str, Any], root: Path, asked, tmp_path) -> None:
    first = git(root, "rev-parse", "HEAD").strip()[:10]
    edit(a_power(root), "summary: ", "summary: 新")
    commit(root)
    printing = Printing(reading(root, None, CLOCK))
    (work,) = printing.works(plan(root, ["service-guide"], [], "pdf", CLOCK)[:1])
    file = tmp_path / "sheet.pdf"
    file.write_bytes(printing.set(work))
    assert asked(str(file))["standing"] == "current"
    forged = {name: first if value == "{first}" else value for name, value in claim.items()}
    file.write_bytes(printing.set(replace(work, identity=replace(work.identity, **forged))))
    assert asked(str(file), code=1)["standing"] == "differs"
