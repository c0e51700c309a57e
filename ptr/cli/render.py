"""`ptr render`: print documents."""

import re
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.model.fields.field import Audience
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            help="Documents, like catalogue or catalogue-board. · 要印的文件，如 catalogue 或 catalogue-board"
        ),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            help="A unit, by name or folder; all units if not given. · 单位的名称或文件夹名；不写则印所有单位"
        ),
    ] = None,
    power: Annotated[
        list[str] | None,
        typer.Option(help="Key of a power: only what is about it. · 职权编号；只印与它有关的"),
    ] = None,
    audience: Annotated[
        Audience,
        typer.Option(help="For whom; what is not for the public has to be asked for. · 给谁看；不公开的须明说"),
    ] = Audience.PUBLIC,
    as_format: Annotated[
        str | None, typer.Option("--as", help="Only this format, like pdf or html. · 只要这种格式，如 pdf 或 html")
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="Folder for the files; out, or out-<audience>. · 输出到哪个文件夹；默认 out 或 out-<范围>"),
    ] = None,
    mark_missing: Annotated[
        bool,
        typer.Option(
            "--mark-missing", help="Print a character that no font has as 〔U+20BB7〕. · 字库没有的字印成 〔U+20BB7〕"
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1, help="Processes that share the work; one per core if not given. · 几个进程一起印；不写则每核一个"
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Overwrite files that ptr did not write. · 同名的文件不是 ptr 写的，也覆盖"),
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="List the documents and formats, and stop. · 只列出有哪些文件和格式")
    ] = False,
) -> None:
    """Render documents; without a name, those of the notice board. The public sees public powers and fields only.

    印出文件；不写名称则印上墙公示的：职权目录、政务公开栏、类别流程图。对外只有公开的职权、公开的栏目。

    The folder keeps a manifest.json: files that would come out the same are not printed again, files that the registry
    would no longer print are removed, files that ptr did not write are left alone. Everything is swapped in at the end;
    a run that fails or is interrupted leaves the folder as it was.

    文件夹里有清单 manifest.json：已有且内容不变的不重印，登记簿已不再公开的会撤下，不是 ptr 写的不动。
    全部印好才一次换入；出错或者中断，文件夹保持原样。

    Examples: `ptr render` · `ptr render catalogue-board --unit minzheng --as pdf --to out` ·
    `ptr render service-guide service-card --power mz-24c3e2` · `ptr render withheld-list --audience internal`
    """
    from ptr.cli._progress import progress
    from ptr.operations.cores import cores
    from ptr.operations.printing.outputs import publish
    from ptr.operations.printing.sheets import offered, plan
    from ptr.operations.references import unit_key
    from ptr.render.views import declared

    settings = settings_of(context)
    reading = settings.reading()
    if list_:
        for document, variant, format in offered(reading.root, reading.source):
            audiences = " ".join(declared(document).audiences)
            typer.echo(f"{document}{'-' if variant else ''}{variant}.{format}\t{audiences}")
        return
    sheets = plan(
        reading.root,
        documents or [],
        [unit_key(reading.root, each, of_past=settings.moment is not None) for each in unit or ()],
        as_format,
        reading.clock,
        powers=power or [],
        audience=audience,
        source=reading.source,
    )
    folder = to or Path(
        "-".join(["out", *([audience] if audience is not Audience.PUBLIC else []), *_state(settings.moment)])
    )
    with progress(settings) as line:
        done = publish(
            reading,
            sheets,
            folder,
            audience,
            mark_missing=mark_missing,
            force=force,
            jobs=jobs or cores(),
            progress=line,
        )
    for name in done.printed:
        settings.say(f"  {name}", f"  {name}")
    for name in done.gone:
        settings.say(f"  撤下 {name}", f"  removed {name}")
    if done.drafts:
        settings.say(
            f"{len(done.drafts)} 份是草稿，没有核验码：内容没有提交，或者与目录的版次不一致",
            f"{counted(len(done.drafts), 'draft')} without a code: not committed, or not as the edition has it",
        )
    same = len(done.files) - len(done.printed)
    zh, en = (f"；{same} 份没有变化，没有重印", f"; {same} unchanged, not printed again") if same else ("", "")
    gone = (f"；撤下 {len(done.gone)} 份", f"; removed {len(done.gone)}") if done.gone else ("", "")
    count = len(done.printed)
    settings.say(
        f"写了 {count} 份文件到 {folder}{zh}{gone[0]}", f"wrote {counted(count, 'file')} to {folder}{en}{gone[1]}"
    )


def _state(reading: str | None) -> list[str]:
    """Name a state so that a folder can bear the name."""
    return [re.sub(r"[^\w.-]+", "-", reading)] if reading else []
