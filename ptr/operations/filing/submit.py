"""Submit a unit's filing: the digests of committed files, signed for by a post (clauses 三.1, 三.4, 四)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from ptr.model.documents._acts import Act
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import Filing, FilingSubject, Reply
from ptr.model.fields.errors import PtrError
from ptr.model.fields.level import Level
from ptr.model.names.meant import meant
from ptr.model.state.covered import ONE_OF_MANY, covered, whereabouts
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import filed_in, newest
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.model.words import word
from ptr.operations.checking.validate import validate
from ptr.operations.filing.answering import replies_to
from ptr.operations.filing.edition_filed import refuse_stale
from ptr.operations.filing.received import received, to_write
from ptr.operations.keys import fresh_key
from ptr.operations.references import the_office, the_unit
from ptr.store.digest import content_digest, total_digest
from ptr.store.git.checkout import checkout
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import uncommitted
from ptr.store.open import open_registry
from ptr.store.source import Overlay, Source
from ptr.store.write import write_files
from ptr.store.yaml.emit import dump


class SubmissionRequest(Struct, frozen=True, kw_only=True):
    """What is to be submitted, by whom, to whom, in answer to what."""

    unit: str
    subject: FilingSubject
    of: str = ""
    post: str
    date: datetime.date
    office: str = ""
    answers: str = ""
    replies: tuple[str, ...] = ()


class Submitted(Struct, frozen=True, kw_only=True):
    """What was written: the paths, the filing, and the commit that holds what was filed, if known."""

    paths: tuple[str, ...]
    filing: Filing
    commit: str


def submit(
    root: Path,
    request: SubmissionRequest,
    clock: Clock,
    *,
    origin: Path | None = None,
    overwrite: Sequence[str] = (),
    dry: bool = False,
) -> Submitted:
    """Write a filing, and what a package or a unit's own repository brings; `PtrError` if it cannot be submitted.

    What is filed from the registry itself must be committed; the commit is noted as a hint. What comes from elsewhere
    has the commit of the unit's own repository, and replaces only the files named in `overwrite`.
    """
    read = received(root, origin, request.unit, request.subject, request.of) if origin else None
    brought = read.documents if read else {}
    written = to_write(root, brought, overwrite)
    source: Source = Overlay(checkout(root), brought) if read else checkout(root)
    snapshot = open_registry(source, clock).snapshot
    items = filed_in(snapshot)
    of_what = (request.unit, request.subject, request.of)
    replies = replies_to(items, request.answers, request.replies, of_what, _replaced(snapshot, request))
    files = _files(source, snapshot, request, brought)
    commit = read.commit if read else _committed(root, request)
    filing = _filing(snapshot, request, files, commit, replies)
    _refuse_twice(items.values(), request.unit, filing)
    _refuse_faulty(source, list(files), clock, remember=not dry)
    if request.subject is FilingSubject.CATALOGUE:
        refuse_stale(root, snapshot, request.unit)
    path = Filing.PATH.format(unit=request.unit, key=filing.id)
    write_files(root, {path: dump(msgspec.to_builtins(filing)), **written}, force=True, dry=dry)
    return Submitted(paths=(path, *written), filing=filing, commit="" if origin else commit)


def _replaced(snapshot: Snapshot, request: SubmissionRequest) -> str:
    """Return the statement whose place the one being submitted takes, or whose change it says was undone."""
    path = Adjustment.PATH.format(unit=request.unit, key=request.of)
    statement = snapshot.document_at(path) if request.subject is FilingSubject.ADJUSTMENT else None
    return statement.replaces or statement.cancels or "" if isinstance(statement, Adjustment) else ""


def _committed(root: Path, request: SubmissionRequest) -> str:
    """Return the last commit; `PtrError` if what is to be filed differs from it in the working tree."""
    repository = Repository(root)
    where = whereabouts(request.subject, request.unit, request.of)
    if uncommitted(repository, where):
        listed = "、".join(where)
        raise PtrError(
            f"要报送的内容还没有提交，请先 git add、git commit：{listed}",
            f"what is to be filed is not committed; git add and git commit first: {listed}",
        )
    return repository.commit("HEAD")


def _files(
    source: Source, snapshot: Snapshot, request: SubmissionRequest, brought: Mapping[str, bytes]
) -> dict[str, str]:
    """Return the files to be filed, with their digests."""
    unit, subject, of = request.unit, request.subject, request.of
    the_unit(snapshot, unit)
    if (subject in ONE_OF_MANY) is not bool(of):
        zh = f"报{word(subject)}" + ("要用 --of 写明是哪一份" if subject in ONE_OF_MANY else "不用写 --of")
        en = f"say with --of which {subject}" if subject in ONE_OF_MANY else f"{subject} takes no --of"
        raise PtrError(zh, en)
    paths = covered(subject, unit, of, (place.path for place in snapshot.places))
    needed = [Catalogue.PATH.format(unit=unit)] if subject is FilingSubject.CATALOGUE else []
    missing = [path for path in needed if path not in paths] if paths else whereabouts(subject, unit, of)
    if missing:
        listed = "、".join(missing)
        raise PtrError(f"没有可报送的内容：缺 {listed}", f"there is nothing to file: {listed} is missing")
    surplus = [path for path in paths if brought and path not in brought]
    if surplus:
        listed = "、".join(surplus)
        raise PtrError(
            f"登记簿里有报送包没有的文件，请先删除并提交：{listed}",
            f"the registry has files that the package lacks; delete them and commit first: {listed}",
        )
    return {path: content_digest(source.read(path)) for path in paths}


def _filing(
    snapshot: Snapshot, request: SubmissionRequest, files: dict[str, str], commit: str, replies: tuple[Reply, ...]
) -> Filing:
    unit = the_unit(snapshot, request.unit)
    post = meant("post", [(post.id, post.name) for post in unit.posts], request.post)
    catalogue = snapshot.one(Catalogue, request.unit) if request.subject is FilingSubject.CATALOGUE else None
    return Filing(
        id=fresh_key(unit.prefix, snapshot, "filing"),
        office=the_office(snapshot, request.office),
        subject=request.subject,
        of=request.of,
        edition=catalogue.edition if catalogue else "",
        submitted=Act(post=post, date=request.date),
        answers=request.answers or None,
        replies=replies,
        digest=total_digest(files),
        files=files,
        commit=commit,
    )


def _refuse_twice(items: Iterable[FiledItem], unit: str, filing: Filing) -> None:
    """Refuse to file the last content again while that stands; an older state may be filed again."""
    request = (unit, filing.subject, filing.of, filing.office)
    same = (
        each
        for each in items
        if (each.place.unit, each.filing.subject, each.filing.of, each.filing.office) == request and each.stands
    )
    last = newest(same)
    if last and last.filing.digest == filing.digest:
        raise PtrError(f"同样的内容已经报送：{last.key}", f"the same content was submitted as {last.key}")


def _refuse_faulty(source: Source, paths: list[str], clock: Clock, *, remember: bool) -> None:
    """Refuse to file what has errors; a dry run remembers nothing of its check."""
    report = validate(source, clock, remember=remember)
    findings = [finding for finding in report.failing(Level.ERROR) if finding.spot.path in paths]
    if findings:
        first, count = findings[0], len(findings)
        where = f"{first.spot.path} {first.code}"
        raise PtrError(
            f"要报送的文件有 {count} 个错误，请运行 ptr validate；第一个：{where} {first.message[0]}",
            f"the files to be filed have {counted(count, 'error')}; run ptr validate. "
            f"First: {where} {first.message[1]}",
        )
