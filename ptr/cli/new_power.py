"""`ptr new power`: a skeleton with a fresh key."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, wrote


def command(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(help="The unit, by name or folder. · 单位的名称或文件夹名")],
    name: Annotated[str, typer.Option(help="Name of the power, like 对……的处罚. · 职权名称，如 对……的处罚")],
    kind: Annotated[
        str,
        typer.Option(
            "--class",
            help="Its class, by its name or key in registry.yaml. · registry.yaml 里的类别，名称或代号，如 行政处罚",
        ),
    ],
    department: Annotated[
        str,
        typer.Option(
            help="The responsible department in unit.yaml, by name or key. · unit.yaml 里的承办机构，名称或代号"
        ),
    ],
    force: Annotated[
        bool,
        typer.Option("--force", help="Create it even if the unit has a power of this name. · 本单位已有同名职权也照建"),
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Create a power: a file with a fresh key and what is already known; `ptr validate` then lists what to fill in.

    新建一项职权：文件带新编号和已知内容；再用 `ptr validate` 看还要填哪些栏。

    Example: `ptr new power minzheng --name 对骗取救助的处罚 --class penalty --department assistance`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.drafting.new_power import write_power
    from ptr.operations.references import key_of, unit_key

    settings = settings_of(context)
    root = settings.root()
    unit, kind = unit_key(root, unit), key_of(root, "class", kind)
    department = key_of(root, "department", department, unit)
    path = from_here(root) + write_power(root, unit, name, kind, department, settings.clock, force=force, dry=dry_run)
    zh, en = wrote(dry_run)
    settings.say(f"{zh} {path}", f"{en} {path}")
    if not dry_run:
        settings.say(f"接着填写各栏，再运行 ptr validate {path}", f"fill in its columns, then: ptr validate {path}")
