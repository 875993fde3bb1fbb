# Generated from schema/crowd.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `CrowdAccounts` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..crowd import SYNC_USERS, TEST_CONNECTION

__all__ = ["CrowdAccounts"]


class CrowdAccounts(BlockingGroup):
    """Fetch accounts of Atlassian Crowd."""

    __slots__ = ()

    def test_connection(self) -> types.CrowdTest:
        """Try the connection to Atlassian Crowd.

        Wire name ``crowd_test_connection``; servers since 0.74.0. Depends on the
        permissions ``test-admin-options``, ``sync-auth-services-users``. Safe to
        repeat: it only reads.

        Returns:
            The server's message.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            CrowdOffError: Accounts of Atlassian Crowd are off.
            InvalidConnectionError: The server could not reach the service with its
                settings.
            SyncFailedError: The server could not fetch the accounts.
        """
        return self._session.call(TEST_CONNECTION, ())

    def sync_users(self) -> types.TestEmail:
        """Fetch the accounts of Atlassian Crowd now.

        Wire name ``crowd_sync_users``; servers since 0.74.0. Depends on the permissions
        ``sync-auth-services-users``, ``test-admin-options``. Safe to repeat: fetching
        twice is fetching.

        Returns:
            The server's message.

        Raises:
            CrowdOffError: Accounts of Atlassian Crowd are off.
            NotAuthorizedError: The user is not authorized for this.
            SyncFailedError: The server could not fetch the accounts.
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidConnectionError: The server could not reach the service with its
                settings.
        """
        return self._session.call(SYNC_USERS, ())
