"""What matters about a package that was made, in at most twenty lines: why, which papers, where, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Power
from ptr.model.fields.fault import Bilingual
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Demand, State
from ptr.model.text.language import Language
from ptr.model.text.names import with_key
from ptr.model.text.plural import counted
from ptr.writers.wording.change import title, unit

KINDS: Final = 3
NAMED: Final = 3
SUBJECTS: Final = 4
"""Lines of kinds of change, names in a line, lines of commands: the papers and changes.json name all."""
FILINGS: Final = (Demand.FILING, Demand.FIRST_FILING)
TO_FILE: Final = (State.OPEN, State.LATE, State.RETURNED)
"""States of a duty to file in which something is to be submitted."""
PAPERS: Final = (
    ("letter", "报告", "letter"),
    ("statement", "调整说明", "statement of adjustment"),
    ("comparison", "新旧对照表", "before and after"),
    ("prints", "职权目录、流程图", "catalogue, charts"),
)
"""The papers of a package by how their paths begin, in Chinese and English."""


class PackedChanges(Struct, frozen=True, kw_only=True):
    """A package: the paths in it and their bytes in all, its unit, the statements in it, what it was made of.

    `is_to_sign` says whether the unit registered keys, so that its packages have to be signed.
    """

    files: tuple[str, ...]
    size: int
    unit: str
    statements: tuple[str, ...]
    is_to_sign: bool
    report: ChangeReport
    commit: str


def package_lines(packed: PackedChanges, folder: Path) -> Iterator[Bilingual]:
    """Yield the lines of the list."""
    report = packed.report
    zh, en = (unit(packed.unit, report, language) for language in (Language.ZH, Language.EN))
    commit = packed.commit[:10]
    yield (
        f"{zh}的报送包：与 {report.before[0]} 相比，取自提交 {commit}",
        f"the package of {en}: compared with {report.before[1]}, made of commit {commit}",
    )
    yield from _changes(packed)
    for start, name_zh, name_en in PAPERS:
        yield from _paper(packed.files, start, name_zh, name_en)
    documents = sum(path.startswith("documents/") for path in packed.files)
    count, size = len(packed.files), f"{packed.size / 1e6:.1f} MB"
    yield (
        f"  登记簿文件 {documents} 份（documents/），变更数据 changes.json，清单 manifest.json",
        f"  {counted(documents, 'document')} of the registry (documents/), changes.json, manifest.json",
    )
    yield f"共 {count} 份文件，{size}，写进 {folder}", f"{counted(count, 'file')}, {size}, written to {folder}"
    yield from _others(packed)
    yield "接着：", "Next:"
    for command in _commands(packed, folder):
        yield f"  {command[0]}", f"  {command[1]}"


def _changes(packed: PackedChanges) -> Iterator[Bilingual]:
    """Yield the changes of powers by kind, and the number of the others."""
    kinds: dict[Bilingual, dict[str, None]] = {}
    rest = 0
    for change in packed.report.changes:
        if change.subject.type == Power.TYPE:
            kind = title(change, packed.report, Language.ZH), title(change, packed.report, Language.EN)
            kinds.setdefault(kind, {})[change.subject.name or change.subject.key] = None
        else:
            rest += 1
    shown = list(kinds.items())[:KINDS]
    for (zh, en), names in shown:
        listed, more = list(names)[:NAMED], len(names) - NAMED
        yield (
            f"  {zh}：{'、'.join(listed)}" + (f" 等 {len(names)} 项" if more > 0 else ""),
            f"  {en}: {', '.join(listed)}" + (f" and {more} more" if more > 0 else ""),
        )
    others = rest + sum(len(names) for _, names in list(kinds.items())[KINDS:])
    if others:
        yield f"  其他变更 {others} 项，见新旧对照表", f"  {counted(others, 'other change')}, see before and after"


def _paper(files: Sequence[str], start: str, zh: str, en: str) -> Iterator[Bilingual]:
    paths = [path for path in files if path.startswith((f"{start}.", f"{start}/"))]
    if paths:
        listed, more = sorted(paths, key=lambda path: ("/flow-chart/" in path, path))[:NAMED], len(paths) - NAMED
        yield (
            f"  {zh}：{'、'.join(listed)}" + (f" 等 {len(paths)} 份" if more > 0 else ""),
            f"  {en}: {', '.join(listed)}" + (f" and {more} more" if more > 0 else ""),
        )
    elif start == "prints":
        yield f"  {zh}：没有变化，不附", f"  {en}: unchanged, none enclosed"


def _others(packed: PackedChanges) -> Iterator[Bilingual]:
    """Yield what is not in this package: other units that the changes concern, a statement that is not written."""
    report, own = packed.report, packed.unit
    units = dict.fromkeys(key for change in report.changes for key in change.units if key not in ("", own))
    if units:
        listed, more = list(units)[:NAMED], len(units) - NAMED
        named = [with_key(report.names.get(key, key), key) for key in listed]  # the option takes the key
        zh, en = "、".join(named), ", ".join(named)
        if more > 0:
            zh, en = f"{zh} 等 {len(units)} 个单位", f"{en} and {more} more"
        yield f"还涉及 {zh}，各自另做一包（--unit）", f"also concerned, with packages of their own (--unit): {en}"
    if any(each.what is Demand.STATEMENT and not each.is_settled for each in report.obligations):
        yield (
            f"还有变更没有调整说明，先运行 ptr adjust {own}",
            f"some changes have no statement yet: first run ptr adjust {own}",
        )


def _commands(packed: PackedChanges, folder: Path) -> Iterator[Bilingual]:
    if packed.is_to_sign:
        sign = f"ssh-keygen -Y sign -n ptr -f KEY {folder}/manifest.json"
        yield f"{sign}    # KEY 是私钥文件", f"{sign}    # KEY is the private key"
    yield f"ptr verify {folder}", f"ptr verify {folder}"
    words: dict[str, None] = {}
    for each in packed.report.obligations:
        if each.what in FILINGS and each.files and each.state in TO_FILE and each.unit == packed.unit:
            own = packed.statements if each.files is FilingSubject.ADJUSTMENT else ("",)
            for of in own:
                if each.of in ("", of):
                    words[f"--subject {each.files}" + (f" --of {of}" if of else "")] = None
    for subject in list(words)[:SUBJECTS]:
        command = f"ptr file submit {packed.unit} {subject} --by"
        yield f"{command} 岗位", f"{command} POST"
