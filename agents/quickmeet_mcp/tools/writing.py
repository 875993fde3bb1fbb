# SPDX-License-Identifier: MIT
"""The tools that write or change something: available only with ``--write``."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, Struct

from quickmeet import MessageSent
from quickmeet.types import Message

from ..errors import ToolError
from ..rendering import shown_messages, untrusted
from .facts import repeatable
from .files import file_of
from .reading import LongWait, MessageId, Room, find_message
from .tool import Desk, Hints, Toolbox
from .waiting import first_answer

__all__ = ["WRITING"]

WRITING: Final = Toolbox()
"""Tools that write or change something."""


class Send(Struct, forbid_unknown_fields=True):
    """A text and its room."""

    room: Room
    text: Annotated[str, Meta(min_length=1, description="the server's Markdown")]
    thread: Annotated[str, Meta(description="message id to answer in its thread")] = ""


class UploadFile(Struct, forbid_unknown_fields=True):
    """Which file, where to."""

    room: Room
    name: Annotated[str, Meta(description="file name; that of path by default")] = ""
    text: Annotated[str, Meta(description="content of a text file")] = ""
    base64: Annotated[str, Meta(description="content of any other file")] = ""
    path: Annotated[str, Meta(description="or a file in the folder of --files")] = ""
    caption: str = ""
    thread: Annotated[str, Meta(description="message id to answer in its thread")] = ""


class Edit(Struct, forbid_unknown_fields=True):
    """A new text for a message of this account."""

    message_id: MessageId
    text: Annotated[str, Meta(min_length=1)]


class Delete(Struct, forbid_unknown_fields=True):
    """A message of this account."""

    message_id: MessageId


class React(Struct, forbid_unknown_fields=True):
    """To what, and how."""

    message_id: MessageId
    emoji: Annotated[str, Meta(min_length=1, description=":+1:")]
    is_set: bool = True


class MarkRead(Struct, forbid_unknown_fields=True):
    """Which room."""

    room: Room


class Ask(Struct, forbid_unknown_fields=True):
    """A question, its room, and how long to wait."""

    room: Room
    question: Annotated[str, Meta(min_length=1)]
    from_user: Annotated[str, Meta(description="who has to answer; empty: anybody")] = (
        ""
    )
    thread: Annotated[str, Meta(description="message id to ask in its thread")] = ""
    within: LongWait = 300


def _hints(method: str, *, gives: str = "", is_destructive: bool = False) -> Hints:
    """Make hints from the schema, with a parameter that the tool always sets."""
    return Hints(
        is_read_only=False,
        is_repeatable=repeatable(method, gives),
        is_destructive=is_destructive,
    )


@WRITING.tool(_hints("sendMessage"))
async def send_message(desk: Desk, given: Send) -> str:
    """Say something in a room or thread."""
    room = await desk.rooms.find(given.room)
    thread = await _thread(desk, given.thread, room.id)
    sent = await desk.client.messages.send(
        room.id, given.text, thread_id=thread or UNSET
    )
    return f"sent to {room.label} as message {sent.id}"


@WRITING.tool(_hints("sendFileMessage"))
async def upload_file(desk: Desk, given: UploadFile) -> str:
    """Put a file into a room or thread."""
    room = await desk.rooms.find(given.room)
    thread = await _thread(desk, given.thread, room.id)
    content, name = await file_of(desk.files, given.text, given.base64, given.path)
    sent = await desk.client.files.upload(
        room.id,
        content,
        name=given.name or name,
        text=given.caption or None,
        thread_id=thread or None,
    )
    return f"{given.name or name} is in {room.label} as message {sent.id}"


@WRITING.tool(_hints("updateMessage", is_destructive=True))
async def edit_message(desk: Desk, given: Edit) -> str:
    """Change a message of this account."""
    message = await _own_message(desk, given.message_id)
    await desk.client.messages.edit(message.id, given.text, room_id=message.room_id)
    return f"message {message.id} is changed"


@WRITING.tool(_hints("deleteMessage", is_destructive=True))
async def delete_message(desk: Desk, given: Delete) -> str:
    """Delete a message of this account."""
    message = await _own_message(desk, given.message_id)
    await desk.client.messages.delete(message.id, room_id=message.room_id)
    return f"message {message.id} is deleted"


@WRITING.tool(_hints("setReaction", gives="is_set"))
async def react(desk: Desk, given: React) -> str:
    """Set or take away a reaction."""
    message = await find_message(desk, given.message_id)
    await desk.client.messages.react(given.emoji, message.id, is_set=given.is_set)
    return f"{given.emoji} is {'on' if given.is_set else 'off'} message {message.id}"


@WRITING.tool(_hints("readMessages"))
async def mark_read(desk: Desk, given: MarkRead) -> str:
    """Mark a room as read."""
    room = await desk.rooms.find(given.room)
    await desk.client.rooms.mark_read(room.id)
    return f"{room.label} is read"


@WRITING.tool(_hints("sendMessage"))
async def ask(desk: Desk, given: Ask) -> str:
    """Ask in a room or thread, and wait for the answer of a person."""
    room = await desk.rooms.find(given.room)
    thread = await _thread(desk, given.thread, room.id)
    async with desk.client.messages.changes(room.id) as changes:
        asked = await desk.client.messages.send(
            room.id, given.question, thread_id=thread or UNSET
        )
        answer = await first_answer(
            desk,
            changes,
            within=given.within,
            from_user=given.from_user,
            thread_id=thread,
        )
    if answer is None:
        return (
            f"asked in {room.label} as message {asked.id}; nobody answered within"
            f" {given.within:g} s (wait_for_message waits on)"
        )
    return _answered(answer, f"Asked as {asked.id}; the answer, in {room.label}")


def _answered(answer: MessageSent[Message], source: str) -> str:
    return untrusted(shown_messages([answer.message]), source=source)


async def _own_message(desk: Desk, message_id: str) -> Message:
    """Find a message of this account.

    Raises:
        ToolError: Another user wrote it.
    """
    message = await find_message(desk, message_id)
    if message.author.id != desk.client.user_id:
        raise ToolError("only messages of this account are changed or deleted here")
    return message


async def _thread(desk: Desk, message_id: str, room_id: str) -> str:
    """Find the message that begins the thread of a message; empty for none.

    Raises:
        ToolError: It is in another room.
    """
    if not message_id:
        return ""
    message = await find_message(desk, message_id)
    if message.room_id != room_id:
        raise ToolError(
            f"message {message_id} is in {desk.rooms.name(message.room_id)}: a thread"
            " does not leave its room"
        )
    return message.thread_id or message.id
