"""The view's words come from the model."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args

import msgspec
import pytest
from msgspec import Struct, structs
from render_sample import CATALOGUE, REGISTRY, UNIT, power, view

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.fields import fields_of, structs_in
from ptr.model.state.catalogue_entry import class_order, entries_of
from ptr.model.words import WORDS
from ptr.render.parts.entry import FACTS, Row
from ptr.render.views.catalogue import view_of


def enums_below(hint: Any, met: set[type]) -> set[type[StrEnum]]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {hint}
    found: set[type[StrEnum]] = set()
    for inner in structs_in(hint):
        if inner not in met:
            met.add(inner)
            found = found.union(*(enums_below(f.type, met) for f in fields_of(inner)))
    return found.union(*(enums_below(arg, met) for arg in get_args(hint)))


@pytest.mark.parametrize("enum", sorted(WORDS, key=lambda e: e.__name__))
def test_every_member_of_a_worded_enum_has_one_word(enum: type[StrEnum]) -> None:
    assert set(WORDS[enum]) == {member.value for member in enum}
    assert len(set(WORDS[enum].values())) == len(WORDS[enum])


def test_every_enum_that_a_printed_document_can_hold_has_words() -> None:
    printed: list[type[Struct]] = [Power, *Document.__subclasses__()]
    used = set().union(*(enums_below(t, set()) for t in printed if t.__module__.startswith("ptr.model")))
    assert sorted(e.__name__ for e in used - set(WORDS)) == []


def test_labels_and_columns_are_the_models_titles() -> None:
    titles = {f.name: f.label.zh for f in fields_of(Power) if f.label}
    shown = view()
    entry = shown.groups[0].entries[0]
    labels = [row.label for row in (*entry.facts, *entry.rows)]
    assert set(labels) <= set(titles.values())
    assert shown.columns[1] == f"{titles['lead']}和{titles['department']}"
    assert {titles[name] for name in FACTS if name in ("code", "body", "status")} <= set(labels)


def row(label: str, **changes: Any) -> Row:
    return next(r for r in view(power(**changes)).groups[0].entries[0].rows if r.label == label)


def test_keys_are_printed_as_names_and_values_as_words() -> None:
    assert row("行使依据").items[0].text == "《中华人民共和国行政许可法》（2019年4月23日文本）第十二条"
    assert row("行使依据").items[0].term == "设定依据"
    assert row("主管领导").items[0].text == "分管副局长"
    assert row("人员职责分工").items[0].term == "经办岗"
    assert row("适用制度").items[0].text == "限时办结制度"
    assert [i.text for i in row("办理时限").items] == ["自受理之日起60日", "自受理之日起20个工作日"]
    assert row("申请材料").items[0].text == "原件2份"
    assert row("数量限制").items[0].text == "无（法律没有规定数量限制）"


def test_classes_are_in_order_and_a_class_without_powers_says_so() -> None:
    groups = view(power(), power(id="mz-bbbbbb", **{"class": "penalty"})).groups
    assert [(g.ordinal, g.name, len(g.entries)) for g in groups] == [
        ("一", "行政许可", 1),
        ("二", "行政处罚", 1),
        ("三", "行政征收", 0),
    ]
    assert groups[2].statement == "经清理，没有行政征收职权。"


def test_an_abolished_power_is_not_in_the_catalogue_and_a_sub_item_follows_its_main_item() -> None:
    main, child = power(code="B"), power(id="mz-bbbbbb", code="A", parent="mz-aaaaaa", name="子项")
    gone = power(id="mz-cccccc", status="abolished")
    assert [e.name for e in view(child, gone, main).groups[0].entries] == ["社会团体成立登记", "子项"]


def test_a_hundred_classes_are_numbered_as_chinese_headings() -> None:
    keys = [f"class-{number}" for number in range(1, 102)]
    classes = [{"id": key, "name": key, "legal_kind": "other"} for key in keys]
    stated = [{"class": key, "statement": "没有"} for key in keys]
    shown = view_of(
        msgspec.convert({**REGISTRY, "classes": classes}, Registry),
        msgspec.convert({**UNIT, "no_powers_in": stated}, Unit),
        None,
        [],
        {},
    )
    ordinals = [group.ordinal for group in shown.groups]
    assert [ordinals[n - 1] for n in (1, 10, 11, 21, 99, 100, 101)] == [
        "一", "十", "十一", "二十一", "九十九", "一百", "一百零一",
    ]  # fmt: skip


def test_the_entries_of_an_edition_are_in_the_order_in_which_they_are_printed() -> None:
    main = power(code="B", name="主项")
    held = [
        structs.replace(power(id="mz-eeeeee", name="无编码"), code=""),
        power(id="mz-dddddd", code="D", name="丁", **{"class": "penalty"}),
        power(id="mz-bbbbbb", code="A", name="子项", parent=main.id),
        power(id="mz-cccccc", code="C", name="丙"),
        power(id="mz-ffffff", code="B", name="别项"),
        main,
    ]
    edition = msgspec.convert({**CATALOGUE, "class_order": ["penalty"]}, Catalogue)
    registry = msgspec.convert(REGISTRY, Registry)
    classes = class_order(edition, [kind.id for kind in registry.classes])
    printed = view_of(registry, msgspec.convert(UNIT, Unit), edition, held, {})
    names = [entry.name for group in printed.groups for entry in group.entries]
    assert names == ["丁", "主项", "子项", "别项", "丙", "无编码"]
    assert list(entries_of(held, classes)) == [next(p.id for p in held if p.name == name) for name in names]
