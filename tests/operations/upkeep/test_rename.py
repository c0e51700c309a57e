"""`ptr rename`: one key for another in real registries, whatever kind of thing has it."""

from __future__ import annotations

import shutil

import pytest
from repositories import commit, git
from support import CLOCK, ROOT, validate

from ptr.model.fields.errors import PtrError
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import choose
from ptr.operations.upkeep.fmt import format_files
from ptr.operations.upkeep.rename import rename_key
from ptr.operations.upkeep.renamed_thing import renamed_thing
from ptr.store.source import FolderSource

BASE = ROOT / "tests/rules/base"
EVERY_KIND = {
    "law": ("law", "慈善法", "中华人民共和国慈善法", {}),
    "unit": ("unit", "minzheng", "mzj", {}),
    "unit by name": ("unit", "张家口市民政局", "mzj", {}),
    "department": ("department", "charity", "philanthropy", {"unit": "minzheng"}),
    "post": ("post", "charity-clerk", "charity-handler", {"unit": "minzheng"}),
    "class": ("class", "penalty", "punishment", {}),
    "carrier": ("carrier", "website", "site", {}),
    "step of a category": ("step", "receive", "take-in", {"chart": "mz-d5jfbb"}),
    "step of an item": ("step", "receive", "take-in", {"chart": "mz-dppkyn"}),
}


def repository(source, folder):
    shutil.copytree(source, folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def rename(root, kind, old, new, *, write=True, **where):
    return rename_key(root, renamed_thing(root, kind, old, new, CLOCK, **where), CLOCK, write=write)


def contents(root):
    files = (path for path in root.rglob("*") if path.is_file() and ".git/" not in path.as_posix())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def root(tmp_path):
    return repository(BASE, tmp_path / "registry")


@pytest.mark.parametrize("thing", EVERY_KIND)
def test_it_is_one_change_that_owes_nothing_and_nothing_else_is_to_be_said(tmp_path, thing):
    root = repository(ROOT / "registry", tmp_path / "registry")
    kind, old, new, where = EVERY_KIND[thing]
    rename(root, kind, old, new, **where)
    assert validate(FolderSource(root)).findings == ()
    assert not format_files(root, CLOCK, [], check=True).changed
    report = diff(root, choose(root, "HEAD"), CLOCK)
    assert [(change.kind, change.after) for change in report.changes] == [("key.renamed", new)]
    assert report.obligations == ()
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    git(root, "revert", "--no-edit", "HEAD")
    back = diff(root, choose(root, "HEAD~1"), CLOCK)
    assert [(change.kind, change.before) for change in back.changes] == [("key.renamed", new)]


def test_without_write_it_only_tells(root):
    before = contents(root)
    told = rename(root, "law", "市容条例", "市容管理条例", write=False)
    assert contents(root) == before
    assert told.moved == (("laws/市容条例.yaml", "laws/市容管理条例.yaml"),)
    [line] = [each for each in told.places if each.path == "units/b/powers/b-q5r6st.yaml"]
    assert "law: 市容条例" in line.text


def test_comments_stay_and_a_second_old_key_joins_the_first(root):
    path = root / "registry.yaml"
    text = path.read_text("utf-8").replace("name: 政府网站}", "name: 政府网站}  # 市政府门户")
    path.write_text(text, "utf-8")
    rename(root, "carrier", "website", "site")
    rename(root, "carrier", "site", "portal")
    assert "  - {id: portal, formerly: [website, site], name: 政府网站}  # 市政府门户\n" in path.read_text("utf-8")


def test_records_keep_the_old_key_and_are_understood(root):
    statement = root / "units/a/adjustments/2026-10-10-s.yaml"
    statement.parent.mkdir()
    text = "event: 2026-10-10\nkinds: [revised]\nreason: 依上级文件调整\neffective: 2026-10-10\n"
    text += "basis: [{law: 市容条例, article: 第二十五条}]\npowers: [a-k3p7qd]\n"
    statement.write_text(text, "utf-8")
    before = {finding.fingerprint for finding in validate(FolderSource(root)).findings}
    done = rename(root, "law", "市容条例", "市容管理条例")
    assert statement.read_text("utf-8") == text
    assert done.records == 1
    assert {finding.fingerprint for finding in validate(FolderSource(root)).findings} <= before


def test_all_that_lies_in_a_units_folder_moves_and_who_reviews_it_stays(root):
    (root / "units/a/attachments").mkdir()
    (root / "units/a/attachments/scan.pdf").write_bytes(b"\x00\xff")
    (root / "CODEOWNERS").write_text("* @office\n/units/a/ @shirong\n/units/b/ @county\n", "utf-8")
    rename(root, "unit", "a", "shirong")
    assert (root / "units/shirong/attachments/scan.pdf").read_bytes() == b"\x00\xff"
    assert not (root / "units/a").exists()
    assert "/units/shirong/ @shirong\n" in (root / "CODEOWNERS").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "where", "reason"),
    [
        (("law", "无此法", "新法"), {}, "there is no law 无此法"),
        (("law", "市容条例", "行政许可法"), {}, "there is a law 行政许可法 already"),
        (("law", "市容条例", "市容/条例"), {}, "cannot be the key of a law"),
        (("carrier", "website", "Web"), {}, "cannot be the key of a carrier"),
        (("carrier", "website", "notice-board"), {}, "there is a carrier notice-board already"),
        (("post", "deputy", "vice"), {}, "say which with --unit: a, b"),
        (("post", "deputy", "inspector"), {"unit": "a"}, "there is a post inspector already"),
        (("unit", "a", "b"), {}, "there is a unit b already"),
        (("step", "nothing", "some"), {}, "there is no step nothing"),
        (("step", "file", "decide"), {}, "there is a step decide already"),
        (("rule", "timed-handling", "timed"), {}, "a rule has no key to change"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(root, words, where, reason):
    before = contents(root)
    with pytest.raises(PtrError) as refused:
        rename(root, *words, **where)
    assert reason in refused.value.message[1]
    assert contents(root) == before


def test_a_key_that_was_somebodys_is_not_given_again(root):
    rename(root, "carrier", "website", "site")
    with pytest.raises(PtrError) as refused:
        rename(root, "carrier", "notice-board", "website")
    assert "was the key of a carrier" in refused.value.message[1]


def test_a_file_that_cannot_be_read_stops_it(root):
    (root / "units/b/powers/b-q5r6st.yaml").write_text("id: b-q5r6st\nlegal_basis: [{law: 市容条例}]\n", "utf-8")
    before = contents(root)
    with pytest.raises(PtrError) as refused:
        rename(root, "law", "市容条例", "市容管理条例")
    assert "units/b/powers/b-q5r6st.yaml has errors" in refused.value.message[1]
    assert contents(root) == before
