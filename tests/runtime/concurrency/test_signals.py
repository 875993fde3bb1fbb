# SPDX-License-Identifier: MIT
"""A signal ends a block as a cancellation does."""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest

import quickmeet
from quickmeet_runtime.concurrency.signals import stop_on_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_the_block_and_what_follows_runs(
    number: signal.Signals,
) -> None:
    async with stop_on_signals() as stop:
        os.kill(os.getpid(), number)
        await anyio.sleep_forever()

    assert stop.signal is number


async def test_a_signal_drains_a_block_that_says_how() -> None:
    drained = anyio.Event()
    async with stop_on_signals(drain=drained.set) as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        await drained.wait()
        await anyio.lowlevel.checkpoint()  # it is not cancelled

    assert stop.signal is signal.SIGTERM


async def test_the_block_may_end_first(
    recwarn: pytest.WarningsRecorder,
) -> None:
    before = signal.getsignal(signal.SIGTERM)

    async with stop_on_signals() as stop:
        assert signal.getsignal(signal.SIGTERM) != before

    assert stop.signal is None
    assert signal.getsignal(signal.SIGTERM) == before
    assert not recwarn


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_thread_gets_no_signal_and_still_runs(backend: str) -> None:
    async def main() -> str:
        return "done"

    async def fails() -> None:
        raise ZeroDivisionError

    with ThreadPoolExecutor() as threads:
        done = threads.submit(quickmeet.run, main, backend=backend)
        assert done.result() == "done"
        failed = threads.submit(quickmeet.run, fails, backend=backend)
        with pytest.raises(ZeroDivisionError):
            failed.result()


async def test_a_second_signal_does_what_it_did_before() -> None:
    heard: list[int] = []

    def hear(number: int, _: object) -> None:
        heard.append(number)

    before = signal.signal(signal.SIGUSR1, hear)
    try:
        async with stop_on_signals(signal.SIGUSR1):
            os.kill(os.getpid(), signal.SIGUSR1)
            try:
                await anyio.sleep_forever()
            finally:
                os.kill(os.getpid(), signal.SIGUSR1)
        assert heard == [signal.SIGUSR1]
    finally:
        signal.signal(signal.SIGUSR1, before)


async def test_an_exception_of_the_block_comes_out_as_it_is() -> None:
    error = LookupError("mine")
    group = ExceptionGroup("mine", [error])

    with pytest.raises(LookupError) as e:
        async with stop_on_signals():
            raise error
    with pytest.raises(ExceptionGroup) as g:
        async with stop_on_signals():
            raise group

    assert e.value is error
    assert g.value is group
