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
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from support import environment

WORDS = ("--place", "张家口市", "--code", "130700", "--unit", "minzheng", "--unit-name", "张家口市民政局")
GH = """\
#!{python}
import json, pathlib, sys
kept = pathlib.Path({kept!r})
comments = json.loads(kept.read_text("utf-8"))
words = sys.argv[1:]
fields = [word.partition("=")[2] for word in words if word.startswith("body=@")]
body = pathlib.Path(fields[0][1:]).read_text("utf-8") if fields else None
if "--jq" in words:
    assert 'startswith("<!-- ptr diff -->")' in words[words.index("--jq") + 1]
    print("\\n".join(str(n) for n, text in enumerate(comments) if text.startswith("<!-- ptr diff -->")))
elif "PATCH" in words:
    [address] = [word for word in words if word.startswith("repos/")]
    assert address.startswith("repos/o/r/issues/comments/")
    comments[int(address.rpartition("/")[2])] = body
else:
    assert "repos/o/r/issues/7/comments" in words
    comments.append(body)
kept.write_text(json.dumps(comments), "utf-8")
"""
CHANGED = ("units/minzheng/unit.yaml", "registry.yaml")
"""What is changed before the first run of a job, and before the second."""
OTHERS = ["看过了", "谁来审核？"]


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


def test_on_github_one_comment_is_made_and_renewed(new: Path, tmp_path: Path) -> None:
    kept, tools = tmp_path / "comments.json", tmp_path / "tools"
    kept.write_text(json.dumps(OTHERS), "utf-8")
    program(tools, "gh", GH.format(python=sys.executable, kept=str(kept)))
    program(tools, "ptr", f'#!/bin/sh\nexec "{sys.executable}" -m ptr "$@"\n')
    job = yaml.safe_load((new / ".github/workflows/validate.yml").read_text("utf-8"))
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    compare, post = [step for step in job["jobs"]["validate"]["steps"] if "if" in step]
    assert "always()" in post["if"]
    assert "head.repo.full_name == github.repository" in post["if"]
    variables = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "BASE": "main",
        "ISSUES": "repos/o/r/issues",
        "NUMBER": "7",
    }
    posted = []
    for file in CHANGED:
        text = (new / file).read_text("utf-8")
        (new / file).write_text(re.sub(r"(?m)^(name: .*)$", r"\1（改）", text, count=1), "utf-8")
        run(compare["run"], new, **variables)
        assert run(post["run"], new, **variables) == 0
        comments = json.loads(kept.read_text("utf-8"))
        assert comments[:2] == OTHERS
        posted.append(comments[2:])
    assert [len(each) for each in posted] == [1, 1]
    assert posted[0] != posted[1]
    assert posted[1][0].splitlines()[2].startswith("## ")


def test_on_github_nothing_is_posted_where_nothing_was_compared(new: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((new / ".github/workflows/validate.yml").read_text("utf-8"))
    post = job["jobs"]["validate"]["steps"][-1]
    assert run(post["run"], new, RUNNER_TEMP=str(tmp_path), ISSUES="repos/o/r/issues", NUMBER="7") == 0


class Notes(BaseHTTPRequestHandler):
    """The part of GitLab's interface that the job uses: the notes of a merge request, in pages of two."""

    notes: dict[int, str]

    def do_GET(self) -> None:
        asked = parse_qs(urlsplit(self.path).query)
        first = (int(asked["page"][0]) - 1) * 2
        self._answer([{"id": key, "body": body} for key, body in sorted(self.notes.items())[first : first + 2]])

    def do_POST(self) -> None:
        self._keep(max(self.notes) + 1)

    def do_PUT(self) -> None:
        self._keep(int(self.path.rpartition("/")[2]))

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def _keep(self, key: int) -> None:
        assert self.headers["PRIVATE-TOKEN"] == "t"
        assert urlsplit(self.path).path.startswith("/api/projects/3/merge_requests/7/notes")
        self.notes[key] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        self._answer({"id": key})

    def _answer(self, content: Any) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server() -> Iterator[tuple[str, dict[int, str]]]:
    """A server with the notes of others, its address and its notes."""
    notes = dict(enumerate([*OTHERS, "第三条"], 1))
    handler = type("Kept", (Notes,), {"notes": notes})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_address[1]}/api", notes
        listening.shutdown()


@pytest.mark.parametrize("token", ["t", ""], ids=["with a token", "without one"])
def test_on_gitlab_one_note_is_made_and_renewed(token: str, server, new: Path, tmp_path: Path) -> None:
    address, notes = server
    tools = tmp_path / "tools"
    program(tools, "ptr", f'#!/bin/sh\nexec "{sys.executable}" -m ptr "$@"\n')
    program(tools, "python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    script = yaml.safe_load((new / ".gitlab-ci.yml").read_text("utf-8"))["changes"]["script"]
    lines = [line for line in script if not line.startswith(("pip ", "git fetch"))]
    (new / ".git/FETCH_HEAD").write_text((new / ".git/refs/heads/main").read_text())
    variables = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PTR_NOTES_TOKEN": token,
        "CI_API_V4_URL": address,
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
    }
    posted = []
    for file in CHANGED:
        text = (new / file).read_text("utf-8")
        (new / file).write_text(re.sub(r"(?m)^(name: .*)$", r"\1（改）", text, count=1), "utf-8")
        assert run("\n".join(lines), new, **variables) == 0
        posted.append({key: note for key, note in notes.items() if key > 3})
    assert [len(each) for each in posted] == ([1, 1] if token else [0, 0])
    assert not token or posted[0] != posted[1]
    assert [notes[1], notes[2], notes[3]] == [*OTHERS, "第三条"]
