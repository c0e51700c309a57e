"""A set of files is written whole or not at all, whatever stops it and wherever."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from ptr.model.fields.errors import PtrError
from ptr.store.write import staged, write_file, write_files

OLD = {"a.txt": b"old a", "deep/b.txt": b"old b", "other.txt": b"nobody's business"}
NEW = {"a.txt": b"new a", "deep/b.txt": b"new b", "deep/er/c.txt": b"new c", "z.txt": b"new z"}

STOPS = {
    "a full disk": OSError(errno.ENOSPC, "No space left on device"),
    "a read-only disk": OSError(errno.EROFS, "Read-only file system"),
    "a file that another program holds": PermissionError(errno.EACCES, "Permission denied"),
    "Ctrl-C": KeyboardInterrupt(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    for name, content in OLD.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    return made


def held(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden or not; an empty folder counts."""
    return {
        str(path.relative_to(folder)): b"" if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def stop_at(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException, *, after: bool) -> None:
    """Let the move of one file fail, before it is done or as soon as it is; later moves succeed again."""
    replace, left = Path.replace, [1]

    def stopping(self: Path, target: Path) -> Path:
        stop = left and Path(target).name == name
        if stop and not after:
            left.clear()
            raise error
        moved = replace(self, target)
        if stop:
            left.clear()
            raise error
        return moved

    monkeypatch.setattr(Path, "replace", stopping)


@pytest.mark.parametrize("after", [False, True], ids=["before a move", "after a move"])
@pytest.mark.parametrize("name", ["a.txt", "b.txt", "c.txt", "z.txt"])
@pytest.mark.parametrize("claim", STOPS)
def test_what_stops_in_the_midst_of_the_moves_leaves_everything_as_it_was(claim, name, after, folder, monkeypatch):
    before = held(folder)
    stop_at(monkeypatch, name, STOPS[claim], after=after)
    with pytest.raises(KeyboardInterrupt if claim == "Ctrl-C" else PtrError):
        write_files(folder, NEW, force=True)
    assert held(folder) == before


@pytest.mark.parametrize("claim", STOPS)
def test_what_stops_before_the_moves_leaves_everything_as_it_was(claim, folder):
    before = held(folder)

    def stopped() -> None:
        with staged(folder) as aside:
            (aside / "a.txt").write_bytes(b"half")
            raise STOPS[claim]

    with pytest.raises(KeyboardInterrupt if claim == "Ctrl-C" else PtrError):
        stopped()
    assert held(folder) == before


def test_a_folder_made_in_vain_is_taken_away_again(tmp_path, monkeypatch):
    stop_at(monkeypatch, "z.txt", STOPS["a full disk"], after=False)
    with pytest.raises(PtrError):
        write_files(tmp_path / "not/yet/there", NEW)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_a_file_should_go_stops_the_set(folder):
    (folder / "z.txt").mkdir()
    before = held(folder)
    with pytest.raises(PtrError, match=r"z\.txt"):
        write_files(folder, NEW, force=True)
    assert held(folder) == before


def test_a_link_is_replaced_and_not_written_through(folder, tmp_path):
    (tmp_path / "elsewhere").write_bytes(b"kept")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(tmp_path / "elsewhere")
    write_file(folder / "a.txt", b"new a", force=True)
    assert not (folder / "a.txt").is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == b"kept"


def test_a_link_is_put_back_as_a_link(folder, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").write_bytes(b"kept")
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to(tmp_path / "elsewhere")
    stop_at(monkeypatch, "z.txt", STOPS["Ctrl-C"], after=False)
    with pytest.raises(KeyboardInterrupt):
        write_files(folder, NEW, force=True)
    assert (folder / "a.txt").is_symlink()


def test_a_set_is_written_whole(folder):
    write_files(folder, NEW, force=True)
    assert held(folder) == {**OLD, **NEW}


def test_another_content_stops_the_set_before_anything_is_written(folder):
    before = held(folder)
    with pytest.raises(PtrError, match="--force"):
        write_files(folder, {"0.txt": b"first", "a.txt": b"new a"})
    assert held(folder) == before


def test_the_same_content_is_no_conflict(folder):
    write_files(folder, {"a.txt": b"old a", "n.txt": b"new"})
    assert held(folder) == {**OLD, "n.txt": b"new"}
