"""`ptr verify PACKAGE.zip`: an archive that somebody made of a package, and archives made to do harm."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest
from packed import packed, renamed
from repositories import commit

FILE, LINK = stat.S_IFREG | 0o644, stat.S_IFLNK | 0o777


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry in which a power has just been renamed."""
    return renamed(tmp_path / "repository")


@pytest.fixture
def folder(root, inside) -> Path:
    """A package of a unit's changes."""
    commit(root, day="2026-10-09")
    return packed(root, inside)


@pytest.fixture
def checked(inside, root):
    """Run `ptr verify ARCHIVE --format json` and give its answer."""

    def run(archive: Path, code: int = 0):
        ran = inside("--registry", root, "verify", archive, "--format", "json")
        assert ran.code == code, ran
        return json.loads(ran.out)

    return run


class Unmarked(zipfile.ZipInfo):
    """An entry whose name is not marked as UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile calls
        return self.filename.encode("cp437"), 0


def entry(name: str | bytes, mode: int = FILE) -> zipfile.ZipInfo:
    """An entry of an archive; bytes are a name that is not marked as UTF-8."""
    info = zipfile.ZipInfo(name) if isinstance(name, str) else Unmarked(name.decode("cp437"))
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def archived(folder: Path, top: str = "", encoding: str = "", separator: str = "/") -> Path:
    """Make an archive of a package, as one machine or another does."""
    archive = folder.parent / "报送包.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        for path in sorted(folder.rglob("*")):
            name = f"{top}{path.relative_to(folder).as_posix()}".replace("/", separator)
            if path.is_file():
                opened.writestr(entry(name.encode(encoding) if encoding else name), path.read_bytes())
    return archive


def more(archive: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    """Add entries to an archive."""
    with zipfile.ZipFile(archive, "a") as opened:
        for info, content in entries:
            opened.writestr(info, content)
    return archive


AS_MADE = {
    "the files alone": {},
    "a folder": {"top": "报送包/"},
    "a folder named in GBK": {"top": "报送包/", "encoding": "gb18030"},
    "a folder named in UTF-8 that is not marked": {"top": "报送包/", "encoding": "utf-8"},
    "a folder in a folder": {"top": "2026/报送/"},
    "names with backslashes": {"top": "package\\", "separator": "\\"},
}


@pytest.mark.parametrize("claim", AS_MADE)
def test_an_archive_of_a_package_is_read_as_the_package(claim, folder, checked):
    report = checked(archived(folder, **AS_MADE[claim]))
    assert (report["standing"], report["differences"], report["strays"]) == ("whole", [], [])


def test_a_document_named_in_gbk_is_known_by_its_name(folder, checked):
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    name = next(path for path in manifest["files"] if path.startswith("prints/"))
    chinese = f"prints/目录（公开版）{Path(name).suffix}"
    (folder / name).rename(folder / chinese)
    manifest["files"][chinese] = manifest["files"].pop(name)
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False) + "\n", "utf-8")
    for encoding in ("gb18030", "utf-8", ""):
        assert checked(archived(folder, encoding=encoding))["standing"] == "whole"


def test_what_macos_and_windows_add_is_stray(folder, checked):
    left = "__MACOSX/package/._manifest.json", "__MACOSX/package/manifest.json", "package/.DS_Store"
    report = checked(more(archived(folder, "package/"), *((entry(name), b"\0") for name in left)))
    assert report["standing"] == "whole"
    assert set(report["strays"]) == {*left[:2], ".DS_Store"}


def written(folder: Path) -> set[Path]:
    """List what stands in a folder but for what ptr remembers."""
    return {path for path in folder.rglob("*") if ".ptr_cache" not in path.parts}


HARMFUL = {
    "a way up": (entry("package/../../../etc/cron.d/x"), "leads out of the archive"),
    "an absolute path": (entry("/etc/passwd"), "leads out of the archive"),
    "a drive": (entry("C:\\windows\\x"), "leads out of the archive"),
    "a way up with backslashes": (entry("package\\..\\..\\x"), "leads out of the archive"),
    "a link": (entry("package/passwd", LINK), "a link, not a file"),
    "a file more": (entry("package/more.txt"), "more.txt: not in the manifest"),
    "a file beside": (entry("letter.pdf"), "letter.pdf: not in the manifest"),
}


@pytest.mark.parametrize("claim", HARMFUL)
def test_what_leads_elsewhere_is_named_and_nothing_is_written(claim, folder, checked, tmp_path):
    info, words = HARMFUL[claim]
    archive = more(archived(folder, "package/"), (info, b"/etc/passwd"))
    before = written(tmp_path)
    report = checked(archive, 1)
    assert report["standing"] == "differs"
    assert words in "\n".join(each["en"] for each in report["differences"])
    assert written(tmp_path) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_neither(folder, checked):
    report = checked(more(archived(folder), (entry("letter.pdf"), b"x")), 1)
    assert [each["en"] for each in report["differences"]] == ["letter.pdf: there is more than one file of this name"]


def test_a_file_damaged_on_the_way_is_named(folder, checked):
    archive = archived(folder)
    raw = bytearray(archive.read_bytes())
    begin = raw.index(b"letter.pdf") + 2000
    raw[begin : begin + 8] = b"\xff" * 8
    archive.write_bytes(raw)
    report = checked(archive, 1)
    assert report["differences"][0]["en"].startswith("letter.pdf: cannot be read")


def test_a_bomb_is_refused_before_it_is_unpacked(folder, inside, root):
    archive = archived(folder)
    bomb = b"\0" * (100 << 20)
    for number in range(6):
        more(archive, (entry(f"{number}.pdf"), bomb))
    assert archive.stat().st_size < 5 << 20
    ran = inside("--registry", root, "verify", archive)
    assert ran.code == 2
    assert "too large when unpacked" in ran.err


def test_what_is_no_package_is_refused(folder, inside, root, tmp_path):
    for name, content in {"空.zip": b"", "文.zip": b"text", "半.zip": archived(folder).read_bytes()[:4000]}.items():
        (tmp_path / name).write_bytes(content)
        ran = inside("--registry", root, "verify", tmp_path / name)
        assert (ran.code, ran.out) == (2, ""), name
    with zipfile.ZipFile(tmp_path / "别的.zip", "w") as opened:
        opened.writestr("readme.txt", "x")
    ran = inside("--registry", root, "verify", tmp_path / "别的.zip")
    assert ran.code == 2
    assert "holds no manifest.json" in ran.err


def test_an_archive_is_submitted_like_its_folder(folder, inside, root):
    words = ("file", "submit", "a", "--subject", "flows", "--by", "deputy", "--from", archived(folder, "package/"))
    ran = inside("--registry", root, *words)
    assert ran.code == 0, ran
