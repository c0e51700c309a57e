"""`ptr file submit`: what a unit files."""

import datetime
from pathlib import Path
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import DryRun, day_option, wrote
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.errors import PtrError
from ptr.model.text.plural import counted


def command(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(help="The unit, by name or folder. · 单位的名称或文件夹名")],
    subject: Annotated[FilingSubject, typer.Option(help="What is filed. · 报什么")],
    by: Annotated[
        str, typer.Option(metavar="POST", help="The post that submits it, by name or key. · 报送的岗位（名称或代号）")
    ],
    of: Annotated[
        str,
        typer.Option(help="Which statement, or which month, by its file's name. · 哪一份调整说明或者哪个月（文件名）"),
    ] = "",
    on: Annotated[datetime.date | None, day_option("The day; today if not given. · 报送日期；不写为今天")] = None,
    office: Annotated[
        str,
        typer.Option(help="The office, by name or key; not needed if there is one. · 报给哪个办公室；只有一个时不用写"),
    ] = "",
    answers: Annotated[str, typer.Option(help="The returned filing that this answers. · 重报：被退回的编号")] = "",
    reply: Annotated[
        list[str] | None,
        typer.Option(help="What was done about a remark: one each, in their order. · 对每条意见的答复，按次序各写一个"),
    ] = None,
    origin: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="PACKAGE|REPOSITORY",
            help="A package (folder or ZIP), or the unit's own repository. · 报送包（文件夹、ZIP），或者单位自己的仓库",
        ),
    ] = None,
    overwrite: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATH|all",
            help="With --from: replace this file of the registry, once for each; or all that were named."
            " · 和 --from 一起用：同意替换登记簿里的这个文件，每个写一次；all 为全部",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Submit committed files to the office: who, what, the digest of each, and the digest of all.

    A filing is identified by the digest of its content: a squash, a rebase or reformatting does not change it. With
    `--from` the documents of a package, or what is committed in the unit's own repository, are written into this
    registry too; what that would replace is named, and replaced only with `--overwrite`.

    向办公室报送已提交的文件：谁报的、报什么、每份文件的摘要和总摘要。

    报送以内容摘要为准：合并、变基、调整写法都不影响。`--from` 把报送包（或者单位自己仓库里已提交的内容）写进本登记簿；
    会替换哪些文件先列出来，写了 `--overwrite` 才替换。

    Examples: `ptr file submit minzheng --subject catalogue --by director` ·
    `ptr file submit minzheng --subject report --of 2026-09 --by clerk` ·
    `ptr file submit minzheng --subject catalogue --by director --answers mz-f2g3h4 --reply 已补写依据` ·
    `ptr file submit minzheng --subject catalogue --by director --from package`
    """
    from ptr.cli._paths import from_here
    from ptr.operations.act_day import act_day
    from ptr.operations.filing.submit import SubmissionRequest, submit
    from ptr.operations.references import key_of, unit_key

    settings = settings_of(context)
    root = settings.root()
    if overwrite and not origin:
        raise PtrError("--overwrite 要和 --from 一起写", "--overwrite goes with --from")
    unit = unit_key(root, unit)
    request = SubmissionRequest(
        unit=unit,
        subject=subject,
        of=of,
        post=key_of(root, "post", by, unit),
        date=act_day(root, settings.clock, on),
        office=key_of(root, "office", office),
        answers=answers,
        replies=tuple(reply or ()),
    )
    submitted = submit(root, request, settings.clock, origin=origin, overwrite=overwrite or (), dry=dry_run)
    filing = submitted.filing
    prefix = from_here(root)
    paths = " ".join(f"{prefix}{path}" for path in submitted.paths)
    count = len(filing.files)
    zh, en = wrote(dry_run)
    settings.say(
        f"{zh} {prefix}{submitted.paths[0]}：{count} 份文件，总摘要 {filing.digest[:16]}…",
        f"{en} {prefix}{submitted.paths[0]}: {counted(count, 'file')}, digest {filing.digest[:16]}…",
    )
    for path in submitted.paths[1:]:
        settings.say(f"{zh} {prefix}{path}", f"{en} {prefix}{path}")
    if dry_run:
        return
    commands = [f"git add {paths}", f'git commit -m "报送 {filing.id}"']
    if submitted.commit:
        commands.append(f"git tag filing/{filing.id} {submitted.commit[:12]}")
    settings.say("接着（标签可打可不打）：", "Next (the tag is optional):")
    for command in commands:
        settings.say(f"  {command}", f"  {command}")
