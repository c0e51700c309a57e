"""A registry checked cold, in one process, against tools that check only the form or the schema."""

from __future__ import annotations

from collections.abc import Iterator

from timing.bench import COLD, Bench, call
from timing.peers import AJV, JSON, LINT, SCHEMA, SCRIPT, YAML, jobs, to_json
from timing.table import Row


def rows(bench: Bench) -> Iterator[Row]:
    """Compare at both sizes with fast tools, at the small one with the rest, which take minutes."""
    yield from _group(bench, bench.large, (YAML, SCRIPT, JSON), turns=5)
    yield from _group(bench, bench.small, (YAML, SCRIPT, JSON, AJV), turns=5)
    yield from _group(bench, bench.small, (LINT, SCHEMA), turns=1)


def _group(bench: Bench, documents: int, names: tuple[str, ...], turns: int) -> Iterator[Row]:
    registry, as_json = bench.plain(documents), bench.work / f"json-{documents}"
    if not as_json.exists() and any((bench.peers.sourcemeta, bench.peers.ajv)):
        to_json(registry, as_json)
    offered = jobs(bench.peers, registry, as_json, bench.schemas)
    ours = call("ptr validate --no-cache --jobs 1", COLD, registry)
    measured = bench.measure([ours, *(job for job in offered if job.name in names)], turns=turns, budget=150)
    for name in (ours.name, *names):
        beside = measured[ours.name] if name != ours.name else None
        yield Row(f"validate {documents:,} documents, cold", name, measured.get(name), beside)
