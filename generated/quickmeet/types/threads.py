# Generated from schema/threads.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Threads: answers to one message."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["ThreadPage", "ThreadToFollow", "ThreadsPage"]


class ThreadToFollow(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `threads.unfollow`."""

    message_id: str = field(name="mid")
    """The message that began the thread."""


class ThreadPage(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `threads.list_messages`."""

    thread_id: str = field(name="tmid")
    """The message that began the thread."""
    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most."""
    offset: int | UnsetType | None = field(name="skip", default=UNSET)
    """How many to leave out in front."""


class ThreadsPage(Model, frozen=True, kw_only=True, gc=False):
    """The parameters of `threads.list`."""

    room_id: str = field(name="rid")
    """The room."""
    most: int | UnsetType | None = field(name="limit", default=UNSET)
    """How many at most."""
    offset: int | UnsetType | None = field(name="skip", default=UNSET)
    """How many to leave out in front."""
