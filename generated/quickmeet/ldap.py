# Generated from schema/ldap.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Fetch accounts of an LDAP directory."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import DirectoryOffError, InvalidUserError, NotAuthorizedError

__all__ = ["SYNC", "TEST_CONNECTION", "Directory"]

SYNC: Final[Method[types.DirectoryAnswer]] = Method(
    "ldap_sync_now",
    lambda: types.DirectoryAnswer,
    errors=(InvalidUserError, NotAuthorizedError, DirectoryOffError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="4.0.0"),
    rest=(
        RestCall(verb="POST", path="/v1/ldap.syncNow", result={"message": "message"}),
    ),
)
TEST_CONNECTION: Final[Method[types.DirectoryAnswer]] = Method(
    "ldap_test_connection",
    lambda: types.DirectoryAnswer,
    errors=(InvalidUserError, NotAuthorizedError, DirectoryOffError),
    repeatable=True,
    versions=Versions(since="0.74.0", removed="4.0.0"),
    rest=(
        RestCall(
            verb="POST", path="/v1/ldap.testConnection", result={"message": "message"}
        ),
    ),
)


class Directory(Group):
    """Fetch accounts of an LDAP directory."""

    __slots__ = ()

    async def sync(self) -> types.DirectoryAnswer:
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
        return await self._session.call(SYNC, ())

    async def test_connection(self) -> types.DirectoryAnswer:
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
        return await self._session.call(TEST_CONNECTION, ())
