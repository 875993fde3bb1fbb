# SPDX-License-Identifier: MIT
"""A client of messages and the rooms that the scripted server keeps for it."""

from typing import Any, Final, NamedTuple

from msgspec import Struct, field

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.payload import Model, Timestamp
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.session.clients.client import ClientBase, Connecting
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.session.session import Session
from quickmeet_runtime.streams.changes.room import Changes
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.subscription import Subscription

from .scripted import URL, Frame, Server, VirtualClock

START_MS: Final = 1_000_000


class Message(Model, frozen=True, kw_only=True):
    """A message."""

    id: str = field(name="_id")
    text: str = field(name="msg", default="")
    updated_at: Timestamp = field(name="_updatedAt", default=Timestamp(0))


class NewMessage(Struct, frozen=True, kw_only=True):
    """A message to send."""

    id: str = field(name="_id")
    room_id: str = field(name="rid")
    text: str = field(name="msg")


class Where(Struct, frozen=True, kw_only=True):
    """The room of a message."""

    name: str | None = field(name="roomName", default=None)


SEND: Final[Method[Message]] = Method(
    "sendMessage", Message, repeatable_when=(0, "_id"), refused_by="absent"
)
FOLLOW: Final[Stream[Message]] = Stream(
    "stream-room-messages", "{room_id}", Message, recoverable=True
)


class MyMessage(NamedTuple):
    """A message and where it is."""

    message: Message
    where: Where


FOLLOW_MINE: Final[Stream[MyMessage]] = Stream(
    "stream-room-messages", "__my_messages__", MyMessage, several=True, recoverable=True
)


class Messages(Group):
    """Send and follow messages."""

    __slots__ = ()

    async def send(self, room_id: str, text: str, message_id: str) -> Message:
        """Send a message."""
        new = NewMessage(id=message_id, room_id=room_id, text=text)
        return await self._session.call(SEND, (new,))

    def follow(self, room_id: str) -> Subscription[Message]:
        """Follow a room."""
        return self._session.subscribe(FOLLOW, (room_id,))

    def follow_mine(self) -> Subscription[MyMessage]:
        """Follow all rooms."""
        return self._session.subscribe(FOLLOW_MINE, ())

    def changes(self, room_id: str, since: Cursor | None = None) -> Changes[Message]:
        """Follow all that happens to the messages of a room."""
        return self._session.changes(FOLLOW, room_id, since)


class Talker(ClientBase):
    """A client of messages."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.messages: Final = Messages(session)


def talker_of(
    server: Server,
    clock: VirtualClock,
    *,
    time_limit: float = 30.0,
    drain_limit: float = 5.0,
) -> Connecting[Talker]:
    """A client that comes back after a second, then two, then four."""
    return Talker.connect(
        URL,
        transport=server.open,
        clock=clock,
        reconnect=Reconnect(jitter=lambda: 1.0),
        time_limit=time_limit,
        drain_limit=drain_limit,
    )


class Rooms:
    """The server's copy: each change has a later moment than the one before.

    Attributes:
        now_ms: The moment of the newest change.
        asked: Calls of ``messages/get``: room and moment.
    """

    def __init__(self, server: Server, *room_ids: str) -> None:
        self.now_ms = START_MS
        self.asked: Final[list[tuple[str, int]]] = []
        self._server: Final = server
        self._rooms: Final[dict[str, dict[str, Frame]]] = {id_: {} for id_ in room_ids}
        self._deleted: Final[dict[str, dict[str, int]]] = {id_: {} for id_ in room_ids}
        server.methods.update(
            {
                "messages/get": self._changes,
                "rooms/get": self._list,
                "subscriptions/get": self._memberships,
                "getSingleMessage": self._one,
            }
        )

    def write(self, room_id: str, message_id: str, text: str = "") -> Frame:
        """Write or change a message without an event."""
        self.now_ms += 10
        message: Frame = {
            "_id": message_id,
            "rid": room_id,
            "msg": text,
            "ts": self._rooms[room_id].get(message_id, {"ts": date(self.now_ms)})["ts"],
            "_updatedAt": date(self.now_ms),
        }
        self._rooms[room_id][message_id] = message
        return message

    def tell(self, room_id: str, message: Frame) -> None:
        """Send the event of a message."""
        self._server.connection.event(room_id, message, stream="stream-room-messages")

    def say(self, room_id: str, message_id: str, text: str = "") -> None:
        """Write a message and tell it."""
        self.tell(room_id, self.write(room_id, message_id, text))

    def delete(self, room_id: str, message_id: str) -> None:
        """Delete a message without an event."""
        self.now_ms += 10
        del self._rooms[room_id][message_id]
        self._deleted[room_id][message_id] = self.now_ms

    def state_of(self, room_id: str) -> dict[str, int]:
        """The messages of a room, and when each became as it is."""
        messages = self._rooms[room_id].items()
        return {id_: one["_updatedAt"]["$date"] for id_, one in messages}

    def tell_deleted(self, room_id: str, message_id: str) -> None:
        """Send the event of a deletion."""
        self._server.connection.event(
            f"{room_id}/deleteMessage", {"_id": message_id}, stream="stream-notify-room"
        )

    def _changes(self, room_id: str, options: Frame) -> object:
        since = options["lastUpdate"]["$date"]
        self.asked.append((room_id, since))
        messages = self._rooms[room_id].values()
        return {
            "updated": [one for one in messages if one["_updatedAt"]["$date"] > since][
                ::-1
            ],
            "deleted": [
                {"_id": id_, "_deletedAt": date(at)}
                for id_, at in self._deleted[room_id].items()
                if at > since
            ],
        }

    def _list(self, *_: object) -> object:
        return [{"_id": id_, "_updatedAt": date(self.now_ms)} for id_ in self._rooms]

    def _memberships(self, *_: object) -> object:
        return [
            {"rid": id_, "t": "c", "name": f"the {id_}", "_updatedAt": date(number)}
            for number, id_ in enumerate(self._rooms)
        ]

    def _one(self, message_id: str) -> Any:
        for room in self._rooms.values():
            if message_id in room:
                return room[message_id]
        return None


def date(milliseconds: int) -> Frame:
    """A moment as the wire has it."""
    return {"$date": milliseconds}
