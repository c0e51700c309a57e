"""Nobody learns of a use of a power before it is disclosed, beyond its scope, or through a power he may not know."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record
from ptr.model.fields.field import PUBLIC, Audience
from ptr.model.fields.types import place_of
from ptr.model.state.audience import project
from ptr.store.yaml.dialect import load

DOCUMENTS = Path(__file__).parents[1] / "fields/documents"
KNOWN = frozenset({"a-k3p7qd"})


def plain(name: str) -> dict[str, Any]:
    data = load((DOCUMENTS / f"{name}.yaml").read_bytes()).data
    assert isinstance(data, dict)
    return data


def record(**changes: Any) -> Record:
    return msgspec.convert({**plain("record"), **changes}, Record)


def test_a_disclosed_record_shows_what_was_done_and_not_who_did_it():
    seen = project(record(), PUBLIC, KNOWN)
    assert seen["decision"]["text"] == "罚款一百元"
    assert not {"steps", "filled", "received", "reviews", "amendments", "attachments", "correction"} & set(seen)


def test_a_record_that_is_not_disclosed_is_shown_to_nobody_outside():
    data = plain("record")
    del data["disclosed"]
    undisclosed = msgspec.convert(data, Record)
    assert project(undisclosed, PUBLIC, KNOWN) == {}
    assert project(undisclosed, Audience.INTERNAL, KNOWN)["matter"]


@pytest.mark.parametrize("reader", Audience)
def test_a_record_of_a_power_that_the_reader_does_not_know_is_not_there(reader):
    assert project(record(), reader) == {}


def test_a_record_reaches_no_wider_than_it_was_disclosed():
    narrow = record(disclosed={"scope": "affected", "carriers": ["website"], "date": "2026-10-09"})
    assert project(narrow, PUBLIC, KNOWN) == {}
    assert project(narrow, Audience.AFFECTED, KNOWN)["matter"]


def test_a_posting_without_a_scope_is_internal():
    data = {key: value for key, value in plain("publication").items() if key != "scope"}
    assert project(msgspec.convert(data, Publication), PUBLIC, KNOWN) == {}
    assert project(msgspec.convert(plain("publication"), Publication), PUBLIC, KNOWN)["edition"] == "2026-1"


def test_records_lie_in_the_folder_of_a_year():
    place = place_of("units/a/records/2026/a-r2e3c4.yaml")
    assert place is not None
    assert (place.type, place.unit, place.key) == ("record", "a", "a-r2e3c4")
    assert place_of("units/a/records/a-r2e3c4.yaml") is None
