"""No document leaves out a field in silence: what it does not print, it names with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import pytest
from msgspec import structs
from render_sample import POWER, power, sheet, view
from render_text import text_of

from ptr.model.documents.power import Power
from ptr.model.fields.field import INTERNAL, PUBLIC, Audience, ChangeClass, F, Text
from ptr.model.state.audience import see
from ptr.render.parts.entry import BOARD, BOARD_FIELDS, entry
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.views import declared, views

LISTS = [
    pytest.param(fields, max(declared(name).audiences, key=list(Audience).index), id=f"{name}-{fields.type.__name__}")
    for name in views()
    for fields in declared(name).fields
]
NEWS = {"briefing", "press-digest", "status-report"}
"""Documents that list news and tasks, and no document field by field."""


class Longer(Power, frozen=True, kw_only=True):
    """A power with a field that no list knows of, and one that the public does not see."""

    TYPE = "longer"

    poem: Annotated[Text, F("颂词", "poem", PUBLIC, ChangeClass.CATALOGUE)] = ""
    diary: Annotated[Text, F("日记", "diary", INTERNAL, ChangeClass.CATALOGUE)] = ""


@pytest.mark.parametrize(("fields", "reader"), LISTS)
def test_every_field_is_printed_or_left_out_for_a_reason(fields: PrintedFields, reader: Audience) -> None:
    assert fields.undecided(reader) == (), "the document's view prints it, or names it in left_out with the reason"
    assert fields.contradictory() == ()
    assert all(fields.left_out)


def test_every_document_that_prints_fields_declares_them() -> None:
    silent = {name for name in views() if not declared(name).fields}
    assert silent == NEWS, "declare the fields that it lists, or name it in NEWS if it lists none"


@pytest.mark.parametrize("document", ["catalogue", "service-guide", "service-card", "commitments", "notice-board"])
def test_a_new_field_of_a_power_has_to_be_decided_on(document: str) -> None:
    (fields, *_) = (each for each in declared(document).fields if each.type is Power)
    assert structs.replace(fields, type=Longer).undecided(PUBLIC) == ("poem",)
    assert structs.replace(fields, type=Longer).undecided(INTERNAL) == ("custom", "poem", "diary")


def test_a_list_that_contradicts_itself_is_named() -> None:
    wrong = PrintedFields(type=Power, printed=("name", "lost"), left_out={"a": ("name", "code"), "b": ("code",)})
    assert wrong.contradictory() == ("code", "lost", "name")


def test_the_book_prints_a_new_field_by_itself() -> None:
    seen = see(msgspec.convert({**POWER, "poem": "甲"}, Longer), PUBLIC)
    assert seen
    assert ("颂词", "甲") in [(row.label, row.items[0].text) for row in entry(seen, 1, {}).rows]


@pytest.mark.parametrize(("variant", "format"), [("board", "pdf"), ("", "xlsx")])
def test_one_more_line_is_one_more_column(
    variant: str, format: str, font_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("ptr.render.parts.entry", "ptr.render.views.catalogue"):
        monkeypatch.setattr(f"{module}.BOARD", (*BOARD, ("remedies",)))
    remedies = [{"kind": "litigation", "text": "六个月内起诉"}]
    text = text_of(sheet(view(power(remedies=remedies)), variant, format, font_dir), format)
    assert "救济渠道" in text
    assert "六个月内起诉" in text
    assert "remedies" not in BOARD_FIELDS.printed
