# Generated from schema/crowd.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `CrowdAccounts`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)

from .. import types
from ..crowd import SYNC_USERS, TEST_CONNECTION

__all__ = [
    "CrowdAccountsHandlers",
    "SyncUsersHandler",
    "TestConnectionHandler",
    "crowd_handlers",
    "on_sync_users",
    "on_test_connection",
]


class TestConnectionHandler(Protocol[ContextT_contra]):
    """Answers ``crowd_test_connection``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.CrowdTest]:
        """Try the connection to Atlassian Crowd."""
        ...


def on_test_connection(
    handler: TestConnectionHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``crowd_test_connection``."""
    return MethodHandler(TEST_CONNECTION, handler)


class SyncUsersHandler(Protocol[ContextT_contra]):
    """Answers ``crowd_sync_users``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.TestEmail]:
        """Fetch the accounts of Atlassian Crowd now."""
        ...


def on_sync_users(handler: SyncUsersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``crowd_sync_users``."""
    return MethodHandler(SYNC_USERS, handler)


class CrowdAccountsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `CrowdAccounts`."""

    @property
    def test_connection(self) -> TestConnectionHandler[ContextT_contra]:
        """Try the connection to Atlassian Crowd."""
        ...

    @property
    def sync_users(self) -> SyncUsersHandler[ContextT_contra]:
        """Fetch the accounts of Atlassian Crowd now."""
        ...


def crowd_handlers(
    implementation: CrowdAccountsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_test_connection(implementation.test_connection),
        on_sync_users(implementation.sync_users),
    )
