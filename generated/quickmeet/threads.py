# Generated from schema/threads.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Read, follow and mark threads."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.replacement import Lookup, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.streams.paging.history import Pages

from . import types
from .errors import (
    InvalidMessageError,
    InvalidUserError,
    NoSuchRoomError,
    NotAllowedError,
    RoomNotFoundError,
)

__all__ = [
    "FOLLOW",
    "HISTORY",
    "LIST",
    "LIST_ALL",
    "LIST_MESSAGES",
    "MARK_READ",
    "UNFOLLOW",
    "Threads",
]

FOLLOW: Final[Method[bool | None]] = Method(
    "followMessage",
    bool | None,
    errors=(InvalidUserError, NotAllowedError, InvalidMessageError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(RestCall(verb="POST", path="/v1/chat.followMessage", send={"mid": "0.mid"}),),
    rate=(5, 5000),
)
LIST_MESSAGES: Final[Method[list[types.Message]]] = Method(
    "getThreadMessages",
    lambda: list[types.Message],
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="1.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getThreadMessages",
            send={
                "tmid": "0.tmid",
                "count": "0.limit",
                "offset": "0.skip",
                "sort": Pick(default={"ts": -1}),
            },
            result=("@root", "messages"),
            lookups={
                "root": Lookup(
                    path="/v1/chat.getMessage",
                    send={"msgId": "0.tmid"},
                    result="message",
                )
            },
            absorbs={"error-invalid-message": []},
        ),
    ),
)
LIST: Final[Method[list[types.Message]]] = Method(
    "getThreadsList",
    lambda: list[types.Message],
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="1.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getThreadsList",
            send={"rid": "0.rid", "count": "0.limit", "offset": "0.skip"},
            result="threads",
        ),
    ),
    rooms=((0, "room_id"),),
)
MARK_READ: Final[Method[int | None]] = Method(
    "readThreads",
    int | None,
    errors=(NotAllowedError, RoomNotFoundError),
    repeatable=True,
    versions=Versions(since="3.4.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/subscriptions.read",
            send={"rid": "@room", "readThreads": Pick(default=True)},
            lookups={
                "room": Lookup(
                    path="/v1/chat.getMessage",
                    send={"msgId": "0"},
                    result="message.rid",
                )
            },
        ),
    ),
)
UNFOLLOW: Final[Method[bool | int | None]] = Method(
    "unfollowMessage",
    bool | int | None,
    errors=(InvalidUserError, NotAllowedError, InvalidMessageError),
    repeatable=True,
    versions=Versions(since="1.0.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(verb="POST", path="/v1/chat.unfollowMessage", send={"mid": "0.mid"}),
    ),
    rate=(5, 5000),
)
LIST_ALL: Final[Endpoint[ListPage[types.Message]]] = Endpoint(
    "GET",
    "/v1/chat.getThreadsList",
    lambda: ListPage[types.Message],
    params=("rid", "type", "text", "count", "offset"),
    at={"items": "threads", "total": "total"},
    errors=(NoSuchRoomError,),
    repeatable=True,
    versions=Versions(since="1.0.0"),
    rooms=(0,),
)
HISTORY: Final[Pages[types.Message]] = Pages(
    lambda: types.Message,
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getThreadMessages",
            send={
                "tmid": "0",
                "sort": Pick(default={"ts": -1}),
                "count": "2",
                "offset": "3",
            },
            result="messages",
        ),
    ),
)


class Threads(Group):
    """Read, follow and mark threads."""

    __slots__ = ()

    async def follow(self, message_id: str) -> bool | None:
        """Follow a thread: be notified of its replies.

        Wire name ``followMessage``; servers since 1.0.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/chat.followMessage. The server takes 5 calls in 5 s.
        Safe to repeat: a follower keeps following.

        Args:
            message_id: The message that began the thread.

        Returns:
            True once it is done; nothing on some servers.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidMessageError: There is no such message.
        """
        message = types.ThreadToFollow(message_id=message_id)
        return await self._session.call(FOLLOW, (message,))

    async def list_messages(
        self,
        thread_id: str,
        *,
        most: int | UnsetType | None = UNSET,
        offset: int | UnsetType | None = UNSET,
    ) -> builtins.list[types.Message]:
        """List the replies of a thread, oldest first.

        Wire name ``getThreadMessages``; servers since 1.0.0. By REST: GET
        /v1/chat.getThreadMessages. Safe to repeat: it only reads.

        Args:
            thread_id: The message that began the thread.
            most: How many at most.
            offset: How many to leave out in front.

        Returns:
            The replies, without the message that they answer.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        params = types.ThreadPage(
            most=UNSET if most is None else most,
            offset=UNSET if offset is None else offset,
            thread_id=thread_id,
        )
        return await self._session.call(LIST_MESSAGES, (params,))

    async def list(
        self,
        room_id: str,
        *,
        most: int | UnsetType | None = UNSET,
        offset: int | UnsetType | None = UNSET,
    ) -> builtins.list[types.Message]:
        """List the threads of a room by their first messages.

        Wire name ``getThreadsList``; servers since 1.0.0. By REST: GET
        /v1/chat.getThreadsList. Safe to repeat: it only reads.

        Args:
            room_id: The room.
            most: How many at most.
            offset: How many to leave out in front.

        Returns:
            The first messages of the threads.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        params = types.ThreadsPage(
            most=UNSET if most is None else most,
            room_id=room_id,
            offset=UNSET if offset is None else offset,
        )
        return await self._session.call(LIST, (params,))

    async def mark_read(self, thread_id: str) -> int | None:
        """Mark a thread as read.

        Wire name ``readThreads``; servers since 3.4.0, deprecated in 8.x, removed in
        9.0.0. By REST: POST /v1/subscriptions.read. Safe to repeat: what is read stays
        read.

        Args:
            thread_id: The message that began the thread.

        Returns:
            How many memberships changed, on servers of 3.x; null on others.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            RoomNotFoundError: There is no such room.
        """
        return await self._session.call(MARK_READ, (thread_id,))

    async def unfollow(self, message_id: str) -> bool | int | None:
        """Follow a thread no longer.

        Wire name ``unfollowMessage``; servers since 1.0.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/chat.unfollowMessage. The server takes 5 calls in 5
        s. Safe to repeat: who does not follow stays so.

        Args:
            message_id: The message that began the thread.

        Returns:
            True once it is done; servers of 3.x say how many were changed, some others
            nothing.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAllowedError: The user lacks a permission for this.
            InvalidMessageError: There is no such message.
        """
        message = types.ThreadToFollow(message_id=message_id)
        return await self._session.call(UNFOLLOW, (message,))

    def list_all(
        self,
        room_id: str,
        *,
        kind: Literal["following", "unread", "all"] | str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.Message]:
        """List the threads of a room by their first messages, page by page.

        By REST: ``GET /v1/chat.getThreadsList``; servers since 1.0.0. Safe to repeat:
        it only reads.

        Args:
            room_id: The room.
            kind: Only those that you follow or have not read.
            text: Only threads that have this in it.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The first messages of the threads.

        Raises:
            NoSuchRoomError: There is no such room, or the user may not see it.
        """
        return streams.Listing(
            self._session,
            LIST_ALL,
            (room_id, UNSET if kind is None else kind, UNSET if text is None else text),
            page_size=page_size,
        )

    def history(
        self, thread_id: str, *, page_size: int = 50
    ) -> streams.History[types.Message]:
        """Read the replies of a thread back, newest first.

        The message that began the thread is not among them.

        By REST: GET /v1/chat.getThreadMessages.

        Args:
            thread_id: The message that began the thread.
            page_size: How many are fetched at once, 1 to 100.
        """
        return streams.History(self._session, HISTORY, thread_id, page_size=page_size)
