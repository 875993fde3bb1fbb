# SPDX-License-Identifier: MIT
"""Programs without an event loop that are interrupted, over a real WebSocket."""

import os
import signal
import sys
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Thread
from typing import NoReturn

import anyio
import pytest

import quickmeet
import quickmeet.sync
from quickmeet.messages import SEND
from quickmeet_devserver.dispatch.handling import Caller
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server
from quickmeet_runtime.model.operations.handler import MethodHandler
from quickmeet_runtime.model.operations.handler_parts import Param
from tests.support.threads import has_no_session_thread

LOGIN = quickmeet.Password("alice", "wonderland")


@pytest.fixture
def server() -> Generator[ThreadedServer]:
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        server.add_user("bob", "builder")
        server.add_room("lounge", ["alice", "bob"])
        yield server


@pytest.fixture(autouse=True)
def heeded() -> Generator[None]:
    """Take SIGINT as in a terminal: a job in the background of a shell ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press_ctrl_c_when(waiting: Event) -> None:
    """Send SIGINT to this process once something waits."""

    def press() -> None:
        waiting.wait()
        os.kill(os.getpid(), signal.SIGINT)

    Thread(target=press, daemon=True).start()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
@pytest.mark.parametrize("what", ["call", "iteration", "serve", "handler"])
def test_ctrl_c_ends_what_waits_at_once(server: ThreadedServer, what: str) -> None:
    waiting, forever = Event(), Event()

    async def never(caller: Caller, message: object) -> NoReturn:
        del caller, message
        waiting.set()
        await anyio.sleep_forever()
        raise AssertionError

    def stuck(_: quickmeet.types.Message) -> None:
        waiting.set()
        forever.wait()

    def wait(client: quickmeet.sync.Client, room_id: str) -> None:
        match what:
            case "call":
                server.handle(MethodHandler(SEND, never, Param("message", object)))
                client.messages.send(room_id, "hello")
            case "handler":
                client.on(client.messages.follow(room_id))(stuck).ready()
                client.messages.send(room_id, "hello")
                client.serve()
            case "iteration":
                waiting.set()
                next(iter(client.messages.follow(room_id)))
            case _:
                waiting.set()
                client.serve()

    def run() -> None:
        with quickmeet.sync.connect(server.url, LOGIN, drain_limit=60) as client:
            room_id = client.rooms.find_id("lounge")
            press_ctrl_c_when(waiting)
            wait(client, room_id)

    with pytest.raises(KeyboardInterrupt):
        run()
    assert has_no_session_thread()


def test_an_exception_cancels_the_calls_of_other_threads(
    server: ThreadedServer,
) -> None:
    waiting = Event()

    async def never(caller: Caller, message: object) -> NoReturn:
        del caller, message
        waiting.set()
        await anyio.sleep_forever()
        raise AssertionError

    server.handle(MethodHandler(SEND, never, Param("message", object)))

    def fail_while_another_waits(pool: ThreadPoolExecutor) -> None:
        with quickmeet.sync.connect(server.url, LOGIN, drain_limit=60) as client:
            room_id = client.rooms.find_id("lounge")
            sending.append(pool.submit(client.messages.send, room_id, "hello"))
            waiting.wait()
            raise ZeroDivisionError

    sending: list[Future[object]] = []
    with ThreadPoolExecutor(1) as pool:
        with pytest.raises(ZeroDivisionError):
            fail_while_another_waits(pool)
        with pytest.raises(quickmeet.ClosedError, match="the session is closed"):
            sending[0].result()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_over_http_ctrl_c_ends_a_call_and_the_next_one_works(
    server: ThreadedServer,
) -> None:
    waiting = Event()

    async def slow(caller: Caller, message: object) -> None:
        del caller, message
        waiting.set()
        await anyio.sleep_forever()

    with quickmeet.sync.connect_http(server.url, LOGIN) as client:
        room_id = client.rooms.find_id("lounge")
        handler: MethodHandler[Caller] = MethodHandler(
            SEND, slow, Param("message", object)
        )
        server.handle(handler)
        press_ctrl_c_when(waiting)
        with pytest.raises(KeyboardInterrupt):
            client.messages.send(room_id, "never")
        server.forget(handler)
        assert client.messages.send(room_id, "now").text == "now"
