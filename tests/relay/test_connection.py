# SPDX-License-Identifier: MIT
"""Cancellations that come together with an answer of the broker."""

import asyncio

import anyio
import pytest
from nats.aio.client import Client

from quickmeet_relay.connection import RequestingClient


@pytest.fixture
def anyio_backend() -> str:
    """nats-py is for asyncio."""
    return "asyncio"


class Swallowing:
    """Waits as `asyncio.wait_for` of Python 3.11 does: an answer comes first."""

    def __init__(self, *, fails: bool = False) -> None:
        self.waits = asyncio.Event()
        self._fails = fails

    async def request(self, *_: object) -> str:
        try:
            self.waits.set()
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass
        if self._fails:
            raise TimeoutError
        return "answer"


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("by_scope", [False, True])
async def test_a_cancellation_that_comes_with_the_answer_is_not_lost(
    monkeypatch: pytest.MonkeyPatch, *, fails: bool, by_scope: bool
) -> None:
    library = Swallowing(fails=fails)
    monkeypatch.setattr(Client, "request", library.request)
    client = RequestingClient()
    went_on = False

    async def ask() -> None:
        nonlocal went_on
        with scope:
            await client.request("subject")
            went_on = True

    scope = anyio.CancelScope()
    task = asyncio.create_task(ask())
    await library.waits.wait()
    if by_scope:
        scope.cancel()
        await task
    else:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert not went_on


@pytest.mark.parametrize(
    "raw",
    [
        b"Qm-Cursor: {}\r\nNats-Msg-Id:a:b\r\n\r\n",
        b"A:\tb \r\n: nameless\r\nno colon\r\nA: last\r\n",
        b"two words: no\r\n\xff: no\r\nB: \xff\xc3\xa9\r\n \t: no\r\n",
        b"",
    ],
)
def test_headers_are_read_as_the_library_reads_them(raw: bytes) -> None:
    ours, theirs = (
        vars(kind)["_parse_header_lines"].__func__
        for kind in (RequestingClient, Client)
    )
    assert ours(raw) == theirs(raw)
