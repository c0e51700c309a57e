"""GitLab reads the fields it documents, one item a fingerprint."""

from __future__ import annotations

import json

from msgspec.structs import replace
from support import validate

from ptr.store.source import MemorySource

from .sample import LAW, NAMED, PREFIX, SAMPLE, written

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def items(report):
    return json.loads(written("gitlab", report))


def test_an_item_has_the_documented_fields():
    spoiled = validate(MemorySource({"registry.yaml": "a: [", "laws/a.yaml": "b: 1\nb: 2\nc: 3\nc: 4\n"}))
    for item in items(SAMPLE) + items(spoiled):
        assert set(item) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["severity"] in SEVERITIES
        assert set(item["location"]) == {"path", "lines"}
        assert item["location"]["lines"]["begin"] >= 1
        assert item["location"]["path"].startswith(PREFIX)


def test_no_two_items_share_a_fingerprint_and_the_first_keeps_its_own():
    again = tuple(replace(NAMED, message=(text, text)) for text in "甲乙丙")
    names = [item["fingerprint"] for item in items(replace(SAMPLE, findings=again))]
    assert len(set(names)) == 3
    assert names[0] == NAMED.fingerprint


def test_severity_follows_level_and_a_waived_finding_is_mere_information():
    assert [item["severity"] for item in items(SAMPLE)] == ["critical", "critical", "critical", "minor", "info"]
    (waived,) = items(replace(SAMPLE, findings=(replace(NAMED, waived="有批文"),)))
    assert waived["severity"] == "info"
    assert "已豁免：有批文" in waived["description"]


def test_no_findings_are_an_empty_list():
    assert items(replace(SAMPLE, findings=())) == []
    assert items(SAMPLE)[0]["location"]["path"] == PREFIX + LAW
