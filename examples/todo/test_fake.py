# SPDX-License-Identifier: MIT
"""A fake of a schema, as clients of that schema see it."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import todo_api
from msgspec import json

from quickmeet_devserver import Server, serve
from quickmeet_devserver.server.fake.answers import Fake
from quickmeet_runtime.errors import MethodError, SubscriptionError

HERE = Path(__file__).parent
SCHEMA = json.decode((HERE / "todo_api" / "schema.json").read_bytes())
ANN = todo_api.Password("ann", "ann-password")


pytestmark = pytest.mark.anyio


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def fake() -> Fake:
    return Fake(SCHEMA)


@pytest.fixture
async def server(fake: Fake) -> AsyncGenerator[Server]:
    users = [("ann", "ann-password")]
    async with serve(only=fake.answering(), users=users) as server:
        yield server


async def test_a_result_is_a_sample_that_says_what_was_sent(server: Server) -> None:
    async with todo_api.connect(server.url, ANN) as client:
        made = await client.lists.create("groceries")
        assert (made.title, made.id) == ("groceries", "id")
        await client.lists.share(made.id, ["bob"])


async def test_what_the_schema_does_not_admit_is_refused_with_its_path(
    server: Server,
) -> None:
    async with todo_api.connect(server.url, ANN) as client:
        with pytest.raises(MethodError, match=r"\$\[0\]: length"):
            await client.lists.create("x" * 200)
        with pytest.raises(MethodError, match="Match failed"):
            await client.call_raw("lists.share")
        with pytest.raises(SubscriptionError, match=r"\$\[0\]: type"):
            async with client.subscribe_raw("tasks.inList", 5):  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # on purpose
                pass


async def test_who_is_not_logged_in_is_refused(server: Server) -> None:
    async with todo_api.connect(server.url) as client:
        with pytest.raises(MethodError, match="logged in"):
            await client.lists.create("groceries")


async def test_a_publication_has_documents(server: Server) -> None:
    async with (
        todo_api.connect(server.url, ANN) as client,
        client.lists.follow_mine() as lists,
    ):
        assert sorted(lists) == ["lists-1", "lists-2", "lists-3"]
        assert {one.title for one in lists.values()} == {"title"}


async def test_events_reach_who_follows_them(server: Server) -> None:
    async with (
        todo_api.connect(server.url, ANN) as client,
        client.subscribe_raw("stream-news", "sport") as news,
    ):
        assert server.followed == (("stream-news", "sport"),)
        server.emit_raw("stream-news", "sport", ["text"])
        assert bytes(await anext(news)) == b'["text"]'
