# SPDX-License-Identifier: MIT
"""When a call is safe to repeat: always, where something is given, or never."""

from collections.abc import Sequence

from msgspec import UNSET

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.expressions import Expression
from quickmeet_codegen.model.catalog import Catalog
from quickmeet_codegen.model.operations import CallSpec, Repeat
from quickmeet_codegen.model.parameters import place_of
from quickmeet_codegen.python.docstring import punctuated

__all__ = ["is_repeatable", "repeat_fact", "repeatable_when"]


def is_repeatable(repeat: Repeat | None) -> bool:
    """Whether it is safe to repeat whatever is given."""
    return repeat is not None and repeat.safe and repeat.when is None


def repeatable_when(
    spec: CallSpec, sends: Sequence[Expression], catalog: Catalog
) -> int | tuple[int, str] | None:
    """The places that have to be given for that, in the parameters of a call."""
    repeat = spec.repeat
    if repeat is None or repeat.when is None:
        return None
    found = place_of(repeat.when, spec.params, catalog)
    if found is None or found.number >= len(sends) or sends[found.number] is UNSET:
        return None
    return found.literal


def repeat_fact(
    spec: CallSpec, arguments: Sequence[OperationArgument], catalog: Catalog
) -> str | None:
    """The notes on repeating a call with these arguments."""
    repeat = spec.repeat
    if repeat is None or not repeat.safe:
        return None
    why = repeat.why.strip()
    place = repeat.when and place_of(repeat.when, spec.params, catalog)
    if not repeat.when or (place and place.is_made):
        return punctuated(f"Safe to repeat: {why}")
    name = repeat.when.partition(".")[0]
    if all(argument.name != name for argument in arguments):
        return None
    return punctuated(f"Safe to repeat where ``{repeat.when}`` is given: {why}")
