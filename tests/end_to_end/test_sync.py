# SPDX-License-Identifier: MIT
"""Programs without an event loop, over a real WebSocket."""

import asyncio
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from threading import Event, Thread, current_thread
from typing import NoReturn

import anyio
import pytest
from msgspec.structs import replace

import quickmeet
import quickmeet.sync
from quickmeet.messages import SEND
from quickmeet_devserver.dispatch.handling import Caller
from quickmeet_devserver.server.threaded import ThreadedServer, threaded_server
from quickmeet_runtime.blocking.session import checked
from quickmeet_runtime.model.operations.handler import MethodHandler
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.options.options import Options
from tests.support.threads import has_no_session_thread

LOGIN = quickmeet.Password("alice", "wonderland")


@pytest.fixture
def server() -> Generator[ThreadedServer]:
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        server.add_user("bob", "builder")
        server.add_room("lounge", ["alice", "bob"])
        yield server


@pytest.fixture
def client(server: ThreadedServer) -> Generator[quickmeet.sync.Client]:
    with quickmeet.sync.connect(server.url, LOGIN) as client:
        yield client


@pytest.fixture
def room_id(client: quickmeet.sync.Client) -> str:
    return client.rooms.find_id("lounge")


def test_a_call_waits_for_its_answer(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    message = client.messages.send(room_id, "hello")
    assert message.text == "hello"
    assert client.messages.get(message.id) == message


def test_a_session_knows_its_user(server: ThreadedServer) -> None:
    for connect in (quickmeet.sync.connect, quickmeet.sync.connect_http):
        with connect(server.url, LOGIN) as client:
            assert client.username == "alice"


def test_events_come_by_a_plain_iterator(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    with client.messages.follow(room_id) as messages:
        for text in ("one", "two", "three"):
            client.messages.send(room_id, text)
        texts = [message.text for message in islice(messages, 3)]
    assert texts == ["one", "two", "three"]


def test_without_a_block_a_loop_subscribes_and_leaves(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    says = Thread(target=lambda: say_until_left(client, room_id, left))
    left = Event()
    says.start()
    for message in client.messages.follow(room_id):
        assert message.text == "again"
        break
    left.set()
    says.join()
    with pytest.raises(quickmeet.LocalProtocolError, match="with"):
        next(client.messages.follow(room_id))


def say_until_left(client: quickmeet.sync.Client, room_id: str, left: Event) -> None:
    while not left.is_set():
        client.messages.send(room_id, "again")


def test_changes_tell_what_is_new_and_keep_their_cursor(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    with client.messages.changes_mine() as changes:
        sent = client.messages.send(room_id, "first")
        change = changes.wait_for(lambda c: isinstance(c, quickmeet.MessageSent))
        assert isinstance(change, quickmeet.MessageSent)
        assert change.message.id == sent.id
        cursor = changes.cursor
    client.messages.send(room_id, "while away")
    with client.messages.changes_mine(since=cursor) as changes:
        change = next(changes)
    assert isinstance(change, quickmeet.MessageSent)
    assert change.message.text == "while away"


def test_history_is_read_back_page_by_page(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    for number in range(7):
        client.messages.send(room_id, str(number))
    history = client.messages.history(room_id, page_size=3)
    texts = {message.text for message in islice(history, 7)}
    assert texts == set("6543210")  # some were sent in the same millisecond


def test_the_time_limit_of_a_block_ends_a_wait_and_the_iterator_goes_on(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    with client.messages.follow(room_id) as messages:
        with (
            pytest.raises(quickmeet.CallTimeoutError, match=r"within 0\.01 s"),
            quickmeet.sync.time_limit(60),
            quickmeet.sync.time_limit(0.01),
            quickmeet.sync.time_limit(60),
        ):
            next(messages)
        with pytest.raises(TimeoutError, match=r">: no such event within 0\.01 s"):
            messages.wait_for(lambda _: True, within=0.01)
        with (
            pytest.raises(quickmeet.CallTimeoutError, match="the time limit of the"),
            quickmeet.sync.time_limit(0.01),
        ):
            messages.wait_for(lambda _: True, within=60)
        client.messages.send(room_id, "later")
        assert next(messages).text == "later"


def test_handlers_run_in_threads_and_may_call_the_client(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    answered = Event()
    where: list[threading.Thread] = []

    @client.on(client.messages.changes_mine(), by="room")
    def answer(change: quickmeet.Change[quickmeet.types.Message]) -> None:
        if isinstance(change, quickmeet.MessageSent) and change.message.text == "ping":
            where.append(current_thread())
            client.messages.send(change.room_id, "pong")
            answered.set()

    answer.ready()
    client.messages.send(room_id, "ping")
    answered.wait()
    assert where[0] is not current_thread()
    texts = [message.text for message in client.messages.history(room_id)]
    assert texts[:2] == ["pong", "ping"]


def test_an_exception_of_a_handler_is_reported_and_the_next_event_handled(
    client: quickmeet.sync.Client, room_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[tuple[str, Exception]] = []
    done = Event()

    def tell(message: quickmeet.types.Message, error: Exception) -> None:
        told.append((message.text, error))

    def handle(message: quickmeet.types.Message) -> None:
        if message.text == "odd":
            raise ValueError(message.text)
        done.set()

    with client.handlers() as handlers:
        handler = handlers.on(client.messages.follow(room_id), on_error=tell)(handle)
        handler.ready()
        client.messages.send(room_id, "odd")
        client.messages.send(room_id, "good")
        done.wait()
    assert [(text, str(error)) for text, error in told] == [("odd", "odd")]
    assert (handler.failed, handler.has_ended) == (1, True)
    assert "the handler" in caplog.text


def test_a_handler_that_may_end_the_block_does(
    server: ThreadedServer,
) -> None:
    def fail(message: quickmeet.types.Message) -> None:
        raise ValueError(message.text)

    def serve_until_it_fails() -> None:
        with quickmeet.sync.connect(server.url, LOGIN) as client:
            room_id = client.rooms.find_id("lounge")
            source = client.messages.follow(room_id)
            client.on(source, when_it_fails="raise")(fail).ready()
            client.messages.send(room_id, "too much")
            client.serve()

    with pytest.raises(ValueError, match="too much"):
        serve_until_it_fails()


def test_a_call_after_the_end_says_that_the_session_is_closed(
    server: ThreadedServer,
) -> None:
    with quickmeet.sync.connect(server.url, LOGIN) as client:
        follows = client.messages.follow("lounge")
    with pytest.raises(quickmeet.ClosedError):
        client.rooms.find_id("lounge")
    with pytest.raises(quickmeet.ClosedError), follows:
        pass


def test_a_client_is_opened_and_closed_without_a_block(server: ThreadedServer) -> None:
    connecting = quickmeet.sync.connect(server.url, LOGIN)
    client = connecting.open()
    assert client.is_healthy
    with pytest.raises(quickmeet.LocalProtocolError, match="already entered"):
        connecting.open()
    client.close()
    client.close()
    assert isinstance(client.status, quickmeet.Closed)
    assert has_no_session_thread()


def test_a_login_that_is_refused_leaves_no_thread(server: ThreadedServer) -> None:
    wrong = quickmeet.Password("alice", "wrong")
    with pytest.raises(quickmeet.LoginError):
        quickmeet.sync.connect(server.url, wrong).open()
    with pytest.raises(quickmeet.LoginError):
        quickmeet.sync.connect_http(server.url, wrong).open()
    assert has_no_session_thread()


def test_it_works_where_an_event_loop_runs_as_in_a_notebook(
    server: ThreadedServer,
) -> None:
    async def cell() -> tuple[str, str]:
        with (
            quickmeet.sync.connect(server.url, LOGIN) as client,
            quickmeet.sync.connect_http(server.url, LOGIN) as by_http,
        ):
            return client.rooms.find_id("lounge"), by_http.rooms.find_id("lounge")

    first, second = asyncio.run(cell())
    assert first == second


def test_threads_share_a_client_and_wait_side_by_side(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    send = partial(client.messages.send, room_id)
    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(send, map(str, range(40))))
    assert len({message.id for message in sent}) == 40


def test_what_would_wait_for_its_own_thread_is_refused(
    client: quickmeet.sync.Client, room_id: str
) -> None:
    refused: list[Exception] = []
    done = Event()

    def key(message: quickmeet.types.Message) -> str:
        try:
            client.rooms.find_id("lounge")
        except quickmeet.LocalProtocolError as error:
            refused.append(error)
        return message.id

    client.on(client.messages.follow(room_id), by=key)(lambda _: done.set()).ready()
    client.messages.send(room_id, "hello")
    done.wait()
    assert "callbacks of the session" in str(refused[0])


def test_the_states_of_a_session_are_iterated_over(server: ThreadedServer) -> None:
    with quickmeet.sync.connect(server.url, LOGIN) as client:
        states = client.status_changes()
        assert isinstance(next(states), quickmeet.Ready)
    assert isinstance(client.status, quickmeet.Closed)


def test_a_second_factor_may_block() -> None:
    main = current_thread()
    asked: list[tuple[str, bool]] = []

    def ask(kind: str) -> str:
        asked.append((kind, current_thread() is main))
        return "wrong"

    options = replace(Options(), two_factor=ask)
    assert asyncio.run(asked_in_thread_once(options)) == "wrong"
    assert asked == [("totp", False)]


async def asked_in_thread_once(options: Options) -> str:
    two_factor = checked(options, quickmeet.sync.Client).two_factor
    assert two_factor is not None
    code = two_factor("totp")
    return code if isinstance(code, str) else await code


def test_over_http_alone_calls_run_in_the_thread_that_calls(
    server: ThreadedServer,
) -> None:
    before = threading.active_count()
    with quickmeet.sync.connect_http(server.url, LOGIN) as client:
        room_id = client.rooms.find_id("lounge")
        client.messages.send(room_id, "from here")
        other = Thread(target=lambda: client.messages.send(room_id, "from there"))
        other.start()
        other.join()
        texts = {message.text for message in client.messages.history(room_id)}
        assert threading.active_count() == before
        with pytest.raises(quickmeet.LocalProtocolError, match="HTTP"):
            client.messages.follow(room_id)
        with pytest.raises(quickmeet.CallTimeoutError), quickmeet.sync.time_limit(0):
            client.rooms.find_id("lounge")
    assert texts >= {"from here", "from there"}
    client.close()
    with pytest.raises(quickmeet.ClosedError):
        client.rooms.find_id("lounge")


def test_over_http_a_call_inside_an_event_loop_is_refused(
    server: ThreadedServer,
) -> None:
    async def call(client: quickmeet.sync.HttpClient) -> None:
        client.rooms.find_id("lounge")

    with (
        quickmeet.sync.connect_http(server.url, LOGIN) as client,
        pytest.raises(quickmeet.LocalProtocolError, match="await"),
    ):
        asyncio.run(call(client))


def test_raw_calls_and_requests_are_there(client: quickmeet.sync.Client) -> None:
    assert bytes(client.call_raw("getRoomNameById", "GENERAL")) == b'"general"'
    info = client.request_raw("GET", "rooms.info", query={"roomName": "lounge"})
    assert isinstance(info, dict)
    with client.subscribe_raw("stream-room-messages", "GENERAL") as events:
        assert events.is_ready
    assert client.user_id is not None
    client.logout()
    assert client.token is None
    client.login(LOGIN)
    assert client.token is not None


def test_a_forgotten_block_is_named() -> None:
    connecting = quickmeet.sync.connect("ws://127.0.0.1:1")
    with pytest.raises(AttributeError, match=r"with quickmeet\.sync\.connect"):
        getattr(connecting, "messages")  # noqa: B009  # checkers see it too


def test_calls_have_other_limits_where_that_is_chosen(
    server: ThreadedServer, client: quickmeet.sync.Client, room_id: str
) -> None:
    async def never(caller: Caller, message: object) -> NoReturn:
        del caller, message
        await anyio.sleep_forever()
        raise AssertionError

    hurried = client.with_options(time_limit=0.05)
    assert client.with_options(time_limit=60).rooms.find_id("lounge") == room_id
    assert hurried.messages is not client.messages
    server.handle(MethodHandler(SEND, never, Param("message", object)))
    with pytest.raises(quickmeet.CallTimeoutError):
        hurried.messages.send(room_id, "late")
