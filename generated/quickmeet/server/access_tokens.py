# Generated from schema/access_tokens.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `AccessTokens`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Spread

from .. import types
from ..access_tokens import CREATE, DELETE, LIST, RENEW

__all__ = [
    "AccessTokensHandlers",
    "CreateHandler",
    "DeleteHandler",
    "ListHandler",
    "RenewHandler",
    "access_tokens_handlers",
    "on_create",
    "on_delete",
    "on_list",
    "on_renew",
]


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``personalAccessTokens:generateToken``."""

    def __call__(
        self, caller: ContextT_contra, /, name: str, *, bypasses_two_factor: bool
    ) -> Answer[str]:
        """Make a personal access token."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``personalAccessTokens:generateToken``."""
    return MethodHandler(CREATE, handler, Spread(types.NewAccessToken))


class RenewHandler(Protocol[ContextT_contra]):
    """Answers ``personalAccessTokens:regenerateToken``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[str]:
        """Change a personal access token for a new one."""
        ...


def on_renew(handler: RenewHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``personalAccessTokens:regenerateToken``."""
    return MethodHandler(RENEW, handler, Spread(types.AccessTokenToRenew))


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``personalAccessTokens:removeToken``."""

    def __call__(self, caller: ContextT_contra, /, name: str) -> Answer[None]:
        """Delete a personal access token."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``personalAccessTokens:removeToken``."""
    return MethodHandler(DELETE, handler, Spread(types.AccessTokenToRenew))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/users.getPersonalAccessTokens``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.AccessTokenInfo]]:
        """List your personal access tokens, without their secrets."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/users.getPersonalAccessTokens``."""
    return MethodHandler(LIST, handler)


class AccessTokensHandlers(Protocol[ContextT_contra]):
    """Answers every method of `AccessTokens`."""

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Make a personal access token."""
        ...

    @property
    def renew(self) -> RenewHandler[ContextT_contra]:
        """Change a personal access token for a new one."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a personal access token."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List your personal access tokens, without their secrets."""
        ...


def access_tokens_handlers(
    implementation: AccessTokensHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_create(implementation.create),
        on_renew(implementation.renew),
        on_delete(implementation.delete),
        on_list(implementation.list),
    )
