"""What holds of every comparison, tried with edits that a generator makes in the bundled registry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from ptr.changes.compare import changes
from ptr.changes.edits import edits
from ptr.changes.kind import ITSELF, all_kinds
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.duties.field_duty import covered_by, not_filed
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import fields_of
from ptr.model.fields.shape import accept
from ptr.model.fields.types import document_types, place_of
from ptr.model.fields.walk import key_of
from ptr.model.results.change import Change
from ptr.model.standing.entry_columns import _drop
from ptr.model.state.audience import project
from ptr.model.state.compared_state import ComparedState
from ptr.model.text.same_text import plain_text
from ptr.store.open import read_document
from ptr.store.source import FolderSource, MemorySource

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "registry", ROOT / "tests/rules/base", ROOT / "tests/registries/plan2005")
CLAIMED = {"status", "effective", "inventory", "succeeds", "id", "scope", "parent"}
"""Fields that make more than an edit of themselves together; their kinds have cases."""


@cache
def documents() -> dict[str, Document]:
    """Documents of every type that the registries of the repository hold, by path; the last of a path wins."""
    found = {}
    for folder in FOLDERS:
        source = FolderSource(folder)
        for entry in source.entries():
            place = place_of(entry.path)
            read = read_document(source, place) if place else None
            if read and read.document:
                found[entry.path] = read.document
    return found


PATHS = [path for path, document in documents().items() if len(msgspec.json.encode(document)) > 300]
POWER_KEYS = [place.key for place in map(place_of, documents()) if place and place.type == Power.TYPE]
POWERS = [path for path in PATHS if isinstance(documents()[path], Power | Flow)]


class Spot(NamedTuple):
    """Something that an edit can be made of: a text, or a list, at the top-level field that holds it."""

    field: str
    pointer: tuple[Any, ...]
    what: str


def spots(value: Struct, pointer: tuple[Any, ...] = ()) -> Iterator[Spot]:
    """List the free texts and the lists of items in a document; keys and what is chosen from a list are left out."""
    for field in fields_of(type(value)):
        held, here = getattr(value, field.name), (*pointer, field.key)
        if field.key in CLAIMED and not pointer:
            continue
        if type(held) is str and held and field.name not in getattr(type(value), "KEY", ()) and not field.ref:
            yield Spot(str(here[0]), here, "text")
        elif isinstance(held, tuple) and held:
            yield from _in_list(held, here, bool(field.ref))
        elif isinstance(held, Struct):
            yield from spots(held, here)


def _in_list(held: tuple[Any, ...], here: tuple[Any, ...], names: bool) -> Iterator[Spot]:
    keyed = all(isinstance(item, Struct) and key_of(item) for item in held)
    texts = all(type(item) is str for item in held) and not names
    if (keyed or texts) and len(held) > 1:
        yield Spot(str(here[0]), here, "removal")
    for position, item in enumerate(held):
        if texts:
            yield Spot(str(here[0]), (*here, position), "text")
        elif isinstance(item, Struct):
            yield from spots(item, (*here, position))


def edited(document: Document, spot: Spot, data: Any) -> Any:
    """Make one edit in plain data, in place."""
    holder = data
    for part in spot.pointer[:-1]:
        holder = holder[part]
    last = spot.pointer[-1]
    if spot.what == "text":
        written = holder[last] if isinstance(holder, list) else holder.get(last, "")  # a default is not written
        holder[last] = f"{written}改"
    else:
        del holder[last][-1]
    return data


def plain(value: Any) -> Any:
    """Turn a document into data as a file would hold it, defaults left out."""
    return msgspec.json.decode(msgspec.json.encode(value))


@st.composite
def changed(draw: st.DrawFn, paths: list[str]) -> tuple[str, Document, list[Spot]]:
    """Draw a document, edits of different fields of it, and what they make of it."""
    path = draw(st.sampled_from(paths))
    document = documents()[path]
    by_field: dict[str, list[Spot]] = {}
    for spot in spots(document):
        by_field.setdefault(spot.field, []).append(spot)
    fields = draw(st.lists(st.sampled_from(sorted(by_field)), min_size=1, max_size=3, unique=True))
    made, data = [], plain(document)
    for field in fields:
        spot = draw(st.sampled_from(by_field[field]))
        tried = edited(document, spot, plain(data))
        if accept(tried, type(document)):
            data = tried
            made.append(spot)
    result = accept(data, type(document))
    assert result
    return path, result, made


@given(changed(PATHS))
def test_every_edit_is_reported_exactly_once(case: tuple[str, Document, list[Spot]]) -> None:
    path, after, made = case
    found = changes(ComparedState({path: documents()[path]}), ComparedState({path: after}))
    assert len(found) == len(made), (made, found)
    for spot in made:
        there = [change for change in found if change.was and change.was.pointer[:1] == spot.pointer[:1]]
        assert len(there) == 1, (spot, found)
    prints = {change.fingerprint for change in found}
    assert len(prints) == len(found)


@given(changed(PATHS))
def test_sides_the_other_way_round_say_the_same_the_other_way_round(case) -> None:
    path, after, _ = case
    there = changes(ComparedState({path: documents()[path]}), ComparedState({path: after}))
    back = changes(ComparedState({path: after}), ComparedState({path: documents()[path]}))
    kinds = all_kinds()
    mirrors = [kinds[c.kind].code if kinds[c.kind].mirror == ITSELF else kinds[c.kind].mirror for c in there]
    assert sorted(mirrors) == sorted(change.kind for change in back)
    told = [(repr(change.before), repr(change.after)) for change in there]
    assert sorted(told) == sorted((repr(change.after), repr(change.before)) for change in back)


@given(changed(POWERS), st.randoms(use_true_random=False))
def test_reordered_items_and_other_edits_leave_the_names_of_changes_alone(case, random) -> None:
    path, after, _ = case
    before = documents()[path]
    prints = {change.fingerprint for change in changes(ComparedState({path: before}), ComparedState({path: after}))}
    shuffled = plain(after)
    for value in shuffled.values():
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            random.shuffle(value)
    again = accept(shuffled, type(after))
    assert again
    assert prints <= {
        change.fingerprint for change in changes(ComparedState({path: before}), ComparedState({path: again}))
    }


def test_nothing_changes_against_itself() -> None:
    copy = {path: accept(plain(document), type(document)) for path, document in documents().items()}
    assert None not in copy.values()
    assert changes(ComparedState(documents()), ComparedState(copy)) == ()


@given(st.sampled_from(PATHS), st.randoms(use_true_random=False))
def test_the_form_of_a_file_never_matters(path: str, random) -> None:
    data = _shuffled(plain(documents()[path]), random)
    style = random.choice([None, '"', "'"])
    text = yaml.safe_dump(
        data, allow_unicode=True, sort_keys=False, default_style=style, width=random.choice([40, 999])
    )
    text = "# 说明\n" + text.replace("\n", random.choice(["\n", "\r\n", " \n"]))
    place = place_of(path)
    assert place
    read = read_document(MemorySource({path: text}), place)
    if read.document:  # a style that quotes dates and numbers makes texts of them
        assert changes(ComparedState({path: documents()[path]}), ComparedState({path: read.document})) == ()


def test_a_file_as_json_says_the_same() -> None:
    files = {path: msgspec.json.encode(document) for path, document in documents().items()}
    places = {path: place_of(path) for path in files}
    read = {path: read_document(MemorySource(files), place).document for path, place in places.items() if place}
    assert changes(ComparedState(documents()), ComparedState({path: held for path, held in read.items() if held})) == ()


def _shuffled(data: Any, random) -> Any:
    if isinstance(data, dict):
        items = list(data.items())
        random.shuffle(items)
        return {key: _shuffled(value, random) for key, value in items}
    if isinstance(data, list):
        return [_shuffled(item, random) for item in data]
    return datetime.date.fromisoformat(data) if isinstance(data, str) and _is_date(data) else data


def _is_date(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdecimal()


WIDTHS = str.maketrans("，；：（）！？", ",;:()!?")


@given(st.sampled_from(POWERS), st.randoms(use_true_random=False))
def test_the_width_of_punctuation_and_white_space_are_editorial(path: str, random) -> None:
    before = documents()[path]
    found = [spot for spot in spots(before) if spot.what == "text"]
    spot = random.choice(found)
    data = plain(before)
    holder = data
    for part in spot.pointer[:-1]:
        holder = holder[part]
    text = holder[spot.pointer[-1]]
    holder[spot.pointer[-1]] = random.choice([f"{text} ", f" {text}", text.translate(WIDTHS)])
    after = accept(data, type(before))
    if after:
        found = changes(ComparedState({path: before}), ComparedState({path: after}))
        assert {change.kind for change in found} <= {"editorial"}


@given(st.text(alphabet='甲乙 ab12，,（(）);；“"', max_size=20))
def test_plain_text_is_plain(text: str) -> None:
    assert plain_text(plain_text(text)) == plain_text(text)


@pytest.mark.parametrize(
    ("one", "other"), [("二日", "三日"), ("１０日", "10日"), ("a b", "ab"), ("甲、乙", "甲，乙"), ("3.5", "35")]
)
def test_other_texts_are_not_the_same(one: str, other: str) -> None:
    assert plain_text(one) != plain_text(other)


def test_the_registries_hold_documents_enough() -> None:
    assert len(PATHS) > 100
    assert {type(documents()[path]).TYPE for path in PATHS} >= {"power", "withheld", "flow", "unit", "law", "catalogue"}
    assert all(isinstance(kind, type) and not issubclass(kind, Enum) for kind in document_types().values())


def test_edits_of_equal_documents_are_none() -> None:
    assert all(edits(document, document) == () for document in documents().values())


def without(data: Any, paths: Iterable[tuple[str, ...]]) -> Any:
    """Return plain data without what lies at some paths of keys, in every item of a list."""
    copy = msgspec.json.decode(msgspec.json.encode(data))
    for path in paths:
        _drop(copy, path)
    return copy


def lies_in(change: Change, paths: Iterable[tuple[str, ...]]) -> bool:
    """Return whether what a change alters lies in one of some fields, named by the keys down to them."""
    assert change.was
    keys = tuple(part for part in change.was.pointer if isinstance(part, str))
    return any(keys[: len(path)] == path for path in paths)


@given(changed(POWERS))
def test_a_document_is_filed_again_if_it_differs_in_what_filings_answer_for(case) -> None:
    path, after, _ = case
    before, place = documents()[path], place_of(path)
    assert place
    found = changes(ComparedState({path: before}), ComparedState({path: after}))
    answered = [without(plain(each), not_filed(place.type)) for each in (before, after)]
    slips = all(change.kind == "text.corrected" for change in found if not lies_in(change, not_filed(place.type)))
    files = {subject for change in found for _, subject in change.files}
    assert files == (set() if answered[0] == answered[1] or slips else set(covered_by(place.type)))


@given(changed(POWERS))
def test_a_sheet_is_posted_again_if_the_public_sees_it_otherwise(case) -> None:
    path, after, _ = case
    before = documents()[path]
    found = changes(ComparedState({path: before}), ComparedState({path: after}))
    known = frozenset(POWER_KEYS)
    otherwise = project(before, PUBLIC, known) != project(after, PUBLIC, known)
    sheets = {subject.key for change in found for subject in (*change.posts, *change.takes_down)}
    assert bool(sheets) == otherwise, (found, path)
