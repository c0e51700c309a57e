"""The folder of prints: what is printed again, what is taken away, what is never touched."""

from __future__ import annotations

import hashlib
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from repositories import commit, git
from support import CLOCK, environment

from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import Audience
from ptr.model.results.progress import Progress
from ptr.operations.history.in_force import reading
from ptr.operations.printing.outputs import MANIFEST, Outcome, publish
from ptr.operations.printing.sheets import plan
from ptr.store.open import open_registry
from ptr.store.source import FolderSource

UNIT = "minzheng"
GUIDES = f"{UNIT}/service-guide"


@pytest.fixture
def root(small: Path) -> Path:
    """The small registry without an edition, committed."""
    (small / f"units/{UNIT}/catalogue.yaml").unlink()
    git(small, "init", "-q")
    commit(small)
    return small


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def brought(root: Path, out: Path, *documents: str, format: str = "html", **options: Any) -> Outcome:
    """Publish documents of all units."""
    given = {key: options.pop(key) for key in ("powers", "audience") if key in options}
    sheets = plan(root, documents or ("catalogue",), [], None if given.get("audience") else format, CLOCK, **given)
    return publish(reading(root, None, CLOCK), sheets, out, given.get("audience", Audience.PUBLIC), **options)


def held(out: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / MANIFEST).read_text("utf-8"))
    return found


def a_guide(root: Path, out: Path) -> tuple[str, Path]:
    """A guide and the file of its power."""
    name = next(name for name in sorted(held(out)) if name.startswith(GUIDES))
    return name, root / f"units/{UNIT}/powers/{Path(name).stem}.yaml"


def withhold(power: Path) -> None:
    text = power.read_text("utf-8")
    assert "scope: public" in text
    power.write_text(text.replace("scope: public", "scope: internal"), "utf-8")


def test_the_manifest_names_every_file_with_its_digest_and_code(root: Path, out: Path) -> None:
    done = brought(root, out, "catalogue", "service-guide")
    files = manifest(out)["files"]
    assert set(files) == set(done.files) == set(done.printed) == set(held(out)) - {MANIFEST}
    for name, entry in files.items():
        content = (out / name).read_bytes()
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert f"核验码 {entry['code']}" in content.decode()
        assert f"修订号 {entry['revision']}" in content.decode()
        assert entry["unit"] == UNIT


def test_what_is_unchanged_is_not_printed_again(root: Path, out: Path) -> None:
    brought(root, out, "catalogue", "service-guide")
    before = {name: (out / name).stat().st_mtime_ns for name in held(out)}
    done = brought(root, out, "catalogue", "service-guide")
    assert (done.printed, done.gone) == ((), ())
    assert {name: (out / name).stat().st_mtime_ns for name in held(out)} == before


def test_an_unrelated_commit_changes_no_sheet(root: Path, out: Path) -> None:
    brought(root, out, "catalogue", "service-guide")
    before = held(out)
    for path in ("README.md", "templates/else.html.j2", "laws/无关的法.yaml"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text("# \n")
    commit(root)
    assert brought(root, out, "catalogue", "service-guide").printed == ()
    assert held(out) == before


CHANGES = {
    "the power": lambda root, out: _append(a_guide(root, out)[1]),
    "the file itself": lambda root, out: _append(out / a_guide(root, out)[0]),
    "the file is gone": lambda root, out: (out / a_guide(root, out)[0]).unlink(),
    "the flag for missing glyphs": lambda root, out: {"mark_missing": True},
}


@pytest.mark.parametrize("claim", CHANGES)
def test_what_changed_is_printed_again(claim: str, root: Path, out: Path) -> None:
    brought(root, out, "service-guide")
    name = a_guide(root, out)[0]
    before = held(out)[name]
    options = CHANGES[claim](root, out) or {}
    made = brought(root, out, "service-guide", **options).printed
    assert name in made
    assert (held(out)[name] == before) is (claim != "the power"), "uncommitted, so a draft"
    assert len(made) == (1 if not options else len(manifest(out)["files"]))


def _append(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "# \n", "utf-8")


def test_a_guide_of_a_power_that_is_withheld_is_taken_away_by_the_next_run_whatever_it_prints(
    root: Path, out: Path
) -> None:
    brought(root, out, "catalogue", "service-guide")
    name, power = a_guide(root, out)
    withhold(power)
    done = brought(root, out, "catalogue")
    assert done.gone == (name,)
    assert name not in held(out)
    assert name not in manifest(out)["files"]
    assert len([each for each in held(out) if each.startswith(GUIDES)]) == len(manifest(out)["files"]) - 1


def test_a_unit_that_is_no_more_takes_its_folder_along(root: Path, out: Path) -> None:
    import shutil

    text = (root / f"units/{UNIT}/unit.yaml").read_text("utf-8")
    shutil.copytree(root / f"units/{UNIT}", root / "units/other")
    (root / "units/other/unit.yaml").write_text(text.replace(f"id: {UNIT}", "id: other"), "utf-8")
    brought(root, out)
    assert (out / "other").is_dir()
    shutil.rmtree(root / "units/other")
    assert brought(root, out).gone == ("other/catalogue.html",)
    assert not (out / "other").exists()


def test_another_request_leaves_what_was_printed_before(root: Path, out: Path) -> None:
    brought(root, out, "service-guide")
    before = held(out)
    brought(root, out, "catalogue")
    assert {name: content for name, content in held(out).items() if name in before and name != MANIFEST} == {
        name: content for name, content in before.items() if name != MANIFEST
    }
    assert set(manifest(out)["files"]) == set(held(out)) - {MANIFEST}


def test_what_ptr_did_not_write_is_neither_taken_away_nor_overwritten(root: Path, out: Path) -> None:
    (out / UNIT).mkdir(parents=True)
    (out / "notes.txt").write_text("mine")
    (out / UNIT / "old.pdf").write_text("mine")
    brought(root, out)
    assert (out / "notes.txt").read_text() == (out / UNIT / "old.pdf").read_text() == "mine"
    (out / UNIT / "commitments.pdf").write_text("mine")
    before = held(out)
    with pytest.raises(PtrError, match="not written by ptr"):
        brought(root, out, "commitments", format="pdf")
    assert held(out) == before
    brought(root, out, "commitments", format="pdf", force=True)
    assert (out / UNIT / "commitments.pdf").read_bytes().startswith(b"%PDF")


DAMAGE = {
    "no json": b"{",
    "another tool's": b'{"name": "site", "icons": []}',
    "a list": b"[]",
    "a newer format": b'{"format": 9, "audience": "public", "past": "", "files": {}}',
    "a file elsewhere": None,
}


@pytest.mark.parametrize("claim", DAMAGE)
def test_a_manifest_that_cannot_be_believed_stops_the_run(claim: str, root: Path, out: Path) -> None:
    brought(root, out)
    victim = out.parent / "victim.html"
    victim.write_text("mine")
    raw = DAMAGE[claim]
    if raw is None:
        found = manifest(out)
        entry = found["files"].pop(f"{UNIT}/catalogue.html")
        found["files"]["../victim.html"] = {**entry, "unit": "..", "document": "victim"}
        raw = json.dumps(found).encode()
    (out / MANIFEST).write_bytes(raw)
    before = held(out)
    with pytest.raises(PtrError, match="not a manifest of ptr"):
        brought(root, out)
    assert held(out) == before
    assert victim.read_text() == "mine"


def test_a_file_behind_a_link_is_not_taken_away(root: Path, out: Path) -> None:
    brought(root, out, "service-guide")
    name, power = a_guide(root, out)
    elsewhere = out.parent / "elsewhere"
    (out / UNIT).rename(elsewhere)
    (out / UNIT).symlink_to(elsewhere)
    withhold(power)
    done = brought(root, out, "catalogue")
    assert done.gone == (name,)
    assert (elsewhere / name.removeprefix(f"{UNIT}/")).is_file()


def test_a_folder_is_for_one_audience(root: Path, out: Path) -> None:
    brought(root, out)
    with pytest.raises(PtrError, match="holds what is for public"):
        brought(root, out, "withheld-list", audience=Audience.INTERNAL)


@pytest.mark.parametrize("place", ["", "units", "units/minzheng", "laws/out", "templates", "offices"])
def test_nothing_is_printed_among_the_documents(place: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ptr.operations.printing.outputs.Printing", None)
    with pytest.raises(PtrError, match="keeps its documents"):
        brought(root, root / place)


def test_a_folder_of_its_own_in_the_registry_is_no_stray(root: Path) -> None:
    brought(root, root / "out")
    brought(root, root / "out-internal", "withheld-list", audience=Audience.INTERNAL)
    strays = open_registry(FolderSource(root), CLOCK).snapshot.strays
    assert [stray for stray in strays if stray.path.startswith("out")] == []


def test_a_run_that_fails_leaves_the_folder_as_it_was(root: Path, out: Path) -> None:
    brought(root, out, "catalogue", "service-guide")
    before = held(out)
    withhold(a_guide(root, out)[1])
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates/service-guide.html.j2").write_text("{{ doc.nothing }}")
    with pytest.raises(PtrError, match="nothing"):
        brought(root, out, "catalogue", "service-guide")
    assert held(out) == before


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_the_folder_as_it_was(sent: signal.Signals, root: Path, out: Path) -> None:
    brought(root, out, "catalogue")
    before = held(out)
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates/service-guide.html.j2").write_text("{% for n in range(90000) %}{{ n ** 900 }}{% endfor %}")
    words = ["-m", "ptr", "render", "service-guide", "--as", "html", "--to", out, "--jobs", "2"]
    run = subprocess.Popen([sys.executable, *words], cwd=root, env=environment(), stderr=subprocess.PIPE)
    deadline = time.monotonic() + 30
    while not list(out.glob(".ptr-*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    run.send_signal(sent)
    _, said = run.communicate(timeout=30)
    assert run.returncode == 130, said
    assert held(out) == before


@pytest.mark.parametrize(("jobs", "seed"), [(2, "1"), (3, "77")])
def test_the_same_inputs_give_the_same_bytes_whatever_the_jobs_and_the_hash_seed(
    jobs: int, seed: str, root: Path, out: Path, ptr
) -> None:
    words = ("--registry", root, "render", "catalogue", "service-guide", "notice-board", "service-card")
    for folder, count, hash_seed in ((out, 1, "0"), (out.parent / "again", jobs, seed)):
        ran = ptr(*words, "--to", folder, "--jobs", count, PYTHONHASHSEED=hash_seed)
        assert ran.code == 0, ran
    assert held(out) == held(out.parent / "again")


def test_a_refusal_in_another_process_has_its_words(root: Path, out: Path, ptr) -> None:
    (root / "templates").mkdir()
    (root / "templates/service-guide.html.j2").write_text("{{ doc.nothing }}")
    ran = ptr("--registry", root, "render", "service-guide", "--as", "html", "--to", out, "--jobs", "2")
    assert ran.code == 2
    assert "service-guide.html.j2:1" in ran.err
    assert not out.exists()


def test_the_command_says_what_it_did(root: Path, out: Path, ptr) -> None:
    words = ("--registry", root, "--lang", "zh", "render", "--as", "pdf", "--to", out, "service-card")
    count = len(plan(root, ["service-card"], [], "pdf", CLOCK))
    assert f"写了 {count} 份文件到" in ptr(*words).err
    power = sorted((root / f"units/{UNIT}/powers").glob("*.yaml"))
    cards = {path.stem for path in (out / UNIT / "service-card").glob("*.pdf")}
    withhold(next(path for path in power if path.stem in cards))
    said = ptr(*words).err
    assert f"写了 0 份文件到 {out}；{count - 1} 份没有变化，没有重印；撤下" in said
    assert "  撤下 minzheng/service-card/" in said


def test_a_past_state_goes_into_a_folder_of_its_own_and_says_so(root: Path, tmp_path: Path, ptr) -> None:
    first = git(root, "rev-parse", "HEAD")
    now = ptr("--registry", root, "render", "catalogue", "--as", "html")
    page = (tmp_path / f"out/{UNIT}/catalogue.html").read_text("utf-8")
    power = sorted((root / f"units/{UNIT}/powers").glob("*.yaml"))[0]
    power.unlink()
    commit(root)
    then = ptr("--registry", root, "render", "catalogue", "--as", "html", "--at", first)
    assert (now.code, then.code) == (0, 0), then
    (folder,) = tmp_path.glob("out-*")
    past = (folder / UNIT / "catalogue.html").read_text("utf-8")
    assert f"历史文本：版本 {first[:10]}" in past
    code = re.findall(r"核验码 (\S{11})", page)
    assert re.findall(r"核验码 (\S{11})", past) == code, "it is the sheet that was printed then"
    refused = ptr("--registry", root, "render", "catalogue", "--to", folder)
    assert refused.code == 2
    assert "choose another folder" in refused.err


def test_a_past_state_is_set_with_its_own_templates(root: Path, out: Path) -> None:
    (root / "templates").mkdir()
    own = root / "templates/catalogue.html.j2"
    own.write_text("旧模板 {{ sheet.past }}")
    first = commit(root)[:10]
    own.write_text("新模板")
    commit(root)
    at = reading(root, first, CLOCK)
    sheets = plan(root, ["catalogue"], [], "html", CLOCK, source=at.source)
    publish(at, sheets, out)
    assert (out / UNIT / "catalogue.html").read_text("utf-8") == f"旧模板 版本 {first}"


def test_a_sheet_can_be_asked_for_twice(root: Path, out: Path) -> None:
    (sheet,) = plan(root, ["catalogue"], [], "html", CLOCK)
    publish(reading(root, None, CLOCK), [sheet, sheet], out)
    assert set(held(out)) == {sheet.file, MANIFEST}


def test_a_run_that_ends_within_another_stays_in_the_manifest(root: Path, out: Path) -> None:
    inner: list[Outcome] = []

    class Within(Progress):
        def advanced(self, count: int, of: int, name: str) -> None:
            if not inner:
                inner.append(brought(root, out, "service-guide"))

    outer = brought(root, out, "catalogue", progress=Within())
    assert {*outer.files, *inner[0].files} == set(manifest(out)["files"]) == set(held(out)) - {MANIFEST}


def test_a_file_that_is_to_be_taken_away_and_is_gone_before_stops_nothing(root: Path, out: Path) -> None:
    brought(root, out, "service-guide")
    name, power = a_guide(root, out)
    withhold(power)

    class Removing(Progress):
        def advanced(self, *_: object) -> None:
            (out / name).unlink(missing_ok=True)

    done = brought(root, out, "catalogue", progress=Removing())
    assert name in done.gone
    assert set(manifest(out)["files"]) == set(held(out)) - {MANIFEST}


@pytest.mark.parametrize("spoil", ["level: municipal", "", None], ids=["without a field", "empty", "deleted"])
def test_a_unit_whose_own_file_cannot_be_read_keeps_its_prints_and_stops_the_run(spoil, root: Path, out: Path) -> None:
    brought(root, out, "catalogue")
    before = held(out)
    file = root / "units" / UNIT / "unit.yaml"
    if spoil is None:
        file.unlink()
    else:
        file.write_text(file.read_text("utf-8").replace(spoil, "x: 1") if spoil else "", "utf-8")
    with pytest.raises(PtrError, match=re.escape(f"units/{UNIT}/unit.yaml")):
        brought(root, out, "catalogue")
    assert held(out) == before


def test_an_edited_word_document_is_overwritten_only_by_force(root: Path, out: Path) -> None:
    name = next(sheet for sheet in brought(root, out, "catalogue", format="docx").files)
    (out / name).write_bytes(b"what the clerk wrote into it")
    with pytest.raises(PtrError, match="edited since"):
        brought(root, out, "catalogue", format="docx")
    assert (out / name).read_bytes() == b"what the clerk wrote into it"
    assert name in brought(root, out, "catalogue", format="docx", force=True).printed


def test_it_is_said_how_many_prints_are_drafts(root: Path, out: Path, ptr) -> None:
    words = ("--lang", "en", "--registry", root, "render", "service-guide", "--as", "html", "--to", out)
    assert "draft" not in ptr(*words).err
    _append(a_guide(root, out)[1])
    assert "1 draft without a code" in ptr(*words).err
    assert "1 draft without a code" in ptr(*words).err, "also where they are not printed again"
