"""The JSON Schemas of all document types and of reports, and the editor settings that use them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

import ptr.writers.changes.json
import ptr.writers.drafts.json
import ptr.writers.filing_sheets.json
import ptr.writers.filings.json
import ptr.writers.findings.json
import ptr.writers.impact.json
import ptr.writers.postings.json
import ptr.writers.power_history.json
import ptr.writers.renames.json
import ptr.writers.transfers.json
import ptr.writers.verification.json
from ptr.model.fields.schema import schema_of
from ptr.model.fields.types import document_types
from ptr.store.write import write_file, write_files


def write_schemas(to: Path, editor: Path | None, root: Path | None) -> list[Path]:
    """Write the schemas into a folder, and editor settings for the registry in `root` if a file for them is named.

    The settings name both folders relative to the working folder, which is the editor's workspace.
    """
    files = schema_files()
    write_files(to, files, force=True)
    written = [to / name for name in files]
    if editor and root:
        here = Path.cwd()
        names = [os.path.relpath(path.resolve(), here).replace(os.sep, "/") for path in (to, root)]
        write_file(editor, editor_settings(*names), force=True)
        written.append(editor)
    return written


def schema_files() -> dict[str, bytes]:
    """Return the schema files by name."""
    schemas = {name: schema_of(kind) for name, kind in document_types().items()}
    reports = {
        "filings": ptr.writers.filings.json,
        "filing-sheet": ptr.writers.filing_sheets.json,
        "findings": ptr.writers.findings.json,
        "changes": ptr.writers.changes.json,
        "impact": ptr.writers.impact.json,
        "history": ptr.writers.power_history.json,
        "drafts": ptr.writers.drafts.json,
        "transfer": ptr.writers.transfers.json,
        "renaming": ptr.writers.renames.json,
        "posting": ptr.writers.postings.json,
        "verification": ptr.writers.verification.json,
    }
    schemas |= {name: writer.schema() for name, writer in reports.items()}
    return {f"{name}.schema.json": _pretty(schema) for name, schema in schemas.items()}


def editor_settings(schemas: str, registry: str) -> bytes:
    """Return the settings by which VS Code's YAML extension completes, explains and checks a registry's files.

    `schemas` and `registry` are folders relative to the workspace, `.` the workspace itself.
    """
    prefix = "" if registry == "." else f"{registry}/"
    globs = {
        f"./{schemas}/{name}.schema.json": prefix + re.sub(r"\{\w+\}", "*", kind.PATH)
        for name, kind in document_types().items()
    }
    return _pretty({"yaml.schemas": globs, "yaml.format.enable": False, "[yaml]": {"editor.tabSize": 2}})


def _pretty(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"
