# SPDX-License-Identifier: MIT
"""Keep secrets out of what tools show of our objects and tracebacks.

Some tools show the locals of frames (rich, Sentry, ``pytest -l``). In our internal
frames those are parameters, headers, addresses and raw frames of the wire, secrets
included. Our errors describe what was wrong in their message, so their traceback
frames are removed; other errors keep theirs.
"""

import re
from collections.abc import Mapping
from inspect import currentframe
from types import FrameType
from typing import cast

import msgspec

from ..errors import QuickmeetError
from ..secrecy import MASK

__all__ = ["forget_frames", "rich_repr", "shown_options"]


def rich_repr(self: object) -> list[tuple[str, object]]:
    """Show no fields in rich, for Structs that hold secrets.

    rich reads the fields of msgspec's Structs, even those that ``__repr__`` hides.
    """
    del self
    return []


def shown_options(options: msgspec.Struct) -> str:
    """Represent options safely: headers by name, a proxy without its user."""
    shown = (
        f"{name}={_shown_option(name, getattr(options, name))}"
        for name in options.__struct_fields__
    )
    return ", ".join(shown)


def _shown_option(name: str, value: object) -> str:
    if name == "headers" and isinstance(value, Mapping):
        headers = cast("Mapping[str, str]", value)
        return repr(dict.fromkeys(headers, MASK))
    if name == "proxy" and isinstance(value, str):
        return repr(re.sub(r"(?<=://).*@", f"{MASK}@", value))
    return repr(value)


def forget_frames(error: BaseException) -> None:
    """Remove the traceback frames of one of our errors, and of its causes.

    An exception that a caller is already handling keeps its frames. A function that
    re-raises the error deletes its own secrets first::

        except QuickmeetError as error:
            del params
            forget_frames(error)
            raise

    Args:
        error: The exception that was caught and will be raised again; exceptions of
            other libraries stay as they are.
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
    """Return the ids of the frames above the caller of `forget_frames`."""
    caught = None if own is None else own.f_back
    above = None if caught is None else caught.f_back
    found: set[int] = set()
    while above is not None:
        found.add(id(above))
        above = above.f_back
    return found
