"""What ships with ptr: templates, fonts, the table of national laws, the files of a new registry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
DATA = PACKAGE / "store" / "data"


def template_folder() -> Path:
    """Return the built-in templates: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def example_folder() -> Path:
    """Return the registry that comes with ptr: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / "registry"
    return inside if inside.is_dir() else PACKAGE.parent / "registry"


def font_folder() -> Path:
    """Return the folder of the pinned fonts (Noto Sans SC, Noto Serif SC; OFL)."""
    import pylopdf_fonts_zh_cn

    return Path(pylopdf_fonts_zh_cn.__file__).parent


def profile(name: str) -> dict[str, Any]:
    """Return the classes of power and carriers that a registry begins with."""
    from ptr.store.yaml.dialect import load

    data: dict[str, Any] = load((DATA / "profiles" / f"{name}.yaml").read_bytes()).data
    return data


def profiles() -> list[str]:
    """Return the names of the profiles."""
    return sorted(path.stem for path in (DATA / "profiles").glob("*.yaml"))


def starter_files() -> dict[str, str]:
    """Return the texts of a new registry other than documents, by path; `${words}` are placeholders."""
    folder = DATA / "starter"
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix().replace("dot-", "."): path.read_text("utf-8") for path in paths}
