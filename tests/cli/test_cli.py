"""The command line as a person meets it: exit codes, outputs, languages, paths, and nothing overwritten."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from rich.cells import cell_len
from support import ROOT, Run, environment

from ptr.model.text.language import Language
from ptr.rules.rule import all_rules

POWER = "units/minzheng/powers/mz-a3gr64.yaml"
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def wrong(small: Path) -> Path:
    """A registry with one error: a lead whom nobody knows."""
    file = small / POWER
    file.write_text(re.sub("^lead: .*$", "lead: nobody", file.read_text(), flags=re.MULTILINE))
    return small


@pytest.fixture
def noted(small: Path) -> Path:
    """A registry with one note: a text pasted into more powers than the policy allows."""
    registry = small / "registry.yaml"
    registry.write_text(registry.read_text() + "policy: {column_reuse: 1}\n")
    files = sorted((small / "units/minzheng/powers").iterdir())[:2]
    for file in files:
        text = file.read_text()
        start, end = text.index("commitments:"), text.index("discipline:")
        file.write_text(text[:start] + "commitments:\n  - 本机关竭诚为人民群众提供优质高效的服务\n" + text[end:])
    (small / "units/minzheng/catalogue.yaml").unlink(missing_ok=True)
    unit = small / "units/minzheng/unit.yaml"
    unit.write_text(re.sub("^stage: .*$", "stage: started", unit.read_text(), flags=re.MULTILINE))
    return small


# --- exit codes -----------------------------------------------------------------------------------------------------

INTERRUPTED = """\
import sys
class Stop:
    def find_spec(self, name, *_):
        if name == "ptr.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from ptr.__main__ import main
main()
"""


def test_an_interrupt_while_it_is_loaded_is_quiet():
    words = [sys.executable, "-c", INTERRUPTED, "validate"]
    ran = subprocess.run(words, capture_output=True, env=environment(), check=False)
    assert (ran.returncode, ran.stderr) == (130, b"")


USAGE = {  # command lines that mean nothing: 2, and nothing is checked
    "an unknown command": ["valdate"],
    "an unknown option": ["validate", "--formt", "json"],
    "an unknown format": ["validate", "--format", "yaml"],
    "an unknown level": ["validate", "--fail-on", "fatal"],
    "an unknown language": ["--lang", "fr", "validate"],
    "a day that is none": ["--today", "2026-02-30", "validate"],
    "a day in words": ["--today", "tomorrow", "validate"],
    "a path that is missing": ["validate", "units/gone"],
    "a path outside": ["validate", "/etc"],
    "a registry that is missing": ["--registry", "gone", "validate"],
    "a registry that is a file": ["--registry", "registry.yaml", "validate"],
    "an unknown document": ["render", "catalog"],
    "an unknown unit": ["render", "catalogue", "--unit", "gone"],
    "an unknown page format": ["render", "catalogue", "--as", "odt"],
    "a rule that does not exist": ["explain", "P999"],
    "a law that is not in the table": ["new", "law", "没有这部法"],
    "a catalogue of an unknown unit": [
        "catalogue",
        "issue",
        "gone",
        "--approved-by",
        "x",
        "--approved-on",
        "2026-01-01",
    ],
    "an approval without day": ["catalogue", "issue", "minzheng", "--approved-by", "x", "--approved-on", "soon"],
    "an approval by nobody": ["catalogue", "issue", "minzheng", "--approved-by", "", "--approved-on", "2026-01-01"],
    "a path that is too long": ["validate", "x" * 5000],
    "a registry whose path is too long": ["--registry", "x" * 5000, "validate"],
}


@pytest.mark.parametrize("claim", USAGE)
def test_a_command_line_that_means_nothing_ends_in_2_and_says_why(claim, small, inside: Run):
    ran = inside("--lang", "en", *USAGE[claim], cwd=small)
    assert ran.code == 2, ran
    assert ran.out == ""
    assert ran.err.strip()
    assert len(ran.err) < 8000


def test_a_clean_registry_ends_in_0(small, ptr: Run):
    ran = ptr("--lang", "en", "validate", cwd=small)
    assert ran.code == 0
    assert "no findings" in ran.out


def test_an_error_ends_in_1(wrong, ptr: Run):
    ran = ptr("--lang", "en", "validate", cwd=wrong)
    assert ran.code == 1
    assert "X001" in ran.out
    assert POWER in ran.out
    assert "lead: nobody" in ran.out, "the line is shown"


def test_an_interrupted_run_ends_in_130(small):
    folder = small / "units/minzheng/powers"
    text = (small / POWER).read_text()
    letters = "abcdefghijklmnopqrstuvwxyz"
    for number in range(4000):
        key = f"mz-{letters[number // 676]}{letters[number // 26 % 26]}{letters[number % 26]}aaa"
        (folder / f"{key}.yaml").write_text(text.replace("mz-a3gr64", key))
    command = [sys.executable, "-m", "ptr", "--registry", str(small), "validate"]
    run = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1.2)
    assert run.poll() is None, "the registry is too small to interrupt"
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=20)
    assert run.returncode == 130
    assert out == ""
    assert "Traceback" not in err


def test_output_that_nobody_reads_any_more_is_no_defect(wrong):
    command = [sys.executable, "-m", "ptr", "--registry", str(wrong), "rules", "--format", "markdown"]
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(command, env=environment(), stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert run.returncode != 3
    assert "Traceback" not in run.stderr


FAIL_ON = [("error", 0), ("warning", 0), ("note", 1)]


@pytest.mark.parametrize(("level", "code"), FAIL_ON)
def test_the_level_that_fails_is_chosen(level, code, noted, ptr: Run):
    ran = ptr("validate", "--fail-on", level, cwd=noted)
    assert ran.code == code, ran.out
    assert "C002" in ran.out, "it is shown all the same"


# --- languages and colours ------------------------------------------------------------------------------------------

LANGUAGES = [  # options, environment, Chinese?
    (["--lang", "zh"], {"LANG": "C.UTF-8"}, True),
    (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, False),
    (["--lang=en"], {"LANG": "zh_CN.UTF-8"}, False),
    ([], {"LANG": "zh_CN.UTF-8"}, True),
    ([], {"LANG": "zh_CN.GBK"}, True),
    ([], {"LANG": "en_US.UTF-8"}, False),
    ([], {"LANG": None}, False),
    ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, True),
    ([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, False),
]


@pytest.mark.parametrize(("options", "variables", "chinese"), LANGUAGES)
def test_the_language_is_that_of_the_option_else_of_the_locale(options, variables, chinese, small, inside: Run):
    refused = inside(*options, "validate", "gone", cwd=small, **variables)
    assert refused.code == 2
    assert bool(CHINESE.search(refused.err)) is chinese


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_report_is_in_one_language(lang, wrong, ptr: Run):
    ran = ptr("--lang", lang, "validate", cwd=wrong)
    assert ("错误 X001" in ran.out) is (lang == "zh")
    assert ("error X001" in ran.out) is (lang == "en")
    assert ("检查了" in ran.out) is (lang == "zh")


def test_nothing_is_coloured_when_piped(wrong, ptr: Run):
    for words in (["validate"], ["rules"], ["explain", "P002"], ["--help"], ["validate", "gone"]):
        ran = ptr(*words, cwd=wrong)
        assert "\x1b" not in ran.out + ran.err


def test_a_terminal_without_chinese_gets_escapes_and_no_failure(wrong, ptr: Run):
    ran = ptr("--lang", "zh", "validate", cwd=wrong, PYTHONIOENCODING="ascii")
    assert ran.code == 1
    assert "X001" in ran.out


HELPED = ["", "validate", "new", "new law", "catalogue issue", "waive"]


@pytest.mark.parametrize("command", HELPED)
def test_help_is_in_one_language(command, inside: Run):
    chinese = inside("--lang", "zh", *command.split(), "--help")
    assert chinese.code == 0
    for line in chinese.out.splitlines():
        assert CHINESE.search(line) or line.startswith("  ") or not line, "prose is Chinese"
    assert "用法：" in chinese.out
    assert "Usage:" not in chinese.out
    english = inside(*command.split(), "--help", "--lang", "en")
    assert "Usage:" in inside("--lang", "en", *command.split(), "--help").out
    assert english.code == 0


def test_no_line_of_help_is_wider_than_a_terminal(inside: Run):
    for lang in ("zh", "en"):
        for line in inside("--lang", lang, "validate", "--help").out.splitlines():
            assert cell_len(line) <= 100, line


MISTAKES = {  # a command line: what is said in Chinese and in English
    "valdate": ("没有命令 ptr valdate；是否要写 validate", "there is no command ptr valdate; did you mean validate?"),
    "new lew": ("没有命令 ptr new lew；是否要写 law", "there is no command ptr new lew; did you mean law?"),
    "validate --formt json": (
        "没有选项 --formt；是否要写 --format",
        "there is no option --formt; did you mean --format?",
    ),
    "validate --fail-on fatal": ("选项 --fail-on 的值不对；可选：error、warning、note", "no such value; one of error"),
    "validate --format yaml": ("没有 yaml 这种格式；可选：text", "there is no format yaml; one of text, github"),
    "validate --format": ("选项 --format 缺少值", "'--format' requires an argument"),
    "fmt --check=1": ("选项 --check 缺少值，或者不应有值", "'--check' does not take a value"),
    "explain": ("缺少参数 code", "argument code is missing"),
    "explain X001 X002": ("多出了参数 X002", "too many arguments: X002"),
    "catalogue issue minzheng": ("缺少选项 --approved-by", "option --approved-by is missing"),
    "rules --lang fr": ("选项 --lang 的值不对；可选：zh、en", "option --lang: no such value; one of zh, en"),
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistaken_command_line_is_told_in_the_language_asked_for(line, inside: Run):
    for lang, said in zip(("zh", "en"), MISTAKES[line], strict=True):
        ran = inside("--lang", lang, *line.split())
        assert ran.code == 2
        assert ran.out == ""
        assert said in ran.err


EVERYWHERE = [  # global options before the command, and after it
    ("--registry registry validate", "validate --registry registry"),
    ("--registry registry --lang zh validate", "--lang zh validate --registry registry"),
    ("--registry registry --today 2030-01-01 rules", "rules --registry=registry --today=2030-01-01"),
    ("--registry registry -q new law 建筑法", "new --registry registry law -q 建筑法"),
]


@pytest.mark.parametrize(("before", "after"), EVERYWHERE)
def test_global_options_stand_before_the_command_or_after_it(before, after, wrong, inside: Run):
    first = inside(*before.split(), cwd=wrong.parent)
    assert inside(*after.split(), cwd=wrong.parent) == first
    assert first.code in (0, 1)


def test_what_stands_after_the_command_goes_before_what_stands_before_it(wrong, inside: Run):
    assert "错误 X001" in inside("--lang", "en", "validate", "--lang", "zh", cwd=wrong).out


def test_results_go_to_stdout_and_remarks_to_stderr(small, ptr: Run):
    ran = ptr("render", "catalogue", "--as", "html", "--to", "out", cwd=small)
    assert ran.code == 0
    assert ran.out == ""
    assert "catalogue.html" in ran.err
    assert ptr("--quiet", "render", "catalogue", "--as", "html", "--to", "out", cwd=small).err == ""


# --- formats --------------------------------------------------------------------------------------------------------


def test_json_parses_and_has_its_fields(wrong, ptr: Run):
    ran = ptr("validate", "--format", "json", cwd=wrong)
    assert ran.code == 1
    report = json.loads(ran.out)
    assert set(report) == {"version", "today", "documents", "units", "counts", "findings", "not_checked"}
    assert (report["version"], report["units"], report["counts"]) == (1, 1, {"error": 1})
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", report["today"])
    (finding,) = report["findings"]
    expected = "code level path pointer line column length message clause unit related dated waived fingerprint"
    assert set(finding) == set(expected.split())
    assert (finding["code"], finding["level"], finding["path"]) == ("X001", "error", POWER)
    assert (finding["pointer"], finding["unit"], finding["dated"]) == ("/lead", "minzheng", False)
    line = (wrong / POWER).read_text().splitlines()[finding["line"] - 1]
    start = finding["column"] - 1
    assert line[start : start + finding["length"]] == "nobody"
    assert set(finding["message"]) == {"zh", "en"}
    assert re.fullmatch("[0-9a-f]{16}", finding["fingerprint"])


def test_json_of_a_clean_registry_parses_too(small, ptr: Run):
    report = json.loads(ptr("validate", "--format", "json", cwd=small).out)
    assert (report["findings"], report["counts"]) == ([], {})


def test_json_is_the_same_in_both_languages(wrong, ptr: Run):
    outs = {ptr("--lang", lang, "validate", "--format", "json", cwd=wrong).out for lang in ("zh", "en")}
    assert len(outs) == 1


# --- paths ----------------------------------------------------------------------------------------------------------

WITHIN = {  # arguments and the folder in which they are given, below the registry: finding shown?
    "the registry": (["."], "", True),
    "the registry by its full path": (["{root}"], "units", True),
    "no path, deep inside": ([], "units/minzheng/powers", True),
    "its unit": (["units/minzheng"], "", True),
    "its unit with a slash": (["units/minzheng/"], "", True),
    "the folder where one stands": (["."], "units/minzheng/powers", True),
    "the file": ([POWER], "", True),
    "the file from beside it": (["mz-a3gr64.yaml"], "units/minzheng/powers", True),
    "the file and another": (["registry.yaml", POWER], "", True),
    "another folder": (["laws"], "", False),
    "another file": (["registry.yaml"], "", False),
}


@pytest.mark.parametrize("claim", WITHIN)
def test_what_is_reported_on_is(claim, wrong, inside: Run):
    paths, folder, shown = WITHIN[claim]
    ran = inside("validate", *[path.format(root=wrong) for path in paths], cwd=wrong / folder)
    assert ran.code == int(shown), ran
    assert ("X001" in ran.out) is shown


@pytest.mark.parametrize("words", [["--registry", "{root}", "validate"], ["validate", "{root}"]])
def test_a_registry_is_named_from_outside(words, wrong, tmp_path, ptr: Run):
    (tmp_path / "else").mkdir()
    ran = ptr(*[word.format(root=wrong) for word in words], cwd=tmp_path / "else")
    assert ran.code == 1
    assert POWER in ran.out


SEEN = {  # where one stands, below the registry's parent: how a file of the registry is named
    "the registry": ("registry", POWER),
    "above it": ("", f"registry/{POWER}"),
    "beside it": ("else", f"../registry/{POWER}"),
    "deep in it": ("registry/units/minzheng/powers", f"../../../{POWER}"),
}


@pytest.mark.parametrize("claim", SEEN)
def test_files_are_named_so_that_they_open_from_the_working_folder(claim, wrong, inside: Run):
    (wrong.parent / "else").mkdir()
    folder, shown = SEEN[claim]
    ran = inside("--registry", wrong, "validate", cwd=wrong.parent / folder)
    assert re.search(f"^{re.escape(shown)}:[0-9]+:[0-9]+$", ran.out, re.MULTILINE)
    written = inside("--registry", wrong, "new", "law", "建筑法", cwd=wrong.parent / folder).err.split()[-1]
    assert (wrong.parent / folder / written).is_file()


def test_two_registries_at_once_are_refused(small, tmp_path, ptr: Run):
    shutil.copytree(small, tmp_path / "second")
    assert ptr("validate", small, tmp_path / "second").code == 2


# --- rules and their pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_holds_every_rule(lang, ptr: Run):
    ran = ptr("--lang", lang, "rules")
    assert ran.code == 0
    assert re.findall("[A-Z][0-9]{3}", ran.out) == [rule.code for rule in all_rules()]
    assert bool(CHINESE.search(re.sub("三.[1-6]", "", ran.out))) is (lang == "zh")


def test_the_list_is_given_as_json_and_markdown(ptr: Run):
    listed = json.loads(ptr("rules", "--format", "json").out)
    assert [rule["code"] for rule in listed] == [rule.code for rule in all_rules()]
    assert all(rule["title"]["zh"] and rule["title"]["en"] for rule in listed)
    pages = ptr("rules", "--format", "markdown").out
    assert all(f"### {rule.code} " in pages for rule in all_rules())
    assert ptr("rules", "--format", "yaml").code == 2


@pytest.mark.parametrize("language", list(Language))
def test_every_rule_has_a_page_with_title_reason_and_examples(language):
    from ptr.operations.upkeep.rules import explain

    for rule in all_rules():
        page = explain(rule.code, language)
        assert page.startswith(f"{rule.code}  {language.pick(*rule.titles)}")
        assert language.pick("错误写法：", "Breaks:") in page
        assert language.pick("正确写法：", "Keeps:") in page
        prose = page.split(language.pick("错误写法：", "Breaks:"))[0]
        assert len(prose.splitlines()) > 3, rule.code
        assert bool(CHINESE.search(language.pick(*rule.titles))) is (language is Language.ZH)


def test_a_page_is_printed_and_its_code_may_be_written_small(ptr: Run):
    ran = ptr("--lang", "en", "explain", "x001")
    assert ran.code == 0
    assert ran.out.startswith("X001  A reference to nothing")
    assert ptr("--lang", "zh", "explain", "X001").out.startswith("X001  引用的对象不存在")


@pytest.mark.parametrize(("code", "near"), [("X00", "X00"), ("X0001", "X001"), ("C03", "C003"), ("zzz", "ptr rules")])
def test_an_unknown_code_is_answered_with_near_ones(code, near, ptr: Run):
    ran = ptr("explain", code)
    assert ran.code == 2
    assert near in ran.err


# --- new documents --------------------------------------------------------------------------------------------------


def test_a_new_law_is_written_and_validates(small, ptr: Run):
    ran = ptr("--lang", "en", "new", "law", "建筑法", "《中华人民共和国消防法》", cwd=small / "units")
    assert ran.code == 0, ran
    assert {"建筑法.yaml", "消防法.yaml"} <= {path.name for path in (small / "laws").iterdir()}
    assert ptr("validate", cwd=small).code == 0


def test_a_new_law_does_not_overwrite_a_different_file(small, ptr: Run):
    file = small / "laws/建筑法.yaml"
    assert ptr("new", "law", "建筑法", cwd=small).code == 0
    content = file.read_bytes()
    assert ptr("new", "law", "建筑法", cwd=small).code == 0, "the same content is no conflict"
    file.write_bytes(content + "number: 主席令第46号\n".encode())
    refused = ptr("new", "law", "建筑法", cwd=small)
    assert refused.code == 2
    assert "--force" in refused.err
    assert file.read_bytes() != content
    assert ptr("new", "law", "--force", "建筑法", cwd=small).code == 0
    assert file.read_bytes() == content


def test_a_new_power_is_a_file_with_a_fresh_key_that_has_its_shape(small, ptr: Run):
    before = set((small / "units/minzheng/powers").iterdir())
    unit = yaml.safe_load((small / "units/minzheng/unit.yaml").read_text())
    kind = yaml.safe_load((small / "registry.yaml").read_text())["classes"][0]["id"]
    words = ["--name", "社会团体成立登记", "--class", kind, "--department", unit["departments"][0]["id"]]
    for _ in range(2):
        assert ptr("new", "power", "minzheng", *words, "--force", cwd=small).code == 0
    fresh = set((small / "units/minzheng/powers").iterdir()) - before
    assert len(fresh) == 2
    found = json.loads(ptr("validate", "--format", "json", cwd=small).out)["findings"]
    assert {finding["code"][0] for finding in found} & {"Y", "S", "X"} <= {"X"}
    assert not [finding for finding in found if finding["code"][0] in "YS"]


def test_the_next_edition_is_issued_and_then_there_is_nothing_to_issue(small, ptr: Run):
    entries = yaml.safe_load((small / "units/minzheng/catalogue.yaml").read_text())["entries"]
    file = small / f"units/minzheng/powers/{next(iter(entries))}.yaml"
    text = re.sub("^summary: .*\n", "", file.read_text(), flags=re.MULTILINE)
    file.write_text(text + "summary: 换一种说法给群众看\n")
    words = [
        "--today",
        "2015-06-30",
        "catalogue",
        "issue",
        "minzheng",
        "--approved-by",
        "局长办公会议",
        "--approved-on",
        "2015-06-30",
    ]
    ran = ptr(*words, cwd=small)
    assert ran.code == 0, ran
    edition = yaml.safe_load((small / "units/minzheng/catalogue.yaml").read_text())
    assert (edition["edition"], str(edition["approved_on"])) == ("2015-1", "2015-06-30")
    again = ptr(*words, cwd=small)
    assert again.code == 2
    assert ptr("--today", "2015-07-01", "validate", cwd=small).code == 0


# --- schemas --------------------------------------------------------------------------------------------------------


def test_schemas_and_editor_settings_are_written(small, tmp_path, ptr: Run):
    ran = ptr("--registry", "registry", "schema", "--to", "s", "--editor", ".vscode/settings.json")
    assert ran.code == 0, ran
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text())
    for name, glob in settings["yaml.schemas"].items():
        assert (tmp_path / name).is_file()
        assert glob.startswith("registry/")
    assert (tmp_path / "s/power.schema.json").read_bytes() == (ROOT / "schemas/power.schema.json").read_bytes()


def test_schemas_need_no_registry(tmp_path, ptr: Run):
    assert ptr("schema").code == 0
    assert (tmp_path / "schemas/power.schema.json").is_file()


def test_editor_settings_for_a_registry_elsewhere_are_written_or_refused(small, tmp_path, ptr: Run):
    (tmp_path / "else").mkdir()
    ran = ptr("--registry", small, "schema", "--editor", "settings.json", cwd=tmp_path / "else")
    assert ran.code in (0, 2)


# --- rendering ------------------------------------------------------------------------------------------------------

HTML = ["render", "catalogue", "--as", "html"]


def test_what_can_be_rendered_is_listed(small, ptr: Run):
    assert "catalogue.html" in ptr("render", "--list", cwd=small).out.split()


@pytest.mark.parametrize("to", ["/proc/out", "taken", "taken/below"])
def test_a_folder_that_cannot_be_written_is_named(to, small, ptr: Run):
    (small.parent / "taken").write_text("a file")
    for lang in ("zh", "en"):
        ran = ptr("--lang", lang, "--registry", small, *HTML, "--to", to)
        assert ran.code == 2, ran
        assert to.split("/")[0] in ran.err or "/proc" in ran.err
        assert bool(CHINESE.search(ran.err)) is (lang == "zh")
    assert (small.parent / "taken").read_text() == "a file"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_render_that_fails_leaves_the_old_files_untouched(small, tmp_path, ptr: Run):
    assert ptr("--registry", small, *HTML, "--to", "out").code == 0
    (tmp_path / "out/notes.txt").write_text("mine")
    before = snapshot(tmp_path / "out")
    for spoil in ("level: city", "a: ["):
        text = (small / POWER).read_text()
        (small / POWER).write_text(text + f"\n{spoil}\n")
        ran = ptr("--lang", "en", "--registry", small, *HTML, "--to", "out")
        assert ran.code == 2
        assert POWER in ran.err
        assert "ptr validate" in ran.err
        (small / POWER).write_text(text)
    assert snapshot(tmp_path / "out") == before
    assert ptr("--registry", small, *HTML, "--to", "out").code == 0
    assert snapshot(tmp_path / "out") == before, "the same registry prints the same page"


def test_the_version_is_told_at_once(ptr: Run):
    ran = ptr("--version")
    assert re.fullmatch(r"ptr [0-9]+\.[0-9]+\.[0-9]+\S*\n", ran.out)


@pytest.mark.parametrize("command", ["validate", "explain", "rules", "schema", "render", "new law", "catalogue issue"])
def test_every_command_has_an_example_in_its_help(command, inside: Run):
    ran = inside(*command.split(), "--help")
    assert ran.code == 0
    assert "Example" in ran.out


def test_ptr_alone_shows_its_help(ptr: Run):
    ran = ptr()
    assert "validate" in ran.out + ran.err
    assert ran.code in (0, 2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["units/minzheng"], "reporting only on units/minzheng: no findings"),
        (["laws", "units/minzheng"], "reporting only on laws, units/minzheng"),
        ([], "units: no findings"),
    ],
    ids=str,
)
def test_a_report_on_a_part_says_so(words, said, small, ptr):
    ran = ptr("--lang", "en", "validate", *words, cwd=small)
    assert ran.code == 0
    assert said in ran.out or said.replace("units:", "unit:") in ran.out


def test_paths_may_begin_at_the_registry(small, ptr):
    ran = ptr("--lang", "en", "validate", "units/minzheng", cwd=small.parent)
    assert (ran.code, "only on units/minzheng" in ran.out) == (0, True)
    ran = ptr("--lang", "en", "validate", "units/nowhere", cwd=small.parent)
    assert (ran.code, "nor from the registry's" in ran.err) == (2, True)
    ran = ptr("--lang", "en", "validate", "/etc/passwd", cwd=small.parent)
    assert (ran.code, "/etc/passwd lies in no registry" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said", "not_said"),
    [
        (["validate", "--bogus"], "没有选项 --bogus", "是否"),
        (["validate", "--formt", "json"], "是否要写 --format", ","),
        (["validate", "--jobs", "0"], "选项 --jobs 应为不小于 1 的整数", "range"),
    ],
    ids=str,
)
def test_a_wrong_option_is_told_in_one_language(words, said, not_said, ptr):
    ran = ptr("--lang", "zh", *words)
    assert (ran.code, said in ran.err, not_said in ran.err) == (2, True, False), ran.err
