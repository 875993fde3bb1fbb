# Generated from schema/custom_status.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""List, save and follow the workspace's own statuses."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    FieldRequiredError,
    InvalidCustomStatusError,
    InvalidInputError,
    InvalidUserError,
    NotEntitledError,
    StatusNameTakenError,
)

__all__ = [
    "DELETE",
    "FOLLOW_CHANGES",
    "FOLLOW_DELETIONS",
    "LIST",
    "SAVE",
    "CustomStatuses",
]

DELETE: Final[Method[bool]] = Method(
    "deleteCustomUserStatus",
    bool,
    errors=(NotEntitledError, InvalidCustomStatusError),
    versions=Versions(since="2.0.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/custom-user-status.delete",
            send={"customUserStatusId": "0"},
            result=Pick(default=True),
        ),
    ),
)
SAVE: Final[Method[str | bool]] = Method(
    "insertOrUpdateUserStatus",
    str | bool,
    errors=(
        NotEntitledError,
        FieldRequiredError,
        InvalidInputError,
        StatusNameTakenError,
    ),
    versions=Versions(since="2.0.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/custom-user-status.create",
            send={"name": "0.name", "statusType": "0.statusType"},
            result="customUserStatus._id",
            when={"0._id": None},
        ),
        RestCall(
            verb="POST",
            path="/v1/custom-user-status.update",
            send={"_id": "0._id", "name": "0.name", "statusType": "0.statusType"},
            result=Pick(default=True),
        ),
    ),
)
LIST: Final[Method[list[types.CustomStatus]]] = Method(
    "listCustomUserStatus",
    lambda: list[types.CustomStatus],
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="2.0.0", deprecated="8.x", removed="9.0.0"),
    rest=(RestCall(verb="GET", path="/v1/custom-user-status.list", result="statuses"),),
)
FOLLOW_DELETIONS: Final[Stream[types.CustomStatusEvent]] = Stream(
    "stream-notify-logged", "deleteCustomUserStatus", lambda: types.CustomStatusEvent
)
FOLLOW_CHANGES: Final[Stream[types.CustomStatusEvent]] = Stream(
    "stream-notify-logged", "updateCustomUserStatus", lambda: types.CustomStatusEvent
)


class CustomStatuses(Group):
    """List, save and follow the workspace's own statuses."""

    __slots__ = ()

    async def delete(self, status_id: str) -> bool:
        """Delete a status of the workspace's own.

        Wire name ``deleteCustomUserStatus``; servers since 2.0.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/custom-user-status.delete. Depends on the
        permission ``manage-user-status``.

        Args:
            status_id: The status.

        Returns:
            True once it is done.

        Raises:
            NotEntitledError: The user is not authorized for this.
            InvalidCustomStatusError: There is no such status.
        """
        return await self._session.call(DELETE, (status_id,))

    async def save(  # noqa: PLR0913  # as many as the wire has
        self,
        name: str,
        presence: str,
        *,
        status_id: str | UnsetType | None = UNSET,
        emoji: str | UnsetType | None = UNSET,
        message: str | UnsetType | None = UNSET,
        position: float | UnsetType | None = UNSET,
        previous_name: str | UnsetType | None = UNSET,
        previous_presence: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
    ) -> str | bool:
        """Make or change a status of the workspace's own.

        Wire name ``insertOrUpdateUserStatus``; servers since 2.0.0, deprecated in 8.x,
        removed in 9.0.0. By REST: POST /v1/custom-user-status.create. Depends on the
        permission ``manage-user-status``.

        Args:
            name: Its name.
            presence: The presence that it shows.
            status_id: The status; a new one when absent.
            emoji: Emoji shown with it; before 5.0.
            message: Text of it.
            position: Place in the list.
            previous_name: Name before a change.
            previous_presence: Presence before a change.
            text: Its text.

        Returns:
            The id of a new one; true when one was changed.

        Raises:
            NotEntitledError: The user is not authorized for this.
            FieldRequiredError: A field is missing.
            InvalidInputError: A field has wrong characters.
            StatusNameTakenError: There is a status of this name.
        """
        user_status_data = types.NewCustomStatus(
            status_id=UNSET if status_id is None else status_id,
            emoji=UNSET if emoji is None else emoji,
            message=UNSET if message is None else message,
            name=name,
            position=UNSET if position is None else position,
            previous_name=UNSET if previous_name is None else previous_name,
            previous_presence=UNSET if previous_presence is None else previous_presence,
            text=UNSET if text is None else text,
            presence=presence,
        )
        return await self._session.call(SAVE, (user_status_data,))

    async def list(self) -> builtins.list[types.CustomStatus]:
        """List the statuses of the workspace's own.

        Wire name ``listCustomUserStatus``; servers since 2.0.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/custom-user-status.list. Safe to repeat: it
        only reads.

        Returns:
            The statuses.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return await self._session.call(LIST, ())

    def follow_deletions(self) -> streams.Subscription[types.CustomStatusEvent]:
        """Follow statuses that are taken away.

        Wire name ``stream-notify-logged``, key ``deleteCustomUserStatus``; servers
        since 2.0.0.
        """
        return self._session.subscribe(FOLLOW_DELETIONS, ())

    def follow_changes(self) -> streams.Subscription[types.CustomStatusEvent]:
        """Follow new and changed statuses.

        Wire name ``stream-notify-logged``, key ``updateCustomUserStatus``; servers
        since 2.0.0.
        """
        return self._session.subscribe(FOLLOW_CHANGES, ())
