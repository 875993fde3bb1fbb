# SPDX-License-Identifier: MIT
"""Facts of two releases and the schema: what is new, changed, gone, and lacking."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from .known import Known
from .model import EndpointFact, EventFact, Facts, FieldFact, MethodFact, TypeFact

__all__ = ["SECTIONS", "Drift", "Kind", "compare"]

Kind: TypeAlias = Literal["new", "changed", "removed", "lacking"]
_Fact: TypeAlias = TypeFact | EndpointFact | EventFact | MethodFact

SECTIONS: Final = ("events", "methods", "types", "endpoints")
"""The sections, in the order of reports."""


class Drift(Struct, frozen=True, order=True):
    """A difference between two releases, or between them and the schema."""

    section: str
    name: str
    """The type, endpoint, event or method, by upstream's name."""
    part: str
    """The field, or ``params.x`` and ``result.x``; empty for the whole."""
    kind: Kind
    """The kind of difference; ``lacking``: not new, but missing from the schema."""
    said: str
    """The new fact, or the old and the new one."""
    where: str = ""
    """Its place in the schema, or that of its parent; empty if the schema lacks it."""

    @property
    def subject(self) -> str:
        """``IMessage.rid``."""
        return f"{self.name}.{self.part}" if self.part else self.name

    def __str__(self) -> str:
        """``changed types IMessage.rid: string -> number [messages.yaml: Message]``."""
        place = f" [{self.where}]" if self.where else ""
        return f"{self.kind} {self.section} {self.subject}: {self.said}{place}"


def compare(old: Facts, new: Facts, known: Known) -> list[Drift]:
    """Compare two releases and the schema.

    Of a type that the schema lacks, only the type is reported as new, not its fields.
    Parts of the schema that the facts lack are not reported: facts are
    incomplete.

    Args:
        old: The earlier facts; the new ones if there are none.
        new: The current facts.
        known: The schema.
    """
    found: list[Drift] = []
    for section in SECTIONS:
        before: Mapping[str, _Fact] = getattr(old, section)
        after: Mapping[str, _Fact] = getattr(new, section)
        for name in sorted({*before, *after}):
            where = known.where(section, name)
            was, is_now = before.get(name), after.get(name)
            found += _compared(section, name, was, is_now, where, known)
    return found


def _compared(  # noqa: PLR0913, PLR0917  # three sides of one thing
    section: str,
    name: str,
    was: _Fact | None,
    is_now: _Fact | None,
    where: str,
    known: Known,
) -> Iterator[Drift]:
    if is_now is None:
        if was is not None:
            yield Drift(section, name, "", "removed", "is gone", where)
        return
    if was is None:
        if not where:
            yield Drift(section, name, "", "new", _whole(is_now))
        yield from _lacking(section, name, is_now, {}, known, where)
        return
    if not where:
        if section != "types":
            yield Drift(section, name, "", "lacking", _whole(is_now))
        if section != "endpoints":
            return
    before, after = _parts(was), _parts(is_now)
    for part in sorted({*before, *after}):
        yield from _part(
            section, name, part, (before.get(part), after.get(part)), where
        )
    yield from _lacking(section, name, is_now, before, known, where)


def _part(
    section: str,
    name: str,
    part: str,
    pair: tuple[FieldFact | None, FieldFact | None],
    where: str,
) -> Iterator[Drift]:
    was, is_now = pair
    if is_now is None:
        yield Drift(section, name, part, "removed", f"was {was}", where)
    elif was is None:
        yield Drift(section, name, part, "new", str(is_now), where)
    elif str(was) != str(is_now):
        yield Drift(section, name, part, "changed", f"{was} -> {is_now}", where)


def _lacking(  # noqa: PLR0913, PLR0917  # three sides of one thing
    section: str,
    name: str,
    is_now: _Fact,
    before: Mapping[str, FieldFact],
    known: Known,
    where: str,
) -> Iterator[Drift]:
    """Find fields of upstream that are not new, but that the schema lacks."""
    entry = known.types.get(name) if section == "types" else None
    if entry is None or entry.spec.form != "struct" or not isinstance(is_now, TypeFact):
        return
    for part, field in is_now.fields.items():
        is_news = bool(before) and part not in before
        is_main = known.main_name(name)
        if part not in entry.spec.fields and not is_news and is_main:
            yield Drift(section, name, part, "lacking", str(field), where)


def _parts(fact: _Fact) -> dict[str, FieldFact]:
    """Split a fact into the parts that are compared one by one."""
    if isinstance(fact, TypeFact):
        return fact.fields or {"": FieldFact(fact.alias or "")}
    if isinstance(fact, EndpointFact):
        return {
            **{f"params.{name}": field for name, field in fact.params.items()},
            **{f"result.{name}": field for name, field in fact.result.items()},
        }
    return {"": FieldFact(_whole(fact))}


def _whole(fact: _Fact) -> str:
    """Format a fact in one line."""
    if isinstance(fact, EventFact):
        return " | ".join(f"({args})" for args in sorted(fact.args))
    if isinstance(fact, MethodFact):
        return f"({', '.join(fact.params)}) -> {fact.result}"
    if isinstance(fact, TypeFact):
        return ", ".join(fact.fields) if fact.fields else str(fact.alias)
    taken, given = ", ".join(fact.params), ", ".join(fact.result)
    return f"({taken}) -> ({given})"
