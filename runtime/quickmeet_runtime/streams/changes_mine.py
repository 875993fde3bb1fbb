# SPDX-License-Identifier: MIT
"""Everything that happens to the messages of all of a user's rooms."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter
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
    that the user joined meanwhile are reported from the invitation on. Rooms where
    something was said or deleted come first. Edits of and reactions to older messages
    elsewhere are looked for after that, and may come after newer messages; the cursor
    waits for them.

    Deletions are reported a little later than by `Changes`: the server tells those who
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
        self._kind_of_message: type | None = None
        self._room = ""

    async def _follow(self) -> RoomFollower:
        return await self._account_host.follow_account(self._stream, self._since)

    def _tell(
        self, message: M, id_: str, moments: Moments, window: ResumeWindow
    ) -> None:
        inner, where = _taken_apart(message)
        told: type = type(where)
        is_member, kind, name = _facts_of(told)(where)
        if is_member is False:
            return  # a public channel that the user is not in
        if type(inner) is not self._kind_of_message:
            self._kind_of_message = type(inner)
            self._room = attribute_of(type(inner), _ROOM) or ""
        room_id = getattr(inner, self._room) if self._room else ""
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
    names = cast("Sequence[str]", getattr(event, "__struct_fields__", ()))
    if names:
        where = getattr(event, names[1]) if len(names) > 1 else None
        return getattr(event, names[0]), where
    if not isinstance(event, tuple) or not event:
        raise LocalProtocolError("an event of all rooms begins with a message")
    message, *more = cast("tuple[object, ...]", event)
    return message, more[0] if more else None


_Facts = Callable[[object], tuple[object, object, object]]


@lru_cache(maxsize=64)
def _facts_of(kind: type) -> _Facts:
    """What reads membership, kind and name of what is said of a room."""
    names = [attribute_of(kind, name) for name in (_IS_MEMBER, _KIND, _NAME)]
    known = [name for name in names if name is not None]
    if len(known) == len(names):
        return cast("_Facts", attrgetter(*known))
    return lambda where: cast(
        "tuple[object, object, object]",
        tuple(None if name is None else getattr(where, name) for name in names),
    )
