"""What a user would use instead, from the PATH or other folders, else reported as not installed.

Each peer is called in the way that is fastest for it: one process for all files of a type, no network, no colours.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ptr.model.fields.types import document_types
from ptr.store.yaml.dialect import load
from ptr.store.yaml.fast import parse
from timing.measure import Command, Job

YAML: Final = "sourcemeta jsonschema --fast, YAML"
SCRIPT: Final = "the same, through the script that npm installs"
JSON: Final = "sourcemeta jsonschema --fast, JSON"
AJV: Final = "ajv-cli, JSON"
LINT: Final = "yamllint (form only)"
SCHEMA: Final = "check-jsonschema"
FAILING: Final = "sourcemeta jsonschema --continue, the files that are YAML"
RULES: Final = "{extends: relaxed, rules: {line-length: disable}}"


class Peers:
    """The installed programs, by name; sourcemeta's is distinguished from Python's of the same name by its help."""

    def __init__(self, folders: list[Path]) -> None:
        self._path = os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")])
        self.sourcemeta_script = next(filter(_is_sourcemeta, self._candidates("jsonschema")), "")
        self.sourcemeta = _native(self.sourcemeta_script)
        self.check_jsonschema = self._find("check-jsonschema")
        self.yamllint = self._find("yamllint")
        self.ajv = self._find("ajv")
        self.weasyprint = self._find("weasyprint")

    def _find(self, name: str) -> str:
        return shutil.which(name, path=self._path) or ""

    def _candidates(self, name: str) -> Iterator[str]:
        for folder in self._path.split(os.pathsep):
            program = shutil.which(name, path=folder)
            if program:
                yield program


def _is_sourcemeta(program: str) -> bool:
    completed = subprocess.run([program, "help"], capture_output=True, check=False)
    return b"JSON Schema CLI" in completed.stdout + completed.stderr


def _native(program: str) -> str:
    """Return the program itself if npm wraps it in a script, which starts Node each time."""
    programs = Path(program).resolve().parent.parent / "build" / "github-releases"
    own = programs / f"jsonschema-{platform.system().lower()}-{platform.machine()}"
    return str(own) if own.is_file() and os.access(own, os.X_OK) else program


def files_by_type(registry: Path) -> dict[str, list[Path]]:
    """List the files of a registry by document type."""
    patterns = {name: re.sub(r"\{\w+\}", "*", kind.PATH) for name, kind in document_types().items()}
    return {name: sorted(registry.glob(pattern)) for name, pattern in patterns.items()}


def to_json(registry: Path, folder: Path) -> None:
    """Convert every document, for peers that do not read YAML; the cost is not charged to them."""
    for paths in files_by_type(registry).values():
        for path in paths:
            target = (folder / path.relative_to(registry)).with_suffix(".json")
            target.parent.mkdir(parents=True, exist_ok=True)
            data: Any = load(path.read_bytes()).data
            target.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def jobs(peers: Peers, registry: Path, as_json: Path, schemas: Path) -> list[Job]:
    """List the jobs by which the installed peers check a registry."""
    yaml_files = {name: paths for name, paths in files_by_type(registry).items() if paths}
    json_files = {
        name: [(as_json / path.relative_to(registry)).with_suffix(".json") for path in paths]
        for name, paths in yaml_files.items()
    }
    ajv_files = {kind: [Path(f"-d{path}") for path in paths] for kind, paths in json_files.items()}
    ajv = ("validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s")
    offered = (
        Job(YAML, _each(peers.sourcemeta, ("validate", "--fast"), schemas, yaml_files), registry),
        Job(SCRIPT, _each(peers.sourcemeta_script, ("validate", "--fast"), schemas, yaml_files), registry),
        Job(JSON, _each(peers.sourcemeta, ("validate", "--fast"), schemas, json_files), registry),
        Job(AJV, _each(peers.ajv, ajv, schemas, ajv_files), registry),
        Job(LINT, ((peers.yamllint, "-d", RULES, "."),) if peers.yamllint else (), registry),
        Job(SCHEMA, _each(peers.check_jsonschema, ("--no-cache", "--schemafile"), schemas, yaml_files), registry),
    )
    return [job for job in offered if job.commands]


def failing(peers: Peers, registry: Path, schemas: Path) -> Job:
    """Return the job of the peer that can continue after a failing document; without commands if it is not installed.

    It stops at the first file that it cannot parse, so it gets only those that all parsers read alike.
    """
    read = {
        name: [path for path in paths if parse(path.read_bytes())] for name, paths in files_by_type(registry).items()
    }
    files = {name: paths for name, paths in read.items() if paths}
    codes = tuple(range(8))
    return Job(FAILING, _each(peers.sourcemeta, ("validate", "--continue"), schemas, files), registry, codes)


def _each(program: str, call: Command, schemas: Path, files: dict[str, list[Path]]) -> tuple[Command, ...]:
    """Return one call per document type, with all files of the type; none if the program is not installed."""
    if not program:
        return ()
    return tuple((program, *call, schemas / f"{kind}.schema.json", *paths) for kind, paths in files.items())
