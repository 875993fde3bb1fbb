# SPDX-License-Identifier: MIT
"""A session holds what it sends and receives against the schema."""

import json
import logging

import pytest

import quickmeet
from quickmeet import Deviation, LiveAudit, LocalProtocolError, OptionError
from quickmeet_devserver import serve
from quickmeet_devserver.server.threaded import threaded_server
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.options.options import AuditChoice
from quickmeet_runtime.transcripts.validation.validator import Validator

USER = ("him", "his-password")
LOGIN = quickmeet.Password(*USER)
ODD: Stream[object] = Stream("stream-notify-room", "{room_id}/deleteMessage", object)
LIMITED: dict[str, object] = {
    "methods": {
        "sendMessage": {
            "params": [
                {
                    "name": "message",
                    "schema": {
                        "type": "object",
                        "properties": {"msg": {"type": "string", "maxLength": 5}},
                        "additionalProperties": True,
                    },
                }
            ],
            "result": {},
        }
    },
    "endpoints": {
        "POST /v1/chat.postMessage": {
            "params": [
                {"name": "channel", "schema": {"type": "string"}},
                {"name": "text", "schema": {"type": "string", "maxLength": 5}},
            ]
        }
    },
    "streams": {},
    "$defs": {},
}


async def hear_something_odd(audit: AuditChoice) -> None:
    """Follow a room; the second event is not as the schema says."""
    async with (
        serve(users=[USER]) as server,
        quickmeet.connect(server.url, LOGIN, audit=audit) as client,
        client.subscribe_raw("stream-notify-room", "GENERAL/deleteMessage") as events,
    ):
        await client.messages.send("GENERAL", "hello")
        server.emit(ODD, ("GENERAL",), {"_id": "a-message"})
        server.emit(ODD, ("GENERAL",), {"_id": 5})
        await anext(events)
        await anext(events)


@pytest.mark.parametrize("way", ["function", "audit"])
async def test_a_session_reports_every_deviation_of_what_it_receives(way: str) -> None:
    told: list[Deviation] = []
    audit = LiveAudit(told.append)
    await hear_something_odd(audit if way == "audit" else told.append)

    (deviation,) = told
    assert (deviation.direction, deviation.name) == (
        "in",
        "stream-notify-room {id}/deleteMessage",
    )
    assert str(deviation.violation) == '$[0]._id: type: 5 is not of type "string"'
    if way == "audit":
        assert audit.summary.violations == told
        assert audit.summary.validated > 3
        assert not audit.summary.unknown
        assert repr(audit).endswith("1 deviations>")


async def test_deviations_are_logged_by_default(
    caplog: pytest.LogCaptureFixture,
) -> None:
    await hear_something_odd(audit=True)

    assert 'deleteMessage: $[0]._id: type: 5 is not of type "string"' in caplog.text


async def test_what_a_report_raises_ends_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_: Deviation) -> None:
        raise RuntimeError("no paper")

    with caplog.at_level(logging.ERROR):
        await hear_something_odd(fail)

    assert "the report of the audit failed" in caplog.text


async def test_a_whole_talk_as_the_schema_says_has_no_deviation() -> None:
    audit = LiveAudit()
    async with (
        serve(users=[USER]) as server,
        quickmeet.connect(server.url, LOGIN, audit=audit) as client,
    ):
        async with client.messages.changes("GENERAL") as changes:
            await client.messages.send("GENERAL", "hello")
            await anext(changes)
        await client.rooms.list()
        await client.messages.post("GENERAL", "by REST")
        await client.request_raw("GET", "users.info", query={"username": "him"})
    assert audit.summary.violations == []
    assert audit.summary.unknown == {}
    assert audit.summary.validated > 5


async def test_the_requests_of_a_session_over_http_are_audited() -> None:
    audit = LiveAudit()
    async with (
        serve(users=[USER]) as server,
        quickmeet.connect_http(server.url, LOGIN, audit=audit) as client,
    ):
        await client.messages.send("GENERAL", "by method.call")
        await client.messages.post("GENERAL", "by an endpoint")
        with pytest.raises(quickmeet.MethodError):
            await client.messages.post("nowhere", "refused")
    assert audit.summary.violations == []
    assert audit.summary.validated >= 4
    assert audit.summary.refused["POST /v1/chat.postMessage"] == 1


async def test_what_breaks_a_limit_is_not_sent_when_asked_for() -> None:
    audit = LiveAudit(validator=Validator(LIMITED), refuse=True)
    async with (
        serve(users=[USER]) as server,
        quickmeet.connect(server.url, LOGIN, audit=audit) as client,
    ):
        await client.messages.send("GENERAL", "short")
        with pytest.raises(LocalProtocolError, match=r"sendMessage: not sent: \$\[0\]"):
            await client.messages.send("GENERAL", "much too long")
        with pytest.raises(LocalProtocolError, match=r"not sent: .*more characters"):
            await client.call_raw("sendMessage", {"msg": "much too long"})
        with pytest.raises(LocalProtocolError, match=r"chat\.postMessage: not sent"):
            await client.messages.post("GENERAL", "much too long")
        with pytest.raises(LocalProtocolError, match="is not JSON"):
            await client.call_raw("sendMessage", {1, object()})
        await client.rooms.list()  # the schema says nothing of it
        history = [one async for one in client.messages.history("GENERAL")]
    texts = [one.text for one in history]
    assert "short" in texts
    assert "much too long" not in texts


async def test_what_breaks_a_limit_is_sent_and_reported_when_not_asked_for() -> None:
    told: list[Deviation] = []
    audit = LiveAudit(told.append, validator=Validator(LIMITED))
    async with (
        serve(users=[USER]) as server,
        quickmeet.connect(server.url, LOGIN, audit=audit) as client,
    ):
        await client.messages.send("GENERAL", "much too long")
    assert [(one.direction, one.violation.kind) for one in told] == [("out", "length")]


def test_the_blocking_client_is_audited_against_its_own_schema() -> None:
    audit = LiveAudit()
    with (
        threaded_server(users=[USER]) as server,
        quickmeet.sync.connect(server.url, LOGIN, audit=audit) as client,
    ):
        client.messages.send("GENERAL", "hello")
    assert audit.summary.validated > 1
    assert audit.summary.violations == []


async def test_no_secret_is_in_what_is_reported() -> None:
    told: list[Deviation] = []
    secret = "hunter2-and-more"  # noqa: S105  # of nobody
    wrong: dict[str, object] = {"params": [{"schema": {"type": "integer"}}]}
    schema: dict[str, object] = {
        "methods": {"login": {**wrong, "result": {"type": "string"}}, "echo": wrong},
        "streams": {"stream-echo": {"x": {"args": [{"schema": {"type": "integer"}}]}}},
        "$defs": {},
    }
    audit = LiveAudit(told.append, validator=Validator(schema))
    async with (
        serve(users=[("her", secret)]) as server,
        quickmeet.connect(
            server.url, quickmeet.Password("her", secret), audit=audit
        ) as client,
    ):
        token = client.token or ""
        conversation = audit.conversation()
        echo = {"eventName": "x", "args": [token]}
        frame = {"msg": "changed", "collection": "stream-echo", "fields": echo}
        conversation.take("in", json.dumps(frame))
    assert len(told) >= 3
    assert token not in str(told)
    assert secret not in str(told)


@pytest.mark.parametrize("odd", [5, "yes", object()])
async def test_an_audit_that_cannot_be_meant_is_refused(odd: object) -> None:
    with pytest.raises(OptionError, match=r"audit=.*LiveAudit"):
        quickmeet.connect("http://127.0.0.1:1", audit=odd)  # type: ignore[arg-type]  # the point


async def test_an_audit_without_a_schema_says_what_to_give() -> None:
    with pytest.raises(LocalProtocolError, match="give it a validator"):
        LiveAudit().conversation()
