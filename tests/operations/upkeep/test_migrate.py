"""`ptr migrate` and the reading of older formats, with the real steps from 1 in a real Git history."""

from __future__ import annotations

import json
import shutil

import pytest
from changed import kinds
from repositories import commit, git
from support import ROOT, open_registry, validate

from ptr.model import migrations
from ptr.model.documents.law import Law
from ptr.model.migrations import step_1
from ptr.store.source import FolderSource
from ptr.store.yaml.editing.rewrite import rewritten

BASE = ROOT / "tests/rules/base"
LAW = "laws/市容条例.yaml"
POWER = "units/a/powers/a-k3p7qd.yaml"


def to_format_1(root):
    """Write the registry as ptr 0.1 first had it: each law with its status."""
    for path in sorted((root / "laws").iterdir()):
        text = path.read_text("utf-8").replace("\neditions:", "\nstatus: in_force  # 现行\neditions:")
        path.write_text(text, "utf-8")
    registry = root / "registry.yaml"
    registry.write_text(registry.read_text("utf-8").replace("format: 3", "format: 1"), "utf-8")


@pytest.fixture
def root(tmp_path):
    folder = shutil.copytree(BASE, tmp_path / "registry")
    to_format_1(folder)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, day="2026-10-01")
    return folder


def texts(root):
    return {path: path.read_bytes() for path in root.rglob("*.yaml")}


def test_an_older_format_is_read_as_today_s(root):
    old, new = open_registry(FolderSource(root)).snapshot, open_registry(FolderSource(BASE)).snapshot
    assert old.laws == new.laws
    assert [f.code for f in validate(FolderSource(root)).findings] == [
        f.code for f in validate(FolderSource(BASE)).findings
    ]


def test_the_dry_run_lists_and_writes_nothing(inside, root):
    before = texts(root)
    ran = inside("--registry", root, "migrate")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 4
    assert "format 1 → 3: 4 files to be rewritten" in ran.err
    assert texts(root) == before


def test_a_migrated_registry_differs_in_nothing_from_what_it_was(inside, told, root):
    assert inside("--registry", root, "migrate", "--write").code == 0
    assert "format: 3" in (root / "registry.yaml").read_text("utf-8")
    assert kinds(told(root, "HEAD")) == []
    commit(root, day="2026-10-02")
    assert kinds(told(root, "HEAD~1..HEAD")) == []
    assert kinds(told(root, "HEAD..HEAD~1")) == []
    ran = inside("--registry", root, "migrate", "--write")
    assert (ran.code, ran.out, "already has format 3" in ran.err) == (0, "", True)
    assert git(root, "status", "--porcelain") == ""


def test_a_change_across_the_step_is_the_only_one_told(inside, told, root):
    inside("--registry", root, "migrate", "--write")
    law = root / LAW
    law.write_text(law.read_text("utf-8") + "repealed: {date: 2027-01-01, by: 新条例}\n", "utf-8")
    assert kinds(told(root, "HEAD")) == ["law.repealed"]
    commit(root, day="2026-10-02")
    assert kinds(told(root, "HEAD~1..HEAD")) == ["law.repealed"]


def test_old_revisions_stay_readable(inside, root):
    inside("--registry", root, "migrate", "--write")
    commit(root, day="2026-10-02")
    now = inside("--registry", root, "validate", "--no-cache", "--format", "json")
    then = inside("--registry", root, "validate", "--at", "HEAD~1", "--format", "json")
    assert (then.code, json.loads(then.out)["findings"]) == (now.code, json.loads(now.out)["findings"])
    assert inside("--registry", root, "impact", "市容条例", "--at", "HEAD~1").code == 0


def test_only_what_the_step_changes_is_changed(inside, root):
    law = root / LAW
    law.write_text("# 顶上\n" + law.read_text("utf-8") + "# 末尾\n", "utf-8")
    before = texts(root)
    assert inside("--registry", root, "migrate", "--write").code == 0
    after = texts(root)
    assert {path.name for path in before if before[path] != after[path]} == {
        "registry.yaml",
        *(path.name for path in (root / "laws").iterdir()),
    }
    text = law.read_text("utf-8")
    assert text.startswith("# 顶上\n")
    assert text.endswith("# 末尾\n")
    assert "# 现行" in text
    assert "status" not in text


def test_one_file_that_cannot_be_rewritten_stops_all(inside, root):
    (root / LAW).write_text("title: [", "utf-8")
    before = texts(root)
    ran = inside("--registry", root, "migrate", "--write")
    assert (ran.code, "nothing was" in ran.err, LAW in ran.err) == (2, True, True)
    assert texts(root) == before


LIFTED = [
    ("title: 法\nstatus: in_force\nlevel: law\n", "title: 法\nlevel: law\n"),
    ("title: 法\nstatus: repealed  # 已废止\nlevel: law\n", "title: 法\nlevel: law\nrepealed: {}  # 已废止\n"),
    ("title: 法\nlevel: law\nstatus: odd\n", "title: 法\nlevel: law\nstatus: odd\n"),
    ("title: 法\nlevel: law\n", "title: 法\nlevel: law\n"),
]


@pytest.mark.parametrize(("old", "new"), LIFTED)
def test_a_law_is_rewritten(old, new):
    assert rewritten(old.encode(), Law, "law", 1).decode() == new
    assert rewritten(new.encode(), Law, "law", 1).decode() == new


def test_no_other_document_is_lifted():
    assert step_1.lift({"status": "repealed"}, "power") == {"status": "repealed"}
    assert migrations.CURRENT == 3
