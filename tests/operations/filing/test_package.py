"""`ptr diff --package`: papers by GB/T 9704, prints, data and documents of one commit."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from changed import decided, edit, filed
from packed import packed, renamed
from repositories import commit, git
from support import ROOT

from ptr.model.documents.filing import FilingSubject
from ptr.model.results.change import Change, Subject
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.operations.printing.package_list import PackedChanges, package_lines
from ptr.render.engine import render
from ptr.render.identity import Identity
from ptr.render.parts.package_texts import Letter, Paragraph
from ptr.store import assets
from ptr.store.digest import content_digest, total_digest

BASE = ROOT / "tests/rules/base"
MM = 72 / 25.4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry in which a power has just been renamed."""
    return renamed(tmp_path / "repository")


def test_a_package_holds_what_the_office_asks_for_and_every_digest_is_right(root, inside):
    head = commit(root, day="2026-10-09")
    folder = packed(root, inside)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert (manifest["format"], manifest["unit"], manifest["commit"]) == (1, "a", head)
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert held == {*manifest["files"], "manifest.json"}
    for path, digest in manifest["files"].items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    for path, digest in manifest["documents"].items():
        content = (folder / "documents" / path).read_bytes()
        assert content == (root / path).read_bytes()
        assert content_digest(content) == digest
    assert manifest["digest"] == total_digest(manifest["documents"])
    assert "units/a/adjustments/2026-10-08-renamed.yaml" in manifest["documents"]
    assert "units/a/unit.yaml" in manifest["documents"]
    assert not any(path.startswith("units/b/") for path in manifest["documents"])
    assert {"letter.pdf", "statement.pdf", "comparison.pdf", "changes.json"} <= held
    assert any(path.startswith("prints/a/catalogue") for path in held)
    kinds = [change["kind"] for change in json.loads((folder / "changes.json").read_text("utf-8"))["changes"]]
    assert "power.renamed" in kinds


def test_without_a_base_it_is_of_what_changed_since_the_last_accepted_filing(root, inside):
    """三.1、四：没有写明起点时，与最近一次准予备案的内容比较。"""
    git(root, "stash", "-q", "--include-untracked")
    filed(root)
    decided(root)
    commit(root, day="2026-10-06")
    git(root, "stash", "pop", "-q")
    words = ("diff", "--unit", "a", "--package", root.parent.parent / "package")
    assert inside("--registry", root, "--lang", "zh", *words).code == 2, "it is not committed"
    commit(root, day="2026-10-09")
    ran = inside("--registry", root, "--lang", "zh", *words)
    assert ran.code == 0, ran
    told = json.loads((root.parent.parent / "package/changes.json").read_text("utf-8"))
    assert "power.renamed" in {change["kind"] for change in told["changes"]}
    manifest = json.loads((root.parent.parent / "package/manifest.json").read_text("utf-8"))
    assert manifest["commit"] == git(root, "rev-parse", "HEAD")


def test_the_same_commit_gives_the_same_bytes(root, inside):
    commit(root, day="2026-10-09")
    first, second = packed(root, inside, "one"), packed(root, inside, "two")
    assert (first / "manifest.json").read_bytes() == (second / "manifest.json").read_bytes()


def test_the_papers_say_what_changed_and_why(root, inside):
    commit(root, day="2026-10-09")
    folder = packed(root, inside)
    letter, statement, table = (text(folder / f"{name}.pdf") for name in ("letter", "statement", "comparison"))
    assert "示例市市容管理局关于行政职权变更备案的报告" in letter
    assert "条例修改后名称不同" in letter
    assert "2026年10月9日" in letter
    assert "附件：1.行政职权调整说明2.新旧对照表" in letter
    assert "更名（2026年10月8日）" in statement
    assert "《行政处罚法》第五十七条" in statement
    assert "对擅自堆放杂物的处罚" in table
    assert "对乱堆杂物的处罚" in table
    for name in ("letter", "statement", "comparison"):
        with pikepdf.open(folder / f"{name}.pdf") as pdf:
            assert pdf.docinfo["/Title"]


def test_a_statement_says_whatever_it_names_by_name(root, inside):
    former = (root / "units/a/adjustments/2026-10-08-renamed.yaml").read_text("utf-8")
    more = former.replace(
        "reason: ", "flows: [a-fd2wxy]\nabout: [unit, registry]\nreplaces: 2026-10-08-renamed\nreason: "
    )
    (root / "units/a/adjustments/2026-10-08-renamed-2.yaml").write_text(more, "utf-8")
    commit(root, day="2026-10-09")
    statement = text(packed(root, inside) / "statement.pdf")
    assert "流程图：行政处罚普通程序流程图。" in statement
    assert "单位或登记簿：本单位信息、登记簿。" in statement
    assert "代替：2026年10月8日更名的调整说明。" in statement


def prints(folder: Path) -> set[str]:
    return {path.relative_to(folder / "prints").as_posix() for path in (folder / "prints").rglob("*") if path.is_file()}


def test_what_says_nothing_new_is_not_printed(root, inside):
    flows = root / "units/a/flows"
    (chart,) = flows.glob("*.yaml")
    commit(root, day="2026-10-09")
    assert prints(packed(root, inside, "renamed")) == {"a/catalogue-book.pdf"}
    edit(root, "name: 对乱堆杂物的处罚", "name: 对擅自堆放杂物的处罚")
    chart.write_text(chart.read_text("utf-8").replace("title: ", "title: 新", 1), "utf-8")
    commit(root, day="2026-10-09")
    assert prints(packed(root, inside, "charted")) == {"a/catalogue-book.pdf", f"a/flow-chart/{chart.stem}.pdf"}
    unit = root / "units/a/unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "# 注\n", "utf-8")
    chart.write_text(chart.read_text("utf-8") + "# 注\n", "utf-8")
    edit(root, "name: 对擅自堆放杂物的处罚", "name: 对乱堆杂物的处罚")
    commit(root, day="2026-10-09")
    folder = packed(root, inside, "same")
    assert prints(folder) == {"a/catalogue-book.pdf"}, "no chart says anything new"
    assert "流程图" not in text(folder / "letter.pdf").partition("附件")[2]


def test_a_post_that_is_called_otherwise_prints_the_charts_that_name_it(root, inside):
    unit = root / "units/a/unit.yaml"
    commit(root, day="2026-10-08")
    unit.write_text(unit.read_text("utf-8").replace("name: 市容科经办岗", "name: 市容科巡查岗"), "utf-8")
    commit(root, day="2026-10-09")
    assert any("flow-chart" in name for name in prints(packed(root, inside)))


def test_the_list_says_what_matters_in_twenty_lines(root, inside):
    commit(root, day="2026-10-09")
    folder = root.parent.parent / "package"
    ran = inside("--registry", root, "--lang", "zh", "diff", "HEAD~1", "--unit", "a", "--package", folder)
    lines = ran.err.splitlines()
    assert len(lines) <= 20
    assert lines[0].startswith("示例市市容管理局的报送包：与 HEAD~1")
    for part in (
        "职权更名",
        "letter.pdf",
        "statement.pdf",
        "catalogue-book.pdf",
        f"写进 {folder}",
        "ptr verify",
        "ptr file submit",
    ):
        assert any(part in line for line in lines), part


def test_the_list_stays_short_however_much_changed():
    names = {f"u{number}": f"单位{number}" for number in range(40)}
    changes = tuple(
        Change(
            kind=f"power.kind{number % 12}",
            subject=Subject(type="power", key=f"a-{number}", unit="u0", name=f"职权{number}"),
            units=("u0", f"u{number % 40}"),
        )
        for number in range(400)
    )
    owed = tuple(
        Obligation(
            what=Demand.FILING,
            unit="u0",
            clause="四",
            files=subject,
            subjects=(),
            changes=(),
            start=None,
            due=None,
            state=State.OPEN,
        )
        for subject in FilingSubject
    )
    report = ChangeReport(
        before=("甲", "a"),
        after=("乙", "b"),
        changes=changes,
        obligations=owed,
        names=names,
        today=datetime.date(2026, 10, 9),
    )
    packed_changes = PackedChanges(
        files=tuple(f"prints/u0/flow-chart/{number}.pdf" for number in range(300)),
        size=10,
        unit="u0",
        statements=tuple(f"s{number}" for number in range(30)),
        is_to_sign=True,
        report=report,
        commit="0" * 40,
    )
    lines = list(package_lines(packed_changes, Path("package")))
    assert len(lines) <= 20
    assert all(len(line) < 200 for both in lines for line in both)


@pytest.mark.parametrize("loose", ["a change", "a new file"])
def test_what_is_not_committed_is_refused_and_nothing_is_written(root, inside, loose):
    commit(root, day="2026-10-09")
    if loose == "a change":
        edit(root)
    else:
        (root / "units/a/powers/new.yaml").write_text("id: x\n", "utf-8")
    assert not packed(root, inside, code=2).exists()


def test_a_folder_in_the_registry_or_one_that_holds_something_is_refused(root, inside):
    commit(root, day="2026-10-09")
    assert not packed(root, inside, "repository/登记簿/package", code=2).exists()
    full = root.parent.parent / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", "utf-8")
    packed(root, inside, "full", code=2)
    assert [path.name for path in full.iterdir()] == ["mine.txt"]


def test_a_package_that_is_interrupted_leaves_nothing(root, inside, monkeypatch):
    commit(root, day="2026-10-09")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ptr.operations.printing.pack.render_to", stop)
    assert not packed(root, inside, code=130).exists()


def text(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def long_letter(count: int = 3000) -> bytes:
    letter = Letter(
        title="关于行政职权变更备案的报告",
        unit="示例市市容管理局",
        to="备案办公室",
        year="2026",
        paragraphs=(Paragraph("国" * count),),
        enclosed=("新旧对照表",),
        date="2026年10月9日",
    )
    identity = Identity(revision="0" * 10, draft=False)
    folders = [assets.template_folder()]
    return render(letter, "filing-letter", "", "pdf", folders, assets.font_folder(), identity=identity)


def characters(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    held = page.get_textpage()
    every = held.get_text_range()
    return [held.get_charbox(n, loose=True) for n in range(held.count_chars()) if every[n] == "国"]


def test_a_full_page_of_a_letter_has_22_lines_of_28_characters_in_the_type_area():
    made = pypdfium2.PdfDocument(io.BytesIO(long_letter()))
    assert [round(side / MM) for side in made[1].get_size()] == [210, 297]
    boxes = characters(made[1])
    lines = Counter(round(bottom) for _, bottom, _, _ in boxes)
    assert len(lines) == 22
    assert set(lines.values()) == {28}
    left, right = min(box[0] for box in boxes) / MM, max(box[2] for box in boxes) / MM
    top, low = 297 - max(box[3] for box in boxes) / MM, 297 - min(box[1] for box in boxes) / MM
    assert left == pytest.approx(28, abs=0.6)
    assert right == pytest.approx(28 + 156, abs=0.6)
    assert 35 < top < 40
    assert low < 37 + 225 + 2


def test_page_numbers_stand_at_the_outer_side_with_a_dash_on_each_side():
    made = pypdfium2.PdfDocument(io.BytesIO(long_letter()))
    for number, page in enumerate(made, 1):
        held = page.get_textpage()
        search = held.search(f"— {number} —")
        found = search.get_next()
        assert found, number
        left = held.get_charbox(found[0])[0] / MM
        assert (left > 105) is (number % 2 == 1)
