"""GitHub shows ten annotations of a level a step, and one summary of at most 1 MiB."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from ptr.model.fields.level import Level

from .sample import NAMED, SAMPLE, STANDS, written

MANY = replace(
    SAMPLE,
    findings=tuple(
        replace(NAMED, level=level, message=(f"第{number}处", f"place {number}"), fingerprint=f"{level}{number}")
        for number in range(25)
        for level in Level
    ),
)


def commands(out: str) -> Counter[str]:
    return Counter(line.split(" ")[0] for line in out.splitlines() if line.startswith("::"))


@pytest.fixture
def summary(tmp_path):
    return tmp_path / "summary.md"


def test_ten_of_each_level_are_annotated_and_all_stand_in_the_summary(summary):
    out = written("github", MANY, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    assert commands(out) == {"::error": 10, "::warning": 10, "::notice": 10}
    assert summary.read_text(encoding="utf-8").count("\n- ") == 75


@pytest.mark.parametrize("environment", [{}, {"GITHUB_STEP_SUMMARY": ""}])
def test_without_a_summary_the_log_has_all(environment):
    assert commands(written("github", MANY, environment=environment)) == {
        "::error": 25,
        "::warning": 25,
        "::notice": 25,
    }


def test_the_summary_is_appended_to_what_the_step_wrote_before(summary):
    summary.write_text("before\n")
    written("github", SAMPLE, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.read_text(encoding="utf-8").startswith("before\n## ptr validate\n")


@pytest.mark.parametrize("before", [0, 300_000, 1_040_000])
def test_a_summary_never_grows_beyond_what_github_takes(before, summary):
    summary.write_bytes(b"x" * before)
    text = "很长" * 2000
    report = replace(SAMPLE, findings=tuple(replace(NAMED, message=(text, text)) for _ in range(200)))
    written("github", report, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.stat().st_size < 1024**2
    assert "行，摘要装不下" in summary.read_bytes().decode()[-30:]


def test_waived_findings_are_not_annotated_but_told(summary):
    out = written("github", replace(SAMPLE, findings=(STANDS,)), environment={"GITHUB_STEP_SUMMARY": str(summary)})
    assert commands(out) == {}
    assert "1 个已豁免" in out
    assert "已豁免：市政府已去函查询" in summary.read_text(encoding="utf-8")
