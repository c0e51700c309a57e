"""One small report in every format, to be read and compared."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ptr.model.text.language import Language
from ptr.writers.findings import FORMATS

from .sample import EMPTY, SAMPLE, written

GOLDEN = Path(__file__).parent / "golden"
FILES = {  # format, language, file
    "text in Chinese": ("text", Language.ZH, "text.zh.txt"),
    "text in English": ("text", Language.EN, "text.en.txt"),
    "JSON": ("json", Language.ZH, "json.json"),
    "GitHub in Chinese": ("github", Language.ZH, "github.zh.txt"),
    "GitHub in English": ("github", Language.EN, "github.en.txt"),
    "GitLab": ("gitlab", Language.ZH, "gitlab.json"),
    "SARIF": ("sarif", Language.ZH, "sarif.json"),
    "JUnit": ("junit", Language.ZH, "junit.xml"),
}


def compare(text: str, name: str) -> None:
    file = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), "if the change is meant, run the tests with WRITE_GOLDEN=1"


@pytest.mark.parametrize("claim", FILES)
def test_the_sample_is_written_as_the_golden_file(claim, monkeypatch):
    monkeypatch.setattr("ptr.writers._sarif.__version__", "0.0.0")
    name, language, file = FILES[claim]
    compare(written(name, SAMPLE, language=language), file)


@pytest.mark.parametrize(
    ("language", "file"), [(Language.ZH, "github-summary.zh.md"), (Language.EN, "github-summary.en.md")]
)
def test_the_summary_of_a_github_step_is_the_golden_file(language, file, tmp_path):
    summary = tmp_path / "summary"
    written("github", SAMPLE, language=language, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    compare(summary.read_text(encoding="utf-8"), f"github-summary.{language}.md")


def test_every_format_has_a_golden_file():
    assert {name for name, _, _ in FILES.values()} == set(FORMATS.names())


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", FORMATS.names())
def test_a_report_without_findings_is_written_too(name, language):
    assert written(name, EMPTY, language=language)
