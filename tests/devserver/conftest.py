# SPDX-License-Identifier: MIT
"""An embedded server with an administrator and two users."""

from collections.abc import AsyncGenerator

import pytest

import quickmeet
from quickmeet_devserver import Server, serve

from .people import PASSWORDS, confirm, connect


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    async with serve(users=list(PASSWORDS.items())) as server:
        yield server


@pytest.fixture
async def admin(server: Server) -> AsyncGenerator[quickmeet.Client]:
    """The administrator, who has given the password once more."""
    async with connect(server, "admin") as client:
        await confirm(client, server.admin_password)
        yield client


@pytest.fixture
async def alice(server: Server) -> AsyncGenerator[quickmeet.Client]:
    async with connect(server, "alice") as client:
        yield client


@pytest.fixture
async def bob(server: Server) -> AsyncGenerator[quickmeet.Client]:
    async with connect(server, "bob") as client:
        yield client
