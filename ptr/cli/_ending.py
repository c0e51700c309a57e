"""How a failed run ends: exit code and message, in both languages.

The parser of the command line words errors only in English; here they are worded anew, by their kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import typer

from ptr.model.fields.errors import PtrError, RunError
from ptr.model.time.written_day import read_day

if TYPE_CHECKING:
    from ptr.model.fields.fault import Bilingual

USAGE: Final = 2
DEFECT: Final = 3
INTERRUPTED: Final = 130

STOPPED: Final = "已中断。", "Interrupted."


def ending(error: BaseException) -> tuple[int, Bilingual]:
    """Return the exit code of an error, and its message to the user."""
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return INTERRUPTED, STOPPED
    if type(error).__name__ == "NoArgsIsHelpError":
        return USAGE, (str(error), str(error))
    if isinstance(error, UnicodeEncodeError):
        zh = "系统的字符编码不支持中文文件名；请设置 LC_ALL=C.UTF-8 或 PYTHONUTF8=1"
        return _refused(USAGE, zh, "the locale cannot hold Chinese file names; set LC_ALL=C.UTF-8 or PYTHONUTF8=1")
    if isinstance(error, OSError):
        what = f"{error.strerror or error}{f': {str(error.filename)[:200]}' if error.filename else ''}"
        return _refused(USAGE, f"系统不允许：{what}", f"the system refuses: {what}")
    if isinstance(error, typer.TyperException):
        return _refused(USAGE, *_usage(error))
    if isinstance(error, RunError):
        return _refused(USAGE, *error.message)
    what = f"{type(error).__name__}: {error}"
    return _refused(
        DEFECT,
        f"自身出错：{what}\n请把命令和这行文字报告给维护者；加 --debug 可看到详细位置。",
        f"failed because of a defect of its own: {what}\nPlease report the command and this line; --debug shows where.",
    )


def unknown_command(name: str, known: Sequence[str], path: str) -> PtrError:
    """Return the error that a group has no such command, with the one that may be meant."""
    near = _near(name, known, 0.5)
    zh, en = (f"；是否要写 {near[0]}", f"; did you mean {near[0]}?") if near else ("", "")
    return PtrError(
        f"没有命令 {path} {name}{zh}\n可用的命令：{'、'.join(known)}",
        f"there is no command {path} {name}{en}\nCommands: {', '.join(known)}",
    )


def _near(name: str, known: Iterable[str], cutoff: float) -> list[str]:
    """Return the name that may be meant, if one is close enough."""
    import difflib

    return difflib.get_close_matches(name, list(known), 1, cutoff)


def _refused(code: int, zh: str, en: str) -> tuple[int, Bilingual]:
    return code, (f"ptr: {zh}", f"ptr: {en}")


def _usage(error: Any) -> Bilingual:
    """Word what is wrong with a command line and where its help is; unforeseen errors stay in English."""
    zh, en = _what(error, error.format_message().rstrip("."))
    path = error.ctx.command_path if getattr(error, "ctx", None) else "ptr"
    return f"{zh}\n用法见 {path} --help", f"{en}\nSee {path} --help"


def _what(error: Any, message: str) -> Bilingual:
    match type(error).__name__:
        case "NoSuchOption":
            names = {name.lstrip("-"): name for name in error.possibilities or ()}
            near = [names[name] for name in _near(error.option_name.lstrip("-"), names, 0.7)]
            zh, en = (f"；是否要写 {'、'.join(near)}", f"; did you mean {', '.join(near)}?") if near else ("", "")
            return f"没有选项 {error.option_name}{zh}", f"there is no option {error.option_name}{en}"
        case "MissingParameter" if error.param:
            return f"缺少{_name(error)[0]}", f"{_name(error)[1]} is missing"
        case "BadOptionUsage":
            return f"选项 {error.option_name} 缺少值，或者不应有值", message
        case "BadParameter" if error.param and getattr(error.param.type, "choices", None):
            known = [str(getattr(choice, "value", choice)) for choice in error.param.type.choices]
            zh, en = _name(error)
            return f"{zh} 的值不对；可选：{'、'.join(known)}", f"{en}: no such value; one of {', '.join(known)}"
        case "BadParameter" if error.param and getattr(error.param.type, "func", None) is read_day:
            option, text = error.param.opts[0], error.message
            return f"{option} 应写成 2026-01-31 的样子：{text}", f"{option} is a day like 2026-01-31: {text}"
        case "BadParameter" if error.param and (least := getattr(error.param.type, "min", None)) is not None:
            zh, en = _name(error)
            return f"{zh} 应为不小于 {least} 的整数", f"{en} is a whole number of {least} or more"
    if "unexpected extra argument" in message:
        extra = message.rpartition("(")[2].rstrip(")")
        return f"多出了参数 {extra}", f"too many arguments: {extra}"
    return f"命令行写法不对（{message}）", message


def _name(error: Any) -> Bilingual:
    """Name an option or an argument."""
    if error.param.param_type_name == "option":
        return f"选项 {error.param.opts[0]}", f"option {error.param.opts[0]}"
    return f"参数 {error.param.human_readable_name}", f"argument {error.param.human_readable_name}"
