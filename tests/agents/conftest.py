# SPDX-License-Identifier: MIT
"""Sessions at the server that a module has; its version is the module's."""

from collections.abc import AsyncIterator

import pytest

import quickmeet
from quickmeet_devserver import Server


@pytest.fixture
def anyio_backend() -> str:
    """The library serves HTTP by uvicorn, which is for asyncio."""
    return "asyncio"


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[quickmeet.Client]:
    login = quickmeet.Password("bot", "secret")
    async with quickmeet.connect(server.url, login) as bot:
        yield bot


@pytest.fixture
async def alice(server: Server) -> AsyncIterator[quickmeet.Client]:
    login = quickmeet.Password("alice", "secret")
    async with quickmeet.connect(server.url, login) as alice:
        yield alice
