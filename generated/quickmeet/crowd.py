# Generated from schema/crowd.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Fetch accounts of Atlassian Crowd."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    CrowdOffError,
    InvalidConnectionError,
    InvalidUserError,
    NotAuthorizedError,
    SyncFailedError,
)

__all__ = ["SYNC_USERS", "TEST_CONNECTION", "CrowdAccounts"]

TEST_CONNECTION: Final[Method[types.CrowdTest]] = Method(
    "crowd_test_connection",
    lambda: types.CrowdTest,
    errors=(
        InvalidUserError,
        NotAuthorizedError,
        CrowdOffError,
        InvalidConnectionError,
        SyncFailedError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
SYNC_USERS: Final[Method[types.TestEmail]] = Method(
    "crowd_sync_users",
    lambda: types.TestEmail,
    errors=(
        CrowdOffError,
        NotAuthorizedError,
        SyncFailedError,
        InvalidUserError,
        InvalidConnectionError,
    ),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)


class CrowdAccounts(Group):
    """Fetch accounts of Atlassian Crowd."""

    __slots__ = ()

    async def test_connection(self) -> types.CrowdTest:
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
        return await self._session.call(TEST_CONNECTION, ())

    async def sync_users(self) -> types.TestEmail:
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
        return await self._session.call(SYNC_USERS, ())
