# SPDX-License-Identifier: MIT
"""The state that a server needs before a conversation is replayed."""

import hashlib
from collections.abc import Collection, Iterator

from msgspec import Struct, field

from quickmeet_devserver.base.documents import Document, as_document, milliseconds

from ..recording.bystanders import SERVER
from ..recording.hints import SENT_KINDS

__all__ = [
    "Presupposed",
    "digest_of",
    "found_otherwise",
    "is_named_admin",
    "is_told_by_server",
    "message_that_goes",
    "token_of",
    "who_was_refused",
]


class Presupposed(Struct):
    """The state that a server needs before a conversation is replayed.

    Attributes:
        users: By id: what is known of them; ``digest`` of the password included.
        rooms: By id.
        memberships: By id.
        members: Ids of users, by room.
        owners: Ids of those who own it, by room.
        granted: Permissions that plain users must have been given.
        messages: By id.
        lists: Documents of other collections, by collection.
        tokens: User ids by login token.
        personal: Those of them that are personal access tokens, which never end.
        secrets: What the server shall make up next for a second factor, by user.
        logged_in: Users by connections that were logged in before.
        outside: Rooms with users who are not in them.
        whole: Collections of which a list told all that there is.
        alerted: Rooms with users who had not read them.
        rosters: Ids of all members of rooms, where a list showed them.
        rooms_of: Ids of all rooms of users, where a list showed them.
        token_counts: How many login tokens users had.
        unseen: Users who never left: it is news that they are not here.
        url: The recorded server's address, as it calls itself.
    """

    users: dict[str, Document] = field(default_factory=dict[str, Document])
    rooms: dict[str, Document] = field(default_factory=dict[str, Document])
    memberships: dict[str, Document] = field(default_factory=dict[str, Document])
    members: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    owners: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    granted: set[str] = field(default_factory=set[str])
    messages: dict[str, Document] = field(default_factory=dict[str, Document])
    lists: dict[str, list[Document]] = field(default_factory=dict[str, list[Document]])
    tokens: dict[str, str] = field(default_factory=dict[str, str])
    personal: set[str] = field(default_factory=set[str])
    secrets: dict[str, str] = field(default_factory=dict[str, str])
    logged_in: dict[str, str] = field(default_factory=dict[str, str])
    outside: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    whole: set[str] = field(default_factory=set[str])
    alerted: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    rosters: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    rooms_of: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    token_counts: dict[str, int] = field(default_factory=dict[str, int])
    unseen: set[str] = field(default_factory=set[str])
    url: str = "http://127.0.0.1:3000"

    def ids(self) -> set[str]:
        """The ids of all that was there."""
        return {*self.users, *self.rooms, *self.memberships, *self.messages}


def is_named_admin(user: Document) -> bool:
    """Whether a user has the name of a first administrator."""
    return str(user.get("username")).endswith("admin")


def is_told_by_server(message: Document, began: int, recorded: Collection[str]) -> bool:
    """Whether a message tells what somebody did who was recorded doing it.

    Args:
        message: The message.
        began: When the recording did, in milliseconds since 1970.
        recorded: Ids of those who are recorded.
    """
    if message.get("t") in {None, *SENT_KINDS}:
        return False
    author, sent_at = as_document(message.get("u")), milliseconds(message["ts"])
    return author.get("_id") in recorded and (sent_at or 0) >= began


def token_of(user_id: str) -> str:
    """The token of a user who was logged in before the recording began."""
    return f"before-the-recording-{user_id}"


def found_otherwise(text: str, result: Document) -> Iterator[Document]:
    """Who is found by neither name was found by what is said about them."""
    wanted = text.lstrip("@").lower()
    for user in result.get("users") or ():
        if wanted not in f"{user.get('username')} {user.get('name')}".lower():
            yield {**user, "bio": wanted}


def message_that_goes(id_: str, room_id: str, at: int) -> Document:
    """A message that is only seen to go: it was there, by whomever.

    Args:
        id_: Its id.
        room_id: Where.
        at: When it was there at the latest, in milliseconds.
    """
    author = {"_id": SERVER, "username": SERVER}
    ts = {"$date": at}
    return {"_id": id_, "rid": room_id, "msg": "", "ts": ts, "u": author}


def digest_of(password: object) -> object:
    """The stored form of a password; None if there is none."""
    if isinstance(password, str):
        return hashlib.sha256(password.encode()).hexdigest()
    return as_document(password).get("digest")


def who_was_refused(request: Document, error: Document) -> Document | None:
    """The user that must exist, by a refused login; None for anybody.

    A wrong password is somebody's; who lacked a code had the right one.
    """
    selector = as_document(request.get("user"))
    name, address = selector.get("username"), selector.get("email")
    if error.get("error") == "totp-required":
        known = {
            "username": name or str(address).partition("@")[0],
            "digest": digest_of(request.get("password")),
        }
        emails = [{"address": address, "verified": True}]
        return {**known, "emails": emails} if address else known
    if error.get("reason") == "Incorrect password" and isinstance(name, str):
        return {"username": name}
    return None
