"""The digest of an entry is that of what the public sees of the power."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from support import open_registry

from ptr.model.documents.power import Power
from ptr.model.standing.entry_columns import plain_in_articles, public_columns
from ptr.model.state.catalogue_entry import entry_digest, in_catalogue, same_entry
from ptr.store.source import FolderSource

ROOT = Path(__file__).parents[3]


def digest_of(columns: dict) -> str:
    return hashlib.sha256(msgspec.json.encode(columns, order="deterministic")).hexdigest()


@pytest.mark.parametrize("registry", ["registry", "tests/registries/plan2005"])
def test_the_quick_digest_is_the_digest_of_the_public_columns(registry):
    powers = [power for _, power in open_registry(FolderSource(ROOT / registry)).snapshot.documents(Power)]
    assert powers
    for power in powers:
        columns = public_columns(power)
        assert entry_digest(power) == (digest_of(plain_in_articles(columns)) if columns else "")


def test_a_restricted_field_is_in_no_digest():
    power = next(power for _, power in open_registry(FolderSource(ROOT / "registry")).snapshot.documents(Power))
    plain = msgspec.to_builtins(power)
    plain["disclosure"]["except"] = [
        {"field": "discipline", "scope": "internal", "reason": "内部管理要求", "basis": [{"law": "政府信息公开条例"}]}
    ]
    restricted = msgspec.convert(plain, Power)
    plain["discipline"] = ["另一条纪律"]
    assert entry_digest(restricted) == entry_digest(msgspec.convert(plain, Power)) != entry_digest(power)


FORMS = ("第三十一条", "第31条", "31条", "第 31 条", "第３１条", "三十一条")


def citing(article: str, power: Power) -> Power:
    plain = msgspec.to_builtins(power)
    plain["legal_basis"] = [{"law": "行政许可法", "edition": "2019-04-23", "article": article, "role": "sets"}]
    return msgspec.convert(plain, Power)


@pytest.fixture
def power():
    registry = open_registry(FolderSource(ROOT / "registry")).snapshot
    return next(power for _, power in registry.documents(Power) if in_catalogue(power))


@pytest.mark.parametrize("form", FORMS)
def test_an_article_in_another_form_is_the_same_entry(form, power):
    assert entry_digest(citing(form, power)) == entry_digest(citing(FORMS[0], power))
    assert entry_digest(citing(form, power)) != entry_digest(citing("第三十二条", power))


def test_a_list_of_articles_in_another_form_or_order_is_the_same_entry(power):
    lists = ("第三、五条", "第三条、第五条", "第5条和第3条")
    assert len({entry_digest(citing(each, power)) for each in lists}) == 1


@pytest.mark.parametrize("form", [*FORMS, "第三、五条", "未写明"])
def test_an_entry_recorded_with_its_articles_as_written_keeps_its_meaning(form, power):
    written = citing(form, power)
    recorded = digest_of(public_columns(written))
    assert same_entry(recorded, written)
    assert not same_entry(recorded, citing("第三十二条", power))


def test_nothing_is_recorded_of_what_no_catalogue_lists(power):
    withdrawn = msgspec.structs.replace(power, status="abolished")
    assert same_entry("", withdrawn)
    assert same_entry("", None)
    assert not same_entry("", power)
    assert not same_entry(entry_digest(power), withdrawn)


def test_what_only_reads_otherwise_is_the_same_entry(power):
    first, second = entry_digest(citing("第一条", power)), entry_digest(citing("第二条", power))
    third = entry_digest(citing("第三条", power))
    assert same_entry(first, citing("第三条", power), {second: first, third: second})
    assert same_entry(third, citing("第一条", power), {second: first, third: second})
    assert not same_entry(first, citing("第四条", power), {second: first, third: second})
