"""Whatever a registry's files hold, validation reports and does not raise, and reports the same again."""

from __future__ import annotations

import copy
import re
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support import examples, validate

from ptr.model.results.report import ValidationReport
from ptr.store.source import MemorySource
from ptr.store.yaml.dialect import load
from ptr.store.yaml.emit import dump

from .cases import Case, build, case_files
from .test_cases import PLACEHOLDERS

Files = dict[str, bytes | str]
Step = tuple[str | int, ...]

WEIRD = (
    *(0, -1, 12, 2026, 10**15, 1.5, True, False, None, "", " ", "无", "/", "\x85", "a" * 70, "长" * 21_000),
    *(
        "第一条",
        "第条",
        "第二五条",
        "附件",
        "第（）项",
        "第九千九百九十九条至第一条",
        "见附表",
        "《",
        "》《",
        "：",
        "😀",
        "\u2028",
    ),
    *("2026-02-30", "0001-01-01", "9999-12-31", "a-k3p7qd", "a", "市容条例", "none", "penalty", "{name} %s {0}"),
    *("..", "a/b", "a b", "\n\n", "&x", "*x", "!x", "# X001"),
    *([], {}, [[]], [{}], [None], {"none": "没有"}, {"none": None}, {"id": "a"}, [1, "a", {"b": []}]),
)

run = settings(max_examples=examples(60), deadline=None, derandomize=True, database=None)


@cache
def _files() -> Files:
    source, _ = build(Case(case_files()[0], 0, "the base"))
    return {entry.path: source.read(entry.path) for entry in source.entries()}


@cache
def _plain() -> dict[str, Any]:
    return {path: load(raw).data for path, raw in _files().items() if isinstance(raw, bytes)}


def _places(value: Any, path: Step = ()) -> list[Step]:
    """Every place in plain data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in _places(item, (*path, key)))]


@cache
def _all_places() -> tuple[tuple[str, Step], ...]:
    return tuple((path, place) for path, data in _plain().items() for place in _places(data) if place)


CHANGES = st.tuples(
    st.sampled_from(("drop", "replace", "double", "copy", "rename")),
    st.sampled_from(_all_places()),
    st.sampled_from(_all_places()),
    st.sampled_from(WEIRD),
)


def _at(data: Any, path: Step) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _change(files: dict[str, Any], kind: str, here: tuple[str, Step], other: tuple[str, Step], value: Any) -> None:
    holder, key = _at(files[here[0]], here[1][:-1]), here[1][-1]
    if isinstance(holder, list) and isinstance(key, int) and key < len(holder):
        if kind == "double":
            holder.insert(key, copy.deepcopy(holder[key]))
            return
    elif not isinstance(holder, dict):
        return
    if kind == "drop":
        holder.pop(key, None) if isinstance(holder, dict) else holder.clear()
    elif kind == "copy":
        holder[key] = copy.deepcopy(_at(files[other[0]], other[1]))
    elif kind == "rename" and isinstance(holder, dict):
        holder[str(value)[:80]] = holder.pop(key, None)
    elif kind == "replace":
        holder[key] = copy.deepcopy(value)


def _check(files: Files) -> None:
    first, second = (validate(MemorySource(files)) for _ in range(2))
    assert first == second
    _check_places(first, files)


def _check_places(report: ValidationReport, files: Files) -> None:
    for finding in report.findings:
        assert not PLACEHOLDERS.search("".join(finding.message).replace("{name} %s {0}", "")), finding
        raw = files[finding.spot.path]
        text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
        assert finding.spot.mark is None or 1 <= finding.spot.mark.line <= len(re.split("\r\n|\r|\n", text)), finding


@run
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_changed_values_never_raise(changes) -> None:
    files = copy.deepcopy(_plain())
    for change in changes:
        _change(files, *change)
    _check({path: dump(data) for path, data in files.items()})


@run
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(_files())),
            st.integers(0, 3000),
            st.integers(0, 40),
            st.one_of(st.binary(max_size=6), st.sampled_from([str(value).encode() for value in WEIRD])),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_changed_bytes_never_raise(changes) -> None:
    files = dict(_files())
    for path, start, length, new in changes:
        raw = files[path]
        assert isinstance(raw, bytes)
        at = start % (len(raw) + 1)
        files[path] = raw[:at] + new + raw[at + length :]
    _check(files)


@run
@given(st.lists(st.tuples(*[st.sampled_from(sorted(_files()))] * 2), min_size=1, max_size=4))
def test_swapped_and_missing_files_never_raise(pairs) -> None:
    files = dict(_files())
    for one, other in pairs:
        if one == other:
            files.pop(one, None)
        elif one in files and other in files:
            files[one], files[other] = files[other], files[one]
    _check(files)


@run
@given(st.lists(st.text(max_size=12), min_size=1, max_size=5), st.binary(max_size=40))
def test_any_path_is_a_document_or_a_stray(parts: list[str], raw: bytes) -> None:
    units = {f"units/{part}/powers/{part}.yaml": _files()["units/a/powers/a-k3p7qd.yaml"] for part in parts if part}
    _check({**_files(), **units, "/".join(parts): raw, "laws/" + "".join(parts) + ".yaml": raw})


def test_nothing_at_all_is_reported_on() -> None:
    _check({})


def test_a_stray_nested_without_bound_is_named() -> None:
    for text in ("[" * 100_000, "[\n" * 100_000, "[[]," * 100_000, "- " * 100_000, "{a: " * 50_000):
        report = validate(MemorySource({**_files(), "notes.yaml": text}))
        assert [finding.code for finding in report.findings] == ["Y007"]


def test_a_power_nested_without_bound_is_named() -> None:
    for text in ("[" * 100_000, "[\n" * 100_000, "[[]," * 100_000, "- " * 100_000, "{a: " * 50_000):
        report = validate(MemorySource({**_files(), "laws/x.yaml": "a: " + text}))
        assert [finding.code for finding in report.findings] in (["Y011"], ["Y001"])


def test_brackets_in_a_text_take_no_time() -> None:
    text = f"title: '{'[甲' * 31}'\nsource: '{'{乙' * 31}'\n"
    report = validate(MemorySource({**_files(), "notes.yaml": text}))
    assert [finding.code for finding in report.findings] == ["Y007"]


def test_a_name_against_a_shape_of_many_open_places_takes_no_time() -> None:
    registry = _files()["registry.yaml"]
    assert isinstance(registry, bytes)
    shaped = registry.decode().replace("name_shape: 对…的处罚", "name_shape: 对…………………的处罚")
    power = _files()["units/a/powers/a-k3p7qd.yaml"]
    assert isinstance(power, bytes)
    named = power.decode().replace("name: 对擅自堆放杂物的处罚", "name: 对" + "的处" * 150)
    report = validate(MemorySource({**_files(), "registry.yaml": shaped, "units/a/powers/a-k3p7qd.yaml": named}))
    assert "P002" in {finding.code for finding in report.findings}
