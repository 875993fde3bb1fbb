# Generated from schema/discussions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Discussions: rooms that belong to a room."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

from .users import User

__all__ = ["NewDiscussion"]


class NewDiscussion(Model, frozen=True, kw_only=True):
    """The parameters of `discussions.create`."""

    parent_id: str = field(name="prid")
    """The room that it belongs to."""
    name: str = field(name="t_name")
    """Its name."""
    is_encrypted: bool | UnsetType | None = field(name="encrypted", default=UNSET)
    """Whether it is end-to-end encrypted."""
    message_id: str | UnsetType | None = field(name="pmid", default=UNSET)
    """The message that it is about."""
    text: str | UnsetType | None = field(name="reply", default=UNSET)
    """A first message."""
    topic: str | UnsetType | None = UNSET
    """Its topic."""
    user: User | UnsetType | None = UNSET
    """The creator; servers put the caller here."""
    usernames: list[str] | UnsetType | None = field(name="users", default=UNSET)
    """The users to invite."""
