"""Generate a valid registry of any size: `python benchmarks/generate.py DIR --documents 10000 --seed 1`.

All document types, about 4 KB a power, texts that differ from power to power. The same arguments give the same bytes.
`--failing 0.1` plants faults of many kinds in a tenth of the documents (never in registry.yaml).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import checkout  # noqa: F401 - puts the checkout on the path

# isort: split

import msgspec
from corpus import city, faults
from corpus.chinese import Dice, key
from corpus.flow import flow
from corpus.power import SHARES, power
from corpus.unit import Setting, setting, unit
from corpus.variants import stopped, withheld
from corpus.yamltext import write

from ptr.model.catalogue_entry import entry_digest, in_catalogue
from ptr.model.documents.power import Power

Plain = dict[str, Any]
Made = tuple[str, str, Plain]
"""Type, path and data of a document."""

FLOWS, WITHHELD, STOPPED = 0.10, 0.03, 0.02


def documents(count: int, units: int, seed: int) -> Iterator[Made]:
    """Make that many documents in that many units; at least the dozen without which no registry is one."""
    dice = Dice(seed)
    waivers = max(1, count // 2000)
    laws = city.laws(max(8, min(300, count // 100)))
    yield "registry", "registry.yaml", city.registry()
    for name, law in laws.items():
        yield "law", f"laws/{name}.yaml", law
    for number in range(1, waivers + 1):
        name, law = city.new_law(number)
        yield "law", f"laws/{name}.yaml", law
        yield "waiver", f"offices/city/waivers/new-law-{number}.yaml", city.waiver(name)
    yield "calendar", "calendar/2027.yaml", city.calendar(2027, dice)
    rest = max(2 * units, count - 2 - len(laws) - 2 * waivers)
    known, made = city.known(laws), 0
    for number in range(units):
        share = rest * (number + 1) // units - rest * number // units
        yield from _of_unit(setting(number, known, dice), share - 2, made, {law.key: law for law in known}, dice)
        made += share


def _of_unit(at: Setting, count: int, made: int, laws: dict[str, city.Known], dice: Dice) -> Iterator[Made]:
    """Make a unit, its edition, and `count` powers, withheld powers and charts."""
    folder, entries, counts = f"units/{at.slug}", {}, Counter[str]()
    charts, hidden = round(count * FLOWS), round(count * WITHHELD)
    powers: list[Plain] = []
    for position in range(count - charts):
        class_ = dice.pick(SHARES)
        document = power(at, position, key(at.prefix, made + position), class_, laws, dice)
        if position < hidden:
            document = withheld(document, laws["政府信息公开条例"], dice)
            yield "withheld", f"{folder}/withheld/{document['id']}.yaml", document
            counts[class_] += 0
            continue
        if dice.chance(STOPPED):
            document = stopped(document)
        elif powers and powers[-1]["status"] == "abolished":
            document = document | {"succeeds": [powers[-1]["id"]]}
        typed = msgspec.convert(document, Power)
        counts[class_] += in_catalogue(typed)
        if in_catalogue(typed):
            entries[typed.id] = entry_digest(typed)
        powers.append(document)
        yield "power", f"{folder}/powers/{typed.id}.yaml", document
    for position in range(charts):
        name = key(at.prefix, made + count - charts + position)
        yield "flow", f"{folder}/flows/{name}.yaml", _chart(at, name, powers, dice)
    yield "catalogue", f"{folder}/catalogue.yaml", _edition(counts, entries)
    without = [name for name, _, _ in city.CLASSES if name not in counts]
    yield "unit", f"{folder}/unit.yaml", unit(at, without, dice)


def _chart(at: Setting, name: str, powers: list[Plain], dice: Dice) -> Plain:
    """Chart an active power of the unit, or a class where it has none."""
    active = [power for power in powers if power["status"] == "active"]
    chosen = dice.pick(active) if active else {"id": "", "name": "办理事项"}
    return flow(at, name, "service", chosen["id"], chosen["name"], dice)


def _edition(counts: Counter[str], entries: dict[str, str]) -> Plain:
    return {
        "edition": "2026-1",
        "approved_by": "局长办公会议",
        "approved_on": "2026-07-15",
        "effective": "2026-08-01",
        "counts": {name: counts[name] for name, _, _ in city.CLASSES if counts[name]},
        "entries": entries,
    }


def generate(folder: Path, count: int, *, units: int = 0, seed: int = 1, failing: float = 0.0) -> int:
    """Write a registry into an empty folder and give the number of its documents."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty")
    seen: set[Path] = set()
    number = bad = 0
    for kind, path, document in documents(count, units or max(1, count // 60), seed):
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
    """Generate what the command line asks for."""
    parser = argparse.ArgumentParser(description="Generate a registry of any size.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="an empty or new folder")
    parser.add_argument("--documents", type=int, default=10_000, help="how many documents (10000)")
    parser.add_argument("--units", type=int, default=0, help="how many units (one for each 60 documents)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other texts (1)")
    parser.add_argument("--failing", type=float, default=0.0, help="share of the documents that hold a fault (0)")
    given = parser.parse_args()
    made = generate(given.folder, given.documents, units=given.units, seed=given.seed, failing=given.failing)
    print(f"{made} documents in {given.folder}")


if __name__ == "__main__":
    main()
