# SPDX-License-Identifier: MIT
"""The types that the floor decodes: all fields of the frames, as plain Structs."""

from typing import Any

from msgspec import Struct, field

# No docstring can say more than the names.
# ruff: noqa: D101


class Moment(Struct):
    milliseconds: int = field(name="$date")


class User(Struct):
    id: str = field(name="_id")
    username: str | None = None
    name: str | None = None
    type: str | None = None


class Headers(Struct):
    content_type: str | None = field(name="contentType", default=None)


class Parsed(Struct):
    host: str | None = None
    pathname: str | None = None
    hash: str | None = None
    protocol: str | None = None
    port: str | None = None
    query: str | None = None


class Preview(Struct):
    url: str
    meta: dict[str, Any] | None = None
    headers: Headers | None = None
    parsed: Parsed | None = field(name="parsedUrl", default=None)


class Reaction(Struct):
    usernames: list[str]


class Message(Struct):
    id: str = field(name="_id")
    room_id: str = field(name="rid")
    text: str = field(name="msg")
    sent_at: Moment = field(name="ts")
    author: User = field(name="u")
    updated_at: Moment | None = field(name="_updatedAt", default=None)
    urls: list[Preview] = []
    mentions: list[User] = []
    channels: list[User] = []
    markup: list[dict[str, Any]] = field(name="md", default_factory=list)
    reactions: dict[str, Reaction] | None = None
    thread_id: str | None = field(name="tmid", default=None)
    is_shown: bool | None = field(name="tshow", default=None)
    edited_at: Moment | None = field(name="editedAt", default=None)
    edited_by: User | None = field(name="editedBy", default=None)
