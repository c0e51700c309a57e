"""What every log in SARIF 2.1.0 has in common; section numbers are those of the standard."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from ptr import __version__
from ptr.model.fields.fault import Mark
from ptr.model.fields.pointer import to_text
from ptr.model.results.finding import Spot
from ptr.writers.target import Target

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"


def write_log(run: dict[str, Any], target: Target) -> None:
    """Write the log of a run, with what is the same in every run."""
    base = {"description": {"text": target.language.pick("仓库的根", "the top of the repository")}}
    terms = {
        "language": target.language.pick("zh-CN", "en-US"),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: base},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": run["tool"], **terms, **run}]}
    target.out.write(msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n")


def driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    """Name the tool with the rules that it may report."""
    return {"name": "ptr", "semanticVersion": __version__, "rules": rules}


def described_as(code: str, title: str, text: str, level: str) -> dict[str, Any]:
    """Describe a rule by its manual page."""
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": text.partition("\n\n")[0] or title},
        "help": {"text": text or title, "markdown": text or title},
        "defaultConfiguration": {"level": level},
    }


def literal(text: str) -> str:
    """Keep a text from being read as placeholders (3.11.5) or a link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def location(spot: Spot, target: Target) -> dict[str, Any]:
    """Return a place; a file's path is a URI reference, so Chinese is percent-encoded (3.4.3)."""
    artifact = {"uri": quote(target.prefix + spot.path), "uriBaseId": ROOT}
    region = {"region": _region(spot.mark)} if spot.mark else {}
    logical = {"logicalLocations": [{"fullyQualifiedName": to_text(spot.pointer)}]} if spot.pointer else {}
    return {"physicalLocation": {"artifactLocation": artifact, **region}, **logical}


def _region(mark: Mark) -> dict[str, int]:
    """Return line and columns from 1; the end is the column after the last character, or the line's if left out."""
    end = {"endColumn": mark.column + mark.length} if mark.length else {}
    return {"startLine": mark.line, "startColumn": mark.column, **end}
