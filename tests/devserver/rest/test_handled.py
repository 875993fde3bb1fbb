# SPDX-License-Identifier: MIT
"""Endpoints that a test answers itself, and a fake of a schema that has endpoints."""

from collections.abc import AsyncGenerator
from importlib.resources import files
from typing import Any

import pytest
from msgspec import UNSET, UnsetType, json

import quickmeet
from quickmeet import Upload
from quickmeet.emoji import LIST_ALL
from quickmeet.errors import NotAllowedError
from quickmeet.server import emoji, rooms, users
from quickmeet.types import CustomEmoji, User
from quickmeet_devserver import Caller, Server, serve
from quickmeet_devserver.server.fake.answers import Fake
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.handler import method_error
from quickmeet_runtime.model.operations.operation import ListPage
from tests.devserver.people import PASSWORDS

ALICE = quickmeet.Password("alice", PASSWORDS["alice"])
SMILES = [CustomEmoji(id=str(number), name=f"smile{number}") for number in range(120)]


def list_all(
    _: Caller,
    /,
    *,
    name: str | UnsetType = UNSET,
    count: int | UnsetType = UNSET,
    offset: int | UnsetType = UNSET,
) -> ListPage[CustomEmoji]:
    found = [one for one in SMILES if isinstance(name, UnsetType) or name in one.name]
    start = 0 if isinstance(offset, UnsetType) else offset
    most = 50 if isinstance(count, UnsetType) else count
    return ListPage(found[start : start + most], len(found))


class Emojis:
    """Keeps what was uploaded."""

    def __init__(self) -> None:
        self.made: list[tuple[str, Upload]] = []

    def create(
        self,
        caller: Caller,
        /,
        image: Upload,
        name: str,
        *,
        aliases: str | UnsetType = UNSET,
    ) -> None:
        del aliases
        if caller.user_id is None:
            raise method_error("emoji-custom.create", NotAllowedError, "Log in first")
        self.made.append((name, image))


async def info(
    _: Caller,
    /,
    user_id: str | UnsetType = UNSET,
    *,
    username: str | UnsetType = UNSET,
    email: str | UnsetType = UNSET,
    import_id: str | UnsetType = UNSET,
    with_rooms: bool | UnsetType = UNSET,
) -> User:
    del email, import_id
    if username == "nobody":
        raise method_error("users.info", NotAllowedError, "Not for you")
    said = f"{with_rooms} {username}"
    return User(id="u" if isinstance(user_id, UnsetType) else user_id, bio=said)


@pytest.fixture(name="emojis")
def _emojis() -> Emojis:
    return Emojis()


@pytest.fixture(name="own", params=["alone", "beside"])
async def _own(
    request: pytest.FixtureRequest, emojis: Emojis
) -> AsyncGenerator[Server]:
    handlers = [
        emoji.on_list_all(list_all),
        emoji.on_create(emojis.create),
        users.on_info(info),
    ]
    only = handlers if request.param == "alone" else None
    async with serve(only=only, users=list(PASSWORDS.items())) as server:
        if only is None:
            for handler in handlers:
                server.handle(handler)
        yield server


async def test_a_handler_answers_an_endpoint_with_the_clients_types(
    own: Server,
) -> None:
    async with quickmeet.connect_http(own.url, ALICE) as client:
        found = await client.users.info(username="bob", with_rooms=True)
        assert (found.id, found.bio) == ("u", "True bob")
        assert (await client.users.info("5")).id == "5"


async def test_a_handler_of_a_list_is_asked_for_each_page(own: Server) -> None:
    async with quickmeet.connect_http(own.url, ALICE) as client:
        names = [one.name async for one in client.emoji.list_all()]
        assert names == [one.name for one in SMILES]
        assert [one.id async for one in client.emoji.list_all(name="e119")] == ["119"]


async def test_a_handler_takes_the_file_of_a_form(own: Server, emojis: Emojis) -> None:
    picture = Upload(content=b"\x89PNG\r\n", name="a.png", media_type="image/png")
    async with quickmeet.connect_http(own.url, ALICE) as client:
        await client.emoji.create(picture, "wave")
    assert emojis.made == [("wave", picture)]


async def test_what_a_handler_of_an_endpoint_refuses_is_raised_at_the_client(
    own: Server,
) -> None:
    async with quickmeet.connect_http(own.url, ALICE) as client:
        with pytest.raises(MethodError, match="Not for you"):
            await client.users.info(username="nobody")
    async with quickmeet.connect_http(own.url) as stranger:
        with pytest.raises(NotAllowedError, match="Log in first"):
            await stranger.emoji.create(Upload(content=b"x"), "wave")


async def test_a_session_asks_endpoints_of_handlers_too(own: Server) -> None:
    async with quickmeet.connect(own.url, ALICE) as client:
        assert (await client.users.info("5")).id == "5"


async def test_a_server_of_handlers_answers_what_replaces_its_methods() -> None:
    def find_id(_: Caller, /, name: str) -> str:
        return f"id of {name}"

    only = [rooms.on_find_id(find_id)]
    async with (
        serve(only=only, users=list(PASSWORDS.items()), server_version="9.0.0") as own,
        quickmeet.connect_http(own.url, ALICE) as client,
    ):
        assert await client.rooms.find_id("general") == "id of general"


def _schema(*endpoints: str) -> dict[str, object]:
    whole: Any = json.decode(files("quickmeet").joinpath("schema.json").read_bytes())
    kept = {name: whole["endpoints"][name] for name in endpoints}
    return {**whole, "methods": {}, "endpoints": kept, "publications": {}}


@pytest.fixture(name="fake")
async def _fake() -> AsyncGenerator[Server]:
    schema = _schema(
        "GET /v1/users.info", LIST_ALL.name, "POST /v1/users.setAvatar",
        "GET /v1/livechat/triggers/{_id}", "POST /v1/users.create",
    )  # fmt: skip
    only = Fake(schema).answering()
    async with serve(only=only, users=list(PASSWORDS.items())) as server:
        yield server


async def test_a_fake_answers_endpoints_with_samples_that_say_what_was_sent(
    fake: Server,
) -> None:
    async with quickmeet.connect_http(fake.url, ALICE) as client:
        assert (await client.users.info(username="bob")).username == "bob"
        assert [one.name async for one in client.emoji.list_all()] == ["name"]
        trigger = await client.omnichannel_setup.get_trigger("t1")
        assert trigger is not None
        assert trigger.id == "t1"


async def test_a_fake_refuses_requests_that_the_schema_does_not_admit(
    fake: Server,
) -> None:
    async with quickmeet.connect_http(fake.url, ALICE) as client:
        with pytest.raises(MethodError, match=r"Match failed: \$"):
            await client.request_raw("POST", "/api/v1/users.create", json={"name": 5})
    async with quickmeet.connect_http(fake.url) as stranger:
        with pytest.raises(MethodError, match="logged in"):
            await stranger.users.info(username="bob")
