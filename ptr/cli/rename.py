"""`ptr rename`: another key for the same thing."""

from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import format_option
from ptr.cli._output import FOR_PEOPLE, output
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="What it is: law, unit, department, post, class, carrier or step."
            " · 是什么：法律文件 law、单位 unit、内设机构 department、岗位 post、类别 class、载体 carrier、步骤 step",
        ),
    ],
    old: Annotated[str, typer.Argument(metavar="OLD", help="Its key, or its name. · 现在的代号，或者名称")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new key. · 新代号")],
    unit: Annotated[
        str,
        typer.Option(
            metavar="UNIT",
            help="Whose post, department or step it is; not needed if only one unit has it."
            " · 哪个单位的岗位、机构、步骤；只有一个单位有时不用写",
        ),
    ] = "",
    chart: Annotated[
        str,
        typer.Option(metavar="KEY", help="The chart of a step; not needed if only one has it. · 步骤所在流程图的编号"),
    ] = "",
    write: Annotated[
        bool, typer.Option("--write", help="Write the files; else only list the lines. · 写入文件；不写此项只列出")
    ] = False,
    format: Annotated[str, format_option(("text", "json"))] = FOR_PEOPLE,
) -> None:
    """Give a thing another key: its file or entry notes the old one (`formerly`), what refers to it goes with it.

    `ptr diff` then shows one change that owes nothing: names and contents are what they were. Without `--write` every
    line that would change is listed. Comments stay. Statements, filings, decisions, postings and records keep the old
    key, by which they are still understood. The file of a law and the folder of a unit move; either everything is done
    or nothing is.

    给同一事物换个代号：它的文件或者条目记下原来的代号（`formerly`），引用它的地方一并改。

    `ptr diff` 只列一处变更，不要求办理：名称和内容都没有变。不加 `--write` 只列出要改的各行。注释保留。调整说明、报送、
    备案决定、公开登记、登记表等记录仍用原代号，照样认得。法律文件的文件、单位的文件夹一并改名；要么全部做完，要么什么都不改。

    Examples: `ptr rename law 慈善法 中华人民共和国慈善法 --write` ·
    `ptr rename post deputy deputy-head --unit minzheng` ·
    `ptr rename step accept receive --chart mz-3abtdm`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.upkeep.rename import rename_key
    from ptr.operations.upkeep.renamed_thing import renamed_thing
    from ptr.writers.renames import json
    from ptr.writers.target import Target

    settings = settings_of(context)
    root = settings.root()
    rename = renamed_thing(root, kind, old, new, settings.clock, unit=unit, chart=chart)
    done = rename_key(root, rename, settings.clock, write=write)
    if format != FOR_PEOPLE:
        json.write(done, Target(out=output(format)), written=write)
        return
    here = from_here(root)
    for place in done.places:
        typer.echo(f"{here}{place.path}:{place.line}  {place.text}")
    for was, now in done.moved:
        typer.echo(f"{here}{was} → {here}{now}")
    verb = ("已改", "rewritten") if write else ("要改，加 --write 写入", "to be rewritten; add --write")
    lines, moved = len(done.places), len(done.moved)
    settings.say(
        f"{rename.old} → {rename.new}：{lines} 行{verb[0]}，{moved} 份文件改名；{done.records} 份记录仍用原代号",
        f"{rename.old} → {rename.new}: {counted(lines, 'line')} {verb[1]}, {counted(moved, 'file')} moved; "
        f"{counted(done.records, 'record')} left with the old key",
    )
    if write:
        settings.say("接着：ptr validate；ptr diff HEAD", "Next: ptr validate; ptr diff HEAD")
