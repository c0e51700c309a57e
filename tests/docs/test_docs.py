"""The documentation says what the program does."""

import re
import subprocess
import sys
from pathlib import Path

from support import validate

from ptr.cli import build
from ptr.model.text.language import Language
from ptr.operations.upkeep.rules import as_markdown
from ptr.store.source import FolderSource, Overlay
from ptr.writers.findings import FORMATS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_pages_of_all_rules_stand_in_docs():
    assert (ROOT / "docs/rules.md").read_text(encoding="utf-8") == as_markdown(Language.EN), "run: make docs"


def test_the_help_of_all_commands_stands_in_docs(tmp_path):
    subprocess.run([sys.executable, ROOT / "docs/make_cli.py", tmp_path / "cli.md"], check=True, cwd=ROOT)
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == (tmp_path / "cli.md").read_text(encoding="utf-8")


def test_every_clause_of_the_plan_has_its_row_with_an_honest_state():
    rows = [line for line in README.splitlines() if re.match(r"\| S[0-9]", line)]
    named = set()
    for row in rows:
        first, last = re.match(r"\| S([0-9]+)(?:–S([0-9]+))?", row).groups()
        named.update(range(int(first), int(last or first) + 1))
        assert re.search(r"\| (done|part: .+|planned(: .+)?) \|$", row), row
    assert named == set(range(1, 28))


def test_every_command_in_the_readme_and_the_guides_exists():
    commands = build().commands
    texts = README + "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("guide.md", "operator.md"))
    for line in re.findall(r"^\$ ptr (.*?)(?:\s+#.*)?$", texts, re.MULTILINE):
        line = re.sub(r"--(?:lang|registry|at) \S+", "", line)
        words = [word for word in line.split() if not word.startswith("-")]
        command = commands[words[0]]
        if hasattr(command, "commands"):
            command = command.commands[words[1]]
        options = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
        for option in re.findall(r"(?<=\s)--[a-z-]+", line):
            assert option in options, f"{line}: {option}"


def test_the_operators_guide_says_what_each_format_of_findings_is_for():
    table = (ROOT / "docs/operator.md").read_text(encoding="utf-8").partition("| `--format` |")[2].partition("\n\n")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == FORMATS.names()


def test_every_command_has_an_example_in_its_help():
    def walk(command, name):
        for key, inner in command.commands.items():
            if hasattr(inner, "commands"):
                walk(inner, f"{name} {key}")
            else:
                assert f"`{name} {key}" in inner.help.partition("Example")[2], f"{name} {key}"

    walk(build(), "ptr")


def test_the_files_that_the_readme_links_to_exist():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def walk_through():
    """The commands of the README on the playground, with the lines they are said to write."""
    steps = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            words, _, lines = step.partition("\n")
            if "out/demo" in words:
                steps.append((words.removeprefix("ptr ").split(), lines.splitlines()))
    return steps


def test_the_walk_through_is_what_ptr_writes(inside, tmp_path):
    for words, lines in walk_through():
        ran = inside("--lang", "en", *words, cwd=tmp_path)
        written = iter((ran.out + ran.err).splitlines())
        for line in lines:
            assert line == "…" or line in written, f"ptr {' '.join(words)}\n{line}\n{ran.out}{ran.err}"


def test_make_demo_is_the_walk_through():
    made = re.findall(r"^\t\$\(PTR\) (.*?)(?: \|\| .*)?$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    made = [line.split() for line in made if "out/demo" in line]
    assert made == [words for words, _ in walk_through()][: len(made)]


def test_the_flow_chart_in_the_guide_is_valid():
    (chart,) = re.findall(r"^```yaml\n(id: a-.*?)^```$", (ROOT / "docs/guide.md").read_text("utf-8"), re.M | re.S)
    path = "units/a/flows/a-fd2wxz.yaml"
    report = validate(Overlay(FolderSource(ROOT / "tests/rules/base"), {path: chart.encode()}))
    assert path.split("/")[1] in report.units
    assert not [finding for finding in report.findings if finding.spot.path == path]
