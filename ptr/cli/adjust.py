"""`ptr adjust`: the statements that changes still lack."""

import datetime
import sys
from typing import Annotated

import typer

from ptr.cli._context import Settings, settings_of
from ptr.cli._options import ApprovedBy, ApprovedOn, Basis, DryRun, day_option, format_option
from ptr.cli._output import FOR_PEOPLE, output
from ptr.model.results.draft import Draft, MissingConsent
from ptr.model.text.language import Language


def command(
    context: typer.Context,
    unit: Annotated[
        str,
        typer.Argument(
            help="The unit, by name or folder; all units if not given. · 单位的名称或文件夹名；不写就是所有单位"
        ),
    ] = "",
    base: Annotated[
        str | None,
        typer.Argument(
            help="Compare with where the branch left this revision; with the last filing if not given."
            " · 与哪个版本分出时比较；不写就与最近一次备案比较"
        ),
    ] = None,
    event: Annotated[
        datetime.date | None,
        day_option(
            "Day of the event; else the day that the document names, or of its commit, or today."
            " · 事由发生日期；不写就取文件写明的日期、提交的日期，或者今天"
        ),
    ] = None,
    effective: Annotated[
        datetime.date | None, day_option("In force since; the event if not given. · 施行日期；不写就是事由发生之日")
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KEY|unit|registry",
            help="Also what nothing asks to state: changes of this power or chart, of the unit's file, of the registry."
            " · 没有要求说明的变更也起草：职权或流程图的编号，unit 为本单位信息，registry 为登记簿",
        ),
    ] = None,
    basis: Basis = None,
    reason: Annotated[str, typer.Option(help="Why. · 调整理由")] = "",
    approved_by: ApprovedBy = "",
    approved_on: ApprovedOn = None,
    supervision: Annotated[str, typer.Option(help="How it is supervised from now on. · 后续监管措施")] = "",
    dry_run: DryRun = False,
    format: Annotated[str, format_option(("text", "json"))] = FOR_PEOPLE,
) -> None:
    """Draft a statement of adjustment for each event whose changes have none.

    Kinds, powers, charts, units concerned and the changes that it explains are filled in; old and new values stand in
    comments. On a terminal ptr asks for basis and reason. The opinions of the units concerned and the approval are left
    to fill in; `ptr validate` names what is still empty (S008).

    为还缺调整说明的变更起草说明，一个事由一份：类型、职权、流程图、涉及单位、所说明的变更已填好，变更前后写在注释里。
    依据和理由用选项写明，或者在终端里回答。有关单位意见、批准留待填写；空着的，`ptr validate` 会指出（S008）。

    Example: `ptr adjust minzheng origin/main --basis "行政许可法 第二十五条" --reason 机构改革`
    """
    from msgspec.structs import replace

    from ptr.operations.comparing.change_days import change_days
    from ptr.operations.comparing.diff import diff
    from ptr.operations.comparing.range import choose
    from ptr.operations.drafting.adjust import drafts, placed, unheard, write_drafts
    from ptr.operations.drafting.lacking import lacking
    from ptr.operations.references import unit_key
    from ptr.writers.drafts import json
    from ptr.writers.target import Target

    settings = settings_of(context)
    root = settings.root()
    unit = unit_key(root, unit, of_past=True)
    compared = choose(root, base, unit=unit, fork=bool(base))
    for note in compared.notes:
        settings.say(*note)
    report = diff(root, compared, settings.clock, unit=unit)
    for note in (*report.notes, *((report.untold,) if report.untold else ())):
        settings.say(*note)
    changes = lacking(report, unit, also or ())
    days = change_days(root, compared, [(each.change, each.entered) for each in changes], report.today, event)
    begun = [
        replace(
            draft,
            effective=effective or draft.effective,
            basis=tuple(basis or ()),
            reason=reason,
            approved_by=approved_by,
            approved_on=approved_on,
            supervision=None if draft.supervision is None else supervision,
        )
        for draft in drafts(report, changes, days)
    ]
    listed = placed(root, begun if format != FOR_PEOPLE else [_completed(settings, draft) for draft in begun])
    if not dry_run:
        write_drafts(root, listed)
    if format != FOR_PEOPLE:
        json.write(listed, unheard(report), Target(out=output(format)), written=not dry_run)
    else:
        _report(settings, listed, unheard(report), dry_run=dry_run)


def _completed(settings: Settings, draft: Draft) -> Draft:
    """Show what a draft explains, and ask on a terminal for what a person has to say."""
    from msgspec.structs import replace

    settings.say(
        f"{draft.unit} {draft.event}：{'、'.join(draft.named)}", f"{draft.unit} {draft.event}: {', '.join(draft.named)}"
    )
    for remark in draft.remarks:
        settings.say(f"  {remark}", f"  {remark}")
    return replace(
        draft,
        basis=draft.basis or _asked("依据（法律 条款）", "Basis (law article)", settings.language),
        reason=draft.reason or "".join(_asked("理由", "Reason", settings.language)),
    )


def _report(
    settings: Settings, drafts: list[tuple[str, Draft]], missing: list[MissingConsent], *, dry_run: bool
) -> None:
    from ptr.cli._paths import from_here
    from ptr.operations.drafting.statement import text_of
    from ptr.writers.wording.draft import consent_missing, to_fill_in

    for each in missing:
        settings.say(*consent_missing(each))
    here = from_here(settings.root())
    for path, draft in drafts:
        if dry_run:
            typer.echo(text_of(draft).decode(), nl=False)
            continue
        settings.say(f"起草 {here}{path}", f"drafted {here}{path}")
        for line in to_fill_in(draft):
            settings.say(*line)
    if not drafts and not missing:
        settings.say(
            "没有要求说明而还缺说明的变更，没有起草。",
            "No change that asks for a statement lacks one; nothing was drafted.",
        )


def _asked(zh: str, en: str, language: Language) -> tuple[str, ...]:
    """Ask on a terminal; nowhere else, where nobody answers."""
    if not sys.stdin.isatty():
        return ()
    answer = str(typer.prompt(language.pick(zh, en), default="", show_default=False)).strip()
    return (answer,) if answer else ()
