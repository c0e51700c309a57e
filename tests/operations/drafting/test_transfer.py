"""`ptr transfer` on real repositories: what it writes is what `ptr diff` asks for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from drafted import CHART, DAY, OTHER, POWER, SHARED, complete, held
from msgspec.structs import replace
from repositories import commit, git

from ptr.model.fields.errors import PtrError
from ptr.model.time.clock import Clock
from ptr.operations.drafting.transferring.transfer import Wanted, transfer
from ptr.operations.drafting.transferring.transferable import renamed


def test_a_transfer_is_one_change_for_both_units_and_its_statement_passes_the_gate(root, inside):
    ran = inside("--registry", root, "--today", "2026-10-09", "transfer", POWER, "--to", "b")
    assert ran.code == 0, ran
    unfinished = inside("--registry", root, "--today", "2026-10-09", "diff", "--check", "HEAD")
    assert unfinished.code == 1
    complete(root, "a")
    for unit in ("a", "b"):
        ran = inside("--registry", root, "--today", "2026-10-09", "diff", "HEAD", "--unit", unit, "--format", "json")
        document = json.loads(ran.out)
        told = [change for change in document["changes"] if change["subject"]["type"] == "power"]
        assert [(change["kind"], change["units"]) for change in told] == [("power.transferred", ["a", "b"])]
        stated = [owed for owed in document["obligations"] if owed["what"] == "statement"]
        assert [owed["state"] for owed in stated] == ["met"], "one statement counts for both"
    ran = inside("--registry", root, "--today", "2026-10-09", "diff", "--check", "HEAD")
    assert ran.code == 0, ran


def test_files_go_with_their_comments_and_a_shared_chart_is_copied(root):
    before = held(root)
    done = transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY))
    after = held(root)
    old, new = f"units/a/powers/{POWER}.yaml", f"units/b/powers/{POWER}.yaml"
    changed = before[old].decode().replace("body: 示例市市容管理局", "body: 示例县市容管理局")
    assert after[new].decode() == changed
    assert old not in after
    assert after["units/b/flows/a-itm234.yaml"] == before["units/a/flows/a-itm234.yaml"]
    assert "units/a/flows/a-itm234.yaml" not in after
    ((kept, copied),) = done.copied
    assert after[kept].decode() == SHARED.replace("  - a-k3p7qd\n", "")
    key = Path(copied).stem
    assert key.startswith("b-")
    assert after[copied].decode() == SHARED.replace("a-shr234", key).replace("  - a-m4n5pq  # stays\n", "")
    others = {path for path in before if path not in (old, kept, "units/a/flows/a-itm234.yaml")}
    assert all(after[path] == before[path] for path in others)


def test_what_is_named_is_mapped_and_the_rest_is_listed_and_named_by_validate(root, inside):
    unit = root / "units/b/unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("id: street-clerk", "id: yard-clerk"), "utf-8")
    done = transfer(root, Wanted(powers=(POWER,), to="b", lead="director"), Clock(DAY), dry=True)
    unknown = {(each.path, each.pointer) for each in done.open if not each.known}
    assert (f"units/b/powers/{POWER}.yaml", "/posts/0/post") in unknown
    assert not any(each.pointer == "/lead" for each in done.open)
    done = transfer(root, Wanted(powers=(POWER,), to="b", lead="director"), Clock(DAY))
    unknown = {(each.path, each.pointer) for each in done.open if not each.known}
    ran = inside("--registry", root, "--today", "2026-10-09", "validate", "--format", "json")
    named = {(found["path"], found["pointer"]) for found in json.loads(ran.out)["findings"] if found["code"] == "X001"}
    assert unknown <= named


def test_with_posts_named_nothing_of_them_is_open(root):
    unit = root / "units/b/unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("id: street-clerk", "id: yard-clerk"), "utf-8")
    mapping = renamed("post", ["street-clerk=yard-clerk", "street-chief = street-chief"])
    wanted = Wanted(powers=(POWER,), to="b", renamed=mapping, department="street", lead="director")
    done = transfer(root, wanted, Clock(DAY))
    assert all(each.known for each in done.open)
    assert "post: yard-clerk" in (root / f"units/b/powers/{POWER}.yaml").read_text("utf-8")


def test_names_of_the_giver_left_in_words_are_listed_with_line_and_what_is_right(root):
    chart = root / "units/a/flows/a-itm234.yaml"
    text = CHART.replace("name: 经办", "name: 市容科经办岗").replace(
        "next: [{to: end}]",
        "risk: {level: low, points: [疏漏], measures: [抽查], who: 市容科科长和副局长}, next: [{to: end}]",
    )
    chart.write_text(text, "utf-8")
    power = root / f"units/a/powers/{POWER}.yaml"
    before = power.read_text("utf-8")
    prose = "accountability:\n  - case: 徇私\n    measure: 处分\n    who: |\n      局长、\n      市容科和办公室\n"
    power.write_text(before[: before.index("accountability:")] + prose + before[before.index("remedies:") :], "utf-8")
    done = transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY))
    listed = {(name.path, name.pointer): (name.name, name.right) for name in done.names}
    flow, there = "units/b/flows/a-itm234.yaml", f"units/b/powers/{POWER}.yaml"
    assert listed[flow, "/lanes/1/name"] == ("市容科经办岗", "市容股经办岗")
    assert listed[flow, "/steps/0/risk/who"] == ("市容科科长", "市容股股长"), "副局长 is not the post 局长"
    assert listed[there, "/accountability/0/who"] == ("市容科", "市容股"), "what both units have stays"
    for name in done.names:
        assert name.name in (root / name.path).read_text("utf-8").splitlines()[name.line - 1], "nothing was changed"


def test_a_name_follows_the_post_that_takes_its_place(root):
    power = root / f"units/a/powers/{POWER}.yaml"
    text = power.read_text("utf-8")
    start, end = text.index("commitments:"), text.index("discipline:")
    power.write_text(f"{text[:start]}commitments: [分管市容的副局长接待来访]\n{text[end:]}", "utf-8")
    same = transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY), dry=True)
    assert {name.kind for name in same.names} == {"contact"}, "both have such a post; the line 12345 only one"
    done = transfer(root, Wanted(powers=(POWER,), to="b", lead="director"), Clock(DAY))
    assert [(each.name, each.right) for each in done.names if each.kind == "post"] == [("分管市容的副局长", "局长")]


def test_what_classes_lack_afterwards_is_told(root, inside):
    for unit in ("a", "b"):
        path = root / f"units/{unit}/unit.yaml"
        path.write_text(path.read_text("utf-8").replace("stage: catalogued", "stage: charted"), "utf-8")
    (licence,) = [path for path in (root / "units/a/powers").iterdir() if "class: licence" in path.read_text("utf-8")]
    before = {found for found in named(inside, root) if found[0] in ("P001", "P009", "F001")}
    done = transfer(root, Wanted(powers=(licence.stem,), to="b"), Clock(DAY))
    assert [(gap.kind, gap.unit, gap.class_key) for gap in done.gaps] == [
        ("stated_none", "b", "licence"),
        ("no_chart", "b", "licence"),
        ("none_left", "a", "licence"),
    ]
    after = {found for found in named(inside, root) if found[0] in ("P001", "P009", "F001")}
    assert len(after - before) == 3, "just these"


def named(inside, root):
    """Give the codes and messages of what `ptr validate` finds."""
    ran = inside("--registry", root, "--today", "2026-10-09", "validate", "--format", "json")
    return {(found["code"], found["path"], found["message"]["zh"]) for found in json.loads(ran.out)["findings"]}


def test_a_dry_run_changes_nothing(root, inside):
    before = held(root)
    ran = inside("--registry", root, "transfer", POWER, "--to", "b", "--dry-run")
    assert ran.code == 0
    assert POWER in ran.err
    assert held(root) == before


@pytest.mark.parametrize("name", [f"{POWER}.yaml", "a-itm234.yaml", "a-shr234.yaml"])
@pytest.mark.parametrize("method", ["replace", "unlink"])
def test_an_interrupted_transfer_leaves_everything_as_it_was(root, monkeypatch, method, name):
    before, real = held(root), getattr(Path, method)
    left = [1]

    def stopping(self, *words, **more):
        target = Path(words[0]) if words else self
        if (
            left
            and target.name == name
            and "登记簿" in target.parts
            and not any(p.startswith(".ptr") for p in target.parts)
        ):
            left.clear()
            real(self, *words, **more)
            raise KeyboardInterrupt
        return real(self, *words, **more)

    monkeypatch.setattr(Path, method, stopping)
    moved = method == "replace" or name != "a-shr234.yaml"
    if moved:
        with pytest.raises(KeyboardInterrupt):
            transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY))
        assert held(root) == before


REFUSED = {
    "an unknown power": (("a-zzzzzz",), "b", "没有职权"),
    "an unknown unit": ((POWER,), "c", "没有单位"),
    "the same unit": ((POWER,), "a", "已在"),
}


@pytest.mark.parametrize("claim", REFUSED)
def test_what_cannot_be_transferred_is_refused_with_the_reason(root, claim):
    powers, to, said = REFUSED[claim]
    before = held(root)
    with pytest.raises(PtrError) as refused:
        transfer(root, Wanted(powers=powers, to=to), Clock(DAY))
    assert said in refused.value.message[0]
    assert held(root) == before


def test_a_power_that_goes_down_a_level_is_no_transfer(root):
    unit = root / "units/b/unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("level: municipal", "level: county"), "utf-8")
    with pytest.raises(PtrError, match="delegation"):
        transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY))


def test_a_chart_that_cannot_be_read_stops_the_transfer(root):
    (root / "units/a/flows/a-shr234.yaml").write_text("id: [", "utf-8")
    with pytest.raises(PtrError, match="whose chart"):
        transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY))


def test_a_receiver_is_asked_for_posts_that_it_has(root):
    wanted = Wanted(powers=(POWER,), to="b")
    for spoiled in (replace(wanted, lead="nobody"), replace(wanted, renamed={("post", "street-clerk"): "nobody"})):
        with pytest.raises(PtrError, match="nobody"):
            transfer(root, spoiled, Clock(DAY))


def test_powers_of_two_givers_give_two_statements_and_a_withheld_power_stays_withheld(root):
    text = (root / f"units/a/powers/{OTHER}.yaml").read_text("utf-8")
    (root / f"units/a/powers/{OTHER}.yaml").unlink()
    held_back = """withholding:
  ground: internal_affairs
  basis: [{law: 行政处罚法, edition: 2021-01-22, article: 第五条}]
  reason: 内部管理
  duration: permanent
  review: 2027-01-01
"""
    (root / "units/a/withheld").mkdir()
    (root / f"units/a/withheld/{OTHER}.yaml").write_text(text + held_back, "utf-8")
    shutil.copytree(root / "units/b", root / "units/c")
    unit = root / "units/c/unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("id: b\nprefix: b", "id: c\nprefix: c"), "utf-8")
    moved = next((root / "units/c/powers").iterdir())
    shutil.rmtree(root / "units/b/powers")
    moved.write_text(moved.read_text("utf-8").replace("level: county", "level: municipal"), "utf-8")
    done = transfer(root, Wanted(powers=(OTHER, moved.stem), to="b"), Clock(DAY))
    assert (root / f"units/b/withheld/{OTHER}.yaml").is_file()
    assert [draft.unit for _, draft in done.statements] == ["a", "c"]


def test_what_belongs_together_and_is_parted_is_told(root):
    child = root / f"units/a/powers/{OTHER}.yaml"
    child.write_text(child.read_text("utf-8").replace("body:", f"parent: {POWER}\nbody:", 1), "utf-8")
    done = transfer(root, Wanted(powers=(POWER,), to="b"), Clock(DAY), dry=True)
    assert done.left_behind == (f"units/a/powers/{OTHER}.yaml",)


def test_a_statement_whose_change_never_comes_is_a_warning_of_the_gate(root, inside):
    (root / "units/a/adjustments").mkdir()
    text = f"event: 2026-10-08\nkinds: [renamed]\npowers: [{POWER}]\nreason: 更名\neffective: 2026-10-08\n"
    (root / "units/a/adjustments/2026-10-08-x.yaml").write_text(text, "utf-8")
    commit(root, day="2026-10-08")
    ran = inside("--registry", root, "--today", "2026-11-30", "diff", "--check", "HEAD~1")
    assert ran.code == 0
    assert "A002" in ran.out
    power = root / f"units/a/powers/{POWER}.yaml"
    power.write_text(power.read_text("utf-8").replace("name: 对擅自", "name: 对随意"), "utf-8")
    commit(root, day="2026-10-12")
    ran = inside("--registry", root, "--today", "2026-11-30", "diff", "--check", "HEAD~2")
    assert "A002" not in ran.out


@pytest.mark.parametrize(("language", "said"), [("zh", "变更没有调整说明"), ("en", "A change has no statement")])
def test_the_codes_of_the_gate_are_explained(inside, language, said):
    assert said in inside("--lang", language, "explain", "A001").out
    assert "ptr diff --check" in inside("--lang", language, "explain", "a002").out


@pytest.mark.parametrize("name", ["github", "sarif"])
def test_what_annotates_files_names_line_and_column(root, inside, name):
    power = root / f"units/a/powers/{POWER}.yaml"
    power.write_text(power.read_text("utf-8").replace("name: 对擅自", "name: 对随意"), "utf-8")
    line = power.read_text("utf-8").splitlines().index("name: 对随意堆放杂物的处罚") + 1
    ran = inside("--registry", root, "--today", "2026-10-09", "diff", "--check", "HEAD", "--format", name)
    assert (f"line={line}," if name == "github" else f'"startLine": {line}') in ran.out


def test_json_tells_all_that_the_text_tells_and_a_dry_run_writes_nothing(root, inside, reported):
    before = held(root)
    words = ("--registry", root, "--today", "2026-10-09", "transfer", POWER, "--to", "b", "--format", "json")
    document = reported(inside(*words, "--dry-run").out, "transfer")
    assert held(root) == before
    assert document["written"] is False
    assert {"old": f"units/a/powers/{POWER}.yaml", "new": f"units/b/powers/{POWER}.yaml"} in document["moved"]
    (statement,) = document["statements"]
    assert statement["concerns"] == ["b"]
    assert statement["to_fill_in"] == ["items", "basis", "reason", "opinions", "approval"]
    assert {each["key"] for each in document["references"]} >= {"street-clerk"}
    assert reported(inside(*words).out, "transfer")["written"] is True


def test_the_giver_gives_on_its_branch_and_the_receiver_takes_later(root, inside):
    git(root, "checkout", "-q", "-b", "giver")
    ran = inside("--registry", root, "--today", "2026-10-09", "transfer", POWER, "--to", "b", "--give")
    assert ran.code == 0, ran
    assert not (root / f"units/a/powers/{POWER}.yaml").exists()
    assert not (root / "units/a/flows/a-itm234.yaml").exists()
    assert (root / "units/a/flows/a-shr234.yaml").read_text("utf-8") == SHARED.replace("  - a-k3p7qd\n", "")
    (path,) = (root / "units/a/adjustments").iterdir()
    assert "kinds:\n  - transferred\n" in path.read_text("utf-8")
    assert "concerns:\n  - b\n" in path.read_text("utf-8")
    assert not git(root, "status", "--porcelain", "units/b"), "the receiver's folder is the receiver's"
    complete(root, "a")
    ran = inside("--registry", root, "--today", "2026-10-09", "diff", "--format", "json", "HEAD")
    given = [change for change in json.loads(ran.out)["changes"] if change["subject"]["type"] == "power"]
    assert [change["kind"] for change in given] == ["power.given"]
    commit(root, day="2026-10-09")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--ff-only", "giver")
    git(root, "checkout", "-q", "-b", "receiver")
    before = held(root)
    ran = inside(
        "--registry", root, "--today", "2026-10-20", "transfer", POWER, "--to", "b", "--take", "--lead", "director"
    )
    assert ran.code == 0, ran
    taken = (root / f"units/b/powers/{POWER}.yaml").read_text("utf-8")
    assert "# a comment of the clerk" in taken
    assert "body: 示例县市容管理局" in taken
    assert "lead: director" in taken
    assert (root / "units/b/flows/a-itm234.yaml").read_text("utf-8") == CHART
    (shared,) = [path for path in (root / "units/b/flows").iterdir() if path.name != "a-itm234.yaml"]
    assert "- a-k3p7qd" in shared.read_text("utf-8")
    assert "a-m4n5pq" not in shared.read_text("utf-8")
    after = held(root)
    assert {path: after[path] for path in before} == before, "the giver's folder is the giver's"
    assert not (root / "units/b/adjustments").exists(), "one statement for both"


def test_what_was_not_given_cannot_be_taken(root, inside):
    ran = inside("--registry", root, "--today", "2026-10-09", "transfer", POWER, "--to", "b", "--take")
    assert ran.code == 2
    assert "is still in 示例市市容管理局" in ran.err
    ran = inside("--registry", root, "--today", "2026-10-09", "transfer", "a-zzzzzz", "--to", "b", "--take")
    assert ran.code == 2
    assert "no power a-zzzzzz" in ran.err


NEW_EDITION = "ptr catalogue issue {} --approved-by WHO --approved-on DATE"


@pytest.mark.parametrize(("half", "units"), [((), ("a", "b")), (("--give",), ("a",))], ids=["whole", "given"])
def test_what_comes_next_is_told_in_commands_for_the_units_whose_powers_are_others_now(root, inside, half, units):
    ran = inside("--registry", root, "--today", "2026-10-09", "transfer", POWER, "--to", "b", "--dry-run", *half)
    told = [line.strip() for line in ran.err.splitlines()]
    assert [line for line in told if line.startswith("ptr ")] == [
        "ptr validate",
        *(NEW_EDITION.format(unit) for unit in units),
        "ptr diff --check HEAD",
    ]
