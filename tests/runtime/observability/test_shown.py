# SPDX-License-Identifier: MIT
"""Local variables of ours in tracebacks: nothing secret below the surface."""

from collections.abc import Callable, Iterator
from types import TracebackType

import pytest

from quickmeet_runtime.auth.credentials import Password
from quickmeet_runtime.errors import (
    ConnectError,
    LocalProtocolError,
    MethodError,
    QuickmeetError,
    TransportError,
)
from quickmeet_runtime.observability.shown import forget_frames
from quickmeet_runtime.session.clients.client import ClientBase

from ..conftest import Connect
from ..scripted import Client, Refusal, Server

CANARY = "c4n4ry-secret"
CAUSES: dict[str, str] = {}


def frames_of(error: BaseException) -> Iterator[TracebackType]:
    """The frames of an error and of all that it came from."""
    known: set[int] = set()
    found: list[BaseException | None] = [error]
    while found:
        one = found.pop()
        if one is None or id(one) in known:
            continue
        known.add(id(one))
        traceback = one.__traceback__
        while traceback is not None:
            yield traceback
            traceback = traceback.tb_next
        found += [one.__cause__, one.__context__]


def shown_below(error: BaseException) -> list[str]:
    """Locals with the canary, in frames of others than this module."""
    return [
        f"{one.tb_frame.f_code.co_qualname}: {name}"
        for one in frames_of(error)
        if one.tb_frame.f_code.co_filename != __file__
        for name, value in one.tb_frame.f_locals.items()
        if CANARY in repr(value)
    ]


@pytest.mark.parametrize("answer", [Refusal(403, f"no: {CANARY}"), None])
async def test_a_call_that_fails_shows_no_parameter(
    answer: object, connect: Connect, server: Server
) -> None:
    server.methods["getThing"] = server.methods["setUserPassword"] = answer

    async with connect() as client:
        with pytest.raises(QuickmeetError) as typed:
            await client.things.get(CANARY)
        with pytest.raises(LocalProtocolError) as unsent:
            await client.call_raw("setUserPassword", CANARY, object())
        shown = shown_below(typed.value) + shown_below(unsent.value)
        if isinstance(answer, Refusal):
            with pytest.raises(MethodError) as raw:
                await client.call_raw("setUserPassword", CANARY)
            shown += shown_below(raw.value)

    # the method's own frame is as the caller's
    assert [one for one in shown if not one.startswith("Things.get")] == []


async def test_a_frame_that_ends_a_connection_is_not_shown(
    connect: Connect, server: Server
) -> None:
    async with connect(reconnect=None) as client:
        server.answers["method"] = lambda _: [f'{{"msg":"result","x":["{CANARY}"']
        with pytest.raises(QuickmeetError) as failed:
            await client.call_raw("foo")

    assert failed.value.__cause__ or failed.value.__context__ or str(failed.value)
    assert shown_below(failed.value) == []


async def test_what_ends_an_opening_shows_no_option(
    connect: Connect, server: Server
) -> None:
    server.fails = TransportError("refused")
    options = connect(Password("eve", CANARY), headers={"Cookie": CANARY})

    with pytest.raises(ConnectError) as failed:
        await options.__aenter__()

    assert shown_below(failed.value) == []


@pytest.mark.parametrize(
    "describe",
    [
        lambda: Client.connect(f"wss://eve:{CANARY}@chat.example.com"),
        lambda: Client.connect(f"wss://chat.example.com:99999/?token={CANARY}"),
        lambda: Client.connect(f"https://{CANARY}@[::1/"),
        lambda: Client.connect("wss://a", headers={"Cookie": f"{CANARY}\n"}),
    ],
)
def test_an_address_that_is_refused_is_not_shown(
    describe: Callable[[], object],
) -> None:
    with pytest.raises(QuickmeetError) as failed:
        describe()

    assert shown_below(failed.value) == []


async def test_opening_without_a_block_shows_no_address() -> None:
    with pytest.raises(QuickmeetError) as failed:
        await ClientBase.open(f"wss://eve:{CANARY}@chat.example.com")

    assert shown_below(failed.value) == []


def refuse() -> None:
    secret = CANARY
    try:
        int(secret)
    except ValueError as error:
        raise LocalProtocolError("no number") from error


def call() -> None:
    try:
        refuse()
    except LocalProtocolError as error:
        forget_frames(error)
        raise


def call_while_handling() -> None:
    try:
        assert CAUSES["theirs"]
    except KeyError:
        call()


def test_what_somebody_is_handling_keeps_its_frames() -> None:
    with pytest.raises(LocalProtocolError) as failed:
        call_while_handling()

    cause = failed.value.__cause__
    assert cause is not None
    assert cause.__traceback__ is None
    theirs = cause.__context__
    assert isinstance(theirs, KeyError)
    assert theirs.__traceback__ is not None
    names = [one.tb_frame.f_code.co_name for one in frames_of(failed.value)]
    assert "refuse" not in names


def test_errors_that_are_not_ours_keep_theirs() -> None:
    with pytest.raises(ValueError, match="invalid literal") as failed:
        int("x")

    forget_frames(failed.value)
    assert failed.value.__traceback__ is not None
