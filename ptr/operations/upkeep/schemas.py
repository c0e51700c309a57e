"""The JSON Schemas of all document types and of reports, and the editor settings that use them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec

from ptr.model.fields.schema import schema_of
from ptr.model.fields.types import document_types
from ptr.store.write import write_file, write_files
from ptr.writers.changes import json as changes
from ptr.writers.findings import json
from ptr.writers.impact import json as impact
from ptr.writers.power_history import json as power_history
from ptr.writers.verification import json as verification


def write_schemas(to: Path, editor: Path | None, root: Path | None) -> list[Path]:
    """Write the schemas into a folder, and editor settings for the registry at `root` if a file for them is named.

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
    """Give the schema files by name."""
    schemas = {name: schema_of(kind) for name, kind in document_types().items()}
    reports = {
        "findings": json,
        "changes": changes,
        "impact": impact,
        "history": power_history,
        "verification": verification,
    }
    schemas |= {name: writer.schema() for name, writer in reports.items()}
    return {f"{name}.schema.json": _pretty(schema) for name, schema in schemas.items()}


def editor_settings(schemas: str, registry: str) -> bytes:
    """Give the settings by which VS Code's YAML extension completes, explains and checks a registry's files.

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
