# SPDX-License-Identifier: MIT
"""Recordings end anywhere: what follows is not recorded, and no mismatch."""

from collections.abc import Iterable, Sequence

from quickmeet_devserver.base.documents import as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

from .live import LiveFrame
from .pairing import Side

__all__ = ["heard_until_the_end", "last_asked"]

_ASKS = frozenset({"method", "sub", "unsub"})


def last_asked(lines: Sequence[Line]) -> int | None:
    """Requests whose answers were no longer recorded.

    Args:
        lines: The recording.

    Returns:
        Number of its first line; None where all of it was answered.
    """
    places = [at for at, line in enumerate(lines) if line.kind == "out"]
    if not places:
        return None
    first = places[-1]
    while first > 0 and lines[first - 1].kind == "out":
        first -= 1
    asked = set(_asked(lines[first:]))
    is_cut_off = not asked <= set(_answered(lines[first:]))
    return lines[first].number if is_cut_off else None


def _asked(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    for line in lines:
        for text in unwrapped(line) if line.kind == "out" else ():
            frame = as_document(parsed(text))
            if frame.get("msg") in _ASKS:
                yield line.connection, str(frame.get("id"))


def _answered(lines: Sequence[Line]) -> Iterable[tuple[str, str]]:
    for line in lines:
        for text in unwrapped(line) if line.kind == "in" else ():
            frame = as_document(parsed(text))
            if frame.get("msg") in {"result", "nosub", "ready"}:
                for id_ in (frame.get("id"), *as_list(frame.get("subs"))):
                    yield line.connection, str(id_)


def heard_until_the_end(side: Side, step: int | None) -> Sequence[LiveFrame]:
    """The frames of a connection that a recording would have if they had come.

    Args:
        side: The connection.
        step: In which step that was asked whose answer was not recorded any more: what
            came since may have come too late.
    """
    frames = side.live.frames[: side.heard]
    return frames if step is None else [one for one in frames if one.step < step]
