# SPDX-License-Identifier: MIT
"""Calls: side by side, in any order, cancelled, late, refused, and in time."""

import gc
import logging
from typing import cast

import anyio
import pytest
from msgspec import UNSET

from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.errors import (
    CallTimeoutError,
    LimitReachedError,
    LocalProtocolError,
    MethodError,
    MethodNotFoundError,
    PayloadError,
    QuickmeetError,
    RateLimitedError,
    RefusedError,
)
from quickmeet_runtime.observability.observer import Observer
from tests.runtime.conftest import Connect
from tests.runtime.scripted import (
    Client,
    Frame,
    NoSuchThingError,
    Person,
    Refusal,
    Server,
    Thing,
    VirtualClock,
    result_of,
    settle,
)


async def test_a_call_is_answered_with_its_typed_result(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "t", "size": 3, "owner": {"_id": "u"}, "x": 1}

    async with connect() as client:
        thing = await client.things.get("t")

    assert thing == Thing(id="t", size=3, owner=Person("u"))
    (call,) = server.connection.calls_of("getThing")
    assert call["params"] == ["t"]


async def test_calls_side_by_side_are_answered_in_any_order(
    connect: Connect, server: Server
) -> None:
    results: dict[str, Thing] = {}

    async def get(client: Client, thing_id: str) -> None:
        results[thing_id] = await client.things.get(thing_id)

    async with connect() as client, anyio.create_task_group() as tasks:
        for thing_id in "abcde":
            tasks.start_soon(get, client, thing_id)
        await settle()
        calls = {
            call["params"][0]: call for call in server.connection.calls_of("getThing")
        }
        for thing_id in "daceb":
            server.connection.push(result_of(calls[thing_id], result={"_id": thing_id}))
            await settle()
            assert list(results)[-1] == thing_id

    assert {key: thing.id for key, thing in results.items()} == {
        key: key for key in "abcde"
    }


async def test_a_late_answer_to_a_cancelled_call_is_dropped(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        with pytest.raises(TimeoutError), anyio.fail_after(0):
            await client.things.get("t")
        (call,) = server.connection.calls_of("getThing")

        server.connection.push(result_of(call, result={"_id": "t"}))
        await settle()

        assert client.statistics.late_answers == 1
        server.methods["getThing"] = {"_id": "again"}
        assert (await client.things.get("t")).id == "again"


async def test_a_cancelled_call_leaves_nothing_behind(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        for _ in range(100):
            with anyio.move_on_after(0):
                await client.call_raw("m", "x")
        await settle()
        gc.collect()

        left = [one for one in gc.get_objects() if type(one).__name__ == "PendingCall"]
        assert left == []
        assert len(server.connection.calls_of("m")) == 100


async def test_an_answer_to_nobody_is_counted(connect: Connect, server: Server) -> None:
    async with connect() as client:
        server.connection.push({"msg": "result", "id": "999"})
        await settle()

        assert client.statistics.late_answers == 1


async def test_a_call_that_nobody_answers_ends_at_the_time_limit(
    connect: Connect, clock: VirtualClock
) -> None:
    async with connect(time_limit=10) as client, anyio.create_task_group() as tasks:
        tasks.start_soon(clock.advance, 10)
        with pytest.raises(CallTimeoutError, match="getThing: no answer in 10 s") as e:
            await client.things.get("t")
        assert isinstance(e.value, TimeoutError)
        assert client.statistics.calls_timed_out == 1


async def test_each_call_has_its_own_time_limit(
    connect: Connect, clock: VirtualClock
) -> None:
    ended: list[tuple[str, float]] = []

    async def get(client: Client, name: str) -> None:
        with pytest.raises(CallTimeoutError):
            await client.things.get(name)
        ended.append((name, round(clock.now() - began)))

    began = clock.now()
    async with connect(time_limit=10) as client, anyio.create_task_group() as tasks:
        tasks.start_soon(get, client, "a")
        await clock.advance(4)
        tasks.start_soon(get, client, "b")
        await clock.advance(20)

    assert ended == [("a", 10), ("b", 14)]


async def test_without_a_time_limit_a_call_waits(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    async with connect(time_limit=None) as client, anyio.create_task_group() as tasks:
        tasks.start_soon(client.things.get, "t")
        await clock.advance(1000)
        (call,) = server.connection.calls_of("getThing")
        server.connection.push(result_of(call, result={"_id": "t"}))


@pytest.mark.parametrize(
    ("result", "path"),
    [
        ({"_id": 5}, "$._id"),
        ({"_id": "t", "owner": {"_id": []}}, "$.owner._id"),
        ({"_id": "t", "owner": {}}, "$.owner._id"),
        ({}, "$._id"),
        ([], "$"),
        (None, "$"),
    ],
)
async def test_a_strict_session_raises_what_does_not_match_with_its_path(
    result: object, path: str, connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = result

    async with connect(strict=True) as client:
        with pytest.raises(PayloadError) as e:
            await client.things.get("t")

    assert e.value.path == path
    assert e.value.name == "getThing"
    assert f"getThing: unexpected payload at {path}" in str(e.value)


@pytest.mark.parametrize(
    ("result", "path", "expected"),
    [
        ({"_id": "t", "size": "x"}, "$.size", Thing(id="t")),
        ({"_id": "t", "size": None}, None, Thing(id="t")),
        ({"_id": "t", "owner": 5, "size": 2}, "$.owner", Thing(id="t", size=2)),
    ],
)
async def test_what_does_not_match_costs_its_field_and_is_reported(
    result: object, path: str | None, expected: Thing, connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = result
    watcher = Watcher()

    async with connect(observer=watcher) as client:
        assert await client.things.get("t") == expected
        assert client.statistics.payload_errors == 1

    (error,) = watcher.payload_errors
    assert error.is_partial
    assert error.name == "getThing"
    assert path is None or error.path == path


@pytest.mark.parametrize("result", [[], None, "x", 5])
async def test_a_result_of_which_nothing_matches_is_raised(
    result: object, connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = result

    async with connect() as client:
        with pytest.raises(PayloadError, match=r"getThing: unexpected payload at \$"):
            await client.things.get("t")


async def test_an_answer_without_a_result_returns_none_and_is_reported(
    connect: Connect, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers["method"] = lambda call: [result_of(call)]

    async with connect() as client:
        assert cast("object", await client.things.get("t")) is None
        assert client.statistics.payload_errors == 1
    assert "getThing: an answer without a result" in caplog.text


@pytest.mark.parametrize(
    ("code", "class_"),
    [
        ("error-no-such-thing", NoSuchThingError),
        ("too-many-requests", RateLimitedError),
        (404, MethodNotFoundError),
        ("error-of-tomorrow", MethodError),
    ],
)
async def test_a_refused_call_raises_the_class_of_its_code(
    code: str | int, class_: type[MethodError], connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = Refusal(code, "Not today", details={"a": 1})

    async with connect() as client:
        with pytest.raises(MethodError, match="getThing: Not today") as e:
            await client.things.get("t")

    assert type(e.value) is class_
    assert e.value.error == code
    assert e.value.reason == "Not today"
    assert e.value.details == {"a": 1}


async def test_an_answer_that_means_no_is_a_refusal(
    connect: Connect, server: Server
) -> None:
    server.methods["addThing"] = None

    async with connect() as client:
        with pytest.raises(RefusedError, match="stored nothing"):
            await client.things.add("x")


async def test_a_parameter_that_is_not_json_fails_its_call_only(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = {"_id": "t"}

    async with connect() as client:
        with pytest.raises(LocalProtocolError, match="addThing: a parameter is not"):
            await client.things.add(object())
        assert (await client.things.get("t")).id == "t"


async def test_a_call_that_the_server_could_not_read_ends(
    connect: Connect, server: Server
) -> None:
    server.answers["method"] = lambda call: [
        {"msg": "error", "reason": "Malformed method", "offendingMessage": call}
    ]

    async with connect() as client:
        with pytest.raises(MethodError, match="Malformed method"):
            await client.things.get("t")
        assert client.statistics.server_errors == 1


@pytest.mark.parametrize("is_closed", [False, True])
async def test_what_a_server_quotes_of_an_unanswered_call_is_masked(
    connect: Connect,
    server: Server,
    caplog: pytest.LogCaptureFixture,
    *,
    is_closed: bool,
) -> None:
    def answer(call: Frame) -> list[Frame]:
        if is_closed:
            server.connection.drop(4000, "no s3cr3t")
            return []
        return [{"msg": "error", "reason": "no s3cr3t", "offendingMessage": call}]

    server.answers["method"] = answer
    async with connect(reconnect=None) as client:
        with pytest.raises(QuickmeetError, match=r"no \*\*\*") as raised:
            await client.call_raw("addThing", {"pass": "s3cr3t"})

    assert "s3cr3t" not in repr((raised.value, raised.value.__cause__))
    assert "s3cr3t" not in caplog.text


@pytest.mark.parametrize("offending", [{}, {"offendingMessage": [1]}, None])
async def test_an_error_frame_of_no_call_is_counted(
    offending: dict[str, object] | None, connect: Connect, server: Server
) -> None:
    async with connect() as client:
        server.connection.push({"msg": "error", "reason": "x", **(offending or {})})
        await settle()

        assert client.statistics.server_errors == 1


async def test_a_call_by_its_wire_name_gives_raw_json(
    connect: Connect, server: Server
) -> None:
    def repeat(*params: object) -> object:
        return {"params": params}

    server.methods["any/thing"] = repeat

    async with connect() as client:
        raw = await client.call_raw("any/thing", 1, {"a": None}, UNSET)
        assert bytes(raw) == b'{"params":[1,{"a":null}]}'
        server.answers["method"] = lambda call: [result_of(call)]
        assert bytes(await client.call_raw("nothing")) == b""
        server.answers["method"] = lambda call: [
            result_of(call, error={"error": "error-no-such-thing"})
        ]
        with pytest.raises(MethodError, match="error-no-such-thing"):
            await client.call_raw("getThing")


async def test_a_method_that_wants_a_second_factor_gets_it(
    connect: Connect, server: Server
) -> None:
    def answer(*params: object) -> object:
        if len(params) == 1:
            return Refusal("totp-required", details={"method": "email"})
        return {"_id": "t"}

    server.methods["getThing"] = answer

    async with connect(two_factor=lambda kind: f"code by {kind}") as client:
        assert (await client.things.get("t")).id == "t"
    assert server.connection.calls_of("getThing")[1]["params"] == [
        "t",
        {"twoFactorMethod": "email", "twoFactorCode": "code by email"},
    ]


async def test_without_a_callback_a_wanted_second_factor_is_an_error(
    connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = Refusal("totp-required")

    async with connect() as client:
        with pytest.raises(MethodError, match="totp-required"):
            await client.things.get("t")


class Watcher(Observer):
    """Records notifications."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, float, BaseException | None]] = []
        self.payload_errors: list[PayloadError] = []

    def on_payload_error(self, error: PayloadError) -> None:
        self.payload_errors.append(error)

    def on_call(self, method: str, seconds: float, error: BaseException | None) -> None:
        self.calls.append((method, seconds, error))


class Grumbler(Observer):
    """Raises at every notification."""

    def on_call(self, method: str, seconds: float, error: BaseException | None) -> None:
        raise RuntimeError(method, seconds, error)

    def on_event(self, stream: str, key: str, size: int) -> None:
        raise RuntimeError(stream, key, size)


async def test_the_observer_is_notified_of_calls_and_their_outcome(
    connect: Connect, server: Server
) -> None:
    watcher = Watcher()
    server.methods["getThing"] = {"_id": "t"}

    async with connect(observer=watcher) as client:
        await client.things.get("t")
        server.methods["getThing"] = Refusal("error-x")
        with pytest.raises(MethodError) as e:
            await client.things.get("t")

    assert watcher.calls == [("getThing", 0.0, None), ("getThing", 0.0, e.value)]


async def test_what_the_observer_raises_goes_to_the_log_only(
    connect: Connect, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.methods["getThing"] = {"_id": "t"}

    async with (
        connect(observer=Grumbler()) as client,
        client.things.follow("t") as things,
    ):
        await client.things.get("t")
        server.connection.event("t", {"_id": "t"})
        assert await anext(things) == Thing(id="t")

    said = [record.message for record in caplog.records]
    assert said == ["the observer failed", "the observer failed in on_event"]


async def test_the_log_has_every_frame_and_no_secret(
    connect: Connect, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    secrets = ("correct horse", "tok-of-session", "123456", "new-password")

    def echo(text: str) -> object:
        return {"said": text}

    server.methods.update(
        login={"id": "u1", "token": secrets[1]},
        echo=echo,
        setPassword=True,
    )
    caplog.set_level(logging.DEBUG, "quickmeet")

    async with connect(Password("alice", secrets[0])) as client:
        await client.call_raw("echo", f"it is {secrets[1]}")
        await client.call_raw("setPassword", secrets[3])
        shown = [repr(client), str(client.status), repr(client.collections)]

    logged = [record.getMessage() for record in caplog.records]
    assert any('< {"msg":"connected"' in line for line in logged)
    assert any('> {"msg":"method","method":"echo"' in line for line in logged)
    assert any('"it is ***"' in line for line in logged)
    for secret in secrets:
        assert not any(secret in line for line in [*logged, *shown])


async def test_calls_beyond_the_limit_are_refused_and_not_sent(
    connect: Connect, server: Server
) -> None:
    async with connect(calls_limit=2) as client, anyio.create_task_group() as tasks:
        for name in ("a", "b"):
            tasks.start_soon(client.things.get, name)
        await settle()
        with pytest.raises(
            LimitReachedError, match="getThing: 2 calls are already waiting"
        ):
            await client.things.get("c")
        assert len(server.connection.calls_of("getThing")) == 2
        server.methods["getThing"] = {"_id": "d"}
        first, _ = server.connection.calls_of("getThing")
        server.connection.push(result_of(first, result={"_id": "a"}))
        await settle()
        assert (await client.things.get("d")).id == "d"
        tasks.cancel_scope.cancel()


async def test_many_calls_at_once_all_end(connect: Connect, server: Server) -> None:
    def answer(thing_id: str) -> object:
        return {"_id": thing_id}

    server.methods["getThing"] = answer
    ids: set[str] = set()

    async def get(client: Client, thing_id: str) -> None:
        ids.add((await client.things.get(thing_id)).id)

    async with connect() as client, anyio.create_task_group() as tasks:
        for number in range(500):
            tasks.start_soon(get, client, f"t{number}")

    assert len(ids) == 500
    assert client.statistics.calls == 500
