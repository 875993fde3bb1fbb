# Generated from schema/discussions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Discussions` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..discussions import CREATE

__all__ = ["Discussions"]


class Discussions(BlockingGroup):
    """Start discussions."""

    __slots__ = ()

    def create(  # noqa: PLR0913  # as many as the wire has
        self,
        parent_id: str,
        name: str,
        *,
        is_encrypted: bool | UnsetType | None = UNSET,
        message_id: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        topic: str | UnsetType | None = UNSET,
        user: types.User | UnsetType | None = UNSET,
        usernames: list[str] | UnsetType | None = UNSET,
    ) -> types.Room:
        """Start a discussion, of a message or of a room.

        Wire name ``createDiscussion``; servers since 1.0.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/rooms.createDiscussion. Depends on the permissions
        ``start-discussion``, ``start-discussion-other-user``.

        Args:
            parent_id: The room that it belongs to.
            name: Its name.
            is_encrypted: Whether it is end-to-end encrypted.
            message_id: The message that it is about.
            text: A first message.
            topic: Its topic.
            user: The creator; servers put the caller here.
            usernames: The users to invite.

        Returns:
            The discussion, a room.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidMessageError: There is no such message.
            InvalidArgumentsError: An argument is missing or is malformed.
            NestedDiscussionError: A discussion cannot belong to a discussion.
            InvalidTypeError: The room is of a type that cannot do this.
            ActionNotAllowedError: A permission or a setting forbids this action.
        """
        data = types.NewDiscussion(
            is_encrypted=UNSET if is_encrypted is None else is_encrypted,
            message_id=UNSET if message_id is None else message_id,
            parent_id=parent_id,
            text=UNSET if text is None else text,
            name=name,
            topic=UNSET if topic is None else topic,
            user=UNSET if user is None else user,
            usernames=UNSET if usernames is None else usernames,
        )
        return self._session.call(CREATE, (data,))
