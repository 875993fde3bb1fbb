# SPDX-License-Identifier: MIT
"""Everything that happens to the messages of all of a user's rooms."""

from typing import Final, Generic, Protocol, TypeVar, cast

from ..concurrency.waiters import Waiter
from ..errors import LocalProtocolError, PayloadError
from ..model.operation import Stream
from .changes import (
    Changes,
    MessageSent,
    MessageUpdated,
    Moments,
    RoomFollower,
)
from .delivery.resume_window import ResumeWindow
from .delivery.revision import attribute_of
from .recovery.cursor import Cursor

__all__ = ["AccountHost", "ChangesMine"]

M = TypeVar("M")
E = TypeVar("E")

_ROOM: Final = "rid"
_IS_MEMBER: Final = "roomParticipant"
_KIND: Final = "roomType"
_NAME: Final = "roomName"
_DIRECT: Final = "d"


class AccountHost(Protocol):
    """What following all rooms needs of a session."""

    @property
    def is_strict(self) -> bool:
        """Whether an event that does not match the schema is raised."""
        ...

    async def follow_room(
        self, stream: Stream[E], room_id: str, since: Cursor | None
    ) -> RoomFollower:
        """Follow the messages of a room and their deletions."""
        ...

    async def follow_account(
        self, stream: Stream[E], since: Cursor | None
    ) -> RoomFollower:
        """Follow the messages of all rooms and their deletions."""
        ...

    def make_waiter(self) -> Waiter:
        """Make what a task waits on."""
        ...

    def report(self, error: PayloadError) -> None:
        """Count, log and pass on an event that does not match the schema."""
        ...


class ChangesMine(Changes[M], Generic[M]):
    """All changes to the messages of all rooms that the user is in.

    ::

        async with client.messages.changes_mine(since=saved) as changes:
            async for change in changes:
                match change:
                    case MessageSent(message, room_id):
                        ...  # it is new: answer it
                save(str(changes.cursor))

    It goes on across lost connections and, with ``since``, across restarts; rooms
    that the user joined meanwhile are told from the invitation on. Rooms where
    something was said or deleted come first. Edits of and reactions to older messages
    elsewhere are looked for after that, and may come after newer messages; the cursor
    waits for them.

    Deletions are told a little later than by `Changes`: the server tells those who
    follow all rooms only that there are fewer messages.
    """

    def __init__(
        self,
        host: AccountHost,
        stream: Stream[E],
        message: type[M],
        since: Cursor | None,
    ) -> None:
        del message  # only what the changes are typed as
        super().__init__(host, cast("Stream[M]", stream), "", since)
        self._name = "changes of all rooms"
        self._account_host: Final = host

    async def _follow(self) -> RoomFollower:
        return await self._account_host.follow_account(self._stream, self._since)

    def _tell(
        self, message: M, id_: str, moments: Moments, window: ResumeWindow
    ) -> None:
        inner, where = _taken_apart(message)
        if _value(where, _IS_MEMBER) is False:
            return  # a public channel that the user is not in
        kind, name = _value(where, _KIND), _value(where, _NAME)
        room = attribute_of(type(inner), _ROOM)
        room_id = getattr(inner, room) if room is not None else ""
        named = room_id if isinstance(room_id, str) else ""
        self._untold.append(
            MessageSent(
                cast("M", inner),
                named,
                kind if isinstance(kind, str) else "",
                name if isinstance(name, str) and kind != _DIRECT else "",
            )
            if self._is_new(id_, moments, window)
            else MessageUpdated(cast("M", inner), named)
        )


def _taken_apart(event: object) -> tuple[object, object]:
    """The message of an event, and what is said of its room."""
    if isinstance(event, tuple):
        parts = list(cast("tuple[object, ...]", event))
    else:
        names = getattr(event, "__struct_fields__", ())
        parts = [getattr(event, name) for name in names]
    if not parts:
        raise LocalProtocolError("an event of all rooms begins with a message")
    return parts[0], parts[1] if len(parts) > 1 else None


def _value(where: object, wire_name: str) -> object:
    kind: type = type(where)
    name = attribute_of(kind, wire_name)
    return None if name is None else getattr(where, name)
