"""Whatever lies in the folder: a finding or a plain message with place and remedy, in both languages, and soon."""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support import Run, environment, validate

from ptr.store.source import Entry, FolderSource

POWERS = "units/minzheng/powers"
POWER = f"{POWERS}/mz-a3gr64.yaml"
LAW = "laws/城市居民最低生活保障条例.yaml"
CHINESE = re.compile("[\u4e00-\u9fff]")


class Spoiled(NamedTuple):
    """What is done to a good registry; the finding it must give: rule, file, line (0: any), a word of the remedy."""

    claim: str
    spoil: Callable[[Path], object]
    code: str
    path: str
    line: int = 0
    says: str = ""


def put(path: str, content: str | bytes) -> Callable[[Path], object]:
    raw = content.encode() if isinstance(content, str) else content
    return lambda root: (root / path).write_bytes(raw)


def add(path: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_text((root / path).read_text() + text)


def swap(path: str, pattern: str, new: str) -> Callable[[Path], object]:
    def spoil(root: Path) -> None:
        text, count = re.subn(pattern, new, (root / path).read_text(), count=1, flags=re.MULTILINE)
        assert count, f"{pattern} is not in {path}"
        (root / path).write_text(text)

    return spoil


def odd(name: bytes) -> Callable[[Path], object]:
    return lambda root: Path(os.fsdecode(os.fsencode(root) + b"/laws/" + name)).write_text("a: 1\n")


def deep(root: Path) -> None:
    folder = root / "attachments"
    here = os.open(root, os.O_RDONLY)
    for _ in range(60):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    assert not folder.exists()


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=False)
)

SPOILED = [
    Spoiled("registry.yaml is empty", put("registry.yaml", ""), "Y009", "registry.yaml", 1, "write its content"),
    Spoiled("registry.yaml is broken, the rest is good", put("registry.yaml", "a: ["), "Y001", "registry.yaml", 1),
    Spoiled("registry.yaml lacks a field", swap("registry.yaml", "^name: .*", ""), "S001", "registry.yaml", 1, "name"),
    Spoiled("GBK", lambda r: (r / LAW).write_bytes((r / LAW).read_text().encode("gbk")), "Y003", LAW, 1, "iconv"),
    Spoiled(
        "UTF-16", lambda r: (r / LAW).write_bytes((r / LAW).read_text().encode("utf-16")), "Y003", LAW, 1, "UTF-16"
    ),
    Spoiled("a tab", put(LAW, "title: x\neditions:\n\t- date: 2005-01-01\n"), "Y001", LAW, 3, "spaces"),
    Spoiled("a duplicate key", add(LAW, "title: 另一个\n"), "Y002", LAW, 0, "line 1"),
    Spoiled("an alias bomb", put(LAW, BOMB), "Y004", LAW, 1, "anchor"),
    Spoiled("50 MB", lambda r: (r / LAW).write_bytes(b"a: " + b"x" * 50_000_000), "Y005", LAW, 1, "attachments/"),
    Spoiled("1,000 levels", put(LAW, "[" * 1000 + "]" * 1000), "Y011", LAW, 1, "brackets"),
    Spoiled("100,000 levels in lines", put(LAW, "[\n" * 100_000), "Y011", LAW, 65, "brackets"),
    Spoiled("an unknown field", swap(POWER, "^name: ", "nmae: "), "S002", POWER, 0, "name"),
    Spoiled("012 in a text", swap(POWER, "^body: .*", "body: 012"), "Y006", POWER, 0, '"012"'),
    Spoiled("1:30 in a text", swap(POWER, "^body: .*", "body: 1:30"), "Y006", POWER, 0, '"1:30"'),
    Spoiled("a number in a text", swap(POWER, "^body: .*", "body: 12"), "S003", POWER, 0, "quote it"),
    Spoiled("a day that is none", swap(POWER, "from: [0-9-]+", "from: 2005-02-30"), "S006", POWER),
    Spoiled("nothing but null", put(LAW, "null\n"), "Y006", LAW, 1),
    Spoiled("nothing but ---", put(LAW, "---\n"), "Y009", LAW, 1),
    Spoiled("a list instead of fields", put(LAW, "- a\n- b\n"), "S003", LAW, 1),
    Spoiled("a folder named like a file", lambda r: (r / "laws/x.yaml").mkdir(), "Y007", "laws/x.yaml", 0, "folder"),
    Spoiled("a link", lambda r: (r / "laws/l.yaml").symlink_to("/etc/passwd"), "Y007", "laws/l.yaml", 0, "link"),
    Spoiled("a loop of links", lambda r: (r / "laws/l.yaml").symlink_to("l.yaml"), "Y007", "laws/l.yaml", 0, "link"),
    Spoiled("a link to the registry", lambda r: (r / "units/me").symlink_to(r), "Y007", "units/me", 0, "link"),
    Spoiled("a pipe", lambda r: os.mkfifo(r / "laws/pipe.yaml"), "Y007", "laws/pipe.yaml", 0, "special file"),
    Spoiled("a name with a line feed", odd("法\n典.yaml".encode()), "S001", "laws/法\n典.yaml"),
    Spoiled(
        "a name that is no UTF-8",
        odd("法典".encode("gbk") + b".yaml"),
        "Y007",
        "laws/\\xb7\\xa8\\xb5\\xe4.yaml",
        0,
        "not UTF-8",
    ),
    Spoiled("a name of an escape sequence", odd(b"\x1b[31m.yml"), "Y007", "laws/\x1b[31m.yml"),
    Spoiled("a name of 255 bytes", odd(b"x" * 250 + b".yaml"), "S001", f"laws/{'x' * 250}.yaml"),
    Spoiled("a misspelt folder", lambda r: (r / POWERS).rename(r / "units/minzheng/power"), "Y007", "*", 0, "powers/"),
    Spoiled("a file of Windows", put("laws/desktop.lnk", b"\xd0\xcf\x11\xe0\x00\x01\xff"), "Y007", "laws/desktop.lnk"),
    Spoiled(
        "a scan in the wrong place", put("laws/scan.pdf", b"%PDF-1.7\n\xff\x00\x1b]0;x\x07"), "Y007", "laws/scan.pdf"
    ),
    Spoiled("nested text among strays", put("laws/x.txt", "[\n" * 50_000), "Y007", "laws/x.txt"),
]


def findings(root: Path, ptr: Run) -> list[dict[str, Any]]:
    ran = ptr("--registry", root, "validate", "--format", "json")
    assert ran.code == 1, ran
    return json.loads(ran.out)["findings"]


@pytest.mark.parametrize("case", SPOILED, ids=lambda case: case.claim)
def test_a_finding_names_place_and_remedy_in_both_languages(case, small, inside: Run):
    case.spoil(small)
    found = findings(small, inside)
    here = [f for f in found if f["code"] == case.code and case.path in ("*", f["path"])]
    assert here, [(f["code"], f["path"], f["message"]["en"]) for f in found]
    assert case.line in (0, here[0].get("line")), here
    assert case.says in here[0]["message"]["en"]
    for finding in found:
        assert CHINESE.search(finding["message"]["zh"])
        assert finding["message"]["zh"] != finding["message"]["en"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_of_it_at_once_is_written_as_text_that_cannot_steer_a_terminal(lang, small, ptr: Run):
    spoils = [case for case in SPOILED if case.path.startswith("laws/") and case.path != LAW] + [
        Spoiled("", put(LAW, "a: \x1b]0;x\x07\n"), "", ""),
        Spoiled("", put("registry.yaml", "a: ["), "", ""),
    ]
    for case in spoils:
        with contextlib.suppress(FileExistsError):
            case.spoil(small)
    ran = ptr("--lang", lang, "--registry", small, "validate")
    assert ran.code == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\x80-\x9f]", ran.out)
    assert "Y007" in ran.out
    assert "法\n" not in ran.out, "a name stays in its line"


def test_one_id_in_two_units_is_found(bundled, tmp_path, inside: Run):
    root = Path(shutil.copytree(bundled, tmp_path / "registry"))
    file = sorted((root / POWERS).iterdir())[0]
    shutil.copy(file, root / "units/zhujian/powers" / file.name)
    codes = {finding["code"] for finding in findings(root, inside) if file.name in finding["path"]}
    assert "X006" in codes


def test_a_folder_deeper_than_paths_may_be_is_named(small, tmp_path, ptr: Run):
    deep(small)
    try:
        found = findings(small, ptr)
        assert {finding["code"] for finding in found} == {"Y013"}
        assert len(found) == 1
        refused = ptr("--lang", "en", "render", "catalogue", "--to", tmp_path / "out", cwd=small)
        assert (refused.code, "cannot be opened" in refused.err) == (2, True)
        assert not (tmp_path / "out").exists()
    finally:
        subprocess.run(["rm", "-rf", small], check=True)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("words", [["validate"], ["render", "catalogue"], ["new", "law", "建筑法"]], ids=" ".join)
@pytest.mark.parametrize("where", ["an empty folder", "registry.yaml is a folder", "registry.yaml is a dead link"])
def test_where_there_is_no_registry_it_is_said_what_to_do(where, words, lang, tmp_path, inside: Run):
    if where == "registry.yaml is a folder":
        (tmp_path / "registry.yaml").mkdir()
    elif where != "an empty folder":
        (tmp_path / "registry.yaml").symlink_to("gone")
    ran = inside("--lang", lang, *words)
    assert ran.code == 2
    assert "--registry" in ran.err
    assert "registry.yaml" in ran.err
    assert bool(CHINESE.search(ran.err)) is (lang == "zh" or "建筑法" in ran.err)
    assert not [path for path in tmp_path.iterdir() if path.name != "registry.yaml"]


def test_a_large_file_costs_neither_time_nor_memory(small):
    (small / LAW).write_bytes(b"- " * 25_000_000)
    limit = 600_000_000  # bytes of address space; the file alone would be a tenth of it, read into objects far more

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))  # to read the file as YAML takes minutes

    command = [sys.executable, "-m", "ptr", "--registry", str(small), "--lang", "en", "validate"]
    ran = subprocess.run(command, env=environment(), preexec_fn=bounded, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert "Y005" in ran.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads what nobody may read; see the two tests below")
def test_a_file_without_permission_is_a_finding(small, ptr: Run):
    (small / LAW).chmod(0)
    assert [f["code"] for f in findings(small, ptr) if f["path"] == LAW] == ["Y012"]


class Vanishing(FolderSource):
    """A folder in which, once it is listed, another thing takes the place of a file."""

    def __init__(self, root: Path, path: str, becomes: str) -> None:
        super().__init__(root)
        self._path, self._becomes = path, becomes

    def entries(self) -> list[Entry]:
        found = list(super().entries())
        target = self.root / self._path
        target.unlink()
        if self._becomes == "a folder":
            target.mkdir()
        elif self._becomes == "a link":
            target.symlink_to("/etc/passwd")
        elif self._becomes == "a pipe":
            os.mkfifo(target)
        return found


@pytest.mark.parametrize("becomes", ["nothing", "a folder", "a link", "a pipe"])
@pytest.mark.parametrize("path", [LAW, POWER, "registry.yaml", "units/minzheng/unit.yaml"])
def test_a_file_that_can_no_longer_be_read_is_a_finding(path, becomes, small):
    report = validate(Vanishing(small, path, becomes))
    (finding,) = [finding for finding in report.findings if finding.code == "Y012"]
    assert finding.spot.path == path
    assert CHINESE.search(finding.message[0])


# --- git and the disk -----------------------------------------------------------------------------------------------

HTML = ["render", "catalogue", "--as", "html", "--to", "out"]


@pytest.mark.parametrize("how", ["not a repository", "no git program", "a broken repository"])
def test_without_git_a_registry_is_checked_and_printed_as_a_draft(how, small, tmp_path, ptr: Run):
    changes: dict[str, str | None] = {}
    if how == "no git program":
        subprocess.run(["git", "init", "-q", small], check=True)
        changes["PATH"] = str(tmp_path / "nowhere")
    elif how == "a broken repository":
        (small / ".git").write_text("gitdir: /nowhere\n")
    assert ptr("--registry", small, "validate", **changes).code == 0
    ran = ptr("--lang", "zh", "--registry", small, *HTML, **changes)
    assert ran.code == 0, ran
    assert "<li>草稿</li>" in (tmp_path / "out/minzheng/catalogue.html").read_text()


def test_a_committed_registry_is_not_printed_as_a_draft(small, tmp_path, ptr: Run):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", small, *identity, *words], check=True, env=environment())
    assert ptr("--registry", small, *HTML).code == 0
    assert "<li>草稿</li>" not in (tmp_path / "out/minzheng/catalogue.html").read_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_disk_that_refuses_is_a_plain_message(lang, small, ptr: Run):
    shutil.rmtree(small / "laws")
    (small / "laws").write_text("a file where the folder should be")
    ran = ptr("--lang", lang, "new", "law", "建筑法", cwd=small)
    assert ran.code == 2
    assert "laws" in ran.err
    assert ("cannot write" in ran.err) is (lang == "en")


def test_a_full_disk_is_a_plain_message(small):
    command = [sys.executable, "-m", "ptr", "--lang", "en", "--registry", str(small), "rules", "--format", "markdown"]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = subprocess.run(command, env=environment(), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr.endswith("No space left on device\n")
    assert "Traceback" not in ran.stderr


def test_a_closed_standard_output_is_a_plain_message(small):
    command = f"{sys.executable} -m ptr --lang en --registry {small} validate >&-"
    ran = subprocess.run(command, shell=True, env=environment(), capture_output=True, text=True, check=False)
    assert (ran.returncode, "standard output is closed" in ran.stderr) == (2, True)
