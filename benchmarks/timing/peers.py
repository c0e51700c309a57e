"""What a user would use instead: found on the PATH or in the folders given, else reported as not installed.

Each peer gets the form of call that is fastest for it: one process for all files of a type, no network, no colours.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ptr.model.types import document_types
from ptr.store.dialect import load
from timing.measure import Command, Job

FAST = ("sourcemeta jsonschema --fast, YAML", "sourcemeta jsonschema --fast, JSON", "ajv-cli, JSON")
SLOW = ("yamllint (form only)", "check-jsonschema")
RULES = "{extends: relaxed, rules: {line-length: disable}}"


class Peers:
    """The programs found, by name; sourcemeta's is told from Python's program of the same name by its help."""

    def __init__(self, folders: list[Path]) -> None:
        self._path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
        self.sourcemeta = next(filter(_is_sourcemeta, self._candidates("jsonschema")), "")
        self.check_jsonschema = self._find("check-jsonschema")
        self.yamllint = self._find("yamllint")
        self.ajv = self._find("ajv")
        self.weasyprint = self._find("weasyprint")

    def _find(self, name: str) -> str:
        return shutil.which(name, path=self._path) or ""

    def _candidates(self, name: str) -> Iterator[str]:
        for folder in self._path.split(os.pathsep):
            found = shutil.which(name, path=folder)
            if found:
                yield found


def _is_sourcemeta(program: str) -> bool:
    said = subprocess.run([program, "help"], capture_output=True, check=False)
    return b"JSON Schema CLI" in said.stdout + said.stderr


def files_by_type(registry: Path) -> dict[str, list[Path]]:
    """List the files of a registry by document type."""
    patterns = {name: re.sub(r"\{\w+\}", "*", kind.PATH) for name, kind in document_types().items()}
    return {name: sorted(registry.glob(pattern)) for name, pattern in patterns.items()}


def to_json(registry: Path, folder: Path) -> None:
    """Convert every document, for peers that read no YAML; the cost of it is not charged to them."""
    for paths in files_by_type(registry).values():
        for path in paths:
            target = (folder / path.relative_to(registry)).with_suffix(".json")
            target.parent.mkdir(parents=True, exist_ok=True)
            data: Any = load(path.read_bytes()).data
            target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def jobs(peers: Peers, registry: Path, as_json: Path, schemas: Path) -> list[tuple[str, Job | None]]:
    """List the peers' ways to check a registry, None for those that are not installed."""
    yaml_files = {name: paths for name, paths in files_by_type(registry).items() if paths}
    json_files = {
        name: [(as_json / path.relative_to(registry)).with_suffix(".json") for path in paths]
        for name, paths in yaml_files.items()
    }

    def each(name: str, program: str, files: dict[str, list[Path]], call: str) -> tuple[str, Job | None]:
        commands: tuple[Command, ...] = tuple(
            (program, *call.split(), schemas / f"{kind}.schema.json", *paths) for kind, paths in files.items()
        )
        return name, Job(name, commands, registry) if program else None

    lint = Job(SLOW[0], ((peers.yamllint, "-d", RULES, "."),), registry)
    ajv_files = {kind: [Path(f"-d{path}") for path in paths] for kind, paths in json_files.items()}
    return [
        each(FAST[0], peers.sourcemeta, yaml_files, "validate --fast"),
        each(FAST[1], peers.sourcemeta, json_files, "validate --fast"),
        each(FAST[2], peers.ajv, ajv_files, "validate --spec=draft2020 --strict=false -c ajv-formats -s"),
        (SLOW[0], lint if peers.yamllint else None),
        each(SLOW[1], peers.check_jsonschema, yaml_files, "--no-cache --schemafile"),
    ]
