"""Claims about Git as a program: objects come in order, whatever their number, size and names."""

import os
import subprocess

import pytest

from ptr.store.git.door.places import working_tree
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.program import Program
from ptr.store.source import MAX_BYTES

QUIET = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture
def top(tmp_path):
    (tmp_path / "大.yaml").write_bytes(b"x" * (MAX_BYTES + 100))
    (tmp_path / "小.yaml").write_bytes(b"small")
    who = ("-c", "user.name=t", "-c", "user.email=t@example.cn")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, env=QUIET)
    return tmp_path


def test_objects_come_in_the_order_asked_for_and_none_for_what_is_missing(top):
    names = ["HEAD:小.yaml", "HEAD:gone", "a\nb", "HEAD:大.yaml", "", "HEAD^{commit}", "HEAD:", "HEAD:小.yaml"]
    found = list(Program(top).objects(names))
    assert [each.what if each else "" for each in found] == ["blob", "", "", "blob", "", "commit", "tree", "blob"]
    assert found[0].content == found[-1].content == b"small"


def test_of_a_large_file_a_byte_beyond_the_limit_is_read_and_the_next_object_is_whole(top):
    large, small = Program(top).objects(["HEAD:大.yaml", "HEAD:小.yaml"])
    assert (len(large.content), small.content) == (MAX_BYTES + 1, b"small")


def test_thousands_of_objects_do_not_wait_for_each_other(top):
    names = ["HEAD:小.yaml", f"HEAD:{'x' * 500}"] * 2000
    contents = [each.content if each else None for each in Program(top).objects(names)]
    assert contents == [b"small", None] * 2000


def test_a_refusal_is_said_or_is_an_answer(top):
    program = Program(top)
    assert program.find("merge-base", "--is-ancestor", "HEAD", "HEAD") == ""
    assert program.find("grep", "-l", "no such words", "HEAD") == ""
    with pytest.raises(GitRefused, match="unknown revision"):
        program.find("rev-parse", "gone")
    with pytest.raises(GitRefused, match="ambiguous argument"):
        program.ask("diff-tree", "gone")
    (top / ".git/HEAD").write_text("garbage")
    with pytest.raises(GitRefused, match="not a git repository"):
        Program(top).get("HEAD")


def test_the_working_tree_is_found_upwards_and_an_empty_mark_is_none(top, tmp_path_factory):
    below = top / "a/b"
    below.mkdir(parents=True)
    (below / ".git").mkdir()
    assert working_tree(below) == top
    assert working_tree(tmp_path_factory.mktemp("elsewhere")) is None
