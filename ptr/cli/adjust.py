"""`ptr adjust`: the statements that changes still lack."""

import datetime
import sys
from typing import Annotated

import typer

from ptr.cli._context import settings_of
from ptr.cli._options import Basis, DryRun, day_option
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
        datetime.date | None, day_option("Day of the event, where the powers do not give it. · 事由发生日期")
    ] = None,
    effective: Annotated[
        datetime.date | None, day_option("In force since; the event if not given. · 施行日期；不写就是事由发生之日")
    ] = None,
    basis: Basis = None,
    reason: Annotated[str, typer.Option(help="Why. · 调整理由")] = "",
    supervision: Annotated[str, typer.Option(help="How it is supervised from now on. · 后续监管措施")] = "",
    dry_run: DryRun = False,
) -> None:
    """Draft a statement of adjustment for each event whose changes have none.

    Kinds, powers and units are filled in; old and new values stand in comments. On a terminal ptr asks for basis and
    reason; `ptr validate` names what is still empty (S008).

    为还没有说明的变更起草调整说明，一个事由一份：类型、职权、涉及单位已填好，变更前后写在注释里。依据和理由用选项写明，
    或者在终端里回答；没有写的留空，`ptr validate` 会指出（S008）。

    Example: `ptr adjust minzheng origin/main --basis "行政许可法 第二十五条" --reason 机构改革`
    """
    from msgspec.structs import replace

    from ptr.cli._paths import from_here
    from ptr.operations.comparing.diff import diff
    from ptr.operations.comparing.range import choose
    from ptr.operations.drafting.adjust import drafts, unheard, write_drafts
    from ptr.operations.drafting.statement import text_of, unsaid
    from ptr.operations.references import unit_key

    settings = settings_of(context)
    root = settings.root()
    unit = unit_key(root, unit, of_past=True)
    compared = choose(root, base, unit=unit, fork=bool(base))
    for note in compared.notes:
        settings.say(*note)
    report = diff(root, compared, settings.clock._replace(chosen=event or settings.clock.chosen), unit=unit)
    begun = []
    for draft in drafts(report, unit):
        settings.say(
            f"{draft.unit} {draft.event}：{'、'.join(draft.powers)}",
            f"{draft.unit} {draft.event}: {', '.join(draft.powers)}",
        )
        for remark in draft.remarks:
            settings.say(f"  {remark}", f"  {remark}")
        begun.append(
            replace(
                draft,
                effective=effective or draft.effective,
                basis=tuple(basis or ()) or _asked("依据（法律 条款）", "Basis (law article)", settings.language),
                reason=reason or "".join(_asked("理由", "Reason", settings.language)),
                supervision=None if draft.supervision is None else supervision,
            )
        )
    for missing in unheard(report):
        zh, en = (
            f"{missing.path} 还没有 {missing.unit} 的同意意见",
            f"{missing.path} lacks the consent of {missing.unit}",
        )
        settings.say(zh, en)
    if dry_run:
        for draft in begun:
            typer.echo(text_of(draft).decode(), nl=False)
        return
    for path, draft in write_drafts(root, begun):
        settings.say(f"起草 {from_here(root)}{path}", f"drafted {from_here(root)}{path}")
        if unsaid(draft):
            settings.say(f"  请填写 {', '.join(unsaid(draft))}", f"  fill in {', '.join(unsaid(draft))}")
    if not begun:
        settings.say("变更都有调整说明，没有起草。", "Every change is stated; nothing was drafted.")


def _asked(zh: str, en: str, language: Language) -> tuple[str, ...]:
    """Ask on a terminal; nowhere else, where nobody answers."""
    if not sys.stdin.isatty():
        return ()
    answer = str(typer.prompt(language.pick(zh, en), default="", show_default=False)).strip()
    return (answer,) if answer else ()
