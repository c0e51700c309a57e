"""The command line: one file per command; the file `new_law.py` is `ptr new law`. The folder is the list."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Sequence

import typer

from ptr import folders
from ptr.cli._command import Commands, Group
from ptr.cli._context import Settings, day_in_china, default_language
from ptr.cli._ending import DEFECT, INTERRUPTED, STOPPED, ending
from ptr.cli._top import language_of, top
from ptr.model.fields.errors import PtrError
from ptr.model.text.visible import visible
from ptr.model.time.clock import Clock

TITLE = (
    "Power transparency registry: government powers, catalogues and flow charts as checked YAML in Git."
    " · 行政权力公开透明运行登记簿：职权、目录、流程图写成 YAML 文件，用 Git 保存，由 ptr 检查和印出。"
)
GROUPS = {
    "catalogue": "The editions of the catalogue. · 职权目录的版次",
    "file": "Filings with the office. · 报送备案",
    "new": "New documents. · 新建文件",
}


def build() -> Group:
    """Build the command line from the names of the modules in this folder; each is imported when it is used."""
    groups = {above: Commands() for above in ("", *GROUPS)}
    for module in folders.names(__name__):
        first, _, second = module.partition("_")
        above, name = (first, second.replace("_", "-")) if second else ("", first)
        groups[above][name] = module
    for name, title in GROUPS.items():
        group = groups[""][name] = Group(name=name, help=title, no_args_is_help=True)
        group.commands = groups[name]
    app = typer.Typer(cls=Group, name="ptr", help=TITLE, no_args_is_help=True)
    app.callback(context_settings={"help_option_names": ["-h", "--help"]})(top)
    whole = typer.main.get_command(app)
    assert isinstance(whole, Group)
    whole.commands = groups[""]
    return whole


def _interrupted(number: int, frame: object) -> None:
    raise KeyboardInterrupt


def run(arguments: Sequence[str] | None = None) -> None:
    """Run ptr and leave with its exit code: 0 clean, 1 findings, 2 usage, 3 a defect of ptr, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = language_of(words)
    language = default_language() if asked is None else asked
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese must not stop a run
    settings = Settings(language, Clock(day_in_china()))
    signal.signal(signal.SIGTERM, _interrupted)  # as Ctrl-C: nothing half-written stays behind
    try:
        if sys.stdout is None:
            raise PtrError("标准输出是关着的，结果无处可写", "standard output is closed: there is nowhere to write to")
        code = build()(args=words, prog_name="ptr", standalone_mode=False, obj=settings) or 0
        closing = language.pick(*STOPPED) if code == INTERRUPTED else ""
    except (Exception, KeyboardInterrupt) as error:
        code, message = ending(error)
        if code == DEFECT and "--debug" in words:
            raise
        closing = language.pick(*message)
    if closing:
        typer.echo("\n".join(map(visible, closing.splitlines())), err=True)
    sys.exit(code)
