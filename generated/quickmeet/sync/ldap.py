# Generated from schema/ldap.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Directory` that waits."""

from __future__ import annotations

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..ldap import SYNC, TEST_CONNECTION

__all__ = ["Directory"]


class Directory(BlockingGroup):
    """Fetch accounts of an LDAP directory."""

    __slots__ = ()

    def sync(self) -> types.DirectoryAnswer:
        """Fetch the accounts of the directory now; before 4.0.

        Wire name ``ldap_sync_now``; servers since 0.74.0, removed in 4.0.0. By REST:
        POST /v1/ldap.syncNow. Safe to repeat: fetching twice is fetching.

        Returns:
            Confirmation that it has begun.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            DirectoryOffError: The directory is off.
        """
        return self._session.call(SYNC, ())

    def test_connection(self) -> types.DirectoryAnswer:
        """Try the connection to the directory; before 4.0.

        Wire name ``ldap_test_connection``; servers since 0.74.0, removed in 4.0.0. By
        REST: POST /v1/ldap.testConnection. Safe to repeat: it only reads.

        Returns:
            Confirmation that it works.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            NotAuthorizedError: The user is not authorized for this.
            DirectoryOffError: The directory is off.
        """
        return self._session.call(TEST_CONNECTION, ())
