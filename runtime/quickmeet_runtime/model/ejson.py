# SPDX-License-Identifier: MIT
"""EJSON: JSON that also carries moments, bytes, infinities and custom types.

Typed payloads do not need it: their dates are `Timestamp` by the schema. It is for raw
payloads, where only the value itself shows its type (NOTES section 2).
"""

import base64
import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from msgspec import Struct

from .moment import Timestamp, moment_in

__all__ = ["Custom", "Pattern", "Value", "from_json", "to_json"]

Value: TypeAlias = object
"""None, bool, int, float, str, bytes, `Timestamp`, `Pattern`, `Custom`, or a list or
dict of these."""


class Pattern(Struct, frozen=True):
    """A regular expression: ``{"$regexp": source, "$flags": flags}``."""

    source: str
    flags: str = ""


class Custom(Struct, frozen=True):
    """A value of a type that an application defined, kept as received.

    Attributes:
        type: Name of the type.
        value: Its JSON value, with nested EJSON decoded.
    """

    type: str
    value: Value


_INFINITIES = {-1: -math.inf, 0: math.nan, 1: math.inf}


def from_json(value: object) -> Value:
    """Decode EJSON that was parsed as JSON.

    Args:
        value: The output of a JSON parser.

    Returns:
        The value with its special objects replaced; objects that only look
        special (other keys beside ``$date``, a string as date) stay as they are.
    """
    if isinstance(value, list):
        return [from_json(item) for item in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    fields = cast("dict[str, object]", value)
    special = _special(fields)
    if special is not fields:
        return special
    return {key: from_json(item) for key, item in fields.items()}


def to_json(value: Value) -> object:  # noqa: PLR0911  # one line a type
    """Convert values to EJSON, ready for a JSON encoder.

    Raises:
        TypeError: A value, or a key, has no form in EJSON.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else {"$InfNaN": _sign(value)}
        case bytes() | bytearray():
            return {"$binary": base64.b64encode(value).decode()}
        case Timestamp():
            return {"$date": value.milliseconds}
        case Pattern():
            return {"$regexp": value.source, "$flags": value.flags}
        case Custom():
            return {"$type": value.type, "$value": to_json(value.value)}
        case Mapping():
            return _object(cast("Mapping[object, object]", value))
        case Sequence():
            return [to_json(item) for item in cast("Sequence[object]", value)]
        case _:
            raise TypeError(f"EJSON has no form for {type(value).__name__}")


def _special(fields: dict[str, object]) -> Value:  # noqa: PLR0911  # one form each
    """Return the value that an object represents; the object itself if it is plain."""
    match fields:
        case {"$date": int() | float()} if len(fields) == 1:
            return moment_in(fields) or fields
        case {"$binary": str(text)} if len(fields) == 1:
            try:
                return base64.b64decode(text, validate=True)
            except ValueError:
                return fields
        case {"$InfNaN": int(sign)} if len(fields) == 1 and sign in _INFINITIES:
            return _INFINITIES[sign]
        case {"$regexp": str(source), "$flags": str(flags)} if len(fields) == 2:  # noqa: PLR2004  # both keys
            return Pattern(source, flags)
        case {"$type": str(name), "$value": inner} if len(fields) == 2:  # noqa: PLR2004  # both keys
            return Custom(name, from_json(inner))
        case {"$escape": dict()} if len(fields) == 1:
            inside = cast("dict[str, object]", fields["$escape"])
            return {key: from_json(item) for key, item in inside.items()}
        case _:
            return fields


def _object(value: Mapping[object, object]) -> object:
    written: dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError(f"EJSON has text keys only, not {key!r}")
        written[key] = to_json(item)
    return {"$escape": written} if _special(written) is not written else written


def _sign(value: float) -> int:
    if math.isnan(value):
        return 0
    return 1 if value > 0 else -1
