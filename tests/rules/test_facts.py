"""What a rule collects of documents is what its check receives, typed, whichever process or run collected it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from support import CLOCK

from ptr.rules.facts import Fact, groups, packed, repeats, unpacked
from ptr.rules.rule import CollectingRule, all_rules
from ptr.store.open import open_registry
from ptr.store.source import FolderSource

RULES = [rule for rule in all_rules() if isinstance(rule, CollectingRule)]


class Day(Fact, frozen=True, tag=True):
    path: str
    on: datetime.date


class Place(Fact, frozen=True, tag=True):
    path: str
    pointer: tuple[str | int, ...]


def collect(document, place, snapshot) -> Iterator[Day | Place]:
    yield Day("a", datetime.date(2026, 9, 1))
    yield Place("b", ("steps", 0))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_facts_are_received_as_they_were_collected(rule, bundled):
    snapshot = open_registry(FolderSource(bundled), CLOCK).snapshot
    for kind in rule.on:
        for place, document in snapshot.documents(kind):
            collected = list(rule.collect(document, place, snapshot))
            assert unpacked(rule.keep(document, place, snapshot), rule.collect) == collected


def test_facts_of_several_types_keep_their_types_and_values():
    facts = list(collect(None, None, None))
    assert unpacked(packed(facts), collect) == facts


def test_facts_are_grouped_by_a_key_in_the_order_of_appearance():
    facts = [Day("b", datetime.date(2026, 1, 1)), Day("a", datetime.date.min), Day("b", datetime.date(2026, 2, 1))]
    assert groups(facts, lambda fact: fact.path) == [[facts[0], facts[2]], [facts[1]]]
    assert list(repeats(facts, lambda fact: fact.path)) == [(facts[0], facts[2])]
