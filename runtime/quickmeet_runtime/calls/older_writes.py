# SPDX-License-Identifier: MIT
"""Writes to streams as older servers have them: under another event."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from ..model.operations.publication import ROOM_EVENTS
from ..model.operations.versions import Version

__all__ = ["OLDER_WRITES", "has_older_form", "in_older_form"]

_Params: TypeAlias = tuple[object, ...]


class _Older(Struct, frozen=True):
    """How an event was written before it was there.

    Attributes:
        since: First major release that has the event.
        convert: Makes the older parameters: room, user name, value.
    """

    since: int
    convert: Callable[[str, object, object], _Params]


def _typing(room_id: str, username: object, activities: object) -> _Params:
    """The event ``typing`` of 3.x: true while the user does anything."""
    return (f"{room_id}/typing", username, bool(activities))


_OLDER: Final[Mapping[tuple[str, str], _Older]] = {
    (ROOM_EVENTS, "user-activity"): _Older(4, _typing)
}
"""By stream and event (NOTES section 6: 4.0 added ``user-activity``)."""
OLDER_WRITES: Final = frozenset(stream for stream, _ in _OLDER)
"""The streams to which some writes have an older form."""


def has_older_form(name: str, params: _Params) -> bool:
    """Whether the server's version says how to write to a stream."""
    return _older(name, params) is not None


def in_older_form(name: str, params: _Params, version: Version | None) -> _Params:
    """The parameters of a write, as a server of this version has them.

    Args:
        name: Wire name of the stream.
        params: Event, user name and value, as present servers have them.
        version: The server's; None when it is unknown.
    """
    older = _older(name, params)
    if older is None or version is None or version.major >= older.since:
        return params
    room_id = str(params[0]).partition("/")[0]
    return older.convert(room_id, *params[1:3])


def _older(name: str, params: _Params) -> _Older | None:
    if len(params) < 3 or not isinstance(params[0], str):  # noqa: PLR2004  # as `convert` takes
        return None
    return _OLDER.get((name, params[0].partition("/")[2]))
