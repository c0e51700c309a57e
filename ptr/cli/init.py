"""`ptr init`: a new registry."""

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun
from ptr.model.documents._common import Tier
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.text.language import Language
from ptr.model.text.plural import counted

KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
CODE = re.compile(r"[0-9]{6}")


def command(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder. · 新文件夹或空文件夹")],
    place: Annotated[str, typer.Option(help="Name of the place, like 张家口市. · 地区名称，如 张家口市")] = "",
    code: Annotated[
        str, typer.Option(help="Its division code (GB/T 2260), like 130700. · 区划代码（GB/T 2260），如 130700")
    ] = "",
    unit: Annotated[
        str,
        typer.Option(
            help="Key of the first unit, its folder's name, like minzheng."
            " · 第一个单位的代号，也是文件夹名，如 minzheng"
        ),
    ] = "",
    unit_name: Annotated[
        str,
        typer.Option(help="Full name of the first unit, like 张家口市民政局. · 第一个单位的全称，如 张家口市民政局"),
    ] = "",
    prefix: Annotated[
        str,
        typer.Option(
            help="Prefix of the unit's keys, like mz; else the unit's key. · 职权编号的前缀，如 mz；不写则用单位代号"
        ),
    ] = "",
    level: Annotated[
        Tier | None,
        typer.Option(
            help="Level of place and unit; derived from the code if not given. · 地区和单位的层级；不写则由代码判断"
        ),
    ] = None,
    profile: Annotated[
        str,
        typer.Option(
            help="Classes: modern (today's list) or plan (the plan's eight)."
            " · 权力类别：modern（现行分类）或 plan（方案的八类）"
        ),
    ] = "modern",
    force: Annotated[
        bool, typer.Option("--force", help="Write into a folder that is not empty. · 写入不空的文件夹")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Begin a registry that validates: its own document, the first unit, README, editor settings, CODEOWNERS, CI.

    On a terminal ptr asks for what is missing. Nothing is overwritten without `--force`.

    新建登记簿，建成即可通过检查：登记簿自身、第一个单位、README、编辑器设置、CODEOWNERS、持续集成任务。

    没有写的项目会在终端上询问。不加 `--force` 不覆盖任何文件。

    Example: `ptr init dengjibu --place 张家口市 --code 130700 --unit minzheng --unit-name 张家口市民政局 --prefix mz`
    """
    from ptr.operations.drafting.init import Beginning, init_registry

    settings = settings_of(context)
    place, code, unit, unit_name = (
        _asked(value, option, (zh, en), settings.language)
        for value, option, zh, en in (
            (place, "--place", "地区名称（如 张家口市）", "Name of the place (like 张家口市)"),
            (code, "--code", "区划代码（六位，如 130700）", "Division code (six digits, like 130700)"),
            (unit, "--unit", "第一个单位的代号（小写字母，如 minzheng）", "Key of the first unit (like minzheng)"),
            (unit_name, "--unit-name", "该单位全称", "Full name of the unit"),
        )
    )
    beginning = Beginning(
        place=place,
        code=code,
        unit=unit,
        unit_name=unit_name,
        level=level.value if level else "",
        prefix=prefix,
        profile=profile,
    )
    written = init_registry(to, beginning, settings.clock, force=force, dry=dry_run)
    if dry_run:
        for path in written:
            typer.echo(to / path)
        return
    settings.say(
        f"建好了 {to}（{len(written)} 个文件）；接着：cd {to}，看 README.md，运行 ptr validate，然后 git init",
        f"began {to} ({counted(len(written), 'file')}); next: cd {to}, read README.md, run ptr validate, then git init",
    )


def _asked(value: str, option: str, question: Bilingual, language: Language) -> str:
    """Ask for what no option states, until the answer will do; without a terminal nobody can answer."""
    if value:
        if refused := _refused(option, value):
            raise PtrError(f"{option} {value}：{refused[0]}", f"{option} {value}: {refused[1]}")
        return value
    if not sys.stdin.isatty():
        raise PtrError(f"请写 {option}：{question[0]}", f"give {option}: {question[1]}")
    try:
        while True:
            answer = str(typer.prompt(language.pick(*question))).strip()
            refused = _refused(option, answer)
            if not refused:
                return answer
            typer.echo(language.pick(*refused), err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None


def _refused(option: str, value: str) -> Bilingual | None:
    """Return what is wrong with an answer, before the next is asked for; None if it will do."""
    if option == "--unit" and not KEY.fullmatch(value):
        return (
            "代号以小写字母开头，只含小写字母、数字和连字符，如 minzheng",
            "a key begins with a lower-case letter and consists of such letters, digits and hyphens, like minzheng",
        )
    if option == "--code" and not CODE.fullmatch(value):
        return "区划代码是六位数字，如 130700", "a division code has six digits, like 130700"
    return None
