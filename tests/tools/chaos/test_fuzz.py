# SPDX-License-Identifier: MIT
"""Odd frames do no harm; the fuzzer would see it if they did."""

import logging

import pytest
from tools.chaos import fuzz as fuzzing
from tools.chaos.fuzz import fuzz
from tools.chaos.mutate import Mutator, recorded_frames

from quickmeet_runtime.lifecycle.supervisor import Backoff
from quickmeet_runtime.protocol.client import DdpClientProtocol
from quickmeet_runtime.streams.documents.collections import Collections

pytestmark = pytest.mark.timeout(120)

SEED = 2026


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """It has much to say."""
    caplog.set_level(logging.CRITICAL, "quickmeet")


async def test_some_thousand_frames_do_no_harm() -> None:
    report = await fuzz(2000, SEED)

    assert report.problems == []
    assert report.is_good
    assert report.frames >= 2000
    assert report.refused > 200
    assert report.reconnects > 100
    assert report.payload_errors > 3
    assert report.events > 100


def test_the_frames_are_the_same_each_time() -> None:
    frames = recorded_frames()
    assert len(frames) > 1000
    one, other = Mutator("1", frames), Mutator("1", frames)
    made = [one.frame(("1", "s1")) for _ in range(1000)]
    assert made == [other.frame(("1", "s1")) for _ in range(1000)]
    assert len(set(made)) > 700
    assert [Mutator("2", frames).frame() for _ in range(9)] != made[:9]


# The fuzzer is worth something

on_asyncio = pytest.mark.parametrize(
    "anyio_backend", [("asyncio", {"use_uvloop": False})], ids=["asyncio"]
)


@on_asyncio
async def test_a_core_that_crashes_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(self: DdpClientProtocol, data: bytes | str, now: float) -> object:
        if data[:1] != b"{":
            raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "on purpose")
        return receive(self, data, now)

    receive = DdpClientProtocol.receive
    monkeypatch.setattr(DdpClientProtocol, "receive", careless)

    report = await fuzz(1000, SEED)
    assert report.crashes > 0
    assert not report.is_good
    assert any("core: UnicodeDecodeError" in one for one in report.problems)


@on_asyncio
async def test_a_session_that_crashes_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def careless(_: Collections, __: object) -> bool:
        raise KeyError("on purpose")

    monkeypatch.setattr(Collections, "added", careless)

    report = await fuzz(1000, SEED)
    assert any("session: " in one and "KeyError" in one for one in report.problems)


@on_asyncio
async def test_a_session_that_hangs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(backoff: Backoff, *_: object) -> float:
        del backoff
        return 3600.0

    monkeypatch.setattr(Backoff, "delay_after", never)
    monkeypatch.setattr(fuzzing, "_PATIENCE_S", 0.2)

    report = await fuzz(1000, SEED)
    assert report.hung > 0
    assert not report.is_good
