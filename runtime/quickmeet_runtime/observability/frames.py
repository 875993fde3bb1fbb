# SPDX-License-Identifier: MIT
"""Tracebacks without the frames below a session's surface.

Some tools show the locals of frames (rich, Sentry, ``pytest -l``). Below our
surface those are parameters, headers, addresses and raw frames of the wire, with
what is secret in them. An error of ours says in words what was wrong, so that its
frames are given up; errors that are no errors of ours keep theirs.
"""

from inspect import currentframe
from types import FrameType
from typing import cast

from ..errors import QuickmeetError

__all__ = ["forget_frames"]


def forget_frames(error: BaseException) -> None:
    """Remove the traceback frames of an error of ours, and of its causes.

    An exception that a caller is already handling is not ours, and keeps its frames. A
    function that re-raises the error deletes its own secrets first::

        except QuickmeetError as error:
            del params
            forget_frames(error)
            raise

    Args:
        error: The exception that was caught and will be raised again; one that is not
            ours stays as it is.
    """
    if not isinstance(error, QuickmeetError):
        return
    handling: set[int] | None = None
    known: set[int] = set()
    found: list[BaseException] = [error]
    while found:
        one = found.pop()
        if id(one) in known:
            continue
        known.add(id(one))
        traceback = one.__traceback__
        if traceback is not None:
            handling = handling or _frames_above(currentframe())
            if id(traceback.tb_frame) in handling:
                continue
        one.__traceback__ = None
        found += [cause for cause in (one.__cause__, one.__context__) if cause]
        if isinstance(one, BaseExceptionGroup):
            group = cast("BaseExceptionGroup[BaseException]", one)
            found += group.exceptions


def _frames_above(own: FrameType | None) -> set[int]:
    """The frames above the one that called `forget_frames`."""
    caught = None if own is None else own.f_back
    above = None if caught is None else caught.f_back
    found: set[int] = set()
    while above is not None:
        found.add(id(above))
        above = above.f_back
    return found
