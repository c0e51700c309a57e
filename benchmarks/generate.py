"""Generate a valid registry of any size: `python benchmarks/generate.py DIR --documents 10000 --seed 1`.

All document types in the proportions of a working pilot (four in ten are powers, one in four is a record), with texts
that differ from power to power. The same arguments give the same bytes.
`--failing 0.1` plants faults of many kinds in a tenth of the documents (never in registry.yaml).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import checkout  # noqa: F401 - puts the checkout on the path

# isort: split

from corpus import city, faults
from corpus.chinese import Dice
from corpus.holdings import Holdings, PlacedDocument
from corpus.unit import new_setting
from corpus.yamltext import write

UNIT, INSPECTED = 120, 8
"""Documents of a unit, and units that an inspection visits, by default."""


def documents(count: int, units: int, seed: int) -> Iterator[PlacedDocument]:
    """Make this many documents in this many units; at least the dozen that every registry needs."""
    dice = Dice(seed)
    waivers, rounds = max(1, count // 2000), units // INSPECTED
    laws = city.laws(max(6, min(300, count // 100)))
    yield "registry", "registry.yaml", city.registry()
    yield "plan", "plan.yaml", city.plan()
    yield "synonyms", "synonyms.yaml", city.synonyms()
    for name, law in laws.items():
        yield "law", f"laws/{name}.yaml", law
    for number in range(1, waivers + 1):
        name, law = city.new_law(number)
        yield "law", f"laws/{name}.yaml", law
        yield "waiver", f"offices/city/waivers/new-law-{number}.yaml", city.waiver(name)
    yield "calendar", "calendar/2027.yaml", city.calendar(2027, dice)
    rest = max(3 * units, count - 4 - len(laws) - 2 * waivers - rounds)
    known = city.known(laws)
    by_key = {law.key: law for law in known}
    seen: list[tuple[str, str]] = []
    for number in range(units):
        share = rest * (number + 1) // units - rest * number // units
        setting = new_setting(number, known, dice)
        holdings = Holdings(setting, share - 2, by_key, dice)
        yield from holdings.documents()
        seen += [(setting.slug, holdings.shown())] if holdings.shown() else []
    for number in range(rounds):
        name, document = city.inspection(number, seen[number::rounds], dice)
        yield "inspection", f"offices/city/inspections/{name}.yaml", document


def generate(folder: Path, count: int, *, units: int = 0, seed: int = 1, failing: float = 0.0) -> int:
    """Write a registry into an empty folder and return the number of its documents."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty")
    seen: set[Path] = set()
    number = bad = 0
    for kind, path, document in documents(count, units or max(1, count // UNIT), seed):
        number += 1
        wrong = kind != "registry" and int(number * failing) > int((number - 1) * failing)
        text = write(faults.planted(kind, document, bad) if wrong else document)
        target = folder / path
        if target.parent not in seen:
            seen.add(target.parent)
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((faults.garbled(kind, text, bad) if wrong else text).encode())
        bad += wrong
    return number


def main() -> None:
    """Generate the registry that the command line requests."""
    parser = argparse.ArgumentParser(description="Generate a registry of any size.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="an empty or new folder")
    parser.add_argument("--documents", type=int, default=10_000, help="how many documents (10000)")
    parser.add_argument("--units", type=int, default=0, help="how many units (one for each 120 documents)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other texts (1)")
    parser.add_argument("--failing", type=float, default=0.0, help="share of the documents that hold a fault (0)")
    options = parser.parse_args()
    number = generate(
        options.folder, options.documents, units=options.units, seed=options.seed, failing=options.failing
    )
    print(f"{number} documents in {options.folder}")


if __name__ == "__main__":
    main()
