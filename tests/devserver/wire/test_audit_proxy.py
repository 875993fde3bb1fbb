# SPDX-License-Identifier: MIT
"""A proxy between any client and any server holds their talk against the schema."""

import pytest

import quickmeet
from quickmeet import LiveAudit
from quickmeet_devserver import serve
from quickmeet_devserver.wire.audit_proxy import audited_proxy
from quickmeet_runtime.model.operations.publication import Stream
from tests.devserver.rest_client import plain_client

USER = ("him", "his-password")
LOGIN = quickmeet.Password(*USER)
ODD: Stream[object] = Stream("stream-notify-room", "{room_id}/deleteMessage", object)


@pytest.fixture
def audit() -> LiveAudit:
    return LiveAudit(validator=quickmeet.validator())


async def test_messages_and_requests_pass_as_they_are_and_are_audited(
    audit: LiveAudit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1, logger="httpcore2")
    async with (
        serve(users=[USER]) as server,
        audited_proxy(server.url, audit) as url,
        quickmeet.connect(url, LOGIN) as client,
        client.subscribe_raw("stream-notify-room", "GENERAL/deleteMessage") as events,
    ):
        await client.messages.send("GENERAL", "by WebSocket")
        await client.messages.post("GENERAL", "by REST")
        with pytest.raises(quickmeet.MethodError):
            await client.messages.post("nowhere", "refused")
        server.emit(ODD, ("GENERAL",), {"_id": 5})
        await anext(events)
        large = "x" * 5000
        sent = await client.messages.send("GENERAL", large)
        assert sent.text == large
    (deviation,) = audit.summary.violations
    assert str(deviation.violation) == '$[0]._id: type: 5 is not of type "string"'
    assert deviation.file == "connection 1"
    assert audit.summary.refused["POST /v1/chat.postMessage"] == 1
    assert audit.summary.validated > 5
    assert "receive_response_headers" in caplog.text
    assert "content-type" not in caplog.text.lower()


async def test_each_client_is_a_connection_of_its_own(audit: LiveAudit) -> None:
    async with (
        serve(users=[USER]) as server,
        audited_proxy(server.url, audit) as url,
        quickmeet.connect(url, LOGIN) as one,
        quickmeet.connect(url, LOGIN) as other,
        other.messages.follow("GENERAL") as messages,
    ):
        await one.messages.send("GENERAL", "hello")
        assert (await anext(messages)).text == "hello"
    assert audit.summary.violations == []


async def test_when_the_server_goes_the_client_is_closed_and_reconnects(
    audit: LiveAudit,
) -> None:
    async with (
        serve(users=[USER]) as server,
        audited_proxy(server.url, audit) as url,
        quickmeet.connect(url, LOGIN) as client,
        client.messages.follow("GENERAL") as messages,
    ):
        await server.restart()
        await client.messages.send("GENERAL", "again")
        assert (await anext(messages)).text == "again"


async def test_an_unreachable_server_is_reported_to_clients_of_both_kinds(
    audit: LiveAudit,
) -> None:
    async with audited_proxy("ws://127.0.0.1:1/websocket", audit) as url:
        with pytest.raises(quickmeet.TransportError, match="502"):
            async with quickmeet.connect(url):
                raise AssertionError
        async with plain_client() as http:
            response = await http.get(f"{url}/api/info")
    assert (response.status_code, audit.summary.frames) == (502, 0)


async def test_a_path_before_the_server_stays(audit: LiveAudit) -> None:
    async with audited_proxy("https://chat.example.com/team", audit) as url:
        assert url.startswith("http://127.0.0.1:")
        assert url.endswith("/team")
