# SPDX-License-Identifier: MIT
"""The rooms of an account, kept current for a program without an event loop."""

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
    """The rooms that the user is in, as they are now.

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
            CallTimeoutError: It said nothing within the session's time limit.
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
        """Leave; it stays as it is."""
        self.leave()

    def leave(self) -> None:
        """Leave before the end of the block; it stays as it is."""
        self._thread.do(self._source.leave)

    @property
    def rooms(self) -> dict[str, MirroredRoom[R, M]]:
        """The rooms as they are now, by id: a copy."""

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
                the direct room with somebody.

        Returns:
            The room; None where the user is in no such room.
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
            predicate: Whether they are; asked after each change, by another thread.
            within: Seconds to wait at most; None for no limit.

        Raises:
            TimeoutError: They were not in time.
            ClosedError: It was left before.
        """

        async def wait() -> None:
            await self._source.wait_for(predicate, within=within)

        self._thread.call(wait)

    def __repr__(self) -> str:
        """``<RoomMirror of 3 rooms>``."""
        return repr(self._source)
