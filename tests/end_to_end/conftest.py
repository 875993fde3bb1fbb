# SPDX-License-Identifier: MIT
"""An embedded server and two users of it, on the loop of the test."""

from collections.abc import AsyncGenerator

import pytest

import quickmeet
from quickmeet_devserver import Server, serve

PASSWORDS = {"alice": "wonderland", "bob": "builder"}


@pytest.fixture
async def server() -> AsyncGenerator[Server]:
    async with serve(users=list(PASSWORDS.items())) as server:
        yield server


@pytest.fixture
async def alice(server: Server) -> AsyncGenerator[quickmeet.Client]:
    async with connect(server, "alice") as client:
        yield client


@pytest.fixture
async def bob(server: Server) -> AsyncGenerator[quickmeet.Client]:
    async with connect(server, "bob") as client:
        yield client


@pytest.fixture
async def general(alice: quickmeet.Client) -> str:
    return await alice.rooms.find_id("general")


def connect(server: Server, name: str) -> quickmeet.Connecting[quickmeet.Client]:
    login = quickmeet.Password(name, PASSWORDS[name])
    return quickmeet.connect(server.url, login, time_limit=10)


def connect_http(
    server: Server, name: str
) -> quickmeet.ConnectingByHttp[quickmeet.HttpClient]:
    login = quickmeet.Password(name, PASSWORDS[name])
    return quickmeet.connect_http(server.url, login, time_limit=10)
