# SPDX-License-Identifier: MIT
"""Live collections: what is there, what becomes of it, and what a lost link changes."""

import anyio
import pytest

from quickmeet_runtime.errors import (
    ConnectionLostError,
    LocalProtocolError,
    PayloadError,
    SubscriptionError,
)
from quickmeet_runtime.model.operations.publication import (
    Publication,
    document_id,
    wire_document_id,
)
from quickmeet_runtime.options.options import Reconnect
from quickmeet_runtime.streams.documents.live import (
    DocumentAdded,
    DocumentChanged,
    DocumentRemoved,
    LiveCollection,
)
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Client, Frame, Server, Thing, VirtualClock, settle

THINGS: Publication[Thing] = Publication("things.all", "things", Thing)
UNASKED: Publication[Thing] = Publication(None, "things", Thing)
SOON = Reconnect(first=0.1, longest=0.1)


def added(id_: str, **fields: object) -> Frame:
    return {"msg": "added", "collection": "things", "id": id_, "fields": fields}


def changed(id_: str, *cleared: str, **fields: object) -> Frame:
    frame: Frame = {"msg": "changed", "collection": "things", "id": id_}
    return {**frame, "fields": fields, "cleared": list(cleared)}


def removed(id_: str) -> Frame:
    return {"msg": "removed", "collection": "things", "id": id_}


def publishes(server: Server, *frames: Frame) -> None:
    """Let the server push documents before it says that they are there."""
    server.answers["sub"] = lambda frame: [
        *frames,
        {"msg": "ready", "subs": [frame["id"]]},
    ]


def live(client: Client, *params: object) -> LiveCollection[Thing]:
    return client.things._session.documents(THINGS, params)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # as generated groups do


def unasked(client: Client) -> LiveCollection[Thing]:
    return client.things._session.documents(UNASKED)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # as generated groups do


async def test_what_is_there_is_there_when_it_is_entered(
    connect: Connect, server: Server
) -> None:
    publishes(server, added("a", size=1), added("b"))
    async with connect() as client, live(client, "x", 5) as things:
        (sub,) = server.connection.sent_as("sub")
        assert (sub["name"], sub["params"]) == ("things.all", ["x", 5])
        assert dict(things) == {"a": Thing(id="a", size=1), "b": Thing(id="b")}
        assert "a" in things
        assert repr(things) == "<LiveCollection things.all, 2 documents>"
        assert await anext(things) == DocumentAdded("a", Thing(id="a", size=1))
        assert await anext(things) == DocumentAdded("b", Thing(id="b"))


async def test_changes_are_delivered_with_the_differences(
    connect: Connect, server: Server
) -> None:
    publishes(server, added("a", size=1, owner={"_id": "u"}))
    async with connect() as client, live(client) as things:
        await anext(things)
        server.connection.push(changed("a", "owner", size=2, more=1))
        change = await anext(things)
        assert isinstance(change, DocumentChanged)
        assert change.fields == ("more", "owner", "size")
        assert change.document == things["a"] == Thing(id="a", size=2)
        assert change.before.size == 1
        server.connection.push(removed("a"))
        assert await anext(things) == DocumentRemoved("a", Thing(id="a", size=2))
        with pytest.raises(KeyError):
            things["a"]


async def test_a_slow_reader_gets_each_document_once(
    connect: Connect, server: Server
) -> None:
    publishes(server, added("a"), added("b"))
    async with connect() as client, live(client) as things:
        await anext(things)
        for size in range(1000):
            server.connection.push(changed("a", size=size))
        server.connection.push(removed("b"), added("c"), removed("c"), added("d"))
        await settle()
        told = [await anext(things), await anext(things)]
        assert [type(change) for change in told] == [DocumentChanged, DocumentAdded]
        assert [change.document for change in told] == [
            Thing(id="a", size=999),
            Thing(id="d"),
        ]


async def test_after_a_lost_connection_only_differences_are_delivered(
    connect: Connect, server: Server, clock: VirtualClock
) -> None:
    publishes(server, added("a"), added("b"), added("c", size=1))
    async with connect(reconnect=SOON) as client, live(client) as things:
        for _ in range(3):
            await anext(things)
        publishes(server, added("a"), added("c", size=2), added("d"))
        server.connection.drop()
        await settle()
        assert set(things) == {"a", "b", "c"}
        await clock.advance(1)
        await settle()
        told = [await anext(things) for _ in range(3)]
        assert {type(change): change.id for change in told} == {
            DocumentRemoved: "b",
            DocumentChanged: "c",
            DocumentAdded: "d",
        }
        assert set(things) == {"a", "c", "d"}


async def test_equal_subscriptions_are_shared(connect: Connect, server: Server) -> None:
    publishes(server, added("a"))
    async with connect() as client:
        async with live(client, "x") as one, live(client, "x") as two:
            assert set(one) == set(two) == {"a"}
            async with live(client, "y"):
                assert len(server.connection.sent_as("sub")) == 2
            await settle()
        assert len(server.connection.sent_as("unsub")) == 2
        server.connection.push(removed("a"))
        await settle()
        assert set(one) == {"a"}


async def test_what_is_pushed_unasked_needs_no_subscription(
    connect: Connect, server: Server
) -> None:
    async with connect() as client:
        server.connection.push(added("a"))
        await settle()
        async with unasked(client) as things:
            assert set(things) == {"a"}
            assert server.connection.sent_as("sub") == []


async def test_a_refusal_is_raised_and_an_end_ends_the_iteration(
    connect: Connect, server: Server
) -> None:
    error = {"error": "no", "reason": "No."}
    async with connect() as client:
        server.answers["sub"] = lambda frame: [
            {"msg": "nosub", "id": frame["id"], "error": error}
        ]
        with pytest.raises(SubscriptionError, match=r"things\.all"):
            async with live(client):
                raise AssertionError
        publishes(server)
        async with live(client, 1) as things:
            id_ = server.connection.sent_as("sub")[-1]["id"]
            server.connection.push({"msg": "nosub", "id": id_, "error": error})
            with pytest.raises(SubscriptionError):
                await anext(things)


async def test_the_end_of_the_session_ends_the_iteration(
    connect: Connect, server: Server
) -> None:
    async with connect(reconnect=None) as client, unasked(client) as things:
        server.connection.drop()
        with pytest.raises(ConnectionLostError):
            await anext(things)


async def test_leaving_ends_the_iteration_without_an_error(
    connect: Connect, server: Server
) -> None:
    publishes(server, added("a"))
    async with connect() as client, live(client) as things:
        await anext(things)
        async with anyio.create_task_group() as tasks:

            async def read() -> None:
                assert [change async for change in things] == []

            tasks.start_soon(read)
            await settle()
            things.leave()
        with pytest.raises(LocalProtocolError, match="was entered"):
            await things.__aenter__()


async def test_misuse_is_refused_in_our_words(connect: Connect) -> None:
    async with connect() as client:
        things = live(client)
        with pytest.raises(LocalProtocolError, match="async with"):
            await anext(things)
        with pytest.raises(LocalProtocolError, match=r"things.all: a parameter"):
            async with live(client, {1, 2}, object()):
                raise AssertionError
        async with things, anyio.create_task_group() as tasks:
            tasks.start_soon(things.__anext__)
            await settle()
            with pytest.raises(LocalProtocolError, match="two tasks"):
                await anext(things)
            tasks.cancel_scope.cancel()


async def test_an_odd_document_is_reported_and_of_use(
    connect: Connect, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    publishes(server, added("a", size="many", owner={"_id": "u"}))
    async with connect() as client, live(client) as things:
        change = await anext(things)
        assert change.document.owner is not None
        assert "things: unexpected payload at $.size" in caplog.text
    async with connect(strict=True) as client, live(client) as things:
        with pytest.raises(PayloadError, match=r"\$\.size"):
            await anext(things)


@pytest.mark.parametrize(
    ("wire", "id_"),
    [
        ("abc", "abc"),
        ("-6b0479a3fb5fafaef91a90ac", "6b0479a3fb5fafaef91a90ac"),
        ("--x", "-x"),
        ("-~x", "~x"),
        ("-{x", "{x"),
    ],
)
def test_ids_that_would_be_read_otherwise_have_a_mark(wire: str, id_: str) -> None:
    assert document_id(wire) == id_
    assert wire_document_id(id_) == wire


@pytest.mark.parametrize(("wire", "id_"), [("~5", 5), ("~[1]", [1]), ("~{", "~{")])
def test_ids_that_are_no_text_are_json(wire: str, id_: object) -> None:
    assert document_id(wire) == id_


async def test_documents_are_known_by_their_plain_ids(
    connect: Connect, server: Server
) -> None:
    object_id = "6b0479a3fb5fafaef91a90ac"
    publishes(server, added(f"-{object_id}"))
    async with connect() as client, live(client) as things:
        assert things[object_id].id == object_id
        server.connection.push(removed(f"-{object_id}"))
        await settle()
        assert len(things) == 0
