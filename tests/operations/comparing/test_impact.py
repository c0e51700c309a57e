"""`ptr impact`: whatever cites a law, and by when it is to be reviewed."""

from __future__ import annotations

import shutil

import pytest
from changed import edit
from support import ROOT

BASE = ROOT / "tests/rules/base"
POWER = "units/a/powers/a-m4n5pq.yaml"
LAW = "laws/行政许可法.yaml"


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(BASE, tmp_path / "registry")


@pytest.fixture
def reached(inside, reported):
    def run(root, *words):
        ran = inside("--registry", root, "impact", *words, "--format", "json")
        assert ran.code == 0, ran
        return reported(ran.out, "impact")

    return run


def standings(document):
    return {(each["path"], each["standing"]) for unit in document["units"] for each in unit["citations"]}


def test_every_document_that_cites_the_law_is_found(reached, bundled):
    document = reached(bundled, "政府信息公开条例")
    cited = {each["type"] for unit in document["units"] for each in unit["citations"]}
    assert cited == {"power"}
    assert {unit["unit"] for unit in document["units"]} >= {"minzheng", "zhujian"}
    paths = {each["path"] for unit in document["units"] for each in unit["citations"]}
    assert "units/minzheng/withheld/mz-5x2wtw.yaml" in paths


def test_an_article_is_found_in_lists_and_wholes(reached, bundled):
    document = reached(bundled, "《中华人民共和国行政许可法》", "第四十二条第一款")
    articles = {each["article"] for unit in document["units"] for each in unit["citations"]}
    assert "第二十五条、第四十二条第一款" in articles
    assert all("第四十二条" in article for article in articles)


def test_a_text_not_yet_in_force_says_by_when(reached, inside, root):
    edit(root, "editions:\n", "editions:\n  - {date: 1999-01-01}\n", LAW)
    text = (root / LAW).read_text("utf-8")
    head, tail = text.split("editions:\n")
    lines = tail.splitlines(keepends=True)
    rows = [line for line in lines if line.startswith(" ")]
    rest = [line for line in lines if not line.startswith(" ")]
    future = "  - {date: 2026-09-30, effective: 2027-01-01}\n"
    (root / LAW).write_text(head + "editions:\n" + "".join([*rows, future, *rest]), "utf-8")
    document = reached(root, "行政许可法")
    assert (document["edition"], document["review_by"]) == ("2026-09-30", "2026-12-31")
    assert (POWER, "earlier") in standings(document)
    (unit,) = [unit for unit in document["units"] if unit["unit"] == "a"]
    assert "statement" in {duty["what"] for duty in unit["obliges"]}
    assert "review by 2026-12-31" in inside("--registry", root, "impact", "行政许可法", "--today", "2026-10-09").out
    before = reached(root, "行政许可法", "--edition", "1999-01-01")
    assert {standing for _, standing in standings(before)} == {"other"}


def test_what_is_unknown_is_said(inside, root):
    for words, message in (
        (("行政许可",), "did you mean 行政许可法"),
        (("行政许可法", "第x条"), "cannot read"),
        (("行政许可法", "--edition", "1850-01-01"), "has no edition of 1850-01-01"),
    ):
        ran = inside("--registry", root, "impact", *words)
        assert (ran.code, message in ran.err) == (2, True), ran


def test_a_law_that_nothing_cites(reached, root):
    assert reached(root, "土地管理法")["units"] == []
