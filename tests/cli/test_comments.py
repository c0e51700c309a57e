"""The starter workflows post what a pull request changes as one comment, and renew it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from support import environment

WORDS = ("--place", "张家口市", "--code", "130700", "--unit", "minzheng", "--unit-name", "张家口市民政局")
CHANGED = ("units/minzheng/unit.yaml", "registry.yaml")
"""What is changed before the first run of a job, and before the second."""
OTHERS = ["看过了", "<!-- ptr diff -->\n\n别人写的", "谁来审核？"]


@pytest.fixture
def new(ptr, tmp_path: Path) -> Path:
    """A new registry in a repository, with one change that nobody explained."""
    root = tmp_path / "new"
    assert ptr("init", "new", *WORDS).code == 0
    for line in ("git init -q -b main .", "git add -A", "git -c user.name=t -c user.email=t@e.cn commit -q -m x"):
        subprocess.run(["sh", "-ec", line], cwd=root, env=environment(), check=True)
    return root


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    (folder / name).chmod(0o755)


def run(text: str, root: Path, **variables: str) -> int:
    """Run the script of a job as the platform's shell does, and return its exit code."""
    shell = shutil.which("bash") or "sh"
    return subprocess.run([shell, "-ec", text], cwd=root, env=environment(**variables), check=False).returncode


def platform(tools: Path, **variables: str) -> dict[str, str]:
    """Give the variables of a job whose ptr and python are those of the tests."""
    program(tools, "ptr", f'#!/bin/sh\nexec "{sys.executable}" -m ptr "$@"\n')
    program(tools, "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    return {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **variables}


class Comments(BaseHTTPRequestHandler):
    """The part of a platform's interface that the jobs use: comments in pages of two, each with who wrote it."""

    comments: dict[int, dict[str, Any]]
    is_paged = True
    may_write = True
    me: dict[str, Any]
    secret: tuple[str, str]
    folder: str

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path.endswith("/user"):
            return self._answer(self.me)
        assert asked.path == self.folder
        first = (int(parse_qs(asked.query)["page"][0]) - 1) * 2
        listed = [{"id": key, **each} for key, each in sorted(self.comments.items())]
        return self._answer(listed[first : first + 2] if self.is_paged else listed)

    def do_POST(self) -> None:
        assert self.path == self.folder
        self._keep(max(self.comments) + 1)

    def do_PUT(self) -> None:
        assert self.path.rpartition("/")[0] == self.folder
        self._keep(int(self.path.rpartition("/")[2]))

    def do_PATCH(self) -> None:
        assert self.path.rpartition("/")[0] == self.folder.replace("/issues/7/comments", "/issues/comments")
        self._keep(int(self.path.rpartition("/")[2]))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _keep(self, key: int) -> None:
        header, token = self.secret
        assert self.headers[header] == token
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if not self.may_write:
            return self._answer({}, 403)
        self.comments[key] = {"body": body, "user": self.me, "author": self.me}
        return self._answer({"id": key})

    def _answer(self, content: Any, status: int = 200) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(**how: Any) -> Iterator[tuple[str, dict[int, dict[str, Any]]]]:
    """Serve the comments of others, and give the address and the comments."""
    person = {"id": 1, "login": "chen", "type": "User"}
    others = {key: {"body": body, "user": person, "author": person} for key, body in enumerate(OTHERS, 1)}
    handler = type("Kept", (Comments,), {"comments": others, **how})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}/api", others
        listening.shutdown()


def change(root: Path, file: str) -> None:
    text = (root / file).read_text("utf-8")
    (root / file).write_text(re.sub(r"(?m)^(name: .*)$", r"\1（改）", text, count=1), "utf-8")


GITHUB = {"me": {"id": 9, "login": "github-actions[bot]", "type": "Bot"}}
GITEA = {"me": {"id": 9, "login": "gitea-actions"}, "is_paged": False}
FORK = {**GITHUB, "may_write": False}


@pytest.mark.parametrize(("server", "count"), [(GITHUB, 1), (GITEA, 1), (FORK, 0)], ids=["github", "gitea", "a fork"])
def test_on_github_one_comment_is_made_and_renewed(server: dict[str, Any], count: int, new: Path, tmp_path) -> None:
    workflow = yaml.safe_load((new / ".github/workflows/validate.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    job = workflow["jobs"]["changes"]
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert job["if"] == "github.event_name == 'pull_request'"
    compare, post = [step for step in job["steps"] if "env" in step]
    assert post["if"] == "always()"
    folder, secret = "/api/repos/o/r/issues/7/comments", ("Authorization", "Bearer t")
    with serving(folder=folder, secret=secret, **server) as (address, comments):
        variables = platform(
            tmp_path / "tools",
            RUNNER_TEMP=str(tmp_path),
            GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
            GITHUB_API_URL=address,
            GITHUB_REPOSITORY="o/r",
            BASE="main",
            NUMBER="7",
            TOKEN="t",
        )
        posted = []
        for file in CHANGED:
            change(new, file)
            run(compare["run"], new, **variables)
            assert run(post["run"], new, **variables) == 0
            posted.append([each["body"] for key, each in comments.items() if key > len(OTHERS)])
    assert [len(each) for each in posted] == [count, count]
    assert [each["body"] for each in comments.values()][: len(OTHERS)] == OTHERS
    assert (tmp_path / "summary.md").read_text("utf-8").count("\n## ") >= 1
    if count:
        assert posted[0] != posted[1]
        assert posted[1][0].splitlines()[2].startswith("## ")


def test_on_github_nothing_is_posted_where_nothing_was_compared(new: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((new / ".github/workflows/validate.yml").read_text("utf-8"))
    post = job["jobs"]["changes"]["steps"][-1]
    assert run(post["run"], new, RUNNER_TEMP=str(tmp_path), NUMBER="7") == 0


@pytest.mark.parametrize("token", ["t", ""], ids=["with a token", "without one"])
def test_on_gitlab_one_note_is_made_and_renewed(token: str, new: Path, tmp_path: Path) -> None:
    script = yaml.safe_load((new / ".gitlab-ci.yml").read_text("utf-8"))["changes"]["script"]
    lines = [line for line in script if not line.startswith(("pip ", "git fetch"))]
    (new / ".git/FETCH_HEAD").write_text((new / ".git/refs/heads/main").read_text())
    folder, secret = "/api/projects/3/merge_requests/7/notes", ("PRIVATE-TOKEN", "t")
    with serving(folder=folder, secret=secret, me={"id": 9}) as (address, notes):
        variables = platform(
            tmp_path / "tools",
            PTR_NOTES_TOKEN=token,
            CI_API_V4_URL=address,
            CI_PROJECT_ID="3",
            CI_MERGE_REQUEST_IID="7",
        )
        posted = []
        for file in CHANGED:
            change(new, file)
            assert run("\n".join(lines), new, **variables) == 0
            posted.append([each["body"] for key, each in notes.items() if key > len(OTHERS)])
    assert [len(each) for each in posted] == ([1, 1] if token else [0, 0])
    assert not token or posted[0] != posted[1]
    assert [each["body"] for each in notes.values()][: len(OTHERS)] == OTHERS
