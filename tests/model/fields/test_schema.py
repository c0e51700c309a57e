"""Types and schemas are one thing said twice: the files equal the types, and both give the same verdict."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.explain import validator
from ptr.model.fields.pointer import to_text
from ptr.model.fields.quantities import BOUNDS
from ptr.model.fields.schema import schema_of
from ptr.model.fields.shape import convert
from ptr.model.fields.types import document_types, place_of
from ptr.operations.upkeep.schemas import schema_files
from ptr.store.yaml.dialect import load

ROOT = Path(__file__).resolve().parents[3]
TYPES = document_types()
MUTANTS = 3000

# --- the files ------------------------------------------------------------------------------------------------------


def test_there_is_one_schema_file_a_type_and_one_a_report():
    files = {path.name for path in (ROOT / "schemas").iterdir()}
    reports = ("findings", "changes", "impact", "history", "filings", "filing-sheet", "verification")
    acts = ("drafts", "transfer", "posting", "renaming")
    assert files == set(schema_files()) == {f"{name}.schema.json" for name in (*TYPES, *reports, *acts)}


@pytest.mark.parametrize("file", schema_files())
def test_a_schema_file_is_what_its_type_generates(file):
    assert (ROOT / "schemas" / file).read_bytes() == schema_files()[file], "run: ptr schema --to schemas"


@pytest.mark.parametrize("file", schema_files())
def test_a_schema_is_a_valid_one_of_2020_12(file):
    schema = json.loads(schema_files()[file])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", TYPES)
def test_a_schema_titles_every_field_in_chinese_and_is_closed(name):
    for node in _objects(schema_of(TYPES[name])):
        if "properties" in node:
            assert node["additionalProperties"] is False
            for field in node["properties"].values():
                assert field["title"]
                assert field["x-en"]
                assert field["x-audience"]


@pytest.mark.parametrize("name", TYPES)
def test_no_schema_allows_null_or_says_a_digit_in_a_way_that_readers_differ_on(name):
    text = schema_files()[f"{name}.schema.json"].decode()
    assert '"null"' not in text
    assert r"\\d" not in text
    assert r"\\w" not in text


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from _objects(value)


# --- the same verdict -----------------------------------------------------------------------------------------------

FLOW = {
    "id": "mz-k3p7qd",
    "title": "行政处罚流程图",
    "class": "penalty",
    "procedure_basis": "statutory",
    "basis": [{"law": "行政处罚法", "edition": "2021-01-22", "article": "第五十七条"}],
    "lanes": [
        {"id": "clerk", "name": "经办岗", "post": "clerk"},
        {"id": "party", "name": "当事人", "counterpart": True},
    ],
    "steps": [
        {"id": "start", "kind": "start", "lane": "clerk", "text": "立案", "next": [{"to": "end", "when": "成立"}]},
        {
            "id": "end",
            "kind": "end",
            "lane": "party",
            "text": "结案",
            "limit": {"value": 90, "unit": "calendar_days"},
            "off_clock": True,
            "supervision": {"by": "监察室", "how": "抽查"},
            "counterpart_rights": ["陈述"],
            "documents": ["决定书"],
            "risk": {"level": "high", "points": ["人情"], "measures": ["回避"]},
        },
    ],
    "channels": [{"kind": "电话", "value": "12345"}],
    "scope": "public",
}
CALENDAR = {"year": 2026, "source": "国办发明电", "days_off": ["2026-01-01"], "working_days": ["2026-01-04"]}
WAIVER = {
    "rule": "C002",
    "places": [{"path": "units/a/unit.yaml", "pointer": "/name"}],
    "fingerprints": ["0123456789abcdef"],
    "basis": "纪要",
    "reason": "历史数据",
    "until": "2027-12-31",
}


@cache
def valid() -> tuple[tuple[str, Any], ...]:
    """Valid documents of every type: those of the bundled registry, and by hand those that it lacks."""
    found: list[tuple[str, Any]] = [("flow", FLOW), ("calendar", CALENDAR), ("waiver", WAIVER)]
    by_hand = sorted((Path(__file__).parent / "documents").glob("*.yaml"))
    found += [(file.stem, load(file.read_bytes()).data) for file in by_hand]
    for file in sorted((ROOT / "registry").rglob("*.yaml")):
        place = place_of(file.relative_to(ROOT / "registry").as_posix())
        found.append((place.type, load(file.read_bytes()).data))
    return tuple(found)


VALUES: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        5,
        3650,
        3651,
        10**17,
        1.0,
        1.5,
        0.0,
        -0.0,
        "",
        " ",
        "\n",
        "\u3000",
        "\u200b",
        "x",
        "无",
    ),
    *(
        "012345",
        "130700",
        "130700\n",
        "１３０７００",
        "٠١٢٣٤٥",
        "13070",
        "1307000",
        "mz-k3p7qd",
        "mz-k3p7qd\n",
        "mz-k3p7q1",
    ),
    *("a", "a\n", "A", "a_b", "a-", "-a", "1a", "a--b", "ａ", "C002", "C002\n", "C00２", "c002", "a" * 64, "a" * 65),
    *("2005-03-01", "2005-02-30", "2005-02-29", "2004-02-29", "2005-13-01", "2005-00-10", "2005-W01-1", "20050301"),
    *("2005-3-1", "2005-03-01\n", " 2005-03-01", "2005-03-01T00:00:00", "２００５-03-01", "0000-01-01", "0001-01-01"),
    *("9999-12-31", "10000-01-01", "-2005-03-01", "2005-060", "active", "Active", "public", "sets", "working_days"),
    *("0" * 64, "g" * 64, "0" * 64 + "\n", "x" * 20_000, "x" * 20_001, "91130000000000000X", "9113000000000000IO"),
    *([], {}, [[]], [{}], ["x"], [""], [None], [1], {"none": "没有"}, {"none": ""}, {"none": "x", "more": 1}, {"x": 1}),
    *({"value": 1}, {"from": "2005-03-01"}, [{"law": "x"}], [{"law": "x", "role": "sets"}], {"": "x"}, {"a": "x"}),
]


def _places(data: Any, pointer: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield pointer
    if isinstance(data, dict | list):
        for part, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _places(value, (*pointer, part))


def _mutate(data: Any, chance: random.Random) -> str:
    """Change plain data at one place, in one of many ways; say how."""
    pointers = [pointer for pointer in _places(data) if pointer]
    if not pointers:
        return "nothing is left to change"
    pointer = chance.choice(pointers)
    holder = data
    for part in pointer[:-1]:
        holder = holder[part]
    last = pointer[-1]
    deed = chance.choice(["set", "set", "set", "drop", "add", "twist", "neighbour"])
    if deed == "drop":
        del holder[last]
    elif deed == "add" and isinstance(holder, dict):
        last = chance.choice([f"{last}s", "class_", "", "x", " ", str(last).upper(), "except_", "from_"])
        holder[last] = chance.choice(VALUES)
    elif deed == "add":
        holder.insert(chance.randrange(len(holder) + 1), copy.deepcopy(chance.choice(VALUES)))
    elif deed == "twist" and isinstance(holder[last], str):
        text = holder[last]
        holder[last] = chance.choice(
            [text + "\n", text + " ", "", text[:-1], text.upper(), f"{text}１", [text], {text: 1}]
        )
    elif deed == "twist" and isinstance(holder[last], int):
        holder[last] = chance.choice([float(holder[last]), str(holder[last]), -holder[last], bool(holder[last])])
    elif deed == "neighbour":
        other = data
        for part in chance.choice(pointers):
            other = other[part]
        holder[last] = copy.deepcopy(other)
    else:
        holder[last] = copy.deepcopy(chance.choice(VALUES))
    shown = repr(holder.get(last, "(gone)") if isinstance(holder, dict) else holder)
    return f"{deed} {to_text(pointer[:-1])}/{last} = {shown[:80]}"


def _size(data: Any) -> int:
    return len(list(_places(data)))


def _verdicts(data: Any, kind: type[Any]) -> tuple[bool, bool]:
    return next(iter(validator(kind).iter_errors(data)), None) is None, convert(data, kind)[0] is not None


@pytest.mark.parametrize("name", TYPES)
def test_both_find_valid_documents_valid(name):
    documents = [data for kind, data in valid() if kind == name]
    assert documents, f"a valid document is missing: tests/model/fields/documents/{name}.yaml"
    for data in documents:
        assert _verdicts(data, TYPES[name]) == (True, True)


def test_types_and_schemas_give_the_same_verdict_on_thousands_of_mutants():
    chance = random.Random(2005)
    by_type = {name: sorted((data for kind, data in valid() if kind == name), key=_size)[:12] for name in TYPES}
    differing, refused = [], 0
    for number in range(MUTANTS):
        name = list(TYPES)[number % len(TYPES)]
        data = copy.deepcopy(chance.choice(by_type[name]))
        deeds = [_mutate(data, chance) for _ in range(chance.choice([1, 1, 1, 2]))]
        by_schema, by_type_ = _verdicts(data, TYPES[name])
        refused += not by_type_
        if by_schema != by_type_:
            differing.append(f"{name}: schema {by_schema}, type {by_type_}: {'; '.join(deeds)}")
    assert not differing, "\n" + "\n".join(sorted(set(differing))[:40])
    assert MUTANTS * 0.5 < refused < MUTANTS, "the mutants are neither all good nor nearly all bad"


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:30])
@pytest.mark.parametrize(
    ("name", "pointer"), [("power", ("effective", "from")), ("unit", ("division",)), ("unit", ("id",))]
)
def test_dates_codes_and_keys_get_the_same_verdict_for_every_odd_value(name, pointer, value):
    data = copy.deepcopy(next(data for kind, data in valid() if kind == name))
    holder = data
    for part in pointer[:-1]:
        holder = holder[part]
    holder[pointer[-1]] = value
    by_schema, by_type = _verdicts(data, TYPES[name])
    assert by_schema == by_type


def test_a_refused_mutant_is_always_explained_where_it_was_broken():
    """Each fault points at something that is in the document, or at the place where something is missing."""
    chance = random.Random(3)
    for number in range(600):
        name, original = valid()[number % len(valid())]
        data = copy.deepcopy(original)
        deed = _mutate(data, chance)
        document, faults = convert(data, TYPES[name])
        assert (document is None) == bool(faults), deed
        places = set(_places(data))
        for fault in faults:
            assert fault.pointer in places, (deed, fault)
            assert fault.kind != "shape", (deed, fault)


# --- every fault in one go ------------------------------------------------------------------------------------------


def test_every_fault_of_a_document_is_named_in_one_go():
    data = copy.deepcopy(next(data for name, data in valid() if name == "power"))
    spoiled = {
        "missing_field": lambda: data["disclosure"].pop("form"),
        "unknown_field": lambda: data.update(nmae="x"),
        "wrong_type": lambda: data.update(code=12),
        "not_in_list": lambda: data.update(level="city"),
        "pattern": lambda: data.update({"class": "Licence"}),
        "not_a_date": lambda: data["effective"].update({"from": "2005-02-30"}),
        "out_of_range": lambda: data.update(body="x" * 20_001),
        "empty_value": lambda: data.update(summary=""),
    }
    for spoil in spoiled.values():
        spoil()
    data["inventory"]["date"] = None
    document, faults = convert(data, Power)
    assert document is None
    assert {(fault.kind, to_text(fault.pointer)) for fault in faults} == {
        ("missing_field", "/disclosure"),
        ("unknown_field", "/nmae"),
        ("wrong_type", "/code"),
        ("not_in_list", "/level"),
        ("pattern", "/class"),
        ("not_a_date", "/effective/from"),
        ("out_of_range", "/body"),
        ("empty_value", "/summary"),
        ("empty_value", "/inventory/date"),
    }
    said = {fault.kind: fault.args for fault in faults}
    assert said["missing_field"]["key"] == "form"
    assert "name" in said["unknown_field"]["near"][1]
    assert "municipal" in said["not_in_list"]["choices"][1]


CHOICES: dict[str, tuple[Any, str, str]] = {  # the branch that the writer meant is named, not the choice
    "a reason misspelt": ({"nnoe": "x"}, "missing_field", "/duties"),
    "a reason that is empty": ({"none": ""}, "empty_value", "/duties/none"),
    "an item without text": ([{"stage": "受理"}], "missing_field", "/duties/0"),
    "an item that is no mapping": (["受理"], "wrong_type", "/duties/0"),
    "neither list nor reason": ("无", "wrong_type", "/duties"),
}


@pytest.mark.parametrize("claim", CHOICES)
def test_a_choice_is_explained_by_the_branch_that_was_meant(claim):
    value, kind, pointer = CHOICES[claim]
    data = copy.deepcopy(next(data for name, data in valid() if name == "power"))
    data["duties"] = value
    faults = convert(data, Power)[1]
    assert (kind, pointer) in {(fault.kind, to_text(fault.pointer)) for fault in faults}
    assert not any(fault.kind == "shape" for fault in faults)


@pytest.mark.parametrize("data", [None, [], "x", 1, True, {}, [1, 2]], ids=repr)
def test_what_is_no_document_at_all_is_explained_too(data):
    document, faults = convert(data, Unit)
    assert document is None
    assert faults
    assert all(fault.pointer == () for fault in faults)


@pytest.mark.parametrize("name", TYPES)
def test_a_document_survives_a_round_trip(name):
    for kind, data in valid():
        if kind == name:
            document, _ = convert(data, TYPES[name])
            again, faults = convert(msgspec.to_builtins(document), TYPES[name])
            assert (again, faults) == (document, ())


def test_every_limit_of_a_schema_has_words():
    limits = re.compile("(?:exclusive)?(?:min|max)(?:imum|Length|Items|Properties)|multipleOf|uniqueItems")
    used = {word for kind in document_types().values() for word in limits.findall(json.dumps(schema_of(kind)))}
    assert used <= set(BOUNDS)
