"""What is gathered of a document is gathered once for all rules, and never taken from another document."""

from __future__ import annotations

from collections import Counter
from typing import Any

from msgspec.structs import replace
from support import open_registry, validate

from ptr.model.documents.power import Power
from ptr.model.fields import walk
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import citations, leaves
from ptr.rules.catalogue import c002_pasted
from ptr.store.source import FolderSource


def is_streamed(place: Place) -> bool:
    return document_types()[place.type].STREAMED


def test_a_document_of_the_many_is_walked_once_in_a_run(plan2005, monkeypatch):
    gathered: Counter[int] = Counter()
    kept: list[Any] = []
    step = walk._walk

    def counted(value: Any, pointer: Any, found: Any) -> None:
        if not pointer and isinstance(value, Document) and value.STREAMED:
            kept.append(value)  # so that no other document gets its id
            gathered[id(value)] += 1
        step(value, pointer, found)

    monkeypatch.setattr(walk, "_walk", counted)
    validate(FolderSource(plan2005))
    streamed = [place for place in open_registry(FolderSource(plan2005)).snapshot.places if is_streamed(place)]
    assert len(gathered) == len(streamed)
    assert max(gathered.values()) == 1


def test_what_is_remembered_of_one_document_is_not_told_of_another(plan2005):
    documents = open_registry(FolderSource(plan2005)).snapshot.documents(Power)
    powers = [power for _, power in documents]
    first, second = powers[:2]
    other = replace(first, name="另一项")
    expected = [(leaves(power), citations(power)) for power in (first, second, other)]
    assert expected[0] != expected[2]
    for power, answer in zip((first, second, other, first), (*expected, expected[0]), strict=True):
        assert (leaves(power), citations(power)) == answer


def test_a_fact_of_a_running_text_does_not_hold_the_text(plan2005):
    snapshot = open_registry(FolderSource(plan2005)).snapshot
    place, power = next(iter(snapshot.documents(Power)))
    facts = list(c002_pasted.collect(power, place, snapshot))
    assert facts
    assert all(len(digest) <= 20 for fact in facts for digest in fact.digests)
