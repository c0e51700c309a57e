"""Nobody sees more than the fields on the path allow."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from render_sample import CATALOGUE, POWER, REGISTRY, SECRET, SHEETS, UNIT, power, sheet, view
from render_text import attached, text_of, whole

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record
from ptr.model.documents.registry import Registry
from ptr.model.documents.synonyms import Synonyms
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.field import INTERNAL, LEADERSHIP, PUBLIC, Audience, ChangeClass, F, Value
from ptr.model.fields.types import document_types
from ptr.model.state.audience import allow_list, known_powers, project
from ptr.model.state.catalogue_entry import entry_digest

GOLDEN = Path(__file__).parent / "golden" / "public.txt"
WITHHOLDING = {
    "ground": "state_secret",
    "basis": [{"law": "保守国家秘密法"}],
    "reason": SECRET,
    "duration": "permanent",
    "review": "2027-01-01",
}


class Forgetful(Value):
    said: Annotated[str, F("说", "said", PUBLIC, ChangeClass.EDITORIAL)]
    forgotten: str


class Inner(Value):
    open: Annotated[str, F("开", "open", PUBLIC, ChangeClass.EDITORIAL)]


class Outer(Value):
    inner: Annotated[Inner, F("内", "inner", Audience.INTERNAL, ChangeClass.EDITORIAL)]


class Undeclared(Document):
    said: Annotated[str, F("说", "said", PUBLIC, ChangeClass.EDITORIAL)]


class Claiming(Undeclared):
    scope: Annotated[Audience, F("公开范围", "scope", PUBLIC, ChangeClass.DISCLOSURE)] = PUBLIC


@pytest.mark.parametrize("document", [Undeclared(said="甲"), Claiming(said="甲")])
def test_a_document_type_that_declares_no_audience_is_for_the_leadership_alone(document: Document) -> None:
    assert [reader for reader in Audience if project(document, reader)] == [LEADERSHIP]


def test_the_document_types_for_the_public_are_these() -> None:
    public = {kind for kind in document_types().values() if kind.AUDIENCE is PUBLIC}
    assert public == {Registry, Unit, Power, Catalogue, Law, Flow, Calendar, Record, Publication, Synonyms}


def test_the_public_allow_list_is_the_golden_one() -> None:
    listed = [f"{t.__name__}.{path}" for t in (Catalogue, Law, Power, Registry, Unit) for path in allow_list(t, PUBLIC)]
    if os.environ.get("WRITE_GOLDEN"):
        GOLDEN.write_text("".join(f"{path}\n" for path in listed))
    assert listed == GOLDEN.read_text().split(), "if the change is meant, run the tests with WRITE_GOLDEN=1"


def test_a_field_without_declaration_is_shown_to_nobody() -> None:
    assert project(Forgetful(said="甲", forgotten="乙"), Audience.LEADERSHIP) == {"said": "甲"}


def test_the_narrowest_audience_on_the_path_counts() -> None:
    assert project(Outer(inner=Inner(open="甲")), PUBLIC) == {}
    assert project(Outer(inner=Inner(open="甲")), Audience.INTERNAL) == {"inner": {"open": "甲"}}


def test_a_field_excepted_from_disclosure_is_left_out_for_wider_readers() -> None:
    assert "discretion" not in project(power(), PUBLIC)
    assert "discretion" in project(power(), Audience.INTERNAL)


def test_a_power_open_on_request_is_named_to_the_public_and_no_more() -> None:
    asked = power(disclosure={**POWER["disclosure"], "scope": "on_request"})
    assert project(asked, PUBLIC) == {"name": POWER["name"], "class": "licence"}
    assert "conditions" in project(asked, Audience.ON_REQUEST)


def excepting(field: str, scope: str = "public") -> Power:
    """The sample power with one more exception."""
    held: dict[str, Any] = POWER["disclosure"]
    closed = {"field": field, "scope": "internal", "basis": [], "reason": SECRET}
    return power(disclosure={**held, "scope": scope, "except": [*held["except"], closed]})


@pytest.mark.parametrize(("field", "left"), [("class", {"name": POWER["name"]}), ("name", {"class": "licence"})])
def test_an_exception_holds_for_a_power_open_on_request(field: str, left: dict[str, str], font_dir: Path) -> None:
    asked = excepting(field, "on_request")
    assert project(asked, PUBLIC) == left
    for variant, format in SHEETS:
        text = text_of(sheet(view(asked), variant, format, font_dir), format)
        assert ("名称" if field == "name" else "类别") + "不公开" in text
        assert "依申请公开" in text


def test_a_public_power_whose_id_is_excepted_is_shown_with_all_the_rest() -> None:
    shown = view(excepting("id"), power(id="mz-bbbbbb", parent="mz-aaaaaa", code="Z"))
    first, second = shown.groups[0].entries
    assert not first.named_only
    assert first.rows
    assert first.cells
    assert "mz-aaaaaa" not in str(first) + str(second) + shown.data


def test_a_reader_knows_the_powers_in_scope_whose_id_is_not_excepted() -> None:
    assert known_powers([power(), excepting("id"), excepting("code", "internal")], PUBLIC) == {"mz-aaaaaa"}
    assert known_powers([excepting("id")], INTERNAL) == {"mz-aaaaaa"}


@pytest.mark.parametrize("scope", ["affected", "internal", "leadership"])
def test_a_power_outside_the_readers_scope_is_not_there(scope: str) -> None:
    assert project(power(disclosure={**POWER["disclosure"], "scope": scope}), PUBLIC) == {}


def test_a_withheld_power_is_never_public() -> None:
    withheld = msgspec.convert({**POWER, "withholding": WITHHOLDING}, Withheld)
    assert project(withheld, PUBLIC) == {}
    assert view(withheld).total == 0


def test_a_reference_to_a_power_the_reader_does_not_know_is_left_out() -> None:
    child = power(parent="mz-bbbbbb", succeeds=["mz-cccccc", "mz-dddddd"])
    shown = project(child, PUBLIC, frozenset({"mz-dddddd"}))
    assert "parent" not in shown
    assert shown["succeeds"] == ["mz-dddddd"]


@pytest.mark.parametrize(("variant", "format"), SHEETS)
def test_no_secret_is_in_any_public_sheet(variant: str, format: str, font_dir: Path) -> None:
    hidden = power(id="mz-zzzzzz", name=SECRET, disclosure={**POWER["disclosure"], "scope": "internal"})
    asked = power(
        id="mz-yyyyyy",
        name="依申请的职权",
        conditions=[SECRET],
        disclosure={**POWER["disclosure"], "scope": "on_request"},
    )
    open_ = power(
        parent="mz-zzzzzz",
        succeeds=["mz-yyyyyy", "mz-zzzzzz"],
        source={"kind": "delegated", "from_power": "mz-zzzzzz"},
    )
    made = sheet(view(open_, hidden, asked), variant, format, font_dir)
    text = text_of(made, format) + (attached(made) if format == "pdf" else whole(made))
    assert "依申请的职权" in text
    for secret in (SECRET, "secret-prefix", entry_digest(open_), "例外裁量", "mz-zzzzzz", "mz-yyyyyy"):
        assert secret not in text


def test_the_sample_has_a_secret_in_every_kind_of_hidden_field() -> None:
    assert all(SECRET in str(sample) for sample in (REGISTRY, UNIT, POWER))
    assert "entries" not in project(msgspec.convert(CATALOGUE, Catalogue), PUBLIC)
