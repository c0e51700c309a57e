"""A folder is a list, and one place reads it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from ptr import folders

PTR = Path(__file__).parents[1] / "ptr"


def test_entries_are_modules_whose_name_does_not_begin_with_an_underscore():
    files = sorted(file.stem for file in (PTR / "writers").glob("*.py") if not file.name.startswith("_"))
    assert folders.names("ptr.writers") == files
    assert "ptr.writers.changes" in folders.packages("ptr.writers")


def test_names_are_listed_without_importing_what_they_name():
    code = "import sys; from ptr import folders; folders.names('ptr.cli'); sys.exit('ptr.cli.validate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PTR.parent, check=False).returncode == 0


def test_the_titles_of_a_page_are_given_in_chinese_and_english():
    page = folders.manual_page("ptr.rules.units.u001_credit_code")
    assert folders.titles(page)[1] == "The check character of a unified social credit code is wrong"
    assert re.search("[一-鿿]", folders.titles(page)[0])


def test_no_other_place_lists_or_imports_modules_by_name():
    using = {file for file in PTR.rglob("*.py") if re.search(r"\bpkgutil\b|\bimport_module\b", file.read_text("utf-8"))}
    assert using == {PTR / "folders.py"}
