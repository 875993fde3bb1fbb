# SPDX-License-Identifier: MIT
"""Documents that the server pushes unasked."""

import pytest
from msgspec import UNSET, Raw

from quickmeet_runtime.observability.observer import Statistics
from quickmeet_runtime.protocol.frames import (
    AddedReceived,
    ChangedReceived,
    RemovedReceived,
)
from quickmeet_runtime.streams.documents.collections import Collections
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Server, settle


@pytest.fixture
def collections() -> Collections:
    collections = Collections(1000, Statistics())
    collections.added(AddedReceived("users", "u", Raw(b'{"name":"A","x":1}')))
    return collections


def test_a_document_comes_changes_and_goes(collections: Collections) -> None:
    assert collections["users"]["u"] == {"name": "A", "x": 1}
    assert list(collections) == ["users"]
    assert len(collections) == 1
    assert "users" in collections

    change = ChangedReceived("users", "u", Raw(b'{"name":"B"}'), ["x", "y"])
    assert collections.changed(change)
    assert collections["users"]["u"] == {"name": "B"}

    assert collections.removed(RemovedReceived("users", "u"))
    assert "users" not in collections
    assert collections["users"] == {}


def test_a_document_without_fields_is_empty(collections: Collections) -> None:
    assert collections.added(AddedReceived("users", "v", UNSET))
    assert collections["users"]["v"] == {}


def test_unusable_documents_are_refused(collections: Collections) -> None:
    assert not collections.added(AddedReceived("users", "v", Raw(b"5")))
    assert not collections.changed(ChangedReceived("users", "v", Raw(b"{}")))
    assert not collections.changed(ChangedReceived("users", "u", Raw(b"[]")))
    assert not collections.removed(RemovedReceived("users", "v"))
    assert not collections.removed(RemovedReceived("rooms", "v"))
    assert collections["users"] == {"u": {"name": "A", "x": 1}}


def test_documents_of_streams_say_nothing(collections: Collections) -> None:
    assert collections.added(AddedReceived("stream-x", "id", Raw(b"{}")))
    assert list(collections) == ["users"]


def test_there_is_a_limit_to_what_is_kept(collections: Collections) -> None:
    taken = [
        collections.added(AddedReceived("users", f"u{n}", Raw(b"{}")))
        for n in range(1001)
    ]

    assert taken.count(False) == 2
    assert collections.added(AddedReceived("users", "u", Raw(b"{}")))
    collections.clear()
    assert len(collections) == 0


def test_there_is_a_limit_to_its_bytes_and_no_document_is_there_in_part(
    caplog: pytest.LogCaptureFixture,
) -> None:
    statistics = Statistics()
    collections = Collections(1000, statistics)
    mebibyte = b'"%s"' % (b"x" * 1024 * 1024)
    for number in range(40):
        change = Raw(b'{"%d":%s}' % (number % 15, mebibyte))
        collections.added(AddedReceived("users", "same", UNSET))
        assert collections.changed(ChangedReceived("users", "same", change))
    collections.added(AddedReceived("users", "u", Raw(b'{"first":1}')))
    for number in range(40):
        change = Raw(b'{"%d":%s}' % (number, mebibyte))
        collections.changed(ChangedReceived("users", "u", change))

    assert "u" not in collections["users"]
    assert "same" in collections["users"]
    assert statistics.dropped_documents == 1
    assert collections.added(
        AddedReceived("users", "v", Raw(b'{"a":' + mebibyte + b"}"))
    )
    for number in range(40):
        raw = Raw(b'{"a":' + mebibyte + b"}")
        collections.added(AddedReceived("users", f"more {number}", raw))
    assert len(collections["users"]) == 15
    assert caplog.text.count("is not kept") == 1


def test_many_small_fields_are_counted_with_what_they_take_beside_their_json(
    collections: Collections,
) -> None:
    """16 MiB of such JSON would be objects of 400 MiB."""
    collections.added(AddedReceived("users", "u", UNSET))
    kept = 0
    for number in range(1000):
        fields = b",".join(b'"%d.%d":""' % (number, name) for name in range(1000))
        if not collections.changed(
            ChangedReceived("users", "u", Raw(b"{" + fields + b"}"))
        ):
            break
        kept += 1000
    assert 50_000 < kept < 150_000


def test_fields_that_are_cleared_or_replaced_do_not_count(
    collections: Collections,
) -> None:
    mebibyte = b'"%s"' % (b"x" * 1024 * 1024)
    for number in range(40):
        name = b"%d" % number
        change = Raw(b'{"x":%s,"%s":%s}' % (mebibyte, name, mebibyte))
        assert collections.changed(ChangedReceived("users", "u", change))
        assert collections.changed(
            ChangedReceived("users", "u", UNSET, [name.decode()])
        )
    assert set(collections["users"]["u"]) == {"name", "x"}


async def test_pushed_documents_are_seen_on_the_client(
    connect: Connect, server: Server
) -> None:
    document = {"collection": "users", "id": "u"}
    async with connect() as client:
        push = server.connection.push
        push({"msg": "added", **document, "fields": {"name": "A", "x": 1}})
        push({"msg": "changed", **document, "fields": {"name": "B"}, "cleared": ["x"]})
        await settle()
        assert client.collections["users"] == {"u": {"name": "B"}}
        push({"msg": "removed", **document})
        await settle()
        assert dict(client.collections) == {}
