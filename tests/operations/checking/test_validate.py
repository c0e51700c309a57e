"""What `validate` answers as a whole: the bundled registries, levels, waivers, fingerprints, the same answer always."""

from __future__ import annotations

import datetime
import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import json as msgspec_json
from msgspec.structs import replace
from support import ROOT, environment, open_registry, validate

from ptr.cli._context import day_in_china
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.level import Level
from ptr.model.fields.pointer import to_text
from ptr.model.fields.walk import leaves
from ptr.model.results.finding import Finding
from ptr.model.results.report import ValidationReport
from ptr.store.source import Entry, FolderSource, MemorySource

AS_OF = datetime.date(2026, 11, 1)
POWER = "units/minzheng/powers/mz-a3gr64.yaml"
UNIT = "units/minzheng/unit.yaml"


def files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.rglob("*.yaml")}


def shown(report: ValidationReport) -> list[str]:
    return [f"{f.code} {f.spot.path} {to_text(f.spot.pointer)} {f.message[1]}" for f in report.findings]


def only(report: ValidationReport, code: str) -> Finding:
    (finding,) = [finding for finding in report.findings if finding.code == code]
    return finding


# --- the registries that come with ptr ------------------------------------------------------------------------------

DAYS = {
    "its own day": None,
    "ten years after": datetime.date(2036, 11, 1),
    "the real today": day_in_china(),
    "the first of January 2030": datetime.date(2030, 1, 1),
}


@pytest.mark.parametrize("day", DAYS)
def test_the_bundled_registry_has_no_findings_on(day, bundled):
    """In later years the calendar alone may speak, of reviews that have fallen due."""
    report = validate(FolderSource(bundled), today=DAYS[day])
    standing = [finding for finding in report.findings if not (DAYS[day] and finding.dated)]
    assert shown(replace(report, findings=tuple(standing))) == []
    assert report.today == (DAYS[day] or AS_OF)


def test_the_registry_of_the_plan_of_2005_has_no_findings(plan2005):
    assert shown(validate(FolderSource(plan2005))) == []


def powers(root: Path, unit: str = "") -> list[Power]:
    return [power for _, power in open_registry(FolderSource(root)).snapshot.documents(Power, unit)]


RUNNING = frozenset(  # the plan's columns in which a text of a sentence stands
    [
        "posts",
        "duties",
        "conditions",
        "materials",
        "quota",
        "results",
        "discretion",
        "limits",
        "special_procedures",
        "fees",
        "commitments",
        "discipline",
        "accountability",
        "remedies",
        "summary",
        "name",
        "disclosure",
    ]
)


NAMES = (
    "article",
    "quote",
    "name",
    "who",
    "validity",
    "form",
    "starts",
    "unit",
    "kind",
    "scope",
    "period",
)  # words that many powers rightly share


def test_no_text_of_a_column_stands_in_more_than_three_powers_of_the_bundled_registry(bundled):
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for power in powers(bundled):
        for leaf in leaves(power):
            column, last = str(leaf.pointer[0]), leaf.pointer[-1]
            if column in RUNNING and len(leaf.text) >= 12 and not leaf.label.ref and last not in NAMES:
                holders[column, leaf.text].add(power.id)
    pasted = [f"{column}: {text} ({len(ids)})" for (column, text), ids in holders.items() if len(ids) > 3]
    assert pasted == []


@pytest.mark.parametrize("unit", ["minzheng", "zhujian"])
def test_a_bureau_of_the_bundled_registry_holds_the_powers_of_a_real_one(unit, bundled):
    held = powers(bundled, unit)
    assert len(held) >= 25
    assert len({power.class_ for power in held}) >= 6


def test_the_bundled_registry_shows_what_is_withheld(bundled):
    withheld = list(open_registry(FolderSource(bundled)).snapshot.documents(Withheld))
    assert len(withheld) >= 3


# --- levels ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def good(plan2005) -> dict[str, str]:
    """The small registry as texts, to change one of them."""
    return files(plan2005)


def changed(good: dict[str, str], path: str, old: str, new: str) -> MemorySource:
    assert good[path].count(old) >= 1, f"{old} is not in {path}"
    return MemorySource({**good, path: good[path].replace(old, new, 1)})


def test_a_rung_that_a_unit_does_not_claim_gives_notes(good):
    text = good[POWER]
    without = text[: text.index("commitments:")] + text[text.index("discipline:") :]
    claiming = only(validate(MemorySource({**good, POWER: without})), "C001")
    early = good[UNIT].replace("stage: catalogued", "stage: started")
    early = early.replace("stage: charted", "stage: started").replace("stage: published", "stage: started")
    begun = only(validate(MemorySource({**good, POWER: without, UNIT: early})), "C001")
    assert (claiming.level, begun.level) == (Level.ERROR, Level.NOTE)


@pytest.mark.parametrize(
    ("wanted", "level"), [("error", Level.ERROR), ("warning", Level.WARNING), ("note", Level.NOTE)]
)
def test_policy_raises_a_level(good, wanted, level):
    registry = good["registry.yaml"] + f"policy: {{column_reuse: 1, levels: {{C002: {wanted}}}}}\n"
    source = MemorySource({**good, "registry.yaml": registry, **_pasted(good)})
    assert only(validate(source), "C002").level is level


def test_policy_never_lowers_a_level(good):
    registry = good["registry.yaml"] + "policy: {levels: {Y002: note}}\n"
    source = MemorySource({**good, "registry.yaml": registry, UNIT: good[UNIT] + "id: minzheng\n"})
    assert only(validate(source), "Y002").level is Level.ERROR


def _pasted(good: dict[str, str]) -> dict[str, str]:
    """The same commitment in two powers."""
    texts = [path for path in sorted(good) if "/powers/" in path][:2]
    return {path: _with_commitment(good[path]) for path in texts}


def _with_commitment(text: str) -> str:
    start = text.index("commitments:")
    return (
        text[:start] + "commitments:\n  - 本机关将竭诚为人民群众提供优质高效服务\n" + text[text.index("discipline:") :]
    )


# --- waivers and fingerprints ---------------------------------------------------------------------------------------

WAIVER = "offices/city/waivers/old-data.yaml"


def waiver(rule: str, until: str = "2027-01-01", **by: list[object]) -> str:
    return json.dumps(
        {"rule": rule, **by, "basis": "会议纪要", "reason": "历史数据", "until": until}, ensure_ascii=False
    )


@pytest.fixture
def wrong(good) -> dict[str, str]:
    """A registry with one finding: a lead whom nobody knows."""
    lines = [("lead: nobody" if line.startswith("lead:") else line) for line in good[POWER].splitlines()]
    return {**good, POWER: "\n".join(lines) + "\n"}


def x001(files: dict[str, str]) -> Finding:
    return only(validate(MemorySource(files)), "X001")


PLACES = {
    "the document": [{"path": POWER}],
    "the field": [{"path": POWER, "pointer": "/lead"}],
    "another and the field": [{"path": UNIT}, {"path": POWER, "pointer": "/lead"}],
}

ELSEWHERE = {
    "another document": [{"path": UNIT}],
    "another field": [{"path": POWER, "pointer": "/name"}],
    "a field whose name is the beginning of the other": [{"path": POWER, "pointer": "/le"}],
    "a place below it": [{"path": POWER, "pointer": "/lead/0"}],
}


@pytest.mark.parametrize("claim", PLACES)
def test_a_finding_is_waived_by_a_waiver_for(claim, wrong):
    found = x001({**wrong, WAIVER: waiver("X001", places=PLACES[claim])})
    assert found.waived == "历史数据"


@pytest.mark.parametrize("claim", ELSEWHERE)
def test_a_finding_is_not_waived_by_a_waiver_for(claim, wrong):
    assert x001({**wrong, WAIVER: waiver("X001", places=ELSEWHERE[claim])}).waived == ""


def test_a_finding_is_waived_by_its_fingerprint_and_by_no_other(wrong):
    mark = x001(wrong).fingerprint
    assert x001({**wrong, WAIVER: waiver("X001", fingerprints=[mark])}).waived
    assert not x001({**wrong, WAIVER: waiver("X001", fingerprints=["0" * 16])}).waived
    assert not x001({**wrong, WAIVER: waiver("X002", fingerprints=[mark])}).waived


@pytest.mark.parametrize(("until", "holds"), [("2026-10-31", False), ("2026-11-01", True), ("2026-11-02", True)])
def test_a_waiver_holds_through_its_last_day(until, holds, wrong):
    report = validate(
        MemorySource({**wrong, WAIVER: waiver("X001", until, places=[{"path": POWER}])}),
        today=datetime.date(2026, 11, 1),
    )
    assert bool(only(report, "X001").waived) is holds


def test_a_waived_finding_is_shown_and_counted_apart_and_does_not_fail_the_run(wrong):
    report = validate(MemorySource({**wrong, WAIVER: waiver("X001", places=[{"path": POWER}])}))
    assert report.counts()["waived"] == 1
    assert not [finding for finding in report.failing(Level.NOTE) if finding.code == "X001"]


def moved(text: str) -> Iterator[tuple[str, str]]:
    yield "comments above", "# 说明\n\n# 又一行\n" + text
    yield "old line ends", text.replace("\n", "\r\n")
    lines = text.splitlines()
    tops = [number for number, line in enumerate(lines) if line and not line[0].isspace() and not line.startswith("-")]
    blocks = ["\n".join(lines[a:b]) for a, b in zip(tops, [*tops[1:], len(lines)], strict=True)]
    yield "fields in another order", "\n".join(reversed(blocks)) + "\n"


def test_a_fingerprint_survives_moved_lines(wrong):
    first = x001(wrong)
    for claim, text in moved(wrong[POWER]):
        found = x001({**wrong, POWER: text})
        assert found.fingerprint == first.fingerprint, claim


def test_a_fingerprint_survives_a_reordered_list(good):
    def posts(*rows: str) -> Finding:
        text = good[UNIT].replace("posts:\n", "posts:\n" + "".join(f"  - {row}\n" for row in rows), 1)
        return x001({**good, UNIT: text})

    bad, other = "{id: odd, name: 岗, role: handler, department: nowhere}", "{id: even, name: 位, role: handler}"
    assert posts(bad).fingerprint == posts(other, bad).fingerprint == posts(bad, other).fingerprint


def test_two_findings_of_one_rule_at_two_places_have_two_fingerprints(good):
    lines = good[POWER].replace("lead:", "lead: nobody #").replace("department:", "department: nowhere #")
    found = [f for f in validate(MemorySource({**good, POWER: lines})).findings if f.code == "X001"]
    assert len(found) >= 2
    assert len({finding.fingerprint for finding in found}) == len(found)


# --- the same answer always -----------------------------------------------------------------------------------------


class Shuffled:
    """A folder whose listing comes in another order each time."""

    def __init__(self, root: Path, seed: int) -> None:
        self._folder, self._chance = FolderSource(root), random.Random(seed)
        self.name, self.read = self._folder.name, self._folder.read

    def entries(self) -> Iterator[Entry]:
        found = list(self._folder.entries())
        self._chance.shuffle(found)
        yield from found


@pytest.fixture
def messy(small) -> Path:
    """A registry with findings of every kind: form, shape, references, strays, and several in one file."""
    powers = sorted((small / "units/minzheng/powers").iterdir())
    powers[0].write_text(powers[0].read_text().replace("lead:", "lead: nobody #"))
    powers[1].write_text(powers[1].read_text() + "nmae: x\non: 012\n")
    powers[2].write_text("a: [\n")
    (powers[2].parent / "mz-copyaa.yaml").write_text(powers[3].read_text())
    powers[4].write_text(powers[4].read_text().replace("body: ", "body: 某市"))
    (small / "laws/城市居民最低生活保障条例.yaml").unlink()
    (small / "units/minzheng/unti.yaml").write_text("a: 1\n")
    (small / "notes.txt").write_text("x")
    return small


def as_json(report: ValidationReport) -> bytes:
    return msgspec_json.encode(report)


def test_the_same_registry_gives_the_same_report_in_whatever_order_it_is_listed(messy):
    first = validate(FolderSource(messy))
    assert len({finding.code[0] for finding in first.findings}) >= 4
    for seed in range(6):
        assert as_json(validate(Shuffled(messy, seed))) == as_json(first)


def test_the_same_registry_gives_the_same_report_in_another_process(messy):
    outs = set()
    for seed in ("1", "2", "3"):
        command = [sys.executable, "-m", "ptr", "--registry", str(messy), "validate", "--format", "json"]
        env = environment(PYTHONHASHSEED=seed)
        outs.add(subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False).stdout)
    assert len(outs) == 1
    assert json.loads(outs.pop())["findings"]


def test_a_part_of_a_registry_is_reported_as_it_is_in_the_whole(messy):
    whole = validate(FolderSource(messy))
    for below in (("units/minzheng",), ("laws",), ("notes.txt",), ("units/minzheng/powers", "notes.txt")):
        part = validate(FolderSource(messy), below=below)
        inside = [f for f in whole.findings if any(f.spot.path == b or f.spot.path.startswith(b + "/") for b in below)]
        assert as_json(part) == as_json(ValidationReport(**{**_fields(part), "findings": tuple(inside)}))
    assert validate(FolderSource(messy), below=("units/minz",)).findings == ()


def _fields(report: ValidationReport) -> dict[str, object]:
    return {name: getattr(report, name) for name in report.__struct_fields__}


def test_every_finding_has_a_place_in_its_file_and_words_in_both_languages(messy):
    report = validate(FolderSource(messy))
    for finding in report.findings:
        path = messy / finding.spot.path
        mark = finding.spot.mark
        if path.is_file() and path.stat().st_size:
            assert mark, finding
            lines = path.read_text(encoding="utf-8").splitlines()
            assert 1 <= mark.line <= len(lines), finding
            assert mark.column <= len(lines[mark.line - 1]) + 1, finding
        assert finding.message[0] != finding.message[1]
        assert "{" not in finding.message[1].replace("{code}", "")
    assert Counter(f.level for f in report.findings)[Level.ERROR]
