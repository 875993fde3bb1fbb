# SPDX-License-Identifier: MIT
"""Writes to streams in the form of older servers: under another event name."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from ..model.operations.publication import ROOM_EVENTS
from ..model.operations.versions import Version

__all__ = ["OLDER_WRITES", "has_older_form", "in_older_form"]

_Params: TypeAlias = tuple[object, ...]


class _Older(Struct, frozen=True):
    """The older form of a write.

    Attributes:
        since: First major release with the present event.
        convert: Makes the older parameters from room, username and value.
    """

    since: int
    convert: Callable[[str, object, object], _Params]


def _typing(room_id: str, username: object, activities: object) -> _Params:
    """Make the event ``typing`` of 3.x: true while there is any activity."""
    return (f"{room_id}/typing", username, bool(activities))


_OLDER: Final[Mapping[tuple[str, str], _Older]] = {
    (ROOM_EVENTS, "user-activity"): _Older(4, _typing)
}
"""By stream and event (NOTES section 6: 4.0 added ``user-activity``)."""
OLDER_WRITES: Final = frozenset(stream for stream, _ in _OLDER)
"""The streams with writes that have an older form."""


def has_older_form(name: str, params: _Params) -> bool:
    """Whether the form of a write to a stream depends on the server's version."""
    return _older(name, params) is not None


def in_older_form(name: str, params: _Params, version: Version | None) -> _Params:
    """Convert the parameters of a write to the form of the server's version.

    Args:
        name: Wire name of the stream.
        params: Event, username and value, in the form of present servers.
        version: The server's version; None when it is unknown.
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
