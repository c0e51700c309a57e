"""Every field of every document says what a change of it owes; the table agrees with what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ptr.model.documents.power import Power
from ptr.model.duties.aside import CONTACT, OWN_NOTES
from ptr.model.duties.field_duty import SHEETS, FieldDuty, field_duty, not_filed
from ptr.model.fields.field import PUBLIC, ChangeClass
from ptr.model.fields.fields import fields_of, structs_in
from ptr.model.fields.types import document_types
from ptr.model.standing.entry_columns import _not_answered_for
from ptr.model.state.audience import allow_list
from ptr.model.state.covered import COVERED

Names = tuple[str, ...]


def paths(kind: type[Struct], above: Names = ()) -> Iterator[Names]:
    """Every field of a type and of what it holds, by its keys."""
    for field in fields_of(kind):
        names = (*above, field.key)
        yield names
        for inner in structs_in(field.type):
            yield from paths(inner, names)


ALL = [(name, path) for name, kind in document_types().items() for path in dict.fromkeys(paths(kind))]


def duty_of(name: str, path: Names) -> FieldDuty:
    duty = field_duty(name, path)
    assert duty is not None, (name, path)
    return duty


def test_a_field_is_filed_where_digests_hold_it_or_says_why_not() -> None:
    for name, path in ALL:
        duty = duty_of(name, path)
        digests = tuple(subject for subject, kinds in COVERED.items() if document_types()[name] in kinds)
        assert duty.covered == digests, (name, path)
        assert duty.files == (() if duty.aside else digests), (name, path)
        assert duty.aside is None or all(duty.aside), (name, path)


def test_a_field_is_posted_only_where_the_public_may_see_it() -> None:
    for name, path in ALL:
        duty, kind = duty_of(name, path), document_types()[name]
        allowed = {tuple(dotted.split("."))[: len(path)] for dotted in allow_list(kind, PUBLIC)}
        public = path in allowed and kind.AUDIENCE.reaches(PUBLIC)
        settings = duty.change in (ChangeClass.EDITORIAL, ChangeClass.POLICY)
        own = (name, path) in OWN_NOTES or path[-1] == "formerly" or settings
        assert (PUBLIC in duty.readers) == public, (name, path)
        assert duty.posted == (public and not own and name in SHEETS), (name, path)


def test_names_of_things_stand_on_the_sheets_of_those_that_refer_to_them() -> None:
    assert {f"{name}.{'.'.join(path)}" for name, path in ALL if duty_of(name, path).named} == {
        "law.title",
        "registry.carriers.name",
        "registry.classes.name",
        "registry.site_url",
        "unit.departments.name",
        "unit.posts.name",
        "unit.rules.name",
    }


def test_an_edition_answers_for_the_fields_that_its_digests_hold() -> None:
    outside = _not_answered_for(Power)
    for name, path in ALL:
        held = name == Power.TYPE and not any(path[: len(other)] == other for other in outside)
        assert duty_of(name, path).in_entry == held, (name, path)


def test_what_is_published_only_are_contacts() -> None:
    only = {(name, path) for name, path in ALL if duty_of(name, path).publish_only}
    assert all(duty_of(*each).aside == CONTACT for each in only)
    assert {("unit", ("contacts", "complaint")), ("power", ("contacts", "window")), ("registry", ("site_url",))} <= only
    assert {path[0] for _, path in only} == {"contacts", "channels", "site_url"}


def test_filings_are_compared_without_contacts_notes_and_old_keys() -> None:
    left_out = {("posts", "holder"), ("stage",), ("contacts",), ("departments", "formerly"), ("posts", "formerly")}
    assert left_out | {("formerly",)} == {*not_filed("unit")}
    assert {*not_filed("power")} == {*not_filed("withheld")} == {("contacts",)}
    assert {("reviewed",), ("channels",), ("steps", "formerly")} == {*not_filed("flow")}


def test_a_field_that_is_not_there_owes_nothing() -> None:
    assert field_duty("power", ("lost",)) is None
    assert field_duty("power", ("contacts", "lost")) is None


def test_a_chart_is_drawn_of_its_own_fields() -> None:
    assert {name for name, path in ALL if duty_of(name, path).charted} == {"flow"}
