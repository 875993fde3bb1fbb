# Generated from schema/canned_responses.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Save, delete and follow prepared answers."""

from typing import Final

from quickmeet_runtime.model.operation import Method, Stream
from quickmeet_runtime.model.versions import Versions
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.streams.subscription import Subscription

from .errors import (
    CannedResponseNotFoundError,
    InvalidDepartmentError,
    InvalidShortcutError,
    NotAllowedError,
)
from .types.canned_responses import (
    CannedResponse,
    CannedResponseEvent,
    NewCannedResponse,
)

__all__ = ["DELETE", "FOLLOW", "SAVE", "CannedResponses"]

DELETE: Final[Method[None]] = Method(
    "removeCannedResponse",
    None,
    errors=(NotAllowedError, CannedResponseNotFoundError),
    versions=Versions(since="3.18.0", removed="8.0.0", unsure=(7,)),
)
SAVE: Final[Method[CannedResponse]] = Method(
    "saveCannedResponse",
    CannedResponse,
    errors=(
        NotAllowedError,
        InvalidShortcutError,
        InvalidDepartmentError,
        CannedResponseNotFoundError,
    ),
    versions=Versions(since="3.18.0", removed="8.0.0", unsure=(7,)),
)
FOLLOW: Final[Stream[CannedResponseEvent]] = Stream(
    "stream-canned-responses", "canned-responses", CannedResponseEvent, several=True
)


class CannedResponses(Group):
    """Save, delete and follow prepared answers."""

    __slots__ = ()

    async def delete(self, response_id: str) -> None:
        """Delete a canned response.

        Wire name ``removeCannedResponse``; servers since 3.18.0, removed in 8.0.0.
        Depends on the permission ``remove-canned-responses``.

        Args:
            response_id: The response.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            CannedResponseNotFoundError: There is no such canned response.
        """
        await self._session.call(DELETE, (response_id,))

    async def save(
        self, response_id: str, response: NewCannedResponse
    ) -> CannedResponse:
        """Make or change a canned response.

        Wire name ``saveCannedResponse``; servers since 3.18.0, removed in 8.0.0.
        Depends on the permissions ``save-canned-responses``,
        ``save-all-canned-responses``, ``save-department-canned-responses``.

        Args:
            response_id: The response; null for a new one.
            response: The response as it shall be.

        Returns:
            The canned response.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidShortcutError: The shortcut is taken or missing.
            InvalidDepartmentError: There is no such department.
            CannedResponseNotFoundError: There is no such canned response.
        """
        return await self._session.call(SAVE, (response_id, response))

    def follow(self) -> Subscription[CannedResponseEvent]:
        """Follow canned responses that change or go.

        Wire name ``stream-canned-responses``, key ``canned-responses``; servers since
        3.18.0.
        """
        return self._session.subscribe(FOLLOW, ())
