"""`ptr new law`: every law of the bundled table becomes a document that validates."""

from __future__ import annotations

import pytest
from support import validate

from ptr.model.documents.law import Law
from ptr.model.fields.errors import PtrError
from ptr.model.fields.shape import convert
from ptr.model.fields.types import place_of
from ptr.operations.drafting.new_law import new_law, write_laws
from ptr.store.national_laws import national_laws
from ptr.store.source import FolderSource, MemorySource
from ptr.store.yaml.dialect import load


def test_every_law_of_the_table_becomes_the_document_that_the_table_holds():
    wrong = []
    for key, law in national_laws().items():
        path, content = new_law(key)
        loaded = load(content)
        document, faults = convert(loaded.data, Law)
        place = place_of(path)
        if loaded.faults or faults or document != law or (place.type, place.key) != ("law", key):
            wrong.append((key, loaded.faults, faults))
    assert wrong == []
    assert len(national_laws()) > 900


def test_all_laws_of_the_table_together_are_a_registry_without_findings(plan2005):
    base = {path.relative_to(plan2005).as_posix(): path.read_bytes() for path in plan2005.rglob("*.yaml")}
    made = dict(new_law(key) for key in national_laws())
    report = validate(MemorySource({**made, **base}))
    assert [(finding.spot.path, finding.code, finding.message[0]) for finding in report.findings] == []


@pytest.mark.parametrize(
    "title",
    ["行政许可法", "中华人民共和国行政许可法", "《行政许可法》", "《中华人民共和国行政许可法》", " 行政许可法 "],
)
def test_a_law_is_known_by_its_full_and_its_short_title(title):
    assert new_law(title)[0] == "laws/行政许可法.yaml"


NEAR = {"行政许可发": "行政许可法", "行政处罚": "行政处罚法", "城市居民最低生活保障": "城市居民最低生活保障条例"}


@pytest.mark.parametrize("title", NEAR)
def test_an_unknown_title_is_answered_with_near_ones(title):
    with pytest.raises(PtrError) as caught:
        new_law(title)
    assert all(NEAR[title] in text for text in caught.value.message)


@pytest.mark.parametrize("title", ["", "xyz", "张家口市禁牧条例", "../../etc/passwd", "《》"])
def test_a_title_like_no_other_is_answered_with_what_to_do(title):
    with pytest.raises(PtrError) as caught:
        new_law(title)
    assert caught.value.message[0] != caught.value.message[1]


def test_one_unknown_title_among_several_writes_nothing(tmp_path):
    with pytest.raises(PtrError):
        write_laws(tmp_path, ["行政许可法", "没有这部法"])
    assert list(tmp_path.iterdir()) == []


def test_a_law_is_written_into_a_registry_and_read_back(small):
    path = write_laws(small, ["建筑法"])[0]
    assert (small / path).is_file()
    assert not [finding for finding in validate(FolderSource(small)).findings if finding.spot.path == path]


def test_no_law_is_written_where_one_of_them_is_in_the_way(tmp_path):
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws/建筑法.yaml").write_text("title: 建筑法\n", encoding="utf-8")
    with pytest.raises(PtrError, match="--force"):
        write_laws(tmp_path, ["土地管理法", "建筑法"])
    assert [path.name for path in (tmp_path / "laws").iterdir()] == ["建筑法.yaml"]
    assert write_laws(tmp_path, ["土地管理法", "建筑法"], force=True) == ["laws/土地管理法.yaml", "laws/建筑法.yaml"]
