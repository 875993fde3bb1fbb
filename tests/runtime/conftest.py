# SPDX-License-Identifier: MIT
"""A scripted server, a clock, and a client between them."""

from typing import Protocol, Unpack

import pytest

from quickmeet_runtime.auth.credentials import Credentials
from quickmeet_runtime.options.options import ConnectOptions
from quickmeet_runtime.session.clients.client import Connecting

from .scripted import URL, Client, Server, VirtualClock


class Connect(Protocol):
    """Describes a session with the scripted server."""

    def __call__(
        self,
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> Connecting[Client]: ...


@pytest.fixture
def server() -> Server:
    """A server with scripted answers."""
    return Server()


@pytest.fixture
def clock() -> VirtualClock:
    """A clock that stands still until it is turned."""
    return VirtualClock()


@pytest.fixture
def connect(server: Server, clock: VirtualClock) -> Connect:
    """Connect to the scripted server, going by the virtual clock."""

    def describe(
        credentials: Credentials | None = None,
        **options: Unpack[ConnectOptions],
    ) -> Connecting[Client]:
        options.setdefault("transport", server.open)
        options.setdefault("clock", clock)
        return Client.connect(URL, credentials, **options)

    return describe
