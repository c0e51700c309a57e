"""One small report in every format, to be read and compared."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ptr.model.text.language import Language
from ptr.writers.findings import FORMATS

from .sample import EMPTY, SAMPLE, written

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(file.name for file in GOLDEN.glob("*.*") if not file.name.startswith("github-summary"))
"""`<format>.<suffix>` in Chinese, or `<format>.<language>.<suffix>`; the files are the list."""


def compare(text: str, name: str) -> None:
    file = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), "if the change is meant, run the tests with WRITE_GOLDEN=1"


@pytest.mark.parametrize("file", FILES)
def test_the_sample_is_written_as_the_golden_file(file, monkeypatch):
    monkeypatch.setattr("ptr.writers._sarif.__version__", "0.0.0")
    name, *language, _ = file.split(".")
    compare(written(name, SAMPLE, language=Language(*language or ["zh"])), file)


@pytest.mark.parametrize(
    ("language", "file"), [(Language.ZH, "github-summary.zh.md"), (Language.EN, "github-summary.en.md")]
)
def test_the_summary_of_a_github_step_is_the_golden_file(language, file, tmp_path):
    summary = tmp_path / "summary"
    written("github", SAMPLE, language=language, environment={"GITHUB_STEP_SUMMARY": str(summary)})
    compare(summary.read_text(encoding="utf-8"), f"github-summary.{language}.md")


def test_every_format_has_a_golden_file():
    without = set(FORMATS.names()) - {file.split(".")[0] for file in FILES}
    assert not without, "begin an empty file golden/<format>.<suffix>, and run the tests with WRITE_GOLDEN=1"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", FORMATS.names())
def test_a_report_without_findings_is_written_too(name, language):
    assert written(name, EMPTY, language=language)
