"""What the fields of a typed value declare about themselves, read once per type."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from msgspec import NODEFAULT, Meta, Struct, structs

from ptr.model.field import Audience, Label


class Field(Struct, frozen=True):
    """A field of a type: attribute, key in the file, declared type, declaration (None if forgotten), default."""

    name: str
    key: str
    type: Any
    label: Label | None
    default: Any

    @property
    def ref(self) -> str:
        """Name the kind of thing that the field's text is a key of, or nothing."""
        return self.label.ref if self.label else ""

    def reaches(self, reader: Audience) -> bool:
        """Tell whether `reader` may see the field; a field without a declaration reaches nobody."""
        return self.label is not None and self.label.audience.reaches(reader)


@cache
def fields_of(type_: type[Struct]) -> tuple[Field, ...]:
    """Return the fields of a struct type in the order of its declaration."""
    return tuple(
        Field(name=f.name, key=f.encode_name, type=f.type, label=_declaration(f.type), default=_default(f))
        for f in structs.fields(type_)
    )


def title_of(type_: type[Struct], name: str) -> str:
    """Return the Chinese title of a field; KeyError if the type has no such field."""
    label = {field.name: field.label for field in fields_of(type_)}[name]
    if label is None:
        raise KeyError(f"{type_.__name__}.{name}")
    return label.zh


def _declaration(hint: Any) -> Label | None:
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, Meta) and meta.extra and isinstance(meta.extra.get("label"), Label):
            return meta.extra["label"]  # type: ignore[no-any-return]
    return None


def _default(field: structs.FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


def structs_in(hint: Any) -> list[type[Struct]]:
    """List the struct types that a type expression can hold, in its order."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        return [hint]
    return [found for arg in get_args(hint) for found in structs_in(arg)]
