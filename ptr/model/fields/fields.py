"""What the fields of a typed value declare about themselves, read once per type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct, structs

from ptr.model.fields.field import Audience, Label


class Field(Struct, frozen=True, eq=False):
    """A field of a type: attribute, key in the file, type, declaration (None if forgotten), default.

    There is one of each, so that what follows from its declaration is found out once.
    """

    name: str
    key: str
    type: Any
    label: Label | None
    default: Any

    @property
    def ref(self) -> str:
        """The kind of thing that the field's text is a key of, or ""."""
        return self.label.ref if self.label else ""

    @property
    def names_kind(self) -> str:
        """The kind of thing whose key the field's text is, of another thing or of the value itself, or ""."""
        return self.label.ref or self.label.defines or self.label.names if self.label else ""

    def reaches(self, reader: Audience) -> bool:
        """Return whether `reader` may see the field; nobody may see one without a declaration."""
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
        label = meta.extra.get("label") if isinstance(meta, Meta) and meta.extra else None
        if isinstance(label, Label):
            return label
    return None


def _default(field: structs.FieldInfo) -> Any:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()


@cache
def by_key(type_: type[Struct]) -> dict[str, Field]:
    """Return the fields of a struct type by their keys in the file."""
    return {field.key: field for field in fields_of(type_)}


def inner(hint: Any, *, in_list: bool = False) -> Iterator[tuple[type[Struct], bool]]:
    """Yield the struct types that a type expression can hold, in its order, and whether each is in a list."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint, in_list
        return
    arguments = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    for argument in arguments:
        yield from inner(argument, in_list=in_list or get_origin(hint) is tuple)


def structs_in(hint: Any) -> list[type[Struct]]:
    """List the struct types that a type expression can hold, in its order."""
    return [kind for kind, _ in inner(hint)]
