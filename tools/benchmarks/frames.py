# SPDX-License-Identifier: MIT
"""Frames for the load server: messages invented and encoded beforehand.

A file of frames is: their number (uint32), their sizes (uint32 each), and the
unmasked WebSocket frames. Equal arguments give equal bytes.
"""

import json
import random
import string
import struct
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import cast

import msgspec

MINE = "__my_messages__"
"""The event that has the messages of all rooms."""
BLAST_ROOM = "blastroom00000001"
"""Who subscribes to it gets the frames; so does any room that begins so."""
_LETTERS = string.ascii_letters + string.digits
_TEXT = (
    "please release build twelve after lunch the tests are green again café "
    "somebody looked at the queue it was empty since naïve retries were removed "
    "next week we move both databases nobody will notice thank you all"
)
_WORDS = _TEXT.split()


class Sums(msgspec.Struct, frozen=True):
    """The characters that a client has to see, in all texts and authors."""

    text: int
    author: int


class Frames(msgspec.Struct, frozen=True):
    """A file of frames, and its contents.

    Attributes:
        path: The file.
        sizes: Bytes of each frame's message, without the WebSocket's head.
        sums: Each message's sums.
    """

    path: Path
    sizes: list[int]
    sums: list[Sums]

    def expected(self, count: int) -> Sums:
        """Sums over so many messages, sent in turn."""
        rounds, rest = divmod(count, len(self.sums))
        texts = [one.text for one in self.sums]
        authors = [one.author for one in self.sums]
        return Sums(
            sum(texts) * rounds + sum(texts[:rest]),
            sum(authors) * rounds + sum(authors[:rest]),
        )


class _Inventor:
    def __init__(self) -> None:
        self._random = random.Random(20)  # noqa: S311  # repeatable, not secret
        self._users = [
            {"_id": self._id(), "username": f"person.{i}", "name": f"Persönchen {i}"}
            for i in range(80)
        ]

    def message(self, number: int, room_id: str) -> dict[str, object]:
        """A message with all that servers put into one."""
        author, other = (self._random.choice(self._users) for _ in range(2))
        words = self._text(self._random.randint(4, 12))
        link = f"https://example.com/issues/{number}"
        sent = 1_760_000_000_000 + number * 1409
        message: dict[str, object] = {
            "_id": self._id(),
            "rid": room_id,
            "msg": f"@{other['username']} {words} {link}",
            "ts": {"$date": sent},
            "u": author,
            "_updatedAt": {"$date": sent + 15},
            "urls": [_preview(link, number)] if number % 5 == 0 else [],
            "mentions": [other | {"type": "user"}],
            "channels": [],
            "md": [{"type": "PARAGRAPH", "value": _markup(other, words, link)}],
        }
        if number % 2 == 0:
            names = [self._random.choice(self._users)["username"] for _ in range(2)]
            message["reactions"] = {":tada:": {"usernames": names}}
        if number % 4 == 0:
            message |= {"tmid": self._id(), "tshow": True}
        if number % 5 == 0:
            editor = {key: author[key] for key in ("_id", "username")}
            message |= {"editedAt": {"$date": sent + 90}, "editedBy": editor}
        return message

    def plain(self, size: int) -> dict[str, object]:
        """The least that a message has, with a text that makes up the size."""
        message: dict[str, object] = {
            "_id": "m",
            "rid": "r",
            "msg": "x",
            "ts": {"$date": 1_760_000_000_000},
            "u": {"_id": "u", "username": "bot"},
        }
        lacking = size - len(_encode(message, BLAST_ROOM))
        text = self._text(lacking // 6 + 1)[: max(lacking, 1)]
        while len(text.encode()) > lacking > 0:
            text = text[:-1]
        return message | {"msg": text}

    def _id(self) -> str:
        return "".join(self._random.choices(_LETTERS, k=17))

    def _text(self, words: int) -> str:
        return " ".join(self._random.choices(_WORDS, k=words))


def _preview(link: str, number: int) -> dict[str, object]:
    parsed = {"host": "example.com", "pathname": f"/issues/{number}", "hash": None}
    return {
        "url": link,
        "meta": {},
        "headers": {"contentType": "text/html; charset=utf-8"},
        "parsedUrl": parsed | {"protocol": "https:", "port": None, "query": None},
    }


def _markup(other: dict[str, str], words: str, link: str) -> list[dict[str, object]]:
    target = {"type": "PLAIN_TEXT", "value": link}
    name = {"type": "PLAIN_TEXT", "value": other["username"]}
    return [
        {"type": "MENTION_USER", "value": name},
        {"type": "PLAIN_TEXT", "value": f" {words} "},
        {"type": "LINK", "value": {"src": target, "label": [target]}},
    ]


def _encode(
    message: dict[str, object], room_id: str, *, is_mine: bool = False
) -> bytes:
    where = {"roomParticipant": True, "roomType": "c", "roomName": "general"}
    fields = {
        "eventName": MINE if is_mine else room_id,
        "args": [message, where] if is_mine else [message],
    }
    changed = {
        "msg": "changed",
        "collection": "stream-room-messages",
        "id": "id",
        "fields": fields,
    }
    return json.dumps(changed, separators=(",", ":"), ensure_ascii=False).encode()


def _frame(text: bytes) -> bytes:
    size = len(text)
    if size < 126:  # noqa: PLR2004  # RFC 6455
        return bytes([0x81, size]) + text
    if size < 65_536:  # noqa: PLR2004  # RFC 6455
        return struct.pack("!BBH", 0x81, 126, size) + text
    return struct.pack("!BBQ", 0x81, 127, size) + text


def write_frames(
    path: Path,
    *,
    rooms: Sequence[str] = (BLAST_ROOM,),
    count: int = 512,
    size: int | None = None,
    is_mine: bool = False,
) -> Frames:
    """Write a file of frames.

    Args:
        path: The file.
        rooms: The rooms that they are in, in turn.
        count: How many.
        size: Bytes of each message, all of it text; full messages when None.
        is_mine: Whether they come as the messages of all rooms.
    """
    inventor = _Inventor()
    messages = [
        inventor.message(number, room) if size is None else inventor.plain(size)
        for number, room in zip(range(count), cycle(rooms), strict=False)
    ]
    texts = [
        _encode(message, room, is_mine=is_mine)
        for message, room in zip(messages, cycle(rooms), strict=False)
    ]
    frames = [_frame(text) for text in texts]
    head = struct.pack(f"<I{count}I", count, *(len(frame) for frame in frames))
    path.write_bytes(head + b"".join(frames))
    return Frames(path, [len(text) for text in texts], [_sums(m) for m in messages])


def _sums(message: dict[str, object]) -> Sums:
    author = message["u"]
    if not isinstance(author, dict):
        raise TypeError(author)
    name = cast("dict[str, str]", author)["username"]
    return Sums(len(str(message["msg"])), len(name))
