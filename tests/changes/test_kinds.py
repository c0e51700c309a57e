"""Every kind has its manual page, its mirror and a place in the folder."""

from __future__ import annotations

import pytest

from ptr import folders
from ptr.changes.kind import ITSELF, Kind, all_kinds
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.field import ChangeClass
from ptr.model.results.obligation import Demand
from ptr.model.text.language import Language
from ptr.operations.upkeep.rules import explain

KINDS = all_kinds()


def _chinese(text: str) -> int:
    return sum("一" <= character <= "鿿" for character in text)


def test_a_module_holds_one_kind_named_by_its_code() -> None:
    assert set(folders.names("ptr.changes.kinds")) == {code.replace(".", "_") for code in KINDS}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_names_its_mirror_or_says_why_there_is_none(kind: Kind) -> None:
    assert bool(kind.mirror) != bool(kind.unmirrored)
    if kind.mirror and kind.mirror != ITSELF:
        assert KINDS[kind.mirror].mirror == kind.code


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_page_has_titles_and_reasons_in_both_languages_and_the_clause(kind: Kind) -> None:
    english, chinese, *prose = [block for block in kind.page.split("\n\n") if block.strip()]
    assert _chinese(english) == 0
    assert english.endswith(".")
    assert "\n" not in english
    assert _chinese(chinese) * 2 > len(chinese)
    assert chinese.endswith("。")
    assert any(_chinese(block) * 3 > len(block) for block in prose)
    assert any(_chinese(block) * 4 <= len(block) for block in prose)
    for duty in kind.requires:
        assert duty.clause in kind.page or duty.what is Demand.FILING, duty
    assert not kind.requires or "三." in kind.page


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_what_must_be_stated_can_be(kind: Kind) -> None:
    assert kind.stated_as or not any(duty.what is Demand.STATEMENT for duty in kind.requires)


def test_every_kind_of_statement_states_some_kind_of_change() -> None:
    assert {stated for kind in KINDS.values() for stated in kind.stated_as} == set(AdjustmentKind)


def test_every_class_of_change_has_one_kind_for_any_document() -> None:
    special = {ChangeClass.RENAMED, ChangeClass.STATUS}
    for each in set(ChangeClass) - special:
        assert [kind.code for kind in KINDS.values() if each in kind.classes and not kind.on], each


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_is_explained_in_either_language(kind: Kind) -> None:
    chinese, english = explain(kind.code, Language.ZH), explain(kind.code.upper(), Language.EN)
    assert chinese.startswith(f"{kind.code}  {kind.titles[0]}")
    assert english.startswith(f"{kind.code}  {kind.titles[1]}")
    assert _chinese(chinese) > 20
    assert _chinese(english) * 8 < len(english)
