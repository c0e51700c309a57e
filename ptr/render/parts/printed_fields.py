"""Which fields of a type a document prints, and why it leaves out the others: no field is left out silently."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from msgspec import Struct

from ptr.model.fields.field import Audience
from ptr.model.fields.fields import fields_of


class PrintedFields(Struct, frozen=True, kw_only=True):
    """The fields of a type by attribute: those that are printed, and those left out, by the reason for it."""

    type: type[Struct]
    printed: tuple[str, ...]
    left_out: Mapping[str, tuple[str, ...]]

    def undecided(self, reader: Audience) -> tuple[str, ...]:
        """Return the fields that a reader may see and that are neither printed nor left out for a reason."""
        decided = {*self.printed, *chain(*self.left_out.values())}
        return tuple(each.name for each in fields_of(self.type) if each.reaches(reader) and each.name not in decided)

    def contradictory(self) -> tuple[str, ...]:
        """Return the names that are not fields of the type, that are printed and left out, or left out twice."""
        omitted = tuple(chain(*self.left_out.values()))
        known = {field.name for field in fields_of(self.type)}
        twice = {name for name in omitted if omitted.count(name) > 1 or name in self.printed}
        return tuple(sorted(({*self.printed, *omitted} - known) | twice))
