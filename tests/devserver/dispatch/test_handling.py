# SPDX-License-Identifier: MIT
"""Methods of the embedded server that a test answers itself, and servers of others."""

from dataclasses import dataclass, field

import pytest
from msgspec import UNSET, Raw, UnsetType

import quickmeet
from quickmeet.errors import NotAllowedError
from quickmeet.messages import FOLLOW, FOLLOW_DELETIONS
from quickmeet.presence import FOLLOW as FOLLOW_PRESENCE
from quickmeet.server import messages, permissions, presence, rooms
from quickmeet.types import (
    Deleted,
    Message,
    MessageDeletion,
    Permission,
    PermissionChanges,
    PresenceChange,
    PresenceStatus,
)
from quickmeet_devserver import Caller, Server, serve
from quickmeet_runtime.model.operations.handler import method_error
from quickmeet_runtime.model.operations.publication import Stream
from tests.devserver.people import PASSWORDS, connect


async def find_nowhere(_: Caller, /, name: str) -> str:
    raise method_error("getRoomIdByNameOrId", NotAllowedError, f"No {name}")


def find_by_name(caller: Caller, /, name: str) -> str:
    return f"id of {name} for {'somebody' if caller.user_id else 'nobody'}"


async def break_down(_: Caller, /, name: str) -> str:
    raise LookupError(name)


async def test_a_fake_of_one_method_answers_and_the_others_are_as_before(
    server: Server, alice: quickmeet.Client
) -> None:
    server.handle(rooms.on_find_id(find_by_name))
    assert await alice.rooms.find_id("x") == "id of x for somebody"
    assert (await alice.messages.send("GENERAL", "hello")).text == "hello"


async def test_what_a_fake_refuses_is_raised_at_the_client(
    server: Server, alice: quickmeet.Client
) -> None:
    server.handle(rooms.on_find_id(find_nowhere))
    with pytest.raises(NotAllowedError) as caught:
        await alice.rooms.find_id("x")
    assert caught.value.reason == "No x"


async def test_a_fake_that_breaks_is_an_internal_error_and_logged(
    server: Server, alice: quickmeet.Client, caplog: pytest.LogCaptureFixture
) -> None:
    server.handle(rooms.on_find_id(break_down))
    with pytest.raises(quickmeet.MethodError) as caught:
        await alice.rooms.find_id("x")
    assert caught.value.error == 500
    assert "LookupError: x" in caplog.text
    assert "getRoomIdByNameOrId failed" in caplog.text


async def test_without_the_fake_the_server_answers_again(
    server: Server, alice: quickmeet.Client
) -> None:
    fake = rooms.on_find_id(find_nowhere)
    server.handle(fake)
    server.forget(fake)
    assert await alice.rooms.find_id("general") == "GENERAL"


async def test_parameters_of_another_kind_never_reach_a_fake(
    server: Server, alice: quickmeet.Client
) -> None:
    server.handle(rooms.on_find_id(find_by_name))
    with pytest.raises(quickmeet.MethodError) as caught:
        await alice.call_raw("getRoomIdByNameOrId", 7)
    assert (caught.value.error, caught.value.reason) == (400, "Match failed")


async def test_events_emitted_by_a_test_reach_subscribers(
    server: Server, alice: quickmeet.Client
) -> None:
    sent = await alice.messages.send("GENERAL", "hello")
    assert alice.user_id is not None
    async with (
        alice.messages.follow("GENERAL") as followed,
        alice.messages.follow_deletions("GENERAL") as deletions,
        alice.presence.follow(alice.user_id) as changes,
    ):
        server.emit(FOLLOW, ("GENERAL",), sent)
        assert (await anext(followed)).id == sent.id
        deleted = MessageDeletion(id="gone")
        server.emit(FOLLOW_DELETIONS, ("GENERAL",), deleted)
        assert (await anext(deletions)).id == "gone"
        change = PresenceChange(username="alice", status_code=3, status_text="busy bee")
        server.emit(FOLLOW_PRESENCE, (alice.user_id,), change)
        assert (await anext(changes)).status_text == "busy bee"


@dataclass
class Here:
    """A presence service of somebody's own."""

    said: dict[str, str] = field(default_factory=dict[str, str])

    async def set_default(
        self, _: Caller, /, *, status: PresenceStatus | UnsetType = UNSET
    ) -> bool:
        return status == "busy"

    async def set_away(self, _: Caller, /) -> UnsetType:
        return UNSET

    def set_online(self, _: Caller, /) -> Raw:
        return Raw(b"true")

    async def set_status(
        self,
        caller: Caller,
        /,
        *,
        status: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
    ) -> None:
        self.said[caller.user_id or ""] = f"{status} {text}"

    async def get_status_text(self, _: Caller, /, user_id: str) -> str | None:
        return self.said.get(user_id)


async def test_a_server_of_a_custom_api_answers_its_methods_and_no_other() -> None:
    handlers = presence.presence_handlers(Here())
    async with (
        serve(only=handlers, users=list(PASSWORDS.items())) as server,
        connect(server, "alice") as client,
    ):
        assert client.user_id is not None
        await client.presence.set_status(text="at lunch")
        said = await client.presence.get_status_text(client.user_id)
        assert said == "None at lunch"
        assert await client.presence.get_status_text("nobody") is None
        assert await client.presence.set_default(status="busy") is True
        assert await client.presence.set_away() is None
        assert await client.presence.set_online() is True
        with pytest.raises(quickmeet.MethodNotFoundError):
            await client.call_raw("getRoomIdByNameOrId", "general")


async def test_a_server_of_a_custom_api_sends_events_of_any_stream() -> None:
    wind: Stream[object] = Stream("stream-of-theirs", "{what}", object)
    async with (
        serve(only=(), users=list(PASSWORDS.items())) as server,
        connect(server, "alice") as client,
        client.subscribe_raw("stream-of-theirs", "wind") as raw,
    ):
        server.emit(wind, ("wind",), {"knots": 12})
        assert bytes(await anext(raw)) == b'[{"knots":12}]'


async def test_of_two_views_of_a_method_the_one_that_fits_answers(
    server: Server, alice: quickmeet.Client
) -> None:
    def everything(_: Caller, /) -> list[Permission]:
        return []

    def changed(_: Caller, /, since: quickmeet.Timestamp) -> PermissionChanges:
        gone = Deleted(id="p", deleted_at=since)
        return PermissionChanges(updated=[], removed=[gone])

    server.handle(permissions.on_list(everything), permissions.on_list_changes(changed))
    assert await alice.permissions.list() == []
    since = quickmeet.Timestamp(1)
    assert [
        one.id for one in (await alice.permissions.list_changes(since)).removed
    ] == ["p"]


async def test_an_object_s_fields_come_as_arguments(
    server: Server, alice: quickmeet.Client
) -> None:
    sent = await alice.messages.send("GENERAL", "real")
    seen: list[tuple[str, object, object]] = []

    def send(
        _: Caller,
        /,
        room_id: str,
        text: str | UnsetType = UNSET,
        **others: object,
    ) -> Message:
        seen.append((room_id, text, others.get("thread_id")))
        return sent

    server.handle(messages.on_send(send))
    assert await alice.messages.send("GENERAL", "fake", thread_id="t") == sent
    assert seen == [("GENERAL", "fake", "t")]
