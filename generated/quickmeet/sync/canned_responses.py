# Generated from schema/canned_responses.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `CannedResponses` that waits."""

from quickmeet_runtime.blocking.iteration import Subscription
from quickmeet_runtime.blocking.session import BlockingGroup

from ..canned_responses import DELETE, FOLLOW, SAVE
from ..types.canned_responses import (
    CannedResponse,
    CannedResponseEvent,
    NewCannedResponse,
)

__all__ = ["CannedResponses"]


class CannedResponses(BlockingGroup):
    """Save, delete and follow prepared answers."""

    __slots__ = ()

    def delete(self, response_id: str) -> None:
        """Delete a canned response.

        Wire name ``removeCannedResponse``; servers since 3.18.0, removed in 8.0.0.
        Depends on the permission ``remove-canned-responses``.

        Args:
            response_id: The response.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            CannedResponseNotFoundError: There is no such canned response.
        """
        self._session.call(DELETE, (response_id,))

    def save(self, response_id: str, response: NewCannedResponse) -> CannedResponse:
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
        return self._session.call(SAVE, (response_id, response))

    def follow(self) -> Subscription[CannedResponseEvent]:
        """Follow canned responses that change or go.

        Wire name ``stream-canned-responses``, key ``canned-responses``; servers since
        3.18.0.
        """
        return self._session.subscribe(FOLLOW, ())
