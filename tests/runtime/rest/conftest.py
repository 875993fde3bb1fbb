# SPDX-License-Identifier: MIT
"""A server on loopback and what talks to it."""

from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from copy import copy
from typing import TypeVar, Unpack

import pytest

from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Missing
from quickmeet_runtime.model.operations.versions import Version
from quickmeet_runtime.options.options import ConnectOptions, Options
from quickmeet_runtime.rest.methods import RestCalls
from quickmeet_runtime.transport.url import ServerUrl

from .clients import ClientSession, User
from .server import RestServer, serve

T = TypeVar("T")

ALICE = User("GqhvpfiEe64k5bhCS", "secret-token")


class Side:
    """The REST side of a session."""

    def __init__(self, url: str, options: Options) -> None:
        self.user = copy(ALICE)
        endpoint = ServerUrl.parse(url)
        self.session = ClientSession(endpoint, options, self.user)
        self.client = self.session.client
        self.calls = RestCalls(self.client)

    async def call(
        self, method: Method[T], params: tuple[object, ...], version: Version | None
    ) -> T | Missing:
        """Call a method by REST, with a budget of its own."""
        budget = self.client.new_budget()
        return await self.calls.call(method, params, version, budget)


OpenSide = Callable[..., AbstractAsyncContextManager[Side]]


@pytest.fixture
def rest_server() -> Iterator[RestServer]:
    """A server with scripted answers."""
    with serve() as server:
        yield server


@pytest.fixture
def open_side(rest_server: RestServer) -> OpenSide:
    """Opens the REST side of a session with the server."""

    @asynccontextmanager
    async def open_(**options: Unpack[ConnectOptions]) -> AsyncGenerator[Side]:
        side = Side(rest_server.url, Options(**options))
        try:
            yield side
        finally:
            await side.session.aclose()

    return open_
