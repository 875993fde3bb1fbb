# SPDX-License-Identifier: MIT
"""What two JSON values both have."""

from typing import Any, cast

from quickmeet_runtime.model import Timestamp

__all__ = ["in_common"]


def in_common(one: object, other: object) -> tuple[object, object]:
    """Both values without the fields that only one of them has."""
    if isinstance(one, dict) and isinstance(other, dict):
        ours, theirs = cast("dict[str, Any]", one), cast("dict[str, Any]", other)
        both = {
            key: in_common(ours[key], theirs[key]) for key in ours if key in theirs
        }
        return (
            {key: pair[0] for key, pair in both.items()},
            {key: pair[1] for key, pair in both.items()},
        )
    if isinstance(one, dict) and isinstance(other, str):
        moment = cast("dict[str, Any]", one).get("$date")
        if isinstance(moment, int):  # a text on one side: `attachments[].ts`
            return str(Timestamp(moment)), other
    if isinstance(one, list) and isinstance(other, list):
        ours_, theirs_ = cast("list[object]", one), cast("list[object]", other)
        pairs = [in_common(a, b) for a, b in zip(ours_, theirs_, strict=False)]
        shared = len(pairs)
        return (
            [pair[0] for pair in pairs] + ours_[shared:],
            [pair[1] for pair in pairs] + theirs_[shared:],
        )
    return one, other
