"""The help of a command in one language: usage, what it does, examples, arguments, options, commands.

Both languages stand side by side in the command's own file: its docstring has English and Chinese paragraphs, the
help of an option is `English · 中文`.
"""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

import typer

from ptr.cli._lines import choice_lines, shell_lines
from ptr.model.fields.pattern import pattern
from ptr.model.text.bilingual import paragraphs
from ptr.model.text.columns import width, wrapped_lines
from ptr.model.text.language import Language

COLUMNS: Final = 60, 100
"""The fewest and the most columns used; between them the terminal decides."""

LABELS: Final = 30
"""Labels up to this width have their text beside them, longer ones below."""

BETWEEN: Final = " · "
EXAMPLE: Final = "Example"
STOP: Final = pattern(r"[.:;,](?:\s|$)|[。：；，]")

TYPERS_OWN: Final = {
    "help": "Show this help. · 显示本帮助",
    "install_completion": "Install completion for the current shell. · 为当前 shell 安装命令补全",
    "show_completion": "Show the completion of the current shell, to copy it. · 显示补全脚本，供复制",
}


def page(command: Any, context: typer.Context, shared: Sequence[Any], language: Language) -> str:
    """Word the help of a command or group; `shared` are its options that all commands have."""
    columns = max(COLUMNS[0], min(COLUMNS[1], shutil.get_terminal_size().columns))
    lines = [_usage(command, context, language), ""]
    for paragraph in _prose(command.help or "", language):
        lines += [*wrapped_lines(paragraph, columns), ""]
    if examples := _examples(command.help or ""):
        lines += [
            language.pick("例：", "Examples:"),
            *chain.from_iterable(shell_lines(each, columns) for each in examples),
            "",
        ]
    own = [parameter for parameter in command.get_params(context) if parameter not in shared]
    for title, kind, parameters in (
        (("参数：", "Arguments:"), "argument", own),
        (("选项：", "Options:"), "option", own),
        (("各命令通用的选项：", "Options of all commands:"), "option", shared),
    ):
        rows = [_row(each, context, language) for each in parameters if each.param_type_name == kind]
        lines += _section(language.pick(*title), rows, columns)
    below = command.commands.helps() if hasattr(command, "commands") else ()
    commands = [(name, brief(text, language)) for name, text in below]
    lines += _section(language.pick("命令：", "Commands:"), commands, columns)
    return "\n".join(lines).rstrip() + "\n"


def brief(help: str, language: Language) -> str:
    """Return what a command does: its help up to the first punctuation."""
    return STOP.split(next(iter(_prose(help, language)), ""), maxsplit=1)[0]


def in_language(text: str, language: Language) -> str:
    """Return one language of `English · 中文`; a text in one language serves both."""
    english, _, chinese = text.partition(BETWEEN)
    return language.pick(chinese or english, english)


def _usage(command: Any, context: typer.Context, language: Language) -> str:
    usage = f"{context.command_path} {' '.join(command.collect_usage_pieces(context))}"
    if language is Language.EN:
        return f"Usage: {usage}"
    return "用法：" + usage.replace("OPTIONS", "选项").replace("COMMAND", "命令").replace("ARGS", "参数")


def _prose(text: str, language: Language) -> list[str]:
    if BETWEEN in text.partition("\n")[0]:
        return [in_language(text, language)]
    return paragraphs(inspect.cleandoc(text).partition(EXAMPLE)[0], language)


def _examples(text: str) -> list[str]:
    _, _, listed = text.partition(EXAMPLE)
    return listed.partition(": ")[2].replace("\n", " ").strip().strip("`").split("` · `") if listed else []


def _row(parameter: Any, context: typer.Context, language: Language) -> tuple[str, str]:
    """Return label and text of an argument or option; typer words what is required and what the default is."""
    label, text = parameter.get_help_record(context)
    written = parameter.help or ""
    remark = text.removeprefix(written).strip()
    if language is Language.ZH:
        remark = remark.replace("default: ", "默认：").replace("required", "必填")
    return label, f"{in_language(TYPERS_OWN.get(parameter.name, written), language)} {remark}".strip()


def _section(title: str, rows: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """Lay out labels and texts in two columns."""
    if not rows:
        return
    left = min(LABELS, max(width(label) for label, _ in rows))
    yield title
    for label, text in rows:
        wrapped = wrapped_lines(text, columns - left - 4) or [""]
        if width(label) > left:
            yield from choice_lines(label, columns)
        else:
            yield f"  {label}{' ' * (left - width(label))}  {wrapped.pop(0)}".rstrip()
        yield from (" " * (left + 4) + line for line in wrapped)
    yield ""
