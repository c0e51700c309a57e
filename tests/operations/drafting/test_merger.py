"""`ptr transfer --all` on a real repository: one unit goes into another, and nothing is decided in silence."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

import pytest
from repositories import commit, git
from support import ROOT

from ptr.model.fields.errors import PtrError
from ptr.model.time.clock import Clock
from ptr.operations.drafting.transferring.merger import Merging, merge

DAY = datetime.date(2026, 10, 9)
CLOCK = Clock(DAY, DAY)
DECIDED = {
    ("department", "street"): "street-a",
    ("post", "inspector"): "inspector",
    ("post", "street-chief"): "street-chief-a",
    ("post", "street-clerk"): "street-clerk",
}
CHART = (("a-fd2wxy", "b-fd2wxy"),)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two units of one level, each with a category chart of penalties; the first also withholds a power."""
    folder = tmp_path / "登记簿"
    shutil.copytree(ROOT / "tests/rules/base", folder)
    for path in (folder / "units/b").rglob("*.yaml"):
        text = path.read_text("utf-8").replace("level: county", "level: municipal")
        path.write_text(text.replace('division: "130722"', 'division: "130700"'), "utf-8")
    unit = folder / "units/b/unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("rules:", "# of the county\nrules:"), "utf-8")
    chart = (folder / "units/a/flows/a-fd2wxy.yaml").read_text("utf-8")
    (folder / "units/b/flows").mkdir()
    (folder / "units/b/flows/b-fd2wxy.yaml").write_text(chart.replace("a-fd2wxy", "b-fd2wxy"), "utf-8")
    licence = folder / "units/a/powers/a-s6t7uv.yaml"
    withholding = """withholding:
  ground: internal_affairs
  basis: [{law: 行政处罚法, edition: 2021-01-22, article: 第五条}]
  reason: 内部管理
  duration: permanent
  review: 2027-01-01
"""
    (folder / "units/a/withheld").mkdir()
    (folder / "units/a/withheld/a-s6t7uv.yaml").write_text(licence.read_text("utf-8") + withholding, "utf-8")
    licence.unlink()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, day="2026-10-01")
    return folder


def merging(**more) -> Merging:
    return Merging(**{"giver": "a", "to": "b", "renamed": DECIDED, "charts": CHART, **more})


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def errors(inside, root: Path) -> set[str]:
    ran = inside("--registry", root, "--today", "2026-10-09", "validate", "--format", "json")
    return {item["code"] for item in json.loads(ran.out)["findings"] if item["level"] == "error"}


def test_every_clash_is_named_before_anything_is_written(root):
    before = held(root)
    with pytest.raises(PtrError) as refused:
        merge(root, Merging(giver="a", to="b"), CLOCK)
    zh, en = refused.value.message
    for (kind, key), _ in DECIDED.items():
        assert f"--{kind} {key}={key}" in zh
        assert f"--{kind} {key}=NEW" in en
    assert "--chart a-fd2wxy=b-fd2wxy" in zh
    assert "deputy" not in zh, "what is alike in every respect is one"
    assert held(root) == before


def test_a_name_that_both_have_under_other_keys_is_a_clash(root):
    unit = root / "units/b/unit.yaml"
    text = unit.read_text("utf-8").replace("{id: deputy,", "{id: vice-director,")
    unit.write_text(text, "utf-8")
    with pytest.raises(PtrError, match="both have a post called “分管市容的副局长”, deputy and vice-director"):
        merge(root, merging(), CLOCK)
    chosen = DECIDED | {("post", "deputy"): "vice-director"}
    assert merge(root, merging(renamed=chosen), CLOCK, dry=True).joined


def test_everything_goes_over_and_the_giver_ends_the_day_before(root, inside):
    before = errors(inside, root)
    done = merge(root, merging(effective=datetime.date(2026, 10, 9)), CLOCK)
    giver, receiver = ((root / f"units/{unit}/unit.yaml").read_text("utf-8") for unit in "ab")
    assert "status: abolished\neffective: {from: 2005-03-11, until: 2026-10-08}" in giver
    assert "{id: street-chief-a, name: 市容科科长, role: reviewer, department: street-a}" in receiver
    assert "{id: street-a, name: 市容科}" in receiver
    assert "# of the county" in receiver
    left = sorted(path for path in held(root) if path.startswith("units/a/"))
    assert left == ["units/a/adjustments/2026-10-09-to-b.yaml", "units/a/unit.yaml"]
    assert (root / "units/b/withheld/a-s6t7uv.yaml").is_file()
    power = (root / "units/b/powers/a-k3p7qd.yaml").read_text("utf-8")
    assert "{post: street-chief-a, " in power, "references follow"
    assert "{post: street-clerk, " in power
    assert "department: street-a" in power
    assert done.dropped == (("units/a/flows/a-fd2wxy.yaml", "units/b/flows/b-fd2wxy.yaml"),)
    assert "class: licence" not in receiver, "it holds one now"
    assert done.cleared == ("licence",)
    new = errors(inside, root) - before
    assert new <= {"S008", "C004"}, "what the statement leaves to fill in, and the next edition"


def test_it_is_one_statement_for_all_powers_and_one_merger_of_units(root, inside):
    merge(root, merging(basis=("行政处罚法 第五十七条",), reason="机构合并"), CLOCK)
    (path,) = (root / "units/a/adjustments").iterdir()
    text = path.read_text("utf-8")
    assert all(key in text for key in ("a-k3p7qd", "a-m4n5pq", "a-s6t7uv"))
    assert "concerns:\n  - b\n" in text
    ran = inside("--registry", root, "--today", "2026-10-09", "diff", "HEAD", "--format", "json")
    kinds = [change["kind"] for change in json.loads(ran.out)["changes"]]
    assert kinds.count("power.transferred") == 3
    assert kinds.count("unit.merged") == 1
    assert "unit.abolished" not in kinds


def test_a_category_chart_that_only_the_giver_has_goes_over(root):
    (root / "units/b/flows/b-fd2wxy.yaml").unlink()
    done = merge(root, merging(charts=()), CLOCK)
    assert ("units/a/flows/a-fd2wxy.yaml", "units/b/flows/a-fd2wxy.yaml") in done.moved
    assert "post: street-chief-a" in (root / "units/b/flows/a-fd2wxy.yaml").read_text("utf-8")


def test_names_that_became_others_are_listed(root):
    power = root / "units/a/powers/a-k3p7qd.yaml"
    text = power.read_text("utf-8").replace("who: 经办人和批准人", "who: 市容科经办岗、派驻纪检监察组组长和市容科科长")
    power.write_text(text, "utf-8")
    listed = {(name.name, name.right) for name in merge(root, merging(), CLOCK, dry=True).names}
    assert ("市容科经办岗", "市容股经办岗") in listed
    assert ("派驻纪检监察组组长", "纪检组长") in listed
    assert not any(name == "市容科科长" for name, _ in listed), "the post went over with its name"


REFUSED = {
    "a unit into itself": ({"to": "a"}, "into itself"),
    "an unknown unit": ({"giver": "c"}, "no unit c"),
    "a post that the giver has not": ({"renamed": DECIDED | {("post", "nobody"): "x"}}, "no post nobody"),
    "two posts under one key": ({"renamed": DECIDED | {("post", "street-clerk"): "street-chief-a"}}, "would both be"),
    "a chart of another class": ({"charts": (("a-fd2wxy", "b-zzzzzz"),)}, "category charts of one class"),
}


@pytest.mark.parametrize("claim", REFUSED)
def test_what_means_nothing_is_refused_and_nothing_is_written(root, claim):
    more, said = REFUSED[claim]
    before = held(root)
    with pytest.raises(PtrError, match=said):
        merge(root, merging(**more), CLOCK)
    assert held(root) == before


def test_the_command_takes_powers_or_a_unit(inside, root):
    for words in ((), ("a-k3p7qd", "--all", "a")):
        assert "give either powers" in inside("--registry", root, "transfer", *words, "--to", "b").err
    words = [word for (kind, old), new in DECIDED.items() for word in (f"--{kind}", f"{old}={new}")]
    before = held(root)
    ran = inside(
        "--registry", root, "--today", "2026-10-09", "transfer", "--all", "a", "--to", "b", *words, "--chart",
        "a-fd2wxy=b-fd2wxy", "--dry-run",
    )  # fmt: skip
    assert ran.code == 0, ran
    assert "its last day is 2026-10-08" in ran.err
    assert held(root) == before
