# Generated from schema/threads.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Threads`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..threads import FOLLOW, LIST, LIST_ALL, LIST_MESSAGES, MARK_READ, UNFOLLOW

__all__ = [
    "FollowHandler",
    "ListAllHandler",
    "ListHandler",
    "ListMessagesHandler",
    "MarkReadHandler",
    "ThreadsHandlers",
    "UnfollowHandler",
    "on_follow",
    "on_list",
    "on_list_all",
    "on_list_messages",
    "on_mark_read",
    "on_unfollow",
    "threads_handlers",
]


class FollowHandler(Protocol[ContextT_contra]):
    """Answers ``followMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message_id: str
    ) -> Answer[bool | None]:
        """Follow a thread: be notified of its replies."""
        ...


def on_follow(handler: FollowHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``followMessage``."""
    return MethodHandler(FOLLOW, handler, Spread(types.ThreadToFollow))


class ListMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``getThreadMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        thread_id: str,
        *,
        most: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[builtins.list[types.Message]]:
        """List the replies of a thread, oldest first."""
        ...


def on_list_messages(handler: ListMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getThreadMessages``."""
    return MethodHandler(LIST_MESSAGES, handler, Spread(types.ThreadPage))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``getThreadsList``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        most: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[builtins.list[types.Message]]:
        """List the threads of a room by their first messages."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getThreadsList``."""
    return MethodHandler(LIST, handler, Spread(types.ThreadsPage))


class MarkReadHandler(Protocol[ContextT_contra]):
    """Answers ``readThreads``."""

    def __call__(
        self, caller: ContextT_contra, /, thread_id: str
    ) -> Answer[int | None]:
        """Mark a thread as read."""
        ...


def on_mark_read(handler: MarkReadHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``readThreads``."""
    return MethodHandler(MARK_READ, handler, Param("thread_id", str))


class UnfollowHandler(Protocol[ContextT_contra]):
    """Answers ``unfollowMessage``."""

    def __call__(
        self, caller: ContextT_contra, /, message_id: str
    ) -> Answer[bool | int | None]:
        """Follow a thread no longer."""
        ...


def on_unfollow(handler: UnfollowHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``unfollowMessage``."""
    return MethodHandler(UNFOLLOW, handler, Spread(types.ThreadToFollow))


class ListAllHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/chat.getThreadsList``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        room_id: str,
        *,
        kind: Literal["following", "unread", "all"] | str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Message]]:
        """List the threads of a room by their first messages, page by page."""
        ...


def on_list_all(handler: ListAllHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/chat.getThreadsList``."""
    return MethodHandler(
        LIST_ALL,
        handler,
        Param("room_id", str),
        Param("kind", Literal["following", "unread", "all"] | str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ThreadsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Threads`."""

    @property
    def follow(self) -> FollowHandler[ContextT_contra]:
        """Follow a thread: be notified of its replies."""
        ...

    @property
    def list_messages(self) -> ListMessagesHandler[ContextT_contra]:
        """List the replies of a thread, oldest first."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the threads of a room by their first messages."""
        ...

    @property
    def mark_read(self) -> MarkReadHandler[ContextT_contra]:
        """Mark a thread as read."""
        ...

    @property
    def unfollow(self) -> UnfollowHandler[ContextT_contra]:
        """Follow a thread no longer."""
        ...

    @property
    def list_all(self) -> ListAllHandler[ContextT_contra]:
        """List the threads of a room by their first messages, page by page."""
        ...


def threads_handlers(
    implementation: ThreadsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_follow(implementation.follow),
        on_list_messages(implementation.list_messages),
        on_list(implementation.list),
        on_mark_read(implementation.mark_read),
        on_unfollow(implementation.unfollow),
        on_list_all(implementation.list_all),
    )
