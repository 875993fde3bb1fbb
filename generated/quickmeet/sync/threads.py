# Generated from schema/threads.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Threads` that waits."""

from __future__ import annotations

import builtins
from typing import Literal

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..threads import (
    FOLLOW,
    HISTORY,
    LIST,
    LIST_ALL,
    LIST_MESSAGES,
    MARK_READ,
    UNFOLLOW,
)

__all__ = ["Threads"]


class Threads(BlockingGroup):
    """Read, follow and mark threads."""

    __slots__ = ()

    def follow(self, message_id: str) -> bool | None:
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
        return self._session.call(FOLLOW, (message,))

    def list_messages(
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
        return self._session.call(LIST_MESSAGES, (params,))

    def list(
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
        return self._session.call(LIST, (params,))

    def mark_read(self, thread_id: str) -> int | None:
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
        return self._session.call(MARK_READ, (thread_id,))

    def unfollow(self, message_id: str) -> bool | int | None:
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
        return self._session.call(UNFOLLOW, (message,))

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
        return self._session.listing(
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
        return self._session.history(HISTORY, thread_id, page_size=page_size)
