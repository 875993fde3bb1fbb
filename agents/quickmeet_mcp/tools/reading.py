# SPDX-License-Identifier: MIT
"""The tools that only read."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Annotated, Final, TypeAlias
from urllib.parse import unquote

from msgspec import Meta, Struct

from quickmeet import MethodError, RateLimitedError
from quickmeet.types import Message

from ..errors import ToolError
from ..rendering import describe_rooms, shown_hits, shown_messages, untrusted
from .tool import Desk, Hints, Toolbox
from .waiting import first_answer

__all__ = ["READING", "LongWait", "MessageId", "Room", "check_links", "find_message"]

READING: Final = Toolbox()
"""Tools that only read."""
_LINKED: Final = re.compile(r"[?&]msg=([^&#\s\"\\]+)")
_LOOKS: Final = Hints(is_read_only=True, is_repeatable=True)

Room: TypeAlias = Annotated[
    str, Meta(min_length=1, description="#channel, @user or room id")
]
MessageId: TypeAlias = Annotated[str, Meta(min_length=1)]
Most: TypeAlias = Annotated[int, Meta(ge=1, le=100)]
LongWait: TypeAlias = Annotated[float, Meta(gt=0, le=600, description="seconds")]


class ListRooms(Struct, forbid_unknown_fields=True):
    """Which of them."""

    only_unread: bool = False
    matching: Annotated[str, Meta(description="part of a name")] = ""


class ReadRoom(Struct, forbid_unknown_fields=True):
    """Which messages."""

    room: Room
    most: Most = 20
    before: Annotated[str, Meta(description="message id: older ones than this")] = ""


class ReadThread(Struct, forbid_unknown_fields=True):
    """Which thread."""

    message_id: Annotated[str, Meta(description="the message that began it")]
    most: Most = 50


class ReadMessage(Struct, forbid_unknown_fields=True):
    """Which message."""

    message_id: MessageId


class SearchMessages(Struct, forbid_unknown_fields=True):
    """A search, and its room."""

    text: Annotated[str, Meta(min_length=1, description="words; from:NAME, has:link")]
    room: Room
    most: Most = 20


class FindPeople(Struct, forbid_unknown_fields=True):
    """A search for users."""

    text: Annotated[str, Meta(min_length=1, description="beginning of a name")]


class ListMembers(Struct, forbid_unknown_fields=True):
    """A room."""

    room: Room


class WaitForMessage(Struct, forbid_unknown_fields=True):
    """A message and its room."""

    room: Room
    from_user: Annotated[str, Meta(description="user name; empty: anybody")] = ""
    thread: Annotated[str, Meta(description="message id; empty: the whole room")] = ""
    within: LongWait = 120


async def find_message(desk: Desk, message_id: str) -> Message:
    """Fetch a message of a visible room.

    Raises:
        ToolError: There is no such message.
    """
    try:
        message = await desk.client.messages.get(message_id)
    except RateLimitedError:
        raise
    except MethodError:  # servers have several words for it
        message = None
    if message is None:
        raise ToolError(f"no message {message_id!r} that may be read here")
    await desk.rooms.check(message.room_id)
    return message


async def check_links(desk: Desk, arguments: Mapping[str, object]) -> None:
    """Check that linked messages are visible: servers quote them.

    Raises:
        ToolError: A linked message is not visible.
    """
    written = unquote(json.dumps(arguments, ensure_ascii=False))
    for message_id in set(_LINKED.findall(written)):
        await find_message(desk, message_id)


@READING.tool(_LOOKS)
async def list_rooms(desk: Desk, given: ListRooms) -> str:
    """Rooms of this account, with unread counts."""
    wanted = given.matching.casefold()
    rooms = [
        room
        for room in await desk.rooms.load()
        if wanted in room.name.casefold() and (room.unread or not given.only_unread)
    ]
    return untrusted(describe_rooms(rooms), source=f"{len(rooms)} rooms")


@READING.tool(_LOOKS)
async def read_room(desk: Desk, given: ReadRoom) -> str:
    """Newest messages of a room, oldest first."""
    room = await desk.rooms.find(given.room)
    if given.before:
        moment = (await find_message(desk, given.before)).sent_at
        page = await desk.client.messages.load_history(
            room.id, before=moment, most=given.most
        )
    else:
        page = await desk.client.messages.load_history(room.id, most=given.most)
    messages = [one for one in page.messages if one.id != given.before]
    return _told(reversed(messages), f"{len(messages)} messages of {room.label}")


@READING.tool(_LOOKS)
async def read_thread(desk: Desk, given: ReadThread) -> str:
    """A message and its replies."""
    first = await find_message(desk, given.message_id)
    root = await find_message(desk, first.thread_id) if first.thread_id else first
    history = desk.client.threads.history(root.id, page_size=given.most)
    replies = list(islice(await history.page(), given.most))
    name = desk.rooms.name(root.room_id)
    return _told(
        [root, *reversed(replies)], f"A thread of {name}, {len(replies)} replies"
    )


@READING.tool(_LOOKS)
async def read_message(desk: Desk, given: ReadMessage) -> str:
    """A message by its id."""
    message = await find_message(desk, given.message_id)
    return _told([message], f"A message of {desk.rooms.name(message.room_id)}")


@READING.tool(_LOOKS)
async def search_messages(desk: Desk, given: SearchMessages) -> str:
    """Search the messages of a room."""
    room = await desk.rooms.find(given.room)
    found = await desk.client.search.find_messages(
        given.text, room_id=room.id, most=given.most
    )
    if isinstance(found, bool) or not found.messages:
        return f"nothing found in {room.label}"
    hits = found.messages.hits
    return untrusted(shown_hits(hits), source=f"{len(hits)} messages of {room.label}")


@READING.tool(_LOOKS)
async def find_people(desk: Desk, given: FindPeople) -> str:
    """Find users by the beginning of a name."""
    found = await desk.client.rooms.search(f"@{given.text.lstrip('@')}")
    lines = (
        f"@{one.username} ({one.name or ''}, {one.status or ''})" for one in found.users
    )
    return untrusted(lines, source=f"{len(found.users)} people")


@READING.tool(_LOOKS)
async def list_members(desk: Desk, given: ListMembers) -> str:
    """Members of a room."""
    room = await desk.rooms.find(given.room)
    page = await desk.client.rooms.list_members(room.id, includes_offline=True)
    lines = (f"@{one.username} ({one.name or ''})" for one in page.members)
    return untrusted(lines, source=f"{page.total} members of {room.label}")


@READING.tool(_LOOKS)
async def wait_for_message(desk: Desk, given: WaitForMessage) -> str:
    """Wait for the next message of a room, thread or person."""
    room = await desk.rooms.find(given.room)
    async with desk.client.messages.changes(room.id) as changes:
        answer = await first_answer(
            desk,
            changes,
            within=given.within,
            from_user=given.from_user,
            thread_id=given.thread,
        )
    if answer is None:
        return f"nobody answered in {room.label} within {given.within:g} s"
    return _told([answer.message], f"A new message of {room.label}")


def _told(messages: "Iterable[Message]", source: str) -> str:
    return untrusted(shown_messages(messages), source=source, is_newest_last=True)
