# SPDX-License-Identifier: MIT
"""The common part of two JSON values."""

from typing import Any, cast

from quickmeet_runtime.model.payload import Timestamp

__all__ = ["in_common"]


def in_common(one: object, other: object) -> tuple[object, object]:
    """Both values without the fields that only one of them has."""
    if isinstance(one, dict) and isinstance(other, dict):
        return _objects(cast("dict[str, Any]", one), cast("dict[str, Any]", other))
    if isinstance(one, dict) and isinstance(other, str):
        moment = cast("dict[str, Any]", one).get("$date")
        if isinstance(moment, int):  # a text on one side: `attachments[].ts`
            return _iso(moment), other
    elif isinstance(one, list) and isinstance(other, list):
        return _lists(cast("list[object]", one), cast("list[object]", other))
    return one, other  # pyright: ignore[reportUnknownVariableType]  # JSON


def _iso(milliseconds: int) -> object:
    try:
        return str(Timestamp(milliseconds))
    except OverflowError:  # no such year
        return milliseconds


def _objects(one: dict[str, Any], other: dict[str, Any]) -> tuple[object, object]:
    both = {key: in_common(one[key], other[key]) for key in one if key in other}
    return (
        {key: pair[0] for key, pair in both.items()},
        {key: pair[1] for key, pair in both.items()},
    )


def _lists(one: list[object], other: list[object]) -> tuple[object, object]:
    pairs = [in_common(ours, theirs) for ours, theirs in zip(one, other, strict=False)]
    shared = len(pairs)
    return (
        [pair[0] for pair in pairs] + one[shared:],
        [pair[1] for pair in pairs] + other[shared:],
    )
