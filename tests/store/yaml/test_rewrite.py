"""A file brought to other data keeps what a person wrote beside it."""

from __future__ import annotations

import pytest

from ptr.model.documents.unit import Unit
from ptr.store.yaml.canonical import Unformatted
from ptr.store.yaml.dialect import load
from ptr.store.yaml.editing.rewrite import updated

TEXT = """id: a
name: 某局
effective: {from: 2005-03-11}  # by decision
# where they sit
departments:
  - {id: office, name: 办公室}  # first
  # on the second floor
  - id: street
    name: 市容科
posts: [{id: head, name: 局长, role: head}]
"""


def test_items_come_and_go_and_comments_stay():
    data = load(TEXT.encode()).data
    department = {"id": "law", "name": "法规科"}
    wanted = {
        **data,
        "departments": [data["departments"][1], department],
        "effective": {"from": "2005-03-11", "until": "2026-01-31"},
    }
    text = updated(TEXT.encode(), Unit, wanted).decode()
    assert load(text.encode()).data == wanted
    assert "effective: {from: 2005-03-11, until: 2026-01-31}  # by decision" in text
    assert "  - id: street\n    name: 市容科\n  - {id: law, name: 法规科}\n" in text
    for comment in ("# where they sit", "# first", "# on the second floor"):
        assert comment in text


def test_a_list_that_was_not_there_is_added_and_one_that_is_empty_goes():
    data = load(TEXT.encode()).data
    wanted = {key: value for key, value in data.items() if key != "posts"} | {"rules": [{"id": "x", "name": "制度"}]}
    assert load(updated(TEXT.encode(), Unit, wanted)).data == wanted


def test_a_file_with_faults_of_form_is_left_alone():
    with pytest.raises(Unformatted):
        updated(b"id: [", Unit, {})
