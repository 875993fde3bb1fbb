# SPDX-License-Identifier: MIT
"""Calls and subscriptions that wait for their answers, no more than have room."""

from collections import OrderedDict
from typing import Final, TypeVar

from msgspec import Struct

from ..recordings.reader import RecordedFrame
from ..validation.typed_schemas import Proof
from .frame_reading import object_of, params_of

__all__ = ["WaitingRequest", "bounded"]

T = TypeVar("T")
KeyT = TypeVar("KeyT")

_MOST_WAITING: Final = 10_000
"""Calls and subscriptions that are remembered until they are answered."""


class WaitingRequest(Struct):
    """A call or a subscription that waits for its answer."""

    frame: RecordedFrame
    name: str
    proof: Proof | None = None
    """Of the result, where the parameters are known to match."""
    is_doubtful: bool = False
    """Whether the server may have refused it by words that name no call."""

    def doubt(self) -> None:
        """Note that the server may have refused it without naming it."""
        self.is_doubtful = True

    @property
    def params(self) -> list[object]:
        """The parameters, read again: who waits long keeps its text alone."""
        return params_of(object_of(self.frame.text) or {}) or []


def bounded(waiting: "OrderedDict[KeyT, T]") -> "OrderedDict[KeyT, T]":
    """Forget those that wait longest, so that one more has room.

    Args:
        waiting: Calls or subscriptions, in their order.
    """
    while len(waiting) >= _MOST_WAITING:
        waiting.popitem(last=False)
    return waiting
