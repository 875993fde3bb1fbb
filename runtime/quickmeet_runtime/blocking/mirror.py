# SPDX-License-Identifier: MIT
"""The rooms of an account, kept up to date for programs without an event loop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Final, Generic, Self, TypeVar

from .loops import LoopThread

if TYPE_CHECKING:
    from ..streams.mirror.mirror import RoomMirror as AsyncRoomMirror
    from ..streams.mirror.mirrored_room import MirroredRoom

__all__ = ["RoomMirror"]

M = TypeVar("M")
R = TypeVar("R")


class RoomMirror(Generic[R, M]):
    """The rooms that the user is in, kept up to date.

    ::

        with client.rooms.mirror() as mirror:
            print(mirror.rooms[room_id].name, mirror.find("#general"))

    See `quickmeet.RoomMirror` for what it promises.
    """

    def __init__(self, runner: LoopThread, source: AsyncRoomMirror[R, M]) -> None:
        self._thread: Final = runner
        self._source: Final = source

    def __enter__(self) -> Self:
        """Subscribe, and fetch all rooms.

        Raises:
            SubscriptionError: The server refused.
            CallTimeoutError: There was no answer within the session's time limit.
            ConnectionLostError: The session has ended.
        """
        self._thread.call(self._source.__aenter__)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Unsubscribe; the rooms stay as they are."""
        self.leave()

    def leave(self) -> None:
        """Unsubscribe before the end of the block; the rooms stay as they are."""
        self._thread.do(self._source.leave)

    @property
    def rooms(self) -> dict[str, MirroredRoom[R, M]]:
        """The current rooms by id: a copy."""

        async def copied() -> dict[str, MirroredRoom[R, M]]:
            return dict(self._source)

        return self._thread.call(copied)

    @property
    def is_current(self) -> bool:
        """Whether it matches the server; False while the session reconnects."""
        return self._source.is_current

    def find(self, name: str) -> MirroredRoom[R, M] | None:
        """Find a room by its name.

        Args:
            name: ``general`` or ``#general`` for a channel or group, ``@alice`` for
                the direct room with a user.

        Returns:
            The room; None if the user is in no such room.
        """

        async def found() -> MirroredRoom[R, M] | None:
            return self._source.find(name)

        return self._thread.call(found)

    def wait_for(
        self,
        predicate: Callable[[Mapping[str, MirroredRoom[R, M]]], bool],
        *,
        within: float | None = None,
    ) -> None:
        """Wait until the rooms match a predicate; return at once if they do.

        Args:
            predicate: Called after each change, in another thread.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: They did not match in time.
            ClosedError: The mirror was left before.
        """

        async def wait() -> None:
            await self._source.wait_for(predicate, within=within)

        self._thread.call(wait)

    def __repr__(self) -> str:
        """``<RoomMirror of 3 rooms>``."""
        return repr(self._source)
