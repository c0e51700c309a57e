"""A registry is the same wherever it is read from, and reading changes nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from repositories import commit, git
from support import open_registry

from ptr.model.fields.errors import PtrError
from ptr.store.git.door.places import working_tree
from ptr.store.git.origins import last_change
from ptr.store.git.repository import Repository
from ptr.store.git.revision_source import RevisionSource
from ptr.store.source import MAX_BYTES, Entry, FolderSource, MemorySource, Overlay, Source, Unreadable, find_root

POWER = "units/minzheng/powers/mz-a3gr64.yaml"
LAW = "laws/城市居民最低生活保障条例.yaml"


@pytest.fixture
def nested(plan2005: Path, tmp_path: Path) -> Path:
    """A registry in a subfolder of a repository, committed; beside it something that is none of its business."""
    repository = tmp_path / "仓库"
    shutil.copytree(plan2005, repository / "登记簿")
    (repository / "other.txt").write_text("x")
    git(repository, "init", "-q", "-b", "main")
    commit(repository)
    return repository / "登记簿"


@pytest.fixture
def at_root(small: Path) -> Path:
    """A registry that is the repository."""
    git(small, "init", "-q", "-b", "main")
    commit(small)
    return small


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yaml")}


def revision(root: Path, name: str = "HEAD") -> RevisionSource:
    repository = Repository(root)
    return RevisionSource(repository, repository.revision(name))


def documents(source: Source) -> dict[str, object]:
    opened = open_registry(source)
    assert opened.snapshot.strays == ()
    return {place.path: opened.snapshot.document(place) for place in opened.snapshot.places}


# --- all sources ----------------------------------------------------------------------------------------------------


def test_folder_memory_overlay_and_revision_give_the_same_documents(nested):
    expected = documents(FolderSource(nested))
    held = files(nested)
    assert set(expected) == set(held)
    assert all(expected.values())
    without = {path: raw for path, raw in held.items() if path != POWER}
    spoiled = {**without, LAW: b"a: [", "laws/gone.yaml": b"x: 1\n"}
    repaired = Overlay(MemorySource(spoiled), {POWER: held[POWER], LAW: held[LAW], "laws/gone.yaml": None})
    for source in (MemorySource(held), Overlay(FolderSource(nested), {}), repaired, revision(nested)):
        assert documents(source) == expected
        assert {entry.path: source.read(entry.path) for entry in source.entries()} == held


def test_a_registry_at_the_root_of_its_repository_is_read_from_git(at_root):
    assert documents(revision(at_root)) == documents(FolderSource(at_root))


def test_a_revision_is_read_as_it_was_whatever_happened_since(nested):
    before = files(nested)
    first = git(nested, "rev-parse", "HEAD")
    git(nested, "tag", "filed")
    (nested / POWER).write_text("a: [")
    shutil.rmtree(nested / "laws")
    commit(nested)
    (nested / "registry.yaml").unlink()
    for name in (first, first[:8], "filed", "HEAD~1", "main~1", "HEAD^"):
        source = revision(nested, name)
        assert {entry.path: source.read(entry.path) for entry in source.entries()} == before
        assert source.name == first[:10]


def test_reading_a_revision_checks_nothing_out_and_writes_nothing(nested):
    commit(nested, "second")
    (nested / POWER).write_text("changed")

    def state() -> dict[str, tuple[int, int]]:
        top = nested.parent
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in top.rglob("*") if path.is_file()}

    before = state()
    documents(revision(nested, "HEAD~1"))
    assert state() == before


@pytest.mark.parametrize("name", ["gone", "HEAD~99", "0" * 40, "v1^{tree}", "--help", "HEAD:registry.yaml", "", "a b"])
def test_an_unknown_revision_is_refused_with_a_remedy(nested, name):
    with pytest.raises(PtrError) as caught:
        revision(nested, name)
    assert "git log" in caught.value.message[0]
    assert "git log" in caught.value.message[1]


def test_before_the_first_commit_there_is_no_revision(small):
    git(small, "init", "-q", "-b", "main")
    with pytest.raises(PtrError):
        revision(small)
    assert last_change(small, ["registry.yaml"]) is None


def test_links_and_submodules_are_named_and_never_read(nested):
    (nested / "laws/link.yaml").symlink_to("/etc/passwd")
    git(nested, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},登记簿/units/other")
    git(nested, "add", "laws")
    git(nested, "commit", "-q", "-m", "x")
    source = revision(nested)
    assert {entry.path: entry.what for entry in source.entries() if entry.what != "file"} == {
        "laws/link.yaml": "link",
        "units/other": "other",
    }
    folder = FolderSource(nested)
    assert Entry("laws/link.yaml", "link") in set(folder.entries())
    with pytest.raises(Unreadable):
        folder.read("laws/link.yaml")


def test_names_that_begin_with_a_dot_are_not_the_registrys(nested):
    for name in (".vscode/settings.yaml", "units/.hidden.yaml", ".x/y/z.yaml"):
        (nested / name).parent.mkdir(parents=True, exist_ok=True)
        (nested / name).write_text("a: 1")
    commit(nested)
    assert {entry.path for entry in FolderSource(nested).entries()} == {
        entry.path for entry in revision(nested).entries()
    }
    assert not any("/." in f"/{entry.path}" for entry in FolderSource(nested).entries())


def test_a_name_that_is_no_utf8_is_shown_and_not_read(nested):
    path = os.fsencode(nested) + b"/laws/\xd6\xd0.yaml"
    Path(os.fsdecode(path)).write_bytes(b"a: 1\n")
    commit(nested)
    for source in (FolderSource(nested), revision(nested)):
        (odd,) = [entry for entry in source.entries() if entry.what != "file"]
        assert odd == Entry("laws/\\xd6\\xd0.yaml", "named")
        odd.path.encode()


def test_no_source_reads_more_than_a_byte_beyond_the_limit(nested):
    (nested / POWER).write_bytes(b"x" * (3 * MAX_BYTES))
    commit(nested)
    for source in (FolderSource(nested), revision(nested)):
        assert len(source.read(POWER)) == MAX_BYTES + 1


@pytest.mark.parametrize("path", ["gone.yaml", "units", "units/minzheng/gone/x.yaml", "x" * 300])
def test_what_cannot_be_read_is_unreadable_with_its_reason(nested, path):
    for source in (FolderSource(nested), MemorySource({}), Overlay(FolderSource(nested), {}), revision(nested)):
        with pytest.raises(Unreadable, match=r".+"):
            source.read(path)


def test_a_removed_file_is_gone_from_an_overlay(nested):
    overlay = Overlay(FolderSource(nested), {POWER: None})
    assert POWER not in {entry.path for entry in overlay.entries()}
    with pytest.raises(Unreadable):
        overlay.read(POWER)


def test_a_file_that_comes_in_pieces_is_read_to_its_end(nested, monkeypatch):
    expected = (nested / POWER).read_bytes()
    whole = os.read
    monkeypatch.setattr(os, "read", lambda file, size: whole(file, min(size, 7)))
    assert FolderSource(nested).read(POWER) == expected


def test_a_file_that_grows_while_it_is_read_is_read_to_its_new_end_or_the_limit(nested, monkeypatch):
    status = (nested / POWER).stat()
    long = os.stat_result((status.st_mode, *status[1:6], 3, *status[7:]))
    monkeypatch.setattr(os, "fstat", lambda file: long)
    assert FolderSource(nested).read(POWER) == (nested / POWER).read_bytes()
    (nested / POWER).write_bytes(b"x" * (3 * MAX_BYTES))
    assert len(FolderSource(nested).read(POWER)) == MAX_BYTES + 1


def test_a_pipe_is_named_and_never_waited_for(nested):
    os.mkfifo(nested / "laws/pipe.yaml")
    source = FolderSource(nested)
    assert Entry("laws/pipe.yaml", "other") in set(source.entries())
    with pytest.raises(Unreadable):
        source.read("laws/pipe.yaml")


def test_the_registry_is_found_from_inside_beside_and_below(nested):
    for start in (nested, nested / "units/minzheng/powers", nested / "laws"):
        assert find_root(start) == nested.resolve()
    shutil.move(nested, nested.parent / "registry")
    for start in (nested.parent, nested.parent / "docs"):
        start.mkdir(exist_ok=True)
        assert find_root(start) == (nested.parent / "registry").resolve()


def test_there_is_no_registry_where_there_is_none(tmp_path):
    assert find_root(tmp_path) is None


# --- the commit that last changed something -------------------------------------------------------------------------


@pytest.fixture(params=["nested", "at_root"])
def committed(request) -> Path:
    """A committed registry, in a subfolder of its repository or at its root."""
    return request.getfixturevalue(request.param)


def test_a_clean_file_names_the_commit_that_changed_it(committed):
    head = git(committed, "rev-parse", "HEAD")
    change = last_change(committed, [POWER, "registry.yaml"])
    assert (change.commit, change.clean) == (head, True)
    assert change.date.isoformat() == git(committed, "log", "-1", "--format=%cI").replace("Z", "+00:00")


def test_a_commit_that_touches_something_else_changes_nothing(committed):
    first = git(committed, "rev-parse", "HEAD")
    (committed / LAW).write_text("# \n" + (committed / LAW).read_text())
    second = commit(committed)
    assert last_change(committed, [POWER]).commit == first
    assert last_change(committed, [LAW]).commit == second
    assert last_change(committed, [POWER, LAW]).commit == second


@pytest.mark.parametrize("staged", [False, True])
def test_a_modified_file_is_not_clean(committed, staged):
    (committed / POWER).write_text("a: 1\n")
    if staged:
        git(committed, "add", "-A")
    change = last_change(committed, [POWER])
    assert (change.commit, change.clean) == (git(committed, "rev-parse", "HEAD"), False)
    assert last_change(committed, [LAW]).clean


def test_a_deleted_file_is_not_clean(committed):
    (committed / POWER).unlink()
    assert not last_change(committed, [POWER]).clean


def test_an_untracked_or_ignored_file_is_not_clean(committed):
    (committed / "laws/new.yaml").write_text("a: 1\n")
    assert last_change(committed, ["laws/new.yaml"]) is None
    assert not last_change(committed, [LAW, "laws/new.yaml"]).clean
    (committed / ".gitignore").write_text("new.yaml\n")
    assert not last_change(committed, [LAW, "laws/new.yaml"]).clean


def test_a_detached_head_is_a_revision_like_any_other(committed):
    first = git(committed, "rev-parse", "HEAD")
    (committed / POWER).write_text("a: 1\n")
    commit(committed)
    git(committed, "checkout", "-q", first)
    assert last_change(committed, [POWER]).commit == first


def test_without_repository_there_is_no_revision(small):
    assert working_tree(small) is None
    assert last_change(small, ["registry.yaml"]) is None


def test_a_broken_repository_is_none(small):
    (small / ".git").write_text("gitdir: /nowhere\n")
    assert last_change(small, ["registry.yaml"]) is None
