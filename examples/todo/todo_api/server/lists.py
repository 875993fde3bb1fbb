# Generated from schema/lists.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Lists`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Publisher,
    Publishing,
)
from quickmeet_runtime.model.operations.handler_parts import Param

from .. import types
from ..lists import CREATE, FOLLOW_MINE, SHARE

__all__ = [
    "CreateHandler",
    "FollowMinePublisher",
    "ListsHandlers",
    "ShareHandler",
    "lists_handlers",
    "on_create",
    "on_follow_mine",
    "on_share",
]


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``lists.insert``."""

    def __call__(
        self, caller: ContextT_contra, /, title: str
    ) -> Answer[types.TodoList]:
        """Make a list."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``lists.insert``."""
    return MethodHandler(CREATE, handler, Param("title", str))


class ShareHandler(Protocol[ContextT_contra]):
    """Answers ``lists.share``."""

    def __call__(
        self, caller: ContextT_contra, /, list_id: str, user_ids: list[str]
    ) -> Answer[None]:
        """Let others see a list."""
        ...


def on_share(handler: ShareHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``lists.share``."""
    return MethodHandler(
        SHARE, handler, Param("list_id", str), Param("user_ids", list[str])
    )


class FollowMinePublisher(Protocol[ContextT_contra]):
    """Publishes ``lists.mine``."""

    def __call__(self, caller: ContextT_contra, /) -> Publishing[types.TodoList]:
        """Follow the lists that the user owns or may see."""
        ...


def on_follow_mine(publisher: FollowMinePublisher[ContextT]) -> Publisher[ContextT]:
    """Make a publisher of ``lists.mine``."""
    return Publisher(FOLLOW_MINE, publisher)


class ListsHandlers(Protocol[ContextT_contra]):
    """Answers every method and publication of `Lists`."""

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make a list."""
        ...

    @property
    def share(self) -> ShareHandler[ContextT_contra]:
        """Let others see a list."""
        ...

    @property
    def follow_mine(self) -> FollowMinePublisher[ContextT_contra]:
        """Follow the lists that the user owns or may see."""
        ...


def lists_handlers(
    implementation: ListsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT] | Publisher[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create(implementation.create),
        on_share(implementation.share),
        on_follow_mine(implementation.follow_mine),
    )
