"""What every field of every document declares, and that nothing was forgotten."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.fields import Field, fields_of, inner, structs_in
from ptr.model.fields.types import document_types, place_of
from ptr.model.fields.walk import kinds_defined
from ptr.model.state.vocabulary import STREAMED_KINDS
from ptr.rules.references.x001_unknown import KINDS

ROOT = Path(__file__).resolve().parents[3]
TYPES = document_types()


KNOWN_BY_PLACE = {"step", "lane"}  # looked up in the chart itself
KNOWN_BY_NAME = {"field"}  # the fields of a power


@cache
def types() -> tuple[type[Struct], ...]:
    """Every type that can stand in a document, documents included."""
    found: list[type[Struct]] = []
    queue: list[type[Struct]] = [*TYPES.values()]
    while queue:
        kind = queue.pop()
        if kind not in found:
            found.append(kind)
            queue.extend(below for field in fields_of(kind) for below in structs_in(field.type))
    return tuple(sorted(found, key=lambda kind: kind.__name__))


def fields() -> list[Any]:
    return [pytest.param(kind, f, id=f"{kind.__name__}.{f.name}") for kind in types() for f in fields_of(kind)]


@pytest.mark.parametrize(("kind", "field"), fields())
def test_every_field_has_titles_an_audience_and_a_class_of_change(kind: type[Struct], field: Field):
    assert field.label is not None, "a field without declaration is shown to nobody and explained to nobody"
    assert re.search("[\u4e00-\u9fff]", field.label.zh)
    assert field.label.en.isascii()
    assert field.label.en
    assert field.label.audience
    assert field.label.change
    assert not re.search("[\u4e00-\u9fff]", field.key)


@pytest.mark.parametrize(("kind", "field"), fields())
def test_no_two_fields_of_a_type_have_one_title(kind: type[Struct], field: Field):
    same = [other.name for other in fields_of(kind) if other.label and field.label and other.label.zh == field.label.zh]
    assert same == [field.name]


ITEMS = {
    item: f"{kind.__name__}.{field.name}"
    for kind in types()
    for field in fields_of(kind)
    for item, in_list in inner(field.type)
    if in_list
}


@pytest.mark.parametrize("kind", ITEMS, ids=lambda kind: kind.__name__)
def test_every_item_of_a_list_has_a_key(kind):
    key = getattr(kind, "KEY", ())
    assert key, f"items of {ITEMS[kind]} cannot be told apart: an inserted one would look like ten changes"
    known = {field.name: field for field in fields_of(kind)}
    assert set(key) <= set(known)


@pytest.mark.parametrize("kind", types(), ids=lambda kind: kind.__name__)
def test_unknown_fields_are_refused_and_values_never_change(kind):
    assert kind.__struct_config__.forbid_unknown_fields
    assert kind.__struct_config__.frozen


REFS = sorted({field.ref for kind in types() for field in fields_of(kind)} - {""})
DEFINED = frozenset[str]().union(*(kinds_defined(kind) for kind in TYPES.values())) | {"law", *STREAMED_KINDS}


@pytest.mark.parametrize("ref", REFS)
def test_whatever_a_field_can_refer_to_can_be_looked_up(ref):
    assert ref in KINDS, "X001 has no word for it"
    assert ref in DEFINED | KNOWN_BY_NAME, "nothing has such a key"


def test_x001_words_no_kind_that_nothing_refers_to():
    assert set(KINDS) == set(REFS)


@pytest.mark.parametrize("ref", sorted(set(REFS) - KNOWN_BY_PLACE - KNOWN_BY_NAME))
def test_what_is_referred_to_is_found_in_the_bundled_registry_or_lives_in_a_known_document(ref):
    holders = {kind for kind in TYPES.values() if ref in kinds_defined(kind)}
    assert holders & {Registry, Unit} or ref in {"law", *STREAMED_KINDS}


@pytest.mark.parametrize("kind", TYPES.values(), ids=TYPES)
def test_a_document_type_has_titles_and_a_place_of_its_own(kind: type[Document]):
    path = re.sub(r"\{\w+\}", "x", kind.PATH)
    assert place_of(path).type == kind.TYPE
    assert all(kind.TITLE)


def test_the_editor_knows_a_schema_for_every_type_and_file():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert set(settings) == {f"./schemas/{name}.schema.json" for name in TYPES}
    assert all((ROOT / name).is_file() for name in settings)
    for file in sorted((ROOT / "registry").rglob("*.yaml")):
        path = file.relative_to(ROOT).as_posix()
        matched = [name for name, glob in settings.items() if fnmatch(path, glob)]
        assert matched == [f"./schemas/{place_of(path.removeprefix('registry/')).type}.schema.json"]
