"""Whatever a message, a path, a reason or a title holds, it stays a text in every format."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from support import examples

from ptr.model.results.finding import Spot
from ptr.model.results.report import ValidationReport
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.writers.findings._wording import sentence

from .sample import NAMED, RULES, SAMPLE, STANDS, written

NASTY = (
    "\n", "\r\n", "::", "::error::", "##[error]", "%", "%0A", "%25", ",", ":", "=", "]]>", "<", "&amp;", '"', "'", "|",
    "`", "**", "[a](1)", "{0}", "}", "\\", "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\ufffe", "\ufeff",
    "\U0001f600", "\U00030edd", "\U0010ffff", "<!--", "https://x.example", "@a", "#1", "- ", "1. ", "~~", "$", "  ",
)  # fmt: skip
TEXTS = st.lists(
    st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6
).map("".join)


def hostile(text: str) -> ValidationReport:
    finding = replace(
        NAMED,
        message=(text, text),
        spot=replace(NAMED.spot, path=text),
        related=(Spot(path=text),),
        unit=text,
        excerpt=text,
    )
    rules = tuple(replace(rule, titles=(text, text)) for rule in RULES)
    return replace(SAMPLE, findings=(finding, replace(STANDS, waived=f"x{text}")), units=(), rules=rules)


hostile_texts = given(TEXTS)
worst = example("".join(NASTY))


@hostile_texts
@worst
def test_text_has_no_character_that_steers_a_terminal_or_breaks_a_line(text):
    out = written("text", hostile(text))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", out)
    assert f" {visible(text)} (方案三.1)" in out
    assert "\n  已豁免：x" + visible(text) + "\n" in out


@hostile_texts
@worst
def test_json_holds_the_message_itself(text):
    first, second = json.loads(written("json", hostile(text)))["findings"]
    assert first["message"] == {"zh": text, "en": text}
    assert (first["path"], first["unit"], second["waived"]) == (text, text, f"x{text}")


def command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does."""
    level, properties, data = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()

    def plain(text: str) -> str:
        for escaped, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(escaped, character)
        return text

    pairs = (pair.split("=", 1) for pair in properties.split(","))
    data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return level, {key: plain(value) for key, value in pairs}, data


@hostile_texts
@worst
def test_github_reads_back_what_was_meant(text):
    report = hostile(text)
    line, conclusion, end = written("github", report, prefix="").split("\n")
    assert conclusion.startswith("检查了")
    assert end == ""
    level, properties, data = command(line)
    assert level == "error"
    assert properties["file"] == visible(text)
    assert properties["title"] == f"P002 {visible(text)}"
    assert data == sentence(report.findings[0], Language.ZH)


@hostile_texts
@worst
def test_the_summary_is_nothing_but_text_in_its_own_frame(text):
    report = hostile(text)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "summary")
        written("github", report, prefix="", environment={"GITHUB_STEP_SUMMARY": str(file)})
        tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(file.read_text(encoding="utf-8"))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {"html_block", "html_inline", "code_inline", "link_open", "image", "em_open", "s_open", "fence"}
    said = ["".join(child.content for child in token.children) for token in tokens if token.type == "inline"]
    first = f"{visible(text)}:4:7 错误 P002 {sentence(report.findings[0], Language.ZH)}"
    assert squeezed(first) in map(squeezed, said)
    assert sum(token.type == "list_item_open" for token in tokens) == 2
    assert sum(token.type == "td_open" for token in tokens) == 5 * len(report.by_unit()) + 2


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@hostile_texts
@worst
def test_gitlab_holds_the_sentence(text):
    report = hostile(text)
    first, second = json.loads(written("gitlab", report, prefix=""))
    assert first["description"] == sentence(report.findings[0], Language.ZH)
    assert first["location"]["path"] == text
    assert visible(f"x{text}") in second["description"]


@hostile_texts
@worst
def test_sarif_holds_the_message_with_placeholders_and_links_disarmed(text):
    (run,) = json.loads(written("sarif", hostile(text), prefix=""))["runs"]
    first, second = run["results"]
    said = first["message"]["text"]
    assert not re.search(r"(?<!\{)\{(\{\{)*[0-9]+\}", said)
    assert not re.search(r"\[[^\\\]]*\]\(", said)
    assert said.replace("\\](", "](").replace("{{", "{").replace("}}", "}") == text
    assert unquote(first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == text
    assert second["suppressions"][0]["justification"] == f"x{text}"


@hostile_texts
@worst
@settings(max_examples=examples(50))
def test_junit_is_xml_that_holds_the_message(text):
    root = ElementTree.fromstring(written("junit", hostile(text)))
    cases = {case.get("name")[:4]: case for case in root.iter("testcase") if len(case)}
    assert cases["P002"].find("failure").get("message") == visible(text)
    assert cases["P002"].get("name") == f"P002 {visible(text)}"
    assert cases["L010"].find("skipped").get("message") == visible(f"x{text}")
