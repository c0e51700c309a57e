"""The one entry point for printing a sheet: view, template, format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from ptr.render import templates
from ptr.render.errors import MissingGlyph, UnknownSheet
from ptr.render.faces import PINNED, Faces
from ptr.render.formats import Format, Page, font_files, formats
from ptr.render.glyphs import check_glyphs, mark_glyphs
from ptr.render.identity import Identity, sheet_digest, short_code
from ptr.render.imprint import imprint, is_draft
from ptr.render.parts.sheet_view import SheetView
from ptr.render.templates import TemplateName


def render(
    view: SheetView,
    document: str,
    variant: str,
    format: str,
    template_dirs: Sequence[Path],
    font_dir: Path,
    *,
    identity: Identity,
    mark_missing: bool = False,
    faces: Faces = PINNED,
) -> bytes:
    """Print a view: the same arguments give the same bytes.

    `template_dirs` begin with the registry's own. `mark_missing` prints a character without a glyph as 〔U+20BB7〕
    instead of raising MissingGlyph; `faces` are the typefaces of paper. A glyph that only one of them has does not
    count: each sets running text, heads or titles alone.
    """
    page_format, env, name = _chosen(document, variant, format, template_dirs)
    missing = check_glyphs(view, font_files(font_dir) if page_format.PINNED_FONTS else ())
    if missing and not mark_missing:
        raise MissingGlyph(missing)
    shown = mark_glyphs(view, missing) if missing else view
    draft = is_draft(view, identity)
    code = "" if draft else short_code(sheet_digest(view, templates.sources(env, template_dirs, name.file)))
    sheet = imprint(shown, identity, code)
    attachments = {f"{document}.json": view.data.encode()} if view.data else {}
    values = {"doc": shown, "sheet": sheet, "attached": list(attachments), "foot": sheet.foot, "faces": faces}
    page = Page(
        env=env,
        folders=tuple(template_dirs),
        template=name.file,
        values=values,
        title=shown.full_title,
        imprint=sheet,
        fonts=(font_dir, *faces.folders),
        attachments=attachments,
    )
    return page_format.render(page)


def digest(view: SheetView, document: str, variant: str, format: str, template_dirs: Sequence[Path]) -> str:
    """Return the full digest of a sheet, as `render` would print its first characters."""
    return sheet_digest(view, sources(document, variant, format, template_dirs))


def sources(document: str, variant: str, format: str, template_dirs: Sequence[Path]) -> dict[str, str]:
    """Return the texts of the templates that set a sheet, by file name."""
    _, env, name = _chosen(document, variant, format, template_dirs)
    return templates.sources(env, template_dirs, name.file)


def sheets(document: str, template_dirs: Sequence[Path]) -> list[tuple[str, str]]:
    """List the (variant, format) pairs that the template folders offer for a document."""
    markups = {fmt.MARKUP: name for name, fmt in formats().items()}
    listed = templates.templates(template_dirs, [document])
    return [(t.variant, markups[t.markup]) for t in listed if t.markup in markups]


def _chosen(
    document: str, variant: str, format: str, template_dirs: Sequence[Path]
) -> tuple[Format, Environment, TemplateName]:
    offered = sheets(document, template_dirs)
    if (variant, format) not in offered:
        wanted = f"{document}{'-' if variant else ''}{variant}.{format}"
        choices = "、".join(f"{document}{'-' if v else ''}{v}.{f}" for v, f in offered) or "—"
        raise UnknownSheet(f"没有 {wanted} 的模板；可选：{choices}", f"no template prints {wanted}; choices: {choices}")
    chosen = formats()[format]
    env = templates.environment(template_dirs, chosen.finalize, chosen.FILTERS)
    return chosen, env, TemplateName(document=document, variant=variant, markup=chosen.MARKUP)
