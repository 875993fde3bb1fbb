# Generated from schema/access_tokens.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `AccessTokens` that waits."""

from __future__ import annotations

import builtins

from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..access_tokens import CREATE, DELETE, LIST, RENEW

__all__ = ["AccessTokens"]


class AccessTokens(BlockingGroup):
    """Make, renew and delete personal access tokens."""

    __slots__ = ()

    def create(self, name: str, *, bypasses_two_factor: bool) -> str:
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
        return self._session.call(CREATE, (params,))

    def renew(self, name: str) -> str:
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
        return self._session.call(RENEW, (params,))

    def delete(self, name: str) -> None:
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
        self._session.call(DELETE, (params,))

    def list(self) -> builtins.list[types.AccessTokenInfo]:
        """List your personal access tokens, without their secrets.

        By REST: ``GET /v1/users.getPersonalAccessTokens``; servers since 0.69.0.
        Depends on the permission ``create-personal-access-tokens``. Safe to repeat: it
        only reads.

        Returns:
            The tokens.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return self._session.call(LIST, ())
