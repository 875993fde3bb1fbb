# Generated from schema/ldap.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Directory`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)

from .. import types
from ..ldap import SYNC, TEST_CONNECTION

__all__ = [
    "DirectoryHandlers",
    "SyncHandler",
    "TestConnectionHandler",
    "ldap_handlers",
    "on_sync",
    "on_test_connection",
]


class SyncHandler(Protocol[ContextT_contra]):
    """Answers ``ldap_sync_now``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.DirectoryAnswer]:
        """Fetch the accounts of the directory now; before 4.0."""
        ...


def on_sync(handler: SyncHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``ldap_sync_now``."""
    return MethodHandler(SYNC, handler)


class TestConnectionHandler(Protocol[ContextT_contra]):
    """Answers ``ldap_test_connection``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.DirectoryAnswer]:
        """Try the connection to the directory; before 4.0."""
        ...


def on_test_connection(
    handler: TestConnectionHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``ldap_test_connection``."""
    return MethodHandler(TEST_CONNECTION, handler)


class DirectoryHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Directory`."""

    @property
    def sync(self) -> SyncHandler[ContextT_contra]:
        """Fetch the accounts of the directory now; before 4.0."""
        ...

    @property
    def test_connection(self) -> TestConnectionHandler[ContextT_contra]:
        """Try the connection to the directory; before 4.0."""
        ...


def ldap_handlers(
    implementation: DirectoryHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_sync(implementation.sync),
        on_test_connection(implementation.test_connection),
    )
