"""What a comparison calls things: names for keys, charts of one title told apart, digests cut to what one compares."""

from __future__ import annotations

import re
import shutil

import pytest
from changed import BASE, POWER, edit
from issued import issue
from repositories import commit, git

FLOW = "units/a/flows/a-fd2wxy.yaml"
TWIN = "units/a/flows/a-t2t2t2.yaml"
ENTRY = "“对擅自堆放杂物的处罚 a-k3p7qd”"
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@pytest.fixture
def root(tmp_path):
    """A registry in a repository, both units with an edition; unit a has two charts of one title."""
    folder = tmp_path / "repository"
    shutil.copytree(BASE, folder)
    text = (folder / FLOW).read_text("utf-8")
    (folder / TWIN).write_text(text.replace("a-fd2wxy", "a-t2t2t2"), "utf-8")
    for unit in ("a", "b"):
        issue(folder, unit)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, day="2026-10-01")
    return folder


def said(inside, root, *words):
    ran = inside("--registry", root, "--lang", "zh", "diff", "HEAD", *words)
    assert ran.code == 0, ran.err
    return ran.out


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_an_entry_of_an_edition_is_called_by_the_name_of_its_power(format, inside, root):
    edit(root)
    issue(root, "a")
    text = said(inside, root, "--log", "--format", format).replace("\\", "")
    assert ENTRY in text
    assert not DIGEST.search(text)


def test_a_long_name_is_cut_and_its_key_is_not(inside, root):
    name = "擅自占用城市道路、广场、公共绿地和其他公共场地堆放物品的处罚"
    edit(root, "name: 对擅自堆放杂物的处罚", f"name: {name}", POWER)
    issue(root, "a")
    assert f"“{name[:24]}… a-k3p7qd”" in said(inside, root, "--log")


def test_a_power_that_two_units_call_the_same_is_told_with_its_key_once(inside, root):
    twin = (root / POWER).read_text("utf-8").replace("a-k3p7qd", "b-k3p7qd")
    (root / "units/b/powers/b-k3p7qd.yaml").write_text(twin, "utf-8")
    edit(root)
    for unit in ("a", "b"):
        issue(root, unit)
    text = said(inside, root, "--log")
    assert ENTRY in text
    assert "（a-k3p7qd）" not in text


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_charts_of_one_title_are_told_apart_though_one_alone_changed(format, inside, root):
    edit(root, "how: 抽查案卷", "how: 每月抽查案卷", TWIN)
    text = said(inside, root, "--format", format).replace("\\", "")
    assert "（a-t2t2t2）" in text
    edit(root, "how: 抽查案卷", "how: 每季抽查案卷", FLOW)
    assert "（a-fd2wxy）" in said(inside, root, "--format", format).replace("\\", "")


def test_a_chart_with_a_title_of_its_own_needs_no_key(inside, root):
    (root / TWIN).unlink()
    commit(root, day="2026-10-02")
    edit(root, "how: 抽查案卷", "how: 每月抽查案卷", FLOW)
    assert "（a-fd2wxy）" not in said(inside, root)


STATEMENT = """event: 2026-10-02
kinds: [transferred]
powers: [a-k3p7qd]
reason: 市容执法下沉
concerns: [b]
effective: 2026-10-02
"""


def given(root):
    (root / "units/a/adjustments").mkdir()
    (root / "units/a/adjustments/2026-10-02-b.yaml").write_text(STATEMENT, "utf-8")
    (root / POWER).unlink()


def held_by_both(root):
    (root / POWER.replace("/a/", "/b/")).write_bytes((root / POWER).read_bytes())
    commit(root, day="2026-10-02")
    (root / POWER).unlink()


def moved(root):
    (root / POWER).rename(root / POWER.replace("/a/", "/b/"))


@pytest.mark.parametrize("how", [given, held_by_both, moved])
def test_who_gives_and_who_takes_is_called_by_name(how, inside, root):
    how(root)
    text = said(inside, root)
    assert re.search(r"单位\n +- 示例市市容管理局\n +\+ 示例县市容管理局\n", text), text


def test_a_second_item_of_one_post_is_called_by_the_post_too(inside, root):
    post = "posts:\n  - {post: street-clerk, duty: 登记}\n  - {post: street-clerk, duty: 送达}\n"
    text = (root / POWER).read_text("utf-8")
    (root / POWER).write_text(re.sub(r"posts:\n(  .*\n)+", post, text), "utf-8")
    told = said(inside, root, "--log")
    assert "street-clerk" not in told
    assert re.search(r"“[^”]*[^”a-z] \(2\)”", told), told
