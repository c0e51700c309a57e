"""Submitting, accepting, returning: on real repositories, with whatever happens to their history.

报送、备案、退回：在真实的仓库里，不论历史怎样被改写。
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from repositories import commit, git
from support import ROOT, open_registry, validate

from ptr.model.results.past import Past
from ptr.model.results.unchecked import Untold
from ptr.operations.checking.memory.keys import past_key
from ptr.operations.checking.memory.past import RememberedPast
from ptr.operations.history.acts import filed
from ptr.operations.history.past import look_up_past
from ptr.operations.history.trace import Tracer
from ptr.rules.rule import all_rules
from ptr.store.cache import Cache
from ptr.store.digest import content_digest, total_digest
from ptr.store.git.refs import standing
from ptr.store.inventory import Listing, take
from ptr.store.source import FolderSource

BASE = ROOT / "tests/rules/base"
POWER = "units/a/powers/a-k3p7qd.yaml"
SUBMIT = ("file", "submit", "a", "--subject", "flows", "--by", "deputy")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    return folder


@pytest.fixture
def root(repository):
    """A registry in a folder of a repository, committed; its unit a has charts to file."""
    folder = repository / "登记簿"
    shutil.copytree(BASE, folder)
    commit(repository)
    return folder


@pytest.fixture
def file(inside):
    """Run `ptr file …` in English and give how it ended."""

    def run(root, *words, code=0):
        ran = inside("--registry", root, "--lang", "en", *words)
        assert ran.code == code, ran
        return ran

    return run


def submitted(file, root, *words, code=0) -> str:
    """Submit the charts of unit a; give the key of the filing."""
    ran = file(root, *SUBMIT, *words, code=code)
    found = re.search(r"filings/(a-[a-z2-7]{6})\.yaml", ran.err)
    assert found, ran
    return found[1]


def told(root, *, remembered=False):
    """Tell the past of a registry; `remembered` by what an earlier run found out."""
    snapshot = open_registry(FolderSource(root)).snapshot
    if not remembered:
        return look_up_past(root, snapshot)
    cache = Cache(root)
    key = past_key(take(Listing(FolderSource(root)), cache), lambda: standing(root))
    return RememberedPast(root, cache, key).look_up(snapshot, ())


def traced(root, key):
    return Tracer(root).trace(all_filings(root))[key]


def all_filings(root):
    return {key: (item.place, item.filing) for key, item in filed(root).items()}


def chart(root) -> Path:
    return next((root / "units/a/flows").glob("*.yaml"))


def test_a_filing_names_its_files_and_the_commit_that_holds_them(file, repository, root):
    head = git(repository, "rev-parse", "HEAD")
    ran = file(root, *SUBMIT, "--on", "2026-10-10")
    [(place, filing)] = all_filings(root).values()
    raw = chart(root).read_bytes()
    path = chart(root).relative_to(root).as_posix()
    assert filing.files == {path: content_digest(raw)}
    assert filing.digest == total_digest(filing.files)
    assert (filing.commit, filing.office, filing.submitted.date) == (head, "city", datetime.date(2026, 10, 10))
    commands = [line for line in ran.err.splitlines() if line.startswith("  git ")]
    assert [command.split()[1] for command in commands] == ["add", "commit", "tag"]
    assert commands[2] == f"  git tag filing/{place.key} {head[:12]}"
    assert git(repository, "rev-parse", "HEAD") == head, "ptr commits nothing"
    assert git(repository, "tag") == ""


def test_a_filing_is_valid_in_a_repository_of_longer_names(file, tmp_path):
    git(tmp_path, "init", "-q", "--object-format=sha256", "repository")
    root = Path(shutil.copytree(BASE, tmp_path / "repository" / "registry"))
    head = commit(root)
    key = submitted(file, root)
    assert all_filings(root)[key][1].commit == head
    assert traced(root, key).commit == head


def test_how_a_file_is_written_makes_no_other_digest(root):
    raw = chart(root).read_bytes()
    text = raw.decode()
    written = ("# 说明\n" + text.replace("\n", "\r\n")).encode()
    first, *rest = re.split(r"(?m)^(?=[a-z_]+:)", text)
    moved = (first + "".join(reversed(rest))).encode()
    assert content_digest(raw) == content_digest(written) == content_digest(moved) != ""
    assert content_digest(raw.replace("市容".encode(), "市貌".encode(), 1)) not in ("", content_digest(raw))
    assert content_digest(b"a: [") == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("zzz", "--subject", "flows", "--by", "deputy"), "no unit zzz"),
        (("a", "--subject", "charts", "--by", "deputy"), "one of scheme"),
        (("a", "--subject", "flows", "--by", "nobody"), "no post nobody"),
        (("a", "--subject", "flows", "--by", "deputy", "--office", "county"), "no office county"),
        (("a", "--subject", "scheme", "--by", "deputy"), "nothing to file: units/a/scheme.yaml"),
        (("a", "--subject", "catalogue", "--by", "deputy"), "units/a/catalogue.yaml is missing"),
        (("a", "--subject", "report", "--by", "deputy"), "say with --of which report"),
        (("a", "--subject", "flows", "--of", "x", "--by", "deputy"), "takes no --of"),
        (("a", "--subject", "adjustment", "--of", "../unit", "--by", "deputy"), "nothing to file"),
        (("a", "--subject", "flows", "--by", "deputy", "--answers", "a-f2g3h4"), "no filing a-f2g3h4 was returned"),
        (("a", "--subject", "flows", "--by", "deputy", "--reply", "x"), "--reply goes with --answers"),
        (("a", "--subject", "flows", "--by", "deputy", "--on", "1.1."), "--on is a day"),
        (("a", "--subject", "flows", "--by", "deputy", "--overwrite", "x"), "--overwrite goes with --from"),
    ],
)
def test_what_cannot_be_submitted_is_refused_and_nothing_is_written(file, root, words, said):
    ran = file(root, "file", "submit", *words, code=2)
    assert said in ran.err
    assert not (root / "units/a/filings").exists()


def test_only_committed_content_is_submitted(file, repository, root):
    shutil.copy(chart(root), root / "units/a/flows/a-new234.yaml")
    assert "not committed" in file(root, *SUBMIT, code=2).err
    (root / "units/a/flows/a-new234.yaml").unlink()
    edit(root / POWER, "promised: {value: 30", "promised: {value: 45")
    submitted(file, root)
    edit(chart(root), "title: ", "title: 新")
    assert "not committed" in file(root, *SUBMIT, code=2).err


def test_without_git_nothing_is_submitted(file, tmp_path):
    folder = tmp_path / "plain"
    shutil.copytree(BASE, folder)
    assert "in no Git repository" in file(folder, *SUBMIT, code=2).err


def test_content_with_errors_is_not_submitted(file, repository, root):
    edit(chart(root), "title: ", "titel: ")
    commit(repository)
    assert "have 2 errors" in file(root, *SUBMIT, code=2).err


def test_the_same_content_is_not_submitted_twice(file, root):
    key = submitted(file, root)
    assert f"was submitted as {key}" in file(root, *SUBMIT, code=2).err


def test_an_older_state_may_be_filed_again(file, repository, root):
    before = chart(root).read_bytes()
    for content, day in ((before, "10"), (before.replace(b"title: ", "title: 新".encode()), "12"), (before, "14")):
        chart(root).write_bytes(content)
        commit(repository)
        key = submitted(file, root, "--on", f"2026-10-{day}")
        file(root, "file", "accept", key, "--number", f"备{day}号", "--on", f"2026-10-{int(day) + 1}")
    assert f"was submitted as {key}" in file(root, *SUBMIT, code=2).err


def test_accepting_gives_a_number_and_empties_the_inbox(file, repository, root):
    key = submitted(file, root, "--on", "2026-10-10")
    commit(repository)
    assert key in file(root, "file", "list", "--pending").out
    words = ("--number", "备〔2026〕3号", "--on", "2026-10-20")
    file(root, "file", "accept", key, *words)
    text = (root / f"offices/city/decisions/{key}.yaml").read_text("utf-8")
    assert "number: 备〔2026〕3号" in text
    assert all_filings(root)[key][1].digest in text
    assert file(root, "file", "list", "--pending").out == ""
    assert "accepted 2026-10-20, 备〔2026〕3号" in file(root, "file", "list", "--unit", "a").out
    assert file(root, "file", "list", "--unit", "b").out == ""
    assert "decided already" in file(root, "file", "accept", key, *words, code=2).err


def test_the_list_as_json_keeps_its_schema_and_says_where_each_stands(file, repository, root):
    schema = json.loads((ROOT / "schemas/filings.schema.json").read_text("utf-8"))
    first = submitted(file, root, "--on", "2026-10-10")
    commit(repository)
    file(root, "file", "accept", first, "--number", "备〔2026〕3号", "--on", "2026-10-20")
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    second = submitted(file, root, "--on", "2026-10-25")
    listed = json.loads(file(root, "file", "list", "--format", "json").out)
    Draft202012Validator(schema).validate(listed)
    assert [each["key"] for each in listed["filings"]] == [first, second]
    accepted, pending = (each["decision"] for each in listed["filings"])
    assert (accepted["outcome"], accepted["number"], accepted["date"]) == ("accepted", "备〔2026〕3号", "2026-10-20")
    assert pending is None
    assert json.loads(file(root, "file", "list", "--unit", "b", "--format", "json").out) == {
        "version": 2,
        "filings": [],
    }


def test_a_dry_run_of_an_act_writes_nothing_and_names_no_next_step(file, repository, root):
    ran = file(root, *SUBMIT, "--on", "2026-10-10", "--dry-run")
    assert not (root / ".ptr_cache").exists()
    assert "would write" in ran.err
    assert "git" not in ran.err
    assert not (root / "units/a/filings").exists()
    key = submitted(file, root, "--on", "2026-10-10")
    commit(repository)
    path = chart(root).relative_to(root).as_posix()
    remark = ("file", "return", key, "--remark", f"{path} 不清楚", "--on", "2026-10-20", "--dry-run")
    for words in (("file", "accept", key, "--number", "备1号", "--on", "2026-10-20", "--dry-run"), remark):
        ran = file(root, *words)
        assert re.search(rf"would write \S*offices/city/decisions/{key}\.yaml", ran.err)
        assert "git" not in ran.err
        assert not (root / "offices/city/decisions").exists()


@pytest.fixture
def many(file, repository, root):
    """Three filings of three days, by key."""
    keys = []
    for day in ("2026-10-12", "2026-10-10", "2026-10-11"):
        keys.append(submitted(file, root, "--on", day))
        edit(chart(root), "title: ", "title: 新")
        commit(repository)
    return keys


def test_many_are_accepted_at_once_under_consecutive_numbers(file, root, many):
    file(root, "file", "accept", "--all-pending", "--number", "备〔2026〕09号", "--on", "2026-10-20")
    numbers = {key: (root / f"offices/city/decisions/{key}.yaml").read_text("utf-8") for key in many}
    expected = zip((many[1], many[2], many[0]), ("09", "10", "11"), strict=True)
    assert all(f"备〔2026〕{number}号" in numbers[key] for key, number in expected)
    assert (
        "no filing is pending"
        in file(root, "file", "accept", "--all-pending", "--number", "12", "--on", "2026-10-20", code=2).err
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--number", "备3号", "--on", "2026-10-11"), "was submitted on"),
        (("--number", "备号", "--on", "2026-10-20"), "has digits"),
        (("--number", "备3号", "--on", "2026-10-20", "--office", "county"), "no office county"),
        (("a-none22", "--number", "备3号", "--on", "2026-10-20"), "no filing a-none22"),
        (("--number", "备3号", "--on", "2026-10-20", "--all-pending"), "one of the two"),
    ],
)
def test_of_many_all_are_accepted_or_none(file, root, many, words, said):
    assert said in file(root, "file", "accept", *many, *words, code=2).err
    assert not (root / "offices/city/decisions").exists()


def test_a_number_is_given_once(file, root, many):
    file(root, "file", "accept", many[1], "--number", "备4号", "--on", "2026-10-20")
    ran = file(root, "file", "accept", many[2], many[0], "--number", "备3号", "--on", "2026-10-20", code=2)
    assert f"备4号 is the number of {many[1]}" in ran.err


def test_another_office_does_not_decide(file, repository, root):
    offices = "offices:\n  - {id: province, name: 省办公室}\n"
    edit(root / "registry.yaml", "offices:\n", offices)
    commit(repository)
    key = submitted(file, root, "--office", "province")
    words = ("--office", "city", "--on", "2026-11-01")
    assert "was submitted to province" in file(root, "file", "accept", key, *words, "--number", "3", code=2).err
    assert "was submitted to province" in file(root, "file", "return", key, *words, "--remark", "x y", code=2).err


def test_a_returned_filing_is_answered_remark_by_remark(file, repository, root):
    key, path = submitted(file, root), chart(root).relative_to(root).as_posix()
    commit(repository)
    back = ("file", "return", key, "--on", "2026-11-01")
    assert "is not in the filing" in file(root, *back, "--remark", f"{POWER} 不对", code=2).err
    assert "PATH [POINTER] PROBLEM" in file(root, *back, "--remark", f"{path} /title", code=2).err
    assert "one remark per place" in file(root, *back, "--remark", f"{path} 甲", "--remark", f"{path} 乙", code=2).err
    assert "before the return" in file(root, *back, "--remark", f"{path} 甲", "--due", "2026-10-31", code=2).err
    remarks = ("--remark", f"{path} /title 名称 太短", "--remark", f"{path} 没有写文书")
    file(root, *back, *remarks, "--due", "2026-11-16")
    commit(repository)
    assert "returned 2026-11-01 with 2 remarks, due 2026-11-16" in file(root, "file", "list").out
    assert all_filings(root)[key][1].digest in (root / f"offices/city/decisions/{key}.yaml").read_text("utf-8")
    answer = (*SUBMIT, "--on", "2026-11-01", "--answers", key)
    asked = file(root, *answer, "--reply", "改了名称", code=2).err
    assert f"1. {path}/title  名称 太短" in asked
    assert f"2. {path}  没有写文书" in asked
    wrong = ("file", "submit", "a", "--subject", "withheld", "--by", "deputy", "--answers", key)
    assert f"{key} is of a flows" in file(root, *wrong, "--reply", "x", code=2).err
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    replies = ("--reply", "改了名称", "--reply", "依法不需要")
    again = file(root, *answer, *replies)
    new = next(key for key, (_, filing) in all_filings(root).items() if filing.answers)
    said = [(each.pointer, each.text) for each in all_filings(root)[new][1].replies]
    assert said == [("/title", "改了名称"), ("", "依法不需要")]
    assert f"answered by {new}" in file(root, "file", "list").out
    assert "git add" in again.err
    assert f"{key} was answered by {new}" in file(root, *answer, *replies, code=2).err


def test_a_squash_merge_keeps_the_filing(file, repository, root):
    git(repository, "checkout", "-q", "-b", "work")
    edit(chart(root), "title: ", "title: 新")
    lost = commit(repository)
    key = submitted(file, root)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--squash", "work")
    squashed = commit(repository)
    git(repository, "branch", "-q", "-D", "work")
    forget(repository, lost)
    edit(chart(root), "title: ", "title: 再")
    commit(repository)
    assert traced(root, key).commit == squashed


def forget(repository: Path, lost: str) -> None:
    """Make a commit that nothing holds any more vanish."""
    git(repository, "reflog", "expire", "--expire=now", "--all")
    git(repository, "gc", "-q", "--prune=now")
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "cat-file", "-e", lost)


def test_a_rebase_keeps_the_filing(file, repository, root):
    git(repository, "checkout", "-q", "-b", "work")
    edit(chart(root), "title: ", "title: 新")
    lost = commit(repository)
    key = submitted(file, root)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(root / POWER, "promised: {value: 30", "promised: {value: 45")
    commit(repository)
    git(repository, "checkout", "-q", "work")
    git(repository, "rebase", "-q", "main")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--ff-only", "work")
    forget(repository, lost)
    assert traced(root, key).commit == git(repository, "rev-parse", "HEAD~1")


def test_in_a_shallow_clone_the_tag_the_content_or_nothing_is_found(file, repository, root, tmp_path):
    key = submitted(file, root)
    commit(repository)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    assert traced(shallow / root.name, key).commit == git(repository, "rev-parse", "HEAD")
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    shutil.rmtree(shallow)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    lost = traced(shallow / root.name, key)
    assert not lost.is_known
    assert "unshallow" in lost.why[1]
    ran = file(shallow / root.name, "file", "accept", key, "--number", "3", "--on", "2026-11-01", code=2)
    assert "could not be checked" in ran.err


def test_in_a_source_archive_the_content_itself_is_compared(file, repository, root, tmp_path):
    key = submitted(file, root)
    archive = tmp_path / "archive"
    shutil.copytree(root, archive)
    assert traced(archive, key).here
    edit(chart(archive), "title: ", "title: 新")
    assert not traced(archive, key).is_known
    assert "no Git repository" in traced(archive, key).why[1]


@pytest.mark.parametrize("hinted", [True, False], ids=["with its commit", "without"])
def test_a_renamed_folder_of_the_registry_or_the_unit_keeps_the_filing(file, repository, root, hinted):
    before = git(repository, "rev-parse", "HEAD")
    key = submitted(file, root)
    if not hinted:
        path = root / f"units/a/filings/{key}.yaml"
        path.write_text(re.sub("(?m)^commit: .*\n", "", path.read_text("utf-8")), "utf-8")
    commit(repository)
    git(repository, "mv", root.name, "registry")
    git(repository, "mv", "registry/units/a", "registry/units/aa")
    commit(repository)
    found = traced(repository / "registry", key)
    assert (found.commit, found.broken) == (before, ())


def test_a_tag_that_holds_something_else_is_named(file, repository, root):
    key = submitted(file, root)
    filed = commit(repository)
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    git(repository, "tag", f"filing/{key}")
    found = traced(root, key)
    assert found.broken == (f"filing/{key}",)
    assert found.commit == git(repository, "rev-parse", f"{filed}~1")
    assert (
        "does not match its digest"
        in file(root, "file", "accept", key, "--number", "3", "--on", "2026-11-01", code=2).err
    )


def test_writing_the_files_otherwise_keeps_the_filing(file, repository, root):
    key = submitted(file, root)
    text = chart(root).read_text("utf-8")
    chart(root).write_bytes(("# 说明\n" + text).replace("\n", "\r\n").encode())
    git(repository, "checkout", "-q", "--orphan", "other")
    orphan = commit(repository)
    git(repository, "branch", "-q", "-D", "main")
    git(repository, "reflog", "expire", "--expire=now", "--all")
    git(repository, "gc", "-q", "--prune=now")
    assert traced(root, key).commit == orphan


@pytest.fixture
def package(root, tmp_path):
    """A package of unit a's charts, with changed titles, as the unit's own repository makes it."""
    folder = tmp_path / "package"
    path = chart(root).relative_to(root).as_posix()
    raw = chart(root).read_bytes().replace(b"title: ", "title: 新".encode())
    (folder / "documents" / path).parent.mkdir(parents=True)
    (folder / "documents" / path).write_bytes(raw)
    (folder / "letter.html").write_bytes("函".encode())
    documents = {path: content_digest(raw)}
    files = {f"documents/{path}": raw, "letter.html": "函".encode()}
    manifest = {
        "format": 1,
        "unit": "a",
        "commit": "c" * 40,
        "digest": total_digest(documents),
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        "documents": documents,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def test_a_package_is_submitted_with_its_documents(file, repository, root, package):
    ran = file(root, *SUBMIT, "--from", package, code=2)
    assert "would be replaced (with the fields that differ)" in ran.err
    assert f"{chart(root).relative_to(root).as_posix()}: title" in ran.err
    assert not (root / "units/a/filings").exists()
    key = submitted(file, root, "--from", package, "--overwrite", "all")
    [(_, filing)] = all_filings(root).values()
    assert filing.commit == "c" * 40
    assert "title: 新" in chart(root).read_text("utf-8")
    assert traced(root, key).here
    head = commit(repository)
    assert traced(root, key).commit == head
    file(root, "file", "accept", key, "--number", "3", "--on", "2026-11-01")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder, _: (folder / "letter.html").write_text("改", "utf-8"), "letter.html"),
        (lambda folder, _: (folder / "documents/x.yaml").write_text("a: 1", "utf-8"), "documents/x.yaml"),
        (lambda folder, _: (folder / "letter.html").unlink(), "letter.html"),
        (lambda folder, _: (folder / "manifest.json").write_text("{}", "utf-8"), "cannot be read"),
        (lambda folder, _: (folder / "manifest.json").unlink(), "holds no manifest.json"),
        (lambda folder, said: said.update(digest="d" * 64), "manifest.json"),
        (lambda folder, said: said.update(unit="b"), "of unit b, not a"),
        (lambda folder, said: said.update(subject="catalogue"), "of subject catalogue, not flows"),
        (lambda folder, said: said.update(format=2), "unknown format"),
        (lambda folder, said: said["documents"].update({"../x.yaml": "d" * 64}), "../x.yaml"),
        (lambda folder, said: said["files"].update({"../x.yaml": "d" * 64}), "../x.yaml"),
        (lambda folder, said: said.update(documents=dict.fromkeys(said["documents"], "d" * 64)), "units/a/flows"),
    ],
)
def test_a_package_that_is_not_whole_is_refused(file, root, package, spoil, said):
    manifest = package / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    before = json.dumps(data)
    spoil(package, data)
    if json.dumps(data) != before:
        manifest.write_text(json.dumps(data), "utf-8")
    text = chart(root).read_bytes()
    assert said in file(root, *SUBMIT, "--from", package, "--overwrite", "all", code=2).err
    assert chart(root).read_bytes() == text
    assert not (root / "units/a/filings").exists()


def test_what_the_package_has_not_is_deleted_by_the_user_not_by_ptr(file, root, package):
    shutil.copy(chart(root), root / "units/a/flows/a-new234.yaml")
    assert "delete them" in file(root, *SUBMIT, "--from", package, "--overwrite", "all", code=2).err


def checked(inside, root, *words):
    """Validate; give the codes found of the rules that need the past, and why these were not checked."""
    ran = inside("--registry", root, "--lang", "en", "validate", "--format", "json", *words)
    said = json.loads(ran.out)
    codes = sorted(each["code"] for each in said["findings"] if each["code"] in ("A005", "A007", "G002"))
    return codes, said.get("not_checked", {}).get("why", {}).get("en", "")


def test_validate_says_what_is_lost_and_what_was_moved(inside, file, repository, root):
    assert checked(inside, root) == ([], "")
    key = submitted(file, root)
    filed = commit(repository)
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    assert checked(inside, root) == ([], "")
    git(repository, "tag", f"filing/{key}")
    assert checked(inside, root) == (["A005"], "")
    assert checked(inside, root) == (["A005"], ""), "and again from what is remembered"
    git(repository, "tag", "-f", f"filing/{key}", filed)
    assert checked(inside, root) == ([], "")
    git(repository, "tag", "-d", f"filing/{key}")
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository)
    git(repository, "branch", "-q", "-M", "main")
    forget(repository, filed)
    assert checked(inside, root) == (["A007"], "")
    assert checked(inside, root, "--no-cache") == (["A007"], "")


def test_where_the_past_cannot_be_told_validate_says_so_once(inside, file, repository, root, tmp_path):
    submitted(file, root)
    commit(repository)
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    shallow, archive = tmp_path / "shallow", tmp_path / "archive"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(shallow))
    shutil.copytree(root, archive)
    assert "only a part of the history" in checked(inside, shallow / root.name)[1]
    assert "in no Git repository" in checked(inside, archive)[1]
    shutil.rmtree(archive / "units/a/filings")
    assert checked(inside, archive)[0] == []


def test_without_filings_git_is_not_asked(root, monkeypatch):
    monkeypatch.setattr("ptr.operations.history.trace.Repository", None)
    monkeypatch.setattr("ptr.store.git.refs.standing", None)
    assert told(root) == told(root, remembered=True) == Past()


def test_what_commits_hold_is_remembered(file, repository, root, monkeypatch):
    key = submitted(file, root)
    commit(repository)
    found = told(root, remembered=True)
    assert found == told(root)
    assert [each.key for each in found.filings] == [key]
    monkeypatch.setattr("ptr.operations.checking.memory.past.look_up_past", lambda *_: pytest.fail("told again"))
    assert told(root, remembered=True) == found
    monkeypatch.undo()
    (root / "README.md").write_text("another commit")
    commit(repository)
    monkeypatch.setattr(Tracer, "_listings", lambda *_: pytest.fail("compared again"))
    assert told(root, remembered=True) == found
    monkeypatch.undo()
    for name in ("past", "filings"):
        (root / ".ptr_cache" / name).write_bytes(b"spoilt")
    assert told(root, remembered=True) == found


def test_a_commit_that_git_may_forget_is_looked_for_every_time(inside, file, repository, root):
    submitted(file, root)
    filed = git(repository, "rev-parse", "HEAD")
    edit(chart(root), "title: ", "title: 新")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "--amend", "-m", "what was filed belongs to no branch now")
    assert checked(inside, root) == ([], "")
    forget(repository, filed)
    assert checked(inside, root) == checked(inside, root, "--no-cache") == (["A007"], "")


def test_a_lost_filing_in_a_plain_folder_leaves_the_past_untold(file, root, tmp_path):
    submitted(file, root)
    shutil.copytree(root, tmp_path / "plain")
    edit(chart(tmp_path / "plain"), "title: ", "title: 新")
    assert isinstance(told(tmp_path / "plain"), Untold)


@pytest.fixture
def key_of(tmp_path):
    """Make an SSH key and give its private file."""

    def make(name):
        file = tmp_path / name
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return file

    return make


def test_decisions_are_signed_where_keys_are_registered(inside, file, repository, root, key_of):
    mine, other = key_of("office"), key_of("other")
    first = submitted(file, root, "--on", "2026-10-10")
    file(
        root,
        "file",
        "return",
        first,
        "--remark",
        f"{chart(root).relative_to(root).as_posix()} 不清",
        "--on",
        "2026-10-11",
    )
    commit(repository)
    (root / "offices/city/allowed_signers").write_text(f"office@example.cn {mine.with_suffix('.pub').read_text()}")
    assert checked(inside, root) == ([], ""), "what was decided before there were keys needs none"
    key = submitted(file, root, "--on", "2026-10-12", "--answers", first, "--reply", "已改")
    commit(repository)
    assert checked(inside, root) == ([], "")
    file(root, "file", "accept", key, "--number", "备〔2026〕3号", "--on", "2026-10-20")
    decision = root / f"offices/city/decisions/{key}.yaml"
    assert checked(inside, root) == (["G002"], "")

    def sign(private, purpose="ptr"):
        decision.with_name(f"{decision.name}.sig").unlink(missing_ok=True)
        command = ["ssh-keygen", "-Y", "sign", "-n", purpose, "-f", str(private), str(decision)]
        subprocess.run(command, check=True, capture_output=True)

    for private, purpose in ((other, "ptr"), (mine, "git")):
        sign(private, purpose)
        assert checked(inside, root) == (["G002"], "")
    sign(mine)
    assert checked(inside, root) == ([], "")
    commit(repository)
    edit(decision, "3号", "4号")
    assert checked(inside, root) == (["G002"], "")
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    key = submitted(file, root)
    assert "ssh-keygen -Y sign -n ptr" in file(root, "file", "accept", key, "--number", "5", "--on", "2026-11-01").err


LOG = """\
id: a-r2e3c4
power: a-k3p7qd
edition: "2026-1"
matter: 对一家饭店门前堆放杂物的处罚
counterpart: 示例饭店有限公司
accepted: 2026-10-14
steps:
  - {step: file, post: street-clerk, start: 2026-10-14}
  - {step: decide, post: street-chief, start: 2026-10-15}
filled: {post: street-clerk, date: 2026-10-16}
"""


def followed(claim_root) -> list[str]:
    """Validate with the past and give what is said of the log."""
    rule = [each for each in all_rules() if each.code == "R004"]
    for remember in (False, True):
        report = validate(FolderSource(claim_root), rules=rule, history=None, remember=remember)
    return [finding.message[1] for finding in report.findings]


def test_a_log_is_compared_with_the_charts_accepted_before_it_began(file, repository, root):
    """三.4：办理过程对照当日施行的流程图，之后改的图不算。"""
    log = root / "units/a/records/2026/a-r2e3c4.yaml"
    log.parent.mkdir(parents=True)
    log.write_text(LOG, "utf-8")
    commit(repository)
    assert followed(root) == [], "no charts were accepted yet"
    key = submitted(file, root, "--on", "2026-10-10")
    file(root, "file", "accept", key, "--number", "备1号", "--on", "2026-10-12")
    commit(repository)
    assert followed(root) == []
    edit(chart(root), "id: file\n", "id: visit\n")
    edit(chart(root), "next: [{to: file}]", "next: [{to: visit}]")
    assert followed(root) == [], "the chart of that day had the step"
    commit(repository)
    edit(log, "step: file,", "step: visit,")
    assert followed(root) == [
        "what was done does not follow the chart in force on 2026-10-14: the chart has no step visit"
    ]
    later = submitted(file, root, "--on", "2026-10-12")
    file(root, "file", "accept", later, "--number", "备2号", "--on", "2026-10-13")
    commit(repository)
    assert followed(root) == [], "since then the new chart is in force"


def test_what_is_remembered_of_a_history_in_part_ends_where_more_of_it_is_fetched(
    inside, file, repository, root, tmp_path
):
    submitted(file, root)
    commit(repository)
    edit(chart(root), "title: ", "title: 新")
    for _ in range(4):
        commit(repository)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))
    assert "only a part of the history" in checked(inside, clone / root.name)[1]
    git(clone, "fetch", "-q", "--depth=5")
    assert git(clone, "rev-parse", "--is-shallow-repository") == "true"
    found = checked(inside, clone / root.name)
    assert found == checked(inside, clone / root.name, "--no-cache")
    assert found[0] == [], "what was filed is found; what the ledger needs is not all there"


def test_a_commit_that_a_search_ended_at_is_forgotten_with_its_history(inside, file, repository, root):
    submitted(file, root)
    filing = next((root / "units/a/filings").glob("*.yaml"))
    filing.write_text(re.sub(r"(?m)^commit: .*\n", "", filing.read_text("utf-8")), "utf-8")
    commit(repository)
    edit(chart(root), "title: ", "title: 新")
    commit(repository)
    assert checked(inside, root) == ([], "")
    squashed = git(repository, "commit-tree", "HEAD^{tree}", "-m", "squashed")
    git(repository, "reset", "-q", "--hard", squashed)
    assert checked(inside, root) == checked(inside, root, "--no-cache") == (["A007"], "")
