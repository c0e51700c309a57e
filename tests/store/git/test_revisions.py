"""Revisions: a name means one commit, and what is lost is never taken for what there is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from repositories import commit, git

from ptr.model.fields.errors import PtrError
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.objects import files_at, registry_trees
from ptr.store.git.repository import Repository
from ptr.store.git.revision_files import RevisionFiles
from ptr.store.git.revision_source import RevisionSource
from ptr.store.source import Unreadable

POWER = "units/minzheng/powers/mz-a3gr64.yaml"


@pytest.fixture(params=["sha1", "sha256"])
def registry(request: pytest.FixtureRequest, small: Path) -> Path:
    """A registry with two commits, in a repository of either kind of ids."""
    git(small, "init", "-q", "-b", "main", f"--object-format={request.param}")
    commit(small, day="2026-01-01")
    (small / POWER).write_text("# 注\n" + (small / POWER).read_text("utf-8"), "utf-8")
    commit(small, day="2026-01-02")
    return small


def lose(registry: Path, name: str) -> None:
    id = git(registry, "rev-parse", name)
    (registry / ".git/objects" / id[:2] / id[2:]).unlink()


def test_a_revision_is_read_whatever_its_ids_look_like(registry: Path):
    repository = Repository(registry)
    first = repository.revision("HEAD~1")
    [(_, raw)] = RevisionFiles(repository).read_many(first, [POWER])
    assert raw == RevisionSource(repository, first).read(POWER)
    assert not raw.startswith("# 注".encode())
    assert set(RevisionFiles(repository).differing(first, None)) == {POWER}
    assert POWER in set(RevisionFiles(repository).paths(first, "units"))


def test_what_never_was_is_no_fault(registry: Path):
    repository = Repository(registry)
    first = repository.revision("HEAD~1")
    paths = [f"{POWER}/below", "units/gone/unit.yaml", "gone.yaml"]
    assert [raw for _, raw in RevisionFiles(repository).read_many(first, paths)] == [None, None, None]
    assert list(RevisionFiles(repository).paths(first, "units/gone")) == []
    assert files_at(repository, [(f"{first.commit}:", "units/gone")]) == {}


@pytest.mark.parametrize("name", [f"HEAD~1:{POWER}", "HEAD~1:units/minzheng/powers", "HEAD~1:units"])
def test_an_object_that_is_lost_is_said_to_be(registry: Path, name: str):
    first = git(registry, "rev-parse", "HEAD~1")
    lose(registry, name)
    repository = Repository(registry)
    revision = repository.revision(first)
    with pytest.raises(GitRefused, match="missing"):
        list(RevisionFiles(repository).read_many(revision, [POWER]))
    if name.endswith(POWER):
        with pytest.raises(Unreadable, match="missing"):
            RevisionSource(repository, revision).read(POWER)
        return
    with pytest.raises(GitRefused, match="missing"):
        list(RevisionFiles(repository).paths(revision, "units"))
    with pytest.raises(GitRefused, match="missing"):
        files_at(repository, [(registry_trees(repository, [first])[first], "units/minzheng/powers")])
    with pytest.raises(GitRefused):
        RevisionSource(repository, revision)


def test_a_name_that_means_a_tag_and_a_branch_is_refused(registry: Path):
    git(registry, "tag", "main", "HEAD~1")
    for name in ("main", "main~0", "main^{commit}"):
        with pytest.raises(PtrError, match="refs/tags/main") as caught:
            Repository(registry).revision(name)
        assert "refs/heads/main" in caught.value.message[0]
    for name in ("refs/heads/main", "heads/main", "HEAD"):
        assert Repository(registry).commit(name) == git(registry, "rev-parse", "HEAD")


def test_a_tag_and_a_branch_of_one_commit_are_one(registry: Path):
    git(registry, "tag", "main", "HEAD")
    assert Repository(registry).commit("main") == git(registry, "rev-parse", "HEAD")
