"""What a person wants to call otherwise: which thing that is, and whether its new key may be had."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.names.renames import STEP, Rename
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.references import key_of, unit_key
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry

KINDS: Final[dict[str, Bilingual]] = {
    "law": ("法律文件", "law"),
    "unit": ("单位", "unit"),
    "department": ("内设机构", "department"),
    "post": ("岗位", "post"),
    "class": ("权力类别", "class"),
    "carrier": ("公开载体", "carrier"),
    "step": ("流程步骤", "step"),
}
"""What can be renamed, and what it is called."""
OF_UNITS: Final = ("department", "post")
SLUG: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FILE_NAME: Final = re.compile(r"[^\s/\\:*?\"<>|《》.][^/\\:*?\"<>|《》\x00-\x1f]*(?<![\s.])")
LONGEST: Final = 64


def renamed_thing(
    root: Path, kind: str, old: str, new: str, clock: Clock, *, unit: str = "", chart: str = ""
) -> Rename:
    """Return the rename that is meant; `PtrError` says what is wrong with the old key or the new one."""
    if kind not in KINDS:
        zh, en = "、".join(KINDS), ", ".join(KINDS)
        raise PtrError(f"{kind} 没有可改的代号；可选：{zh}", f"a {kind} has no key to change; one of: {en}")
    snapshot = open_registry(checkout(root), clock).snapshot
    unit = unit_key(root, unit) if unit else ""
    of_chart = kind == STEP
    rename = _step(snapshot, old, new, unit, chart) if of_chart else _listed(root, snapshot, kind, old, new, unit)
    _refuse_new(snapshot, rename)
    return rename


def _listed(root: Path, snapshot: Snapshot, kind: str, old: str, new: str, unit: str) -> Rename:
    """Return the rename of what the registry or a unit lists, by its key or its name."""
    if kind in OF_UNITS and not unit:
        unit = _one([each for each in snapshot.units if snapshot.vocabulary.has(kind, old, each)], kind, old, "--unit")
    unit = unit if kind in OF_UNITS else ""
    if kind == Law.TYPE:
        old = old.strip().strip("《》")
    else:
        old = unit_key(root, old) if kind == Unit.TYPE else key_of(root, kind, old, unit)
    if not snapshot.vocabulary.has(kind, old, unit):
        raise _unknown(kind, old)
    return Rename(kind=kind, old=old, new=new, unit=unit)


def _step(snapshot: Snapshot, old: str, new: str, unit: str, chart: str) -> Rename:
    holders = {
        flow.id: place.unit for place, flow in snapshot.documents(Flow, unit) if old in {step.id for step in flow.steps}
    }
    if chart and chart not in holders:
        raise PtrError(f"流程图 {chart} 没有步骤 {old}", f"the chart {chart} has no step {old}")
    chart = chart or _one(list(holders), STEP, old, "--chart")
    return Rename(kind=STEP, old=old, new=new, unit=holders[chart], chart=chart)


def _one(holders: list[str], kind: str, old: str, option: str) -> str:
    """Return the only unit or chart that has the thing; `PtrError` with the option that names one of many."""
    if not holders:
        raise _unknown(kind, old)
    if len(holders) > 1:
        listed = holders[:5]
        raise PtrError(
            f"有 {len(holders)} 处的{KINDS[kind][0]}代号是 {old}；请用 {option} 写明：{'、'.join(listed)}",
            f"{len(holders)} have a {kind} {old}; say which with {option}: {', '.join(listed)}",
        )
    return holders[0]


def _unknown(kind: str, old: str) -> PtrError:
    return PtrError(f"没有{KINDS[kind][0]} {old}", f"there is no {KINDS[kind][1]} {old}")


def _refuse_new(snapshot: Snapshot, rename: Rename) -> None:
    """Refuse a new key that cannot be one, that something has, or by which something was known."""
    kind, new = rename.kind, rename.new
    title = KINDS[kind][0]
    if len(new) > LONGEST or not (FILE_NAME if kind == Law.TYPE else SLUG).fullmatch(new):
        if kind == Law.TYPE:
            zh, en = (
                "要能作文件名：不含书名号、斜杠等符号",
                "it is the name of a file, without slashes and marks like 《》",
            )
        else:
            zh, en = (
                "小写字母开头，只含小写字母、数字和连字符",
                "lower-case letters first, then letters, digits, hyphens",
            )
        raise PtrError(f"{new} 不能作{title}代号：{zh}", f"{new} cannot be the key of a {kind}: {en}")
    known, former = _taken(snapshot, rename)
    if new in known:
        raise PtrError(f"已经有{title} {new}", f"there is a {kind} {new} already")
    if new in former:
        raise PtrError(
            f"{new} 是一个{title}曾用的代号，记录里还用它；请另选",
            f"{new} was the key of a {kind}, and records still use it; choose another",
        )


def _taken(snapshot: Snapshot, rename: Rename) -> tuple[set[str], set[str]]:
    """Return the keys that things of the kind have, and those that they had."""
    if rename.kind != STEP:
        words = snapshot.vocabulary
        return words.names(rename.kind, rename.unit), words.former(rename.kind, rename.unit)
    flow = next(flow for _, flow in snapshot.documents(Flow, rename.unit) if flow.id == rename.chart)
    return {step.id for step in flow.steps}, {key for step in flow.steps for key in step.formerly}
