# SPDX-License-Identifier: MIT
"""A session uses the clock that its user gave, written by the protocol alone."""

from collections.abc import Awaitable
from math import inf
from time import monotonic
from typing import Final, Protocol

import anyio

import quickmeet
from quickmeet_devserver import Server

from .conftest import PASSWORDS

TIMES: Final = 1000


class Wait(Protocol):
    """What a clock is handed, as far as it has to know."""

    def wait(self) -> Awaitable[None]: ...


class FastClock:
    """Seconds that are milliseconds."""

    def now(self) -> float:
        return monotonic() * TIMES

    async def sleep_until(self, deadline: float, waiter: Wait | None = None) -> None:
        left = (deadline - self.now()) / TIMES
        with anyio.move_on_after(None if deadline == inf else left):
            if waiter is None:
                await anyio.sleep_forever()
            else:
                await waiter.wait()


async def test_a_lost_connection_comes_back_by_the_users_clock(server: Server) -> None:
    login = quickmeet.Password("alice", PASSWORDS["alice"])
    patient = quickmeet.Reconnect(first=600, longest=600)
    async with (
        quickmeet.connect(
            server.url,
            login,
            clock=FastClock(),
            reconnect=patient,
            time_limit=30 * TIMES,
            idle_after=30 * TIMES,
            answer_within=30 * TIMES,
        ) as client,
        client.messages.follow("GENERAL") as messages,
    ):
        server.disconnect_all()
        sent = await client.messages.send("GENERAL", "later")
        assert (await anext(messages)).id == sent.id
