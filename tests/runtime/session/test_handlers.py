# SPDX-License-Identifier: MIT
"""Functions that are called with events: as safe as iterating over them."""

import gc
import logging
import weakref
from collections.abc import AsyncIterator, Callable
from types import TracebackType

import anyio
import pytest

from quickmeet_runtime.errors import (
    ConnectionLostError,
    LocalProtocolError,
    PayloadError,
    SubscriptionError,
)
from quickmeet_runtime.observability.observer import Observer
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.session.handlers.handler import Handler
from quickmeet_runtime.streams.changes.room import Change, MessageSent
from tests.runtime.conftest import Connect
from tests.runtime.scripted import URL, Client, Server, Thing, VirtualClock, settle
from tests.runtime.talk import Message, Rooms, Talker


class Broken(Exception):  # noqa: N818  # what user code raises
    """Something that user code raises."""


class Watcher(Observer):
    """Notes what handlers raised."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, Exception]] = []

    def on_handler_error(self, handler: str, error: Exception) -> None:
        self.seen.append((handler.rpartition(".")[2], error))


async def test_a_function_is_called_with_typed_events_in_order(
    connect: Connect, server: Server
) -> None:
    seen: list[Thing] = []
    async with connect() as client:

        @client.on(client.things.follow("t"))
        async def keep(thing: Thing) -> None:
            await anyio.lowlevel.checkpoint()
            seen.append(thing)

        await keep.ready()
        for size in range(5):
            server.connection.event("t", {"_id": "t", "size": size})
        await settle()

        assert [thing.size for thing in seen] == list(range(5))
        assert keep.handled == 5


async def test_a_plain_function_will_do(connect: Connect, server: Server) -> None:
    seen: list[Thing] = []
    async with connect() as client:
        handler = client.on(client.things.follow("t"))(seen.append)
        await handler.ready()
        server.connection.event("t", {"_id": "t"})
        await settle()

    assert seen == [Thing(id="t")]


async def test_events_wait_while_the_function_is_at_work(
    connect: Connect, server: Server
) -> None:
    go_on = anyio.Event()
    seen: list[int] = []
    async with connect() as client:
        things = client.things.follow("t").buffered(events=2, when_full="drop_oldest")

        @client.on(things)
        async def work(thing: Thing) -> None:
            seen.append(thing.size)
            await go_on.wait()

        await work.ready()
        for size in range(4):
            server.connection.event("t", {"_id": "t", "size": size})
            await settle()
        assert seen == [0]
        assert things.dropped == 1
        go_on.set()
        await settle()

    assert seen == [0, 2, 3]


async def test_no_task_is_made_for_an_event(connect: Connect, server: Server) -> None:
    tasks: set[int] = set()
    async with connect() as client:

        @client.on(client.things.follow("t"))
        async def note(_: Thing) -> None:
            await anyio.lowlevel.checkpoint()
            tasks.add(anyio.get_current_task().id)

        await note.ready()
        for _ in range(100):
            server.connection.event("t", {"_id": "t"})
        await settle()
        await settle()
        await settle()
        while note.handled < 100:
            await settle()

    assert len(tasks) == 1


async def test_the_loop_breathes_while_a_plain_function_is_kept_busy(
    connect: Connect, server: Server
) -> None:
    handled_at_turns: list[int] = []
    async with connect() as client:
        handler = client.on(client.things.follow("t"))(lambda _: None)
        await handler.ready()
        for _ in range(200):
            server.connection.event("t", {"_id": "t"})
        while handler.handled < 200:
            await anyio.lowlevel.checkpoint()
            handled_at_turns.append(handler.handled)

    assert any(0 < handled < 200 for handled in handled_at_turns)


@pytest.mark.parametrize("is_async", [False, True], ids=["plain", "async"])
async def test_what_a_function_raises_is_reported_and_the_next_event_comes(
    connect: Connect,
    server: Server,
    caplog: pytest.LogCaptureFixture,
    *,
    is_async: bool,
) -> None:
    error = Broken("at zero")
    watcher = Watcher()
    seen: list[int] = []

    def fail(thing: Thing) -> None:
        if thing.size == 0:
            raise error
        seen.append(thing.size)

    async def fail_later(thing: Thing) -> None:
        await anyio.lowlevel.checkpoint()
        fail(thing)

    async with connect(observer=watcher) as client:
        function: Callable[[Thing], object] = fail_later if is_async else fail
        handler = client.on(client.things.follow("t"))(function)
        await handler.ready()
        with caplog.at_level(logging.ERROR, "quickmeet"):
            for size in (0, 1):
                server.connection.event("t", {"_id": "t", "size": size})
                await settle()

        assert seen == [1]
        assert (handler.handled, handler.failed) == (1, 1)
        assert client.statistics.handler_errors == 1
        assert watcher.seen == [("fail_later" if is_async else "fail", error)]
        (record,) = caplog.records
        assert record.exc_info is not None
        assert record.exc_info[1] is error
        assert not handler.has_ended


async def test_what_a_function_raises_ends_the_block_of_the_client_where_chosen(
    connect: Connect, server: Server
) -> None:
    error = Broken("no more")
    handlers: list[Handler[Thing]] = []

    async def play() -> None:
        async with connect() as client:

            @client.on(client.things.follow("t"), when_it_fails="raise")
            def fail(_: Thing) -> None:
                raise error

            handlers.append(fail)
            await fail.ready()
            server.connection.event("t", {"_id": "t"})
            await client.serve()

    with pytest.raises(Broken) as raised:
        await play()

    assert raised.value is error
    assert handlers[0].error is error
    assert server.connection.is_closed
    assert not server.connection.is_aborted


async def test_what_a_function_raises_ends_its_own_block_and_not_the_connection(
    connect: Connect, server: Server
) -> None:
    async with connect() as client, client.things.follow("t") as things:

        async def play() -> None:
            async with client.handlers() as handlers:
                handlers.on(client.things.follow("other"))(lambda _: None)

                @handlers.on(client.things.follow("t"), when_it_fails="raise")
                def fail(_: Thing) -> None:
                    raise Broken

                await fail.ready()
                server.connection.event("t", {"_id": "t"})
                await anyio.sleep_forever()

        with pytest.raises(Broken):
            await play()

        assert await anext(things) == Thing(id="t")
        assert client.is_healthy
        (sub,) = (
            sub
            for sub in server.connection.sent_as("sub")
            if sub["params"][0] == "other"
        )
        assert [one["id"] for one in server.connection.sent_as("unsub")] == [sub["id"]]
    assert len(server.connections) == 1


async def test_the_error_of_the_body_is_raised_and_not_a_group(
    connect: Connect, server: Server
) -> None:
    error = Broken("of the body")
    handlers: list[Handler[Thing]] = []

    async def play() -> None:
        async with connect() as client:
            handler = client.on(client.things.follow("t"))(lambda _: None)
            handlers.append(handler)
            await handler.ready()
            raise error

    with pytest.raises(Broken) as raised:
        await play()

    assert raised.value is error
    assert error.__context__ is None
    assert handlers[0].has_ended
    assert server.connection.is_closed


async def test_a_group_that_the_body_raises_is_passed_on_as_it_is(
    connect: Connect,
) -> None:
    error = ExceptionGroup("of the body", [Broken("one"), LookupError("two")])

    async def play() -> None:
        async with connect() as client:
            client.on(client.things.follow("t"))(lambda _: None)
            raise error

    with pytest.raises(ExceptionGroup) as raised:
        await play()

    assert raised.value is error


async def test_errors_of_body_and_handler_are_both_raised(
    connect: Connect, server: Server
) -> None:
    async def play() -> None:
        async with connect() as client:

            @client.on(client.things.follow("t"), when_it_fails="raise")
            def fail(_: Thing) -> None:
                raise Broken

            await fail.ready()
            server.connection.event("t", {"_id": "t"})
            try:
                await anyio.sleep_forever()
            finally:
                raise LookupError

    with pytest.raises(ExceptionGroup) as raised:
        await play()

    assert raised.group_contains(Broken)
    assert raised.group_contains(LookupError)


async def test_a_refused_subscription_ends_the_block(
    connect: Connect, server: Server
) -> None:
    server.refuse_subscriptions(error="not-allowed", reason="Not allowed")
    handlers: list[Handler[Thing]] = []

    async def play() -> None:
        async with connect() as client:
            handlers.append(client.on(client.things.follow("t"))(lambda _: None))
            await client.serve()

    with pytest.raises(SubscriptionError, match="Not allowed"):
        await play()

    assert isinstance(handlers[0].error, SubscriptionError)


async def test_waiting_for_a_refused_handler_raises_the_refusal(
    connect: Connect, server: Server
) -> None:
    server.refuse_subscriptions(error="not-allowed", reason="Not allowed")
    heard: list[LocalProtocolError] = []

    async def wait(handler: Handler[Thing]) -> None:
        with pytest.raises(LocalProtocolError, match="has ended") as raised:
            await handler.ready()
        heard.append(raised.value)

    async with connect() as client, anyio.create_task_group() as tasks:

        async def play() -> None:
            async with client.handlers() as handlers:
                handler = handlers.on(client.things.follow("t"))(lambda _: None)
                tasks.start_soon(wait, handler)
                await anyio.sleep_forever()

        with pytest.raises(SubscriptionError):
            await play()

    assert isinstance(heard[0].__cause__, SubscriptionError)


async def test_a_subscription_that_the_server_ends_ends_the_block(
    connect: Connect, server: Server
) -> None:
    async def play() -> None:
        async with connect() as client:
            handler = client.on(client.things.follow("t"))(lambda _: None)
            await handler.ready()
            (sub,) = server.connection.sent_as("sub")
            server.connection.push({"msg": "nosub", "id": sub["id"]})
            await client.serve()

    with pytest.raises(SubscriptionError):
        await play()


async def test_a_handler_goes_on_after_a_lost_connection(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    seen: list[Thing] = []
    async with connect(reconnect=Reconnect(jitter=lambda: 1.0)) as client:
        handler = client.on(client.things.follow("t"))(seen.append)
        await handler.ready()
        server.connection.drop()
        await settle()
        await clock.advance(1)
        await settle()
        assert len(server.connections) == 2
        assert len(server.connection.sent_as("sub")) == 1
        server.connection.event("t", {"_id": "t"})
        await settle()

    assert seen == [Thing(id="t")]
    assert handler.error is None


async def test_the_end_of_the_session_is_one_error_however_many_wait(
    connect: Connect, server: Server
) -> None:
    async def play() -> None:
        async with connect(reconnect=None) as client:
            for key in "abc":
                handler = client.on(client.things.follow(key))(lambda _: None)
                await handler.ready()
            server.connection.drop()
            await client.serve()

    with pytest.raises(ConnectionLostError, match="the session has ended"):
        await play()


async def test_a_handler_is_off_the_wire_when_it_is_stopped(
    connect: Connect, server: Server
) -> None:
    seen: list[Thing] = []
    async with connect() as client:
        handler = client.on(client.things.follow("t"))(seen.append)
        await handler.ready()
        handler.stop()
        handler.stop()
        server.connection.event("t", {"_id": "t"})
        await settle()

        assert len(server.connection.sent_as("unsub")) == 1
        assert handler.has_ended
        assert handler.error is None
        assert seen == []


async def test_a_handler_that_is_stopped_at_once_never_begins(
    connect: Connect, server: Server
) -> None:
    server.silence("sub")
    async with connect() as client:
        first = client.on(client.things.follow("a"))(lambda _: None)
        first.stop()
        second = client.on(client.things.follow("b"))(lambda _: None)
        await settle()
        second.stop()
        await settle()

        assert first.has_ended
        assert second.has_ended
        (sub,) = server.connection.sent_as("sub")
        (unsub,) = server.connection.sent_as("unsub")
        assert sub["params"][0] == "b"
        assert unsub["id"] == sub["id"]


async def test_a_stopped_handler_is_released(connect: Connect) -> None:
    async with connect() as client:
        handler = client.on(client.things.follow("t"))(lambda _: None)
        seen = weakref.ref(handler)
        handler.stop()
        del handler
        await settle()
        gc.collect()

        assert seen() is None


async def test_a_handler_stopped_while_it_is_admitted_leaves_again(
    connect: Connect,
) -> None:
    class Late:
        """Is admitted although it was told to leave."""

        def __init__(self) -> None:
            self.has_left = False

        async def __aenter__(self) -> AsyncIterator[int]:
            with anyio.CancelScope(shield=True):
                handler.stop()
                self.has_left = False
                await anyio.lowlevel.checkpoint()
            return numbers()

        async def __aexit__(
            self,
            exc_type: type[BaseException] | None,
            exc_value: BaseException | None,
            traceback: TracebackType | None,
        ) -> None:
            raise AssertionError

        def leave(self) -> None:
            self.has_left = True

    async def numbers() -> AsyncIterator[int]:
        yield 1

    late = Late()
    async with connect() as client:
        handler = client.on(late)(lambda _: None)
        await settle()

        assert handler.has_ended
        assert handler.handled == 0
        assert late.has_left


async def test_a_function_may_stop_its_own_handler(
    connect: Connect, server: Server
) -> None:
    seen: list[int] = []
    async with connect() as client:

        @client.on(client.things.follow("t"))
        def once(thing: Thing) -> None:
            seen.append(thing.size)
            once.stop()

        await once.ready()
        for size in range(3):
            server.connection.event("t", {"_id": "t", "size": size})
        await settle()

        assert seen == [0]
        assert once.has_ended


async def test_an_event_that_is_being_handled_is_finished_when_the_block_ends(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "got"}
    got: list[Thing] = []
    async with connect() as client:

        @client.on(client.things.follow("t"))
        async def ask(_: Thing) -> None:
            await anyio.lowlevel.checkpoint()
            got.append(await client.things.get("x"))

        await ask.ready()
        server.connection.event("t", {"_id": "t"})
        server.connection.event("t", {"_id": "t"})
        await anyio.lowlevel.checkpoint()
        while not (ask.handled or server.connection.calls_of("getThing")):
            await anyio.lowlevel.checkpoint()

    assert got == [Thing(id="got")]


async def test_a_function_that_does_not_end_is_cancelled_after_the_limit(
    connect: Connect, server: Server
) -> None:
    was_cancelled = False
    async with connect(drain_limit=0.01) as client:

        @client.on(client.things.follow("t"))
        async def hang(_: Thing) -> None:
            nonlocal was_cancelled
            try:
                await anyio.sleep_forever()
            finally:
                was_cancelled = True

        await hang.ready()
        server.connection.event("t", {"_id": "t"})
        await settle()

    assert was_cancelled
    assert hang.has_ended


async def test_cancelling_the_block_cancels_the_functions(
    connect: Connect, server: Server
) -> None:
    handlers: list[Handler[Thing]] = []
    with anyio.CancelScope() as scope:
        async with connect(drain_limit=3600) as client:

            @client.on(client.things.follow("t"))
            async def hang(_: Thing) -> None:
                await anyio.sleep_forever()

            handlers.append(hang)
            await hang.ready()
            server.connection.event("t", {"_id": "t"})
            await settle()
            scope.cancel()
            await client.serve()

    assert scope.cancelled_caught
    assert handlers[0].has_ended
    assert server.connection.is_closed


async def test_cancelling_works_while_functions_finish(
    connect: Connect, server: Server
) -> None:
    is_behind_the_block = False
    begun = anyio.Event()
    with anyio.CancelScope() as scope:
        async with connect(drain_limit=3600) as client:

            @client.on(client.things.follow("t"))
            async def give_up(_: Thing) -> None:
                begun.set()
                await settle()
                scope.cancel()
                await anyio.sleep_forever()

            await give_up.ready()
            server.connection.event("t", {"_id": "t"})
            await begun.wait()
        is_behind_the_block = True

    assert scope.cancelled_caught
    assert not is_behind_the_block
    assert server.connection.is_closed


async def test_an_event_that_does_not_match_the_schema_is_skipped(
    connect: Connect, server: Server
) -> None:
    for strict in (False, True):
        seen: list[Thing] = []
        async with connect(strict=strict) as client:
            handler = client.on(client.things.follow("t"))(seen.append)
            await handler.ready()
            server.connection.event("t", {"_id": 1})
            server.connection.event("t", {"_id": "t"})
            await settle()

            assert seen == [Thing(id="t")]
            assert client.statistics.payload_errors == 1
            assert handler.failed == 0


async def test_an_event_that_does_not_match_the_schema_ends_the_block_where_chosen(
    connect: Connect, server: Server
) -> None:
    async def play() -> None:
        async with connect(strict=True) as client:
            follow = client.things.follow("t")
            handler = client.on(follow, when_it_fails="raise")(lambda _: None)
            await handler.ready()
            server.connection.event("t", {"_id": 1})
            await client.serve()

    with pytest.raises(PayloadError):
        await play()


async def test_one_function_can_handle_several_subscriptions(
    connect: Connect, server: Server
) -> None:
    seen: list[str] = []
    async with connect() as client:

        @client.on(client.things.follow("a"))
        @client.on(client.things.follow("b"))
        async def note(thing: Thing) -> None:
            """Note a thing."""
            await anyio.lowlevel.checkpoint()
            seen.append(thing.id)

        await note.ready()
        await settle()
        server.connection.event("a", {"_id": "a"})
        server.connection.event("b", {"_id": "b"})
        await settle()

        assert sorted(seen) == ["a", "b"]
        assert note.__doc__ == "Note a thing."
        assert "note of <Subscription to stream-things 'a'>" in repr(note)


async def test_a_handler_is_still_the_function(connect: Connect) -> None:
    async with connect() as client:

        @client.on(client.things.follow("t"))
        def double(thing: Thing) -> int:
            return thing.size * 2

        assert double(Thing(id="t", size=4)) == 8


async def test_changes_of_a_room_can_be_handled(
    server: Server, clock: VirtualClock
) -> None:
    rooms = Rooms(server, "r")
    seen: list[Change[Message]] = []
    session = Talker.connect(URL, transport=server.open, clock=clock)
    async with session as client:
        handler = client.on(client.messages.changes("r"))(seen.append)
        await handler.ready()
        rooms.say("r", "m", "hello")
        await settle()
        handler.stop()
        await settle()
        assert len(server.connection.sent_as("unsub")) == len(
            server.connection.sent_as("sub")
        )

    (sent,) = seen
    assert isinstance(sent, MessageSent)
    assert sent.message.text == "hello"


async def test_handlers_live_inside_a_block_only(connect: Connect) -> None:
    left: list[Client] = []
    async with connect() as client:
        left.append(client)
    handlers = client.handlers()

    with pytest.raises(LocalProtocolError, match="inside an `async with`"):
        client.on(client.things.follow("t"))(lambda _: None)
    with pytest.raises(LocalProtocolError, match="inside an `async with`"):
        handlers.on(client.things.follow("t"))(lambda _: None)


async def test_serving_raises_what_ended_the_session(
    connect: Connect, server: Server
) -> None:
    async with connect(reconnect=None) as client:
        server.connection.drop()
        with pytest.raises(ConnectionLostError, match="the session has ended"):
            await client.serve()


async def test_serving_ends_when_the_session_is_closed(connect: Connect) -> None:
    ended: list[str] = []

    async def serve(client: Client) -> None:
        await client.serve()
        ended.append("serve")

    async with anyio.create_task_group() as tasks, connect() as client:
        tasks.start_soon(serve, client)
        await settle()
        assert not ended

    assert ended == ["serve"]
