# Generated from schema/access_tokens.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Make, renew and delete personal access tokens."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    ActionNotAuthorizedError,
    NotAllowedError,
    TokenExistsError,
    TokenNotFoundError,
)

__all__ = ["CREATE", "DELETE", "LIST", "RENEW", "AccessTokens"]

CREATE: Final[Method[str]] = Method(
    "personalAccessTokens:generateToken",
    str,
    errors=(ActionNotAuthorizedError, TokenExistsError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.generatePersonalAccessToken",
            send={"tokenName": "0.tokenName", "bypassTwoFactor": "0.bypassTwoFactor"},
            result="token",
        ),
    ),
)
RENEW: Final[Method[str]] = Method(
    "personalAccessTokens:regenerateToken",
    str,
    errors=(ActionNotAuthorizedError, TokenNotFoundError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.regeneratePersonalAccessToken",
            send={"tokenName": "0.tokenName"},
            result="token",
        ),
    ),
)
DELETE: Final[Method[None]] = Method(
    "personalAccessTokens:removeToken",
    None,
    errors=(ActionNotAuthorizedError, TokenNotFoundError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/users.removePersonalAccessToken",
            send={"tokenName": "0.tokenName"},
        ),
    ),
)
LIST: Final[Endpoint[list[types.AccessTokenInfo]]] = Endpoint(
    "GET",
    "/v1/users.getPersonalAccessTokens",
    lambda: list[types.AccessTokenInfo],
    at="tokens",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="0.69.0"),
)


class AccessTokens(Group):
    """Make, renew and delete personal access tokens."""

    __slots__ = ()

    async def create(self, name: str, *, bypasses_two_factor: bool) -> str:
        """Make a personal access token.

        Wire name ``personalAccessTokens:generateToken``; servers since 0.74.0. By REST:
        POST /v1/users.generatePersonalAccessToken. Depends on the permission
        ``create-personal-access-tokens``. May ask for a second factor.

        Args:
            name: Its name.
            bypasses_two_factor: Whether calls with it need no second factor.

        Returns:
            The token; it is shown this once.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            TokenExistsError: There is a token of this name.
        """
        params = types.NewAccessToken(
            bypasses_two_factor=bypasses_two_factor, name=name
        )
        return await self._session.call(CREATE, (params,))

    async def renew(self, name: str) -> str:
        """Change a personal access token for a new one.

        Wire name ``personalAccessTokens:regenerateToken``; servers since 0.74.0. By
        REST: POST /v1/users.regeneratePersonalAccessToken. Depends on the permission
        ``create-personal-access-tokens``. May ask for a second factor.

        Args:
            name: Its name.

        Returns:
            The new token; the old one ends.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            TokenNotFoundError: There is no token of this name.
        """
        params = types.AccessTokenToRenew(name=name)
        return await self._session.call(RENEW, (params,))

    async def delete(self, name: str) -> None:
        """Delete a personal access token.

        Wire name ``personalAccessTokens:removeToken``; servers since 0.74.0. By REST:
        POST /v1/users.removePersonalAccessToken. Depends on the permission
        ``create-personal-access-tokens``. May ask for a second factor.

        Args:
            name: Its name.

        Raises:
            ActionNotAuthorizedError: The user is not authorized for this.
            TokenNotFoundError: There is no token of this name.
        """
        params = types.AccessTokenToRenew(name=name)
        await self._session.call(DELETE, (params,))

    async def list(self) -> builtins.list[types.AccessTokenInfo]:
        """List your personal access tokens, without their secrets.

        By REST: ``GET /v1/users.getPersonalAccessTokens``; servers since 0.69.0.
        Depends on the permission ``create-personal-access-tokens``. Safe to repeat: it
        only reads.

        Returns:
            The tokens.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST, ())
