"""What ships with ptr: templates, fonts, the table of national laws, what a new registry begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
DATA = PACKAGE / "store" / "data"


def template_folder() -> Path:
    """The built-in templates: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def example_folder() -> Path:
    """The registry that comes with ptr: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "registry"
    return inside if inside.is_dir() else PACKAGE.parent / "registry"


def font_folder() -> Path:
    """The folder of the pinned fonts (Noto Sans SC, Noto Serif SC; OFL)."""
    import pylopdf_fonts_zh_cn

    return Path(pylopdf_fonts_zh_cn.__file__).parent


def profile(name: str) -> dict[str, Any]:
    """The classes of power and carriers that a registry begins with."""
    from ptr.store.yaml.dialect import load

    data: dict[str, Any] = load((DATA / "profiles" / f"{name}.yaml").read_bytes()).data
    return data


def profiles() -> list[str]:
    """The profiles by name."""
    return sorted(path.stem for path in (DATA / "profiles").glob("*.yaml"))


def starter_files() -> dict[str, str]:
    """The texts of a new registry that are no documents, by path; `${words}` stand for what they are to name."""
    folder = DATA / "starter"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix().replace("dot-", "."): path.read_text("utf-8") for path in paths}
