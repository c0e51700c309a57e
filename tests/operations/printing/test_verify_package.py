"""`ptr verify PACKAGE`: every file and the whole, by the manifest; and which filing it is of."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from packed import packed, renamed
from repositories import commit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry in which a power has just been renamed."""
    return renamed(tmp_path / "repository")


@pytest.fixture
def folder(root, inside) -> Path:
    """A package of a unit's changes."""
    commit(root, day="2026-10-09")
    return packed(root, inside)


def manifest(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def a_document(folder: Path) -> Path:
    return sorted((folder / "documents").rglob("*.yaml"))[0]


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def verified(inside, root: Path, folder: Path, code: int):
    ran = inside("--registry", root, "verify", folder, "--format", "json")
    assert ran.code == code, ran
    return json.loads(ran.out)


def test_a_package_as_it_was_made_is_whole(folder, root, inside):
    report = verified(inside, root, folder, 0)
    assert (report["standing"], report["differences"]) == ("whole", [])


def test_a_package_needs_no_registry(folder, root, inside, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    ran = inside("verify", folder, cwd=tmp_path / "elsewhere")
    assert ran.code == 0, ran
    assert "whole, as its manifest says" in ran.out


def _documents(folder: Path) -> list[Path]:
    return sorted((folder / "documents").rglob("*.yaml"))


SPOILED = {
    "a print changed": (lambda f: (f / "letter.pdf").write_bytes(b"x"), "letter.pdf: its bytes were changed"),
    "a print missing": (lambda f: (f / "letter.pdf").unlink(), "letter.pdf: missing"),
    "a file more": (lambda f: (f / "more.txt").write_text("x"), "more.txt: not in the manifest"),
    "a link": (
        lambda f: ((f / "letter.pdf").unlink(), (f / "letter.pdf").symlink_to("/etc/hostname")),
        "letter.pdf: a link, not a file",
    ),
    "line ends in a print": (
        lambda f: (f / "letter.pdf").write_bytes((f / "letter.pdf").read_bytes().replace(b"\n", b"\r\n")),
        "letter.pdf: its bytes were changed",
    ),
    "another value in a document": (
        lambda f: edit(a_document(f), ": ", ": 改"),
        "its content is not what was filed",
    ),
    "a document that cannot be read": (
        lambda f: a_document(f).write_bytes(b"id: ["),
        "its content is not what was filed",
    ),
    "another digest": (lambda f: manifest(f, digest="0" * 64), "manifest.json: the digest of the whole"),
    "a way out": (lambda f: manifest(f, files={"../../etc/passwd": "0"}), "../../etc/passwd: missing"),
}


@pytest.mark.parametrize("claim", SPOILED)
def test_what_is_not_whole_is_named(claim, folder, root, inside):
    spoil, words = SPOILED[claim]
    spoil(folder)
    report = verified(inside, root, folder, 1)
    assert report["standing"] == "differs"
    assert words in "\n".join(each["en"] for each in report["differences"])


def _each(change):
    """Change the bytes of every text of a package."""

    def changed(folder: Path) -> None:
        for path in (*_documents(folder), folder / "changes.json", folder / "manifest.json"):
            path.write_bytes(change(path.read_bytes()))

    return changed


HARMLESS = {
    "line endings of Windows": _each(lambda raw: raw.replace(b"\n", b"\r\n")),
    "a byte order mark": _each(lambda raw: b"\xef\xbb\xbf" + raw),
    "both": _each(lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")),
    "no line feed at the end": _each(lambda raw: raw.rstrip(b"\n")),
    "two line feeds at the end": _each(lambda raw: raw + b"\n"),
    "a comment in a document": lambda f: a_document(f).write_bytes(a_document(f).read_bytes() + b"# \n"),
}


@pytest.mark.parametrize("claim", HARMLESS)
def test_the_same_content_in_other_bytes_is_no_tampering(claim, folder, root, inside):
    HARMLESS[claim](folder)
    report = verified(inside, root, folder, 0)
    assert (report["standing"], report["differences"]) == ("same-content", [])
    assert report["other_bytes"]
    ran = inside("--registry", root, "--lang", "zh", "verify", folder)
    assert "内容相同，字节不同" in ran.out


def test_what_systems_leave_is_listed_as_such(folder, root, inside):
    left = ["Thumbs.db", ".DS_Store", "documents/desktop.ini", "prints/._letter.pdf", "~$letter.docx"]
    for name in left:
        (folder / name).write_bytes(b"\0")
    report = verified(inside, root, folder, 0)
    assert (report["standing"], report["differences"]) == ("whole", [])
    assert sorted(report["strays"]) == sorted(left)


def test_every_file_is_named_not_the_first_alone(folder, root, inside):
    spoilt = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    for path in spoilt:
        path.write_bytes(b"x")
    report = verified(inside, root, folder, 1)
    named = {each["en"].partition(": ")[0] for each in report["differences"]}
    assert named == {path.relative_to(folder).as_posix() for path in spoilt}


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"format": 9}', b"\xff\xfe"])
def test_a_folder_that_is_no_package_is_refused(raw, root, inside, tmp_path):
    (tmp_path / "no").mkdir()
    (tmp_path / "no/manifest.json").write_bytes(raw)
    assert inside("--registry", root, "verify", tmp_path / "no").code == 2
    (tmp_path / "no/manifest.json").unlink()
    assert inside("--registry", root, "verify", tmp_path / "no").code == 2


def test_a_package_in_a_folder_of_its_own_is_found_there_and_two_are_refused(folder, root, inside, tmp_path):
    shutil.copytree(folder, tmp_path / "outer/报送包")
    assert verified(inside, root, tmp_path / "outer", 0)["standing"] == "whole"
    shutil.copytree(folder, tmp_path / "outer/另一个")
    ran = inside("--registry", root, "verify", tmp_path / "outer")
    assert ran.code == 2
    assert "holds 2 packages" in ran.err


def test_the_filings_of_a_package_say_how_they_stand(folder, root, inside):
    report = verified(inside, root, folder, 0)
    assert report["filings"] == []
    assert "catalogue, flows" in _notes(report)
    unit = report["notes"][0]["en"]
    assert unit.startswith("a package of 示例市市容管理局, ")

    def run(*words):
        ran = inside("--registry", root, *words)
        assert ran.code == 0, ran

    run("file", "submit", "a", "--subject", "flows", "--by", "deputy", "--on", "2026-10-09")
    (key,) = (path.stem for path in (root / "units/a/filings").glob("*.yaml"))
    (filing,) = verified(inside, root, folder, 0)["filings"]
    assert (filing["state"], filing["submitted"], filing["decided"]) == ("pending", "2026-10-09", None)
    assert "is not committed" in filing["doubts"][0]["en"]
    commit(root, day="2026-10-10")
    (filing,) = verified(inside, root, folder, 0)["filings"]
    assert filing["doubts"] == []
    chart = next(path.relative_to(root).as_posix() for path in sorted((root / "units/a/flows").iterdir()))
    run("file", "return", key, "--remark", f"{chart} 缺依据", "--on", "2026-10-12", "--due", "2026-10-20")
    commit(root, day="2026-10-12")
    (filing,) = verified(inside, root, folder, 0)["filings"]
    assert (filing["state"], filing["decided"], filing["due"]) == ("returned", "2026-10-12", "2026-10-20")
    run(
        "file",
        "submit",
        "a",
        "--subject",
        "flows",
        "--by",
        "deputy",
        "--answers",
        key,
        "--reply",
        "已补",
        "--on",
        "2026-10-13",
    )
    commit(root, day="2026-10-13")
    first, second = verified(inside, root, folder, 0)["filings"]
    assert (first["state"], first["answer"]) == ("answered", second["key"])
    run("file", "accept", second["key"], "--number", "备〔2026〕7号", "--on", "2026-10-19")
    commit(root, day="2026-10-19")
    ran = inside("--registry", root, "--lang", "zh", "verify", folder)
    assert "流程图：已准予备案，2026-10-19，备〔2026〕7号；" in ran.out
    assert f"流程图：已退回，2026-10-12，由 {second['key']} 重报；" in ran.out


def _notes(report) -> str:
    return "\n".join(each["en"] for each in report["notes"])
