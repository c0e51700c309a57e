"""What ptr answers depends on the registry alone: no setting of Git, variable or program of a person changes a byte."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from repositories import git
from support import environment

from ptr.cli import run as command_line

POWER = "units/minzheng/powers/mz-h2jipi.yaml"
LOCAL = "units/minzheng/powers/mz-2pn5um.yaml"
QUESTIONS = (
    ["history", "zj-mwyioq"],
    ["history", "mz-h2jipi", "--format", "json"],
    ["diff"],
    ["diff", "HEAD"],
    ["diff", "HEAD~1"],
    ["diff", "main~3..main"],
    ["diff", "--since", "2026-06-01", "--unit", "zhujian"],
    ["validate"],
    ["validate", "--changed", "HEAD~3"],
    ["--at", "HEAD~1", "impact", "慈善法"],
    ["--at", "2026-06-09", "history", "mz-h2jipi"],
    ["file", "list"],
    ["render", "service-guide", "--power", "mz-h2jipi", "--as", "html", "--to", "OUT"],
    ["--at", "HEAD~1", "render", "catalogue", "--unit", "minzheng", "--as", "html", "--to", "OUT"],
    ["render", "catalogue", "--unit", "zhujian", "--as", "html", "--to", "OUT"],
    ["verify", "CODE"],
)

ROUNDS: dict[str, dict[str, str]] = {
    "colours, columns, encodings": {
        **{f"color.{each}": "always" for each in ("ui", "branch", "diff", "grep", "status", "showBranch")},
        "column.ui": "always",
        "core.abbrev": "4",
        "core.quotePath": "false",
        "grep.column": "true",
        "grep.extendedRegexp": "true",
        "grep.fullName": "true",
        "grep.lineNumber": "true",
        "grep.patternType": "perl",
        "i18n.commitEncoding": "GBK",
        "i18n.logOutputEncoding": "GBK",
        "format.pretty": "fuller",
        "log.date": "human",
        "log.decorate": "full",
        "log.abbrevCommit": "true",
    },
    "histories": {
        "core.notesRef": "refs/notes/other",
        "diff.ignoreSubmodules": "none",
        "diff.orderFile": "/nonexistent/order",
        "diff.relative": "true",
        "diff.renames": "copies",
        "diff.submodule": "log",
        "fetch.recurseSubmodules": "true",
        "log.diffMerges": "combined",
        "log.excludeDecoration": "*",
        "log.follow": "true",
        "log.mailmap": "true",
        "log.showRoot": "false",
        "log.showSignature": "true",
        "submodule.recurse": "true",
        "core.useReplaceRefs": "true",
        "mailmap.file": "/nonexistent/mailmap",
    },
    "working trees": {
        "core.autocrlf": "true",
        "core.checkStat": "minimal",
        "core.eol": "crlf",
        "core.excludesFile": "EXCLUDES",
        "core.fileMode": "true",
        "core.ignoreCase": "true",
        "core.ignoreStat": "true",
        "core.precomposeUnicode": "true",
        "core.safecrlf": "true",
        "core.splitIndex": "true",
        "core.trustctime": "false",
        "core.untrackedCache": "true",
        "core.worktree": "/nonexistent",
        "diff.autoRefreshIndex": "false",
        "diff.mnemonicPrefix": "true",
        "feature.manyFiles": "true",
        "grep.fallbackToNoIndex": "true",
        "status.renames": "copies",
        "status.showUntrackedFiles": "no",
        "status.submoduleSummary": "true",
    },
    "other values": {
        "color.ui": "true",
        "color.grep": "true",
        "core.autocrlf": "input",
        "core.bare": "true",
        "core.symlinks": "false",
        "diff.noprefix": "true",
        "diff.renames": "false",
        "grep.patternType": "fixed",
        "i18n.logOutputEncoding": "UTF-16",
        "log.diffMerges": "first-parent",
    },
}

VARIABLES = {
    "GIT_DIR": "FOREIGN/.git",
    "GIT_WORK_TREE": "FOREIGN",
    "GIT_INDEX_FILE": ".git/index",
    "GIT_OBJECT_DIRECTORY": "FOREIGN/.git/objects",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nonexistent",
    "GIT_COMMON_DIR": "FOREIGN/.git",
    "GIT_NAMESPACE": "other",
    "GIT_CEILING_DIRECTORIES": "/",
    "GIT_CONFIG_PARAMETERS": "'color.ui=always' 'log.showroot=false'",
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "color.grep",
    "GIT_CONFIG_VALUE_0": "always",
    "GIT_PREFIX": "units/",
    "GIT_QUARANTINE_PATH": "FOREIGN/.git/objects",
    "GIT_DIFF_OPTS": "--unified=0",
    "GIT_PAGER_IN_USE": "true",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_REPLACE_REF_BASE": "refs/heads/",
    "GIT_GRAFT_FILE": "GRAFTS",
    "GIT_SHALLOW_FILE": "GRAFTS",
    "GIT_TRACE": "1",
    "GIT_TRACE2": "2",
    "GIT_TRACE_SETUP": "2",
    "GIT_INTERNAL_SUPER_PREFIX": "x/",
    "GIT_DEFAULT_HASH": "sha256",
    "LC_ALL": "C.UTF-8",
    "LESS": "-X",
}


class Asked:
    """A copy of the demo in which something is changed, added, marked and signed, and what ptr answers about it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.repository, self.foreign = folder, folder / "registry", folder / "foreign"
        (folder / "excludes").write_text("*.yaml\n")
        (folder / "canary").write_text(f"#!/bin/sh\necho $0 $@ >> {folder}/sung\ncat\n")
        (folder / "canary").chmod(0o755)
        self.foreign.mkdir()
        git(self.foreign, "init", "-q", "-b", "main")
        git(self.foreign, "commit", "-q", "--allow-empty", "-m", "x")
        self._sign()
        text = (self.repository / POWER).read_text("utf-8")
        (self.repository / POWER).write_text(text.replace("name: ", "name: 新", 1), "utf-8")
        git(self.repository, "update-index", "--assume-unchanged", LOCAL)
        (self.repository / LOCAL).write_text((self.repository / LOCAL).read_text("utf-8") + "# 注\n", "utf-8")
        (self.repository / "units/minzheng/powers/mz-untrac.yaml").write_text("x: 1\n")
        self.plain = (self.repository / ".git/config").read_text()

    def _sign(self) -> None:
        """Put a commit with a signature on top, as its program is asked about one."""
        body = git(self.repository, "cat-file", "commit", "HEAD").replace(
            "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1
        )
        words = ["git", "-C", str(self.repository), "hash-object", "-t", "commit", "-w", "--stdin"]
        done = subprocess.run(words, input=body.encode(), capture_output=True, check=True)
        git(self.repository, "update-ref", "refs/heads/main", done.stdout.decode().strip())
        subprocess.run([*words[:3], "pack-refs", "--all"], check=True)

    def configure(self, settings: Mapping[str, str]) -> None:
        """Write settings into the repository, and nothing else."""
        lines = []
        for key, value in settings.items():
            section, _, rest = key.partition(".")
            below, _, name = rest.rpartition(".")
            heading = f'[{section} "{below}"]' if below else f"[{section}]"
            lines.append(f'{heading}\n\t{name} = "{self.filled(value)}"\n')
        (self.repository / ".git/config").write_text(self.plain + "".join(lines))

    def filled(self, value: str) -> str:
        for word in ("foreign", "grafts", "excludes", "canary"):
            value = value.replace(word.upper(), str(self.folder / word))
        return value

    def answers(self, variables: Mapping[str, str] | None = None) -> list[str]:
        """Return what ptr prints, and the files that it makes, question by question."""
        before = dict(os.environ)
        changes = {key: self.filled(value) for key, value in (variables or {}).items()}
        os.environ.clear()
        os.environ.update(environment(**changes))
        try:
            answers: list[str] = []
            for words in QUESTIONS:
                code = re.findall("[0-9A-Z]{5}-[0-9A-Z]{5}", answers[-1])[:1] if "CODE" in words else []
                answers.append(self._answer([word for word in words if word != "CODE"] + code))
            return answers
        finally:
            os.environ.clear()
            os.environ.update(before)

    def _answer(self, words: list[str]) -> str:
        shutil.rmtree(self.repository / ".ptr_cache", ignore_errors=True)
        folder = self.folder / "out"
        shutil.rmtree(folder, ignore_errors=True)
        os.utime(self.repository / ".git/index", (1, 1))  # older than any file, so that Git would compare contents
        asked = [str(folder) if word == "OUT" else word for word in words]
        out, err = io.StringIO(), io.StringIO()
        printed = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
        with printed[0], printed[1], pytest.raises(SystemExit) as ended:
            command_line(["--registry", str(self.repository), "--lang", "en", *asked])
        files = [path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))]
        return "\n".join([f"{words} {ended.value.code}", out.getvalue(), err.getvalue(), *files])


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    from ptr.operations.playground.demo import build_demo

    folder = tmp_path_factory.mktemp("settings")
    build_demo(folder / "registry")
    return Asked(folder)


@pytest.fixture(scope="module")
def plainly(asked: Asked) -> list[str]:
    return asked.answers()


@pytest.fixture(autouse=True)
def restored(asked: Asked) -> Iterator[None]:
    yield
    asked.configure({})


def test_the_questions_are_answered_at_all(plainly: list[str]):
    codes = {" ".join(QUESTIONS[number]): answer.splitlines()[0][-1] for number, answer in enumerate(plainly)}
    assert {words for words, code in codes.items() if code not in "01"} == set()
    assert "accepted" in plainly[0]
    assert "mz-untrac" in plainly[8]
    assert "current" in plainly[-1]


@pytest.mark.parametrize("name", ROUNDS)
def test_no_setting_changes_an_answer(asked: Asked, plainly: list[str], name: str):
    asked.configure(ROUNDS[name])
    assert asked.answers() == plainly


def test_no_variable_changes_an_answer(asked: Asked, plainly: list[str]):
    (asked.folder / "grafts").write_text(git(asked.repository, "rev-parse", "HEAD~1") + "\n")
    assert asked.answers(VARIABLES) == plainly


def test_no_replacement_changes_an_answer(asked: Asked, plainly: list[str]):
    git(asked.repository, "replace", "HEAD~1", "HEAD~4")
    (asked.repository / ".git/info").mkdir(exist_ok=True)
    (asked.repository / ".git/info/grafts").write_text(git(asked.repository, "rev-parse", "HEAD~2") + "\n")
    try:
        assert asked.answers() == plainly
    finally:
        git(asked.repository, "replace", "-d", git(asked.repository, "rev-parse", "refs/heads/main~1"))
        (asked.repository / ".git/info/grafts").unlink()


PROGRAMS = (
    *("core.askPass", "core.editor", "core.fsmonitor", "core.pager", "core.sshCommand", "core.gitProxy"),
    *("credential.helper", "diff.external", "diff.x.command", "diff.x.textconv", "difftool.x.cmd", "diff.guitool"),
    *("filter.x.clean", "filter.x.smudge", "filter.x.process", "gpg.program", "gpg.ssh.program", "gpg.x509.program"),
    *("interactive.diffFilter", "merge.x.driver", "pager.diff", "pager.log", "pager.grep", "sequence.editor"),
    *(f"alias.{each}" for each in ("diff", "log", "grep", "status", "ls-files", "cat-file", "rev-list", "ls-tree")),
    *("uploadpack.packObjectsHook", "web.browser", "man.x.cmd", "core.alternateRefsCommand"),
)


def test_no_program_that_a_repository_names_is_run(asked: Asked, plainly: list[str]):
    names = [line.split()[-1] for line in git(asked.repository, "config", "--list", "--name-only").splitlines()]
    assert not any(name.startswith("filter.") for name in names)
    hooks = asked.folder / "hooks"
    for folder in (hooks, asked.repository / ".git/hooks", asked.repository / ".git/info"):
        folder.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-auto-gc"):
        shutil.copy2(asked.folder / "canary", hooks / name)
        shutil.copy2(asked.folder / "canary", asked.repository / ".git/hooks" / name)
    (asked.repository / ".git/info/attributes").write_text("* filter=x diff=x merge=x\n")
    settings = {name: "!CANARY" if name.startswith("alias.") else "CANARY" for name in PROGRAMS}
    more = {"filter.x.required": "true", "core.hooksPath": str(hooks), "log.showSignature": "true"}
    remote = {"remote.origin.url": "ext::CANARY", "remote.origin.promisor": "true", "protocol.ext.allow": "always"}
    asked.configure({**settings, **more, **remote})
    variables = dict.fromkeys(("GIT_ASKPASS", "SSH_ASKPASS", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER"), "CANARY")
    editors = dict.fromkeys(
        ("GIT_EDITOR", "EDITOR", "VISUAL", "GIT_SSH_COMMAND", "GIT_SSH", "GIT_PROXY_COMMAND"), "CANARY"
    )
    answers = asked.answers({**variables, **editors})
    assert not (asked.folder / "sung").exists(), (asked.folder / "sung").read_text()
    assert answers == plainly
    subprocess.run(["git", "-C", str(asked.repository), "status"], capture_output=True, check=False)
    assert (asked.folder / "sung").exists(), "the canary sings where Git is asked otherwise"


def test_the_demo_is_the_same_for_everybody_and_leaves_other_repositories_alone(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from ptr.operations.playground.demo import build_demo

    (tmp_path / "home").mkdir()
    (tmp_path / "home/.gitconfig").write_text(
        "[i18n]\ncommitEncoding = GBK\n[core]\nautocrlf = true\n[commit]\ngpgSign = true\n"
        f"[init]\ntemplateDir = {asked.folder}/foreign\ndefaultObjectFormat = sha256\n"
    )
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    foreign = {path: path.read_bytes() for path in asked.foreign.rglob("*") if path.is_file()}
    for key in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_DEFAULT_HASH"):
        monkeypatch.setenv(key, asked.filled(VARIABLES[key]))
    build_demo(tmp_path / "demo")
    for key in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_DEFAULT_HASH"):
        monkeypatch.delenv(key)
    assert git(tmp_path / "demo", "rev-parse", "HEAD~1") == git(asked.repository, "rev-parse", "HEAD~1")
    assert {path: path.read_bytes() for path in asked.foreign.rglob("*") if path.is_file()} == foreign
