"""`ptr init`: the new registry is valid, complete and never written over something."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from issued import issue
from support import ROOT, environment

GIVEN = {"--place": "张家口市", "--code": "130700", "--unit": "minzheng", "--unit-name": "张家口市民政局"}


def words(**changed: str | None) -> list[str]:
    given = {**GIVEN, **{f"--{key.replace('_', '-')}": value for key, value in changed.items()}}
    return [word for option, value in given.items() if value is not None for word in (option, value)]


@pytest.mark.parametrize("profile", ["modern", "plan"])
def test_a_new_registry_has_no_errors_and_is_canonical(ptr, tmp_path, profile):
    assert ptr("init", "a/new", *words(profile=profile, prefix="mz")).code == 0
    root = tmp_path / "a/new"
    ran = ptr("validate", "--format", "json", cwd=root)
    assert (ran.code, {each["level"] for each in json.loads(ran.out)["findings"]}) == (0, {"note"})
    assert ptr("fmt", "--check", cwd=root).code == 0


def test_classes_and_carriers_are_those_of_the_registries_that_come_with_ptr(ptr, tmp_path, bundled, plan2005):
    for profile, known in (("modern", bundled), ("plan", plan2005)):
        assert ptr("init", profile, *words(profile=profile)).code == 0
        made, wanted = (
            yaml.safe_load((root / "registry.yaml").read_text("utf-8")) for root in (tmp_path / profile, known)
        )
        assert (made["classes"], made["carriers"]) == (wanted["classes"], wanted["carriers"])


def test_the_first_power_can_be_begun_at_once(ptr, tmp_path):
    ptr("init", "new", *words(prefix="mz"))
    added = ["minzheng", "--name", "对骗取救助的处罚", "--class", "penalty", "--department", "general-office"]
    assert ptr("new", "power", *added, cwd=tmp_path / "new").code == 0
    assert [path.name[:3] for path in (tmp_path / "new/units/minzheng/powers").iterdir()] == ["mz-"]


@pytest.mark.parametrize(("code", "level"), [("130000", "provincial"), ("130700", "municipal"), ("130708", "county")])
def test_the_level_follows_from_the_code_unless_given(ptr, tmp_path, code, level):
    ptr("init", "new", *words(code=code))
    assert f"level: {level}\n" in (tmp_path / "new/units/minzheng/unit.yaml").read_text("utf-8")
    ptr("init", "other", *words(code=code, level="township"))
    assert "level: township\n" in (tmp_path / "other/units/minzheng/unit.yaml").read_text("utf-8")


def test_what_editors_git_and_ci_need_is_there_and_well_formed(ptr, tmp_path):
    ptr("init", "new", *words())
    root = tmp_path / "new"
    editor = json.loads((root / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((root / schema).is_file() for schema in editor)
    assert editor["./.schemas/unit.schema.json"] == "units/*/unit.yaml"
    github = yaml.safe_load((root / ".github/workflows/validate.yml").read_text("utf-8"))
    steps = github["jobs"]["validate"]["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    assert "ptr validate --lang zh --format github" in [step.get("run") for step in steps]
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))["validate"]
    assert gitlab["variables"]["GIT_DEPTH"] == "0"
    assert "eol=lf" in (root / ".gitattributes").read_text("utf-8")
    assert "/units/minzheng/ @minzheng" in (root / "CODEOWNERS").read_text("utf-8")
    readme = (root / "README.md").read_text("utf-8")
    assert "张家口市" in readme
    assert "$" not in readme


def test_an_empty_folder_or_a_fresh_repository_will_do(ptr, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "fresh/.git").mkdir(parents=True)
    assert ptr("init", "empty", *words()).code == ptr("init", "fresh", *words()).code == 0


def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(ptr, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/README.md").write_text("mine")
    ran = ptr("--lang", "zh", "init", "full", *words())
    assert (ran.code, "不是空文件夹" in ran.err) == (2, True)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["README.md"]
    assert ptr("init", "full/README.md", *words()).code == 2
    assert ptr("init", "full", "--force", *words()).code == 0
    assert (tmp_path / "full/README.md").read_text("utf-8") != "mine"


REFUSED = {
    "a code that is none": ({"code": "1307"}, "六位"),
    "a unit in capitals": ({"unit": "MinZheng"}, "小写"),
    "a unit that leads elsewhere": ({"unit": "../x"}, ""),
    "an empty name": ({"unit_name": " "}, ""),
    "a profile nobody knows": ({"profile": "2030"}, "modern, plan"),
    "nothing said and nobody to ask": ({"place": None}, "--place"),
}


@pytest.mark.parametrize(("changed", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_would_not_be_valid_is_refused_and_nothing_written(ptr, tmp_path, changed, said):
    ran = ptr("--lang", "zh", "init", "new", *words(**changed))
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_answer_is_named_by_its_flag(ptr, tmp_path):
    ran = ptr("--lang", "zh", "init", "new", *words(unit="民政局"))
    assert (ran.code, "--unit 民政局" in ran.err, "小写字母" in ran.err) == (2, True, True)
    assert not (tmp_path / "new").exists()


def test_a_second_power_of_one_name_must_be_forced(ptr, tmp_path):
    ptr("init", "new", *words(prefix="mz"))
    added = ["new", "power", "minzheng", "--name", "对骗取救助的处罚", "--department", "general-office"]
    root = tmp_path / "new"
    assert ptr(*added, "--class", "penalty", cwd=root).code == 0
    again = ptr(*added, "--class", "penalty", cwd=root)
    assert (again.code, "--force" in again.err) == (2, True)
    assert ptr(*added, "--class", "penalty", "--force", cwd=root).code == 0
    assert "行政处罚 (penalty)" in ptr(*added, "--class", "nothing", cwd=root).err


def test_on_a_terminal_it_asks_for_what_is_missing(tmp_path):
    asker, terminal = pty.openpty()
    command = [sys.executable, "-m", "ptr", "--lang", "zh", "init", "new", *words(place=None, unit_name=None)]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdin=terminal, stdout=terminal, stderr=terminal
    ) as run:
        os.write(asker, "张家口市\n张家口市民政局\n".encode())
        assert run.wait(timeout=60) == 0
    os.close(terminal)
    os.close(asker)
    assert "name: 张家口市民政局\n" in (tmp_path / "new/units/minzheng/unit.yaml").read_text("utf-8")


def ci_commands(root: Path) -> dict[str, list[str]]:
    """The commands of the jobs, as CI systems run them; what installs ptr is left out."""
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))["validate"]["script"]
    steps = yaml.safe_load((root / ".github/workflows/validate.yml").read_text("utf-8"))["jobs"]["validate"]["steps"]
    found = {"gitlab": gitlab, "github": [step["run"] for step in steps if "run" in step and "if" not in step]}
    return {name: [line for line in lines if not line.startswith("pip ")] for name, lines in found.items()}


@pytest.mark.parametrize("spoilt", [False, True], ids=["a new registry", "a registry with an error"])
@pytest.mark.parametrize("system", ["gitlab", "github"])
def test_the_ci_jobs_pass_and_fail_as_they_should(system, spoilt, ptr, tmp_path):
    ptr("init", "new", *words())
    root = tmp_path / "new"
    if spoilt:
        (root / "units/minzheng/unit.yaml").write_text("id: minzheng\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/ptr"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ptr "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    summary = tmp_path / "summary.md"
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    variables = environment(PATH=path, GITHUB_STEP_SUMMARY=str(summary) if system == "github" else None)
    codes, out = [], ""
    for line in ci_commands(root)[system]:
        ran = subprocess.run(["sh", "-ec", line], cwd=root, env=variables, capture_output=True, text=True, check=False)
        codes.append(ran.returncode)
        out += ran.stdout
    assert codes == [int(spoilt), 0]
    if system == "gitlab":
        report = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))["validate"]["artifacts"]["reports"]
        assert json.loads((root / report["codequality"]).read_text("utf-8"))
    else:
        assert summary.read_text("utf-8").startswith("## ptr validate")
        assert out.count("\n::notice ") + out.startswith("::notice ") <= 10


@pytest.mark.parametrize(
    ("adds", "catalogued"),
    [(False, True), (True, True), (True, False)],
    ids=["nothing to state", "a change without statement", "a power of the first inventory"],
)
def test_the_ci_job_of_a_pull_request_posts_the_changes_to_the_summary(adds, catalogued, ptr, tmp_path):
    ptr("init", "new", *words())
    root = tmp_path / "new"
    if catalogued:
        issue(root, "minzheng")
    steps = yaml.safe_load((root / ".github/workflows/validate.yml").read_text("utf-8"))["jobs"]["changes"]["steps"]
    step = next(step for step in steps if "BASE" in step.get("env", {}))
    assert step["env"]["BASE"] == "origin/${{ github.base_ref }}"
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/ptr"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ptr "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    summary = tmp_path / "summary.md"
    variables = environment(
        PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        GITHUB_STEP_SUMMARY=str(summary),
        BASE="main",
        RUNNER_TEMP=str(tmp_path),
    )
    for line in ("git init -q -b main .", "git add -A", "git -c user.name=t -c user.email=t@e.cn commit -q -m x"):
        subprocess.run(["sh", "-ec", line], cwd=root, env=variables, check=True)
    if adds:
        power = ("--name", "对乱占行为的处罚", "--class", "penalty", "--department", "general-office")
        made = ptr("new", "power", "minzheng", *power, cwd=root)
        assert made.code == 0, made
    ran = subprocess.run(
        ["sh", "-ec", step["run"]], cwd=root, env=variables, capture_output=True, text=True, check=False
    )
    refused = adds and catalogued
    assert ran.returncode == int(refused), ran
    assert summary.read_text("utf-8").startswith("## ")
    assert ("A001" in summary.read_text("utf-8")) is refused


def test_the_hooks_run_commands_that_there_are(ptr, tmp_path):
    ptr("init", "new", *words())
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")):
        program, *rest = hook["entry"].split()
        assert program == "ptr"
        assert ptr(*rest, "--registry", "new", "--lang", "zh").code == 0


def test_a_new_registry_prints_its_empty_catalogue_in_every_format_and_git_ignores_it(inside, tmp_path):
    words = (
        "--place",
        "阳原县",
        "--code",
        "130727",
        "--unit",
        "minzheng",
        "--unit-name",
        "阳原县民政局",
        "--prefix",
        "yy",
    )
    assert inside("init", "new", *words).code == 0
    ran = inside("--registry", "new", "render", "catalogue", "--to", "new/out")
    assert ran.code == 0, ran.err
    made = {path.suffix for path in (tmp_path / "new/out/minzheng").iterdir()}
    assert made == {".pdf", ".docx", ".xlsx", ".html"}
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "new", check=True)
    status = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path / "new", check=True, capture_output=True)
    assert b"out/" not in status.stdout
