# SPDX-License-Identifier: MIT
"""The todo list over a real WebSocket: live collections, shared and followed."""

from pathlib import Path

import anyio
import pytest
import todo_api
from todo_api import DocumentAdded, DocumentChanged, DocumentRemoved, errors
from todo_api.types import State
from todo_board import show, watch
from todo_server import open_server

from quickmeet_codegen.api import generate

HERE = Path(__file__).parent
USERS = [("ann", "ann-password"), ("bob", "bob-password")]
ANN, BOB = (todo_api.Password(name, secret) for name, secret in USERS)

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_package_is_what_the_schema_says() -> None:
    result = generate(HERE / "schema", HERE / "todo_api", check=True)
    assert result.is_clean, result.diff


async def test_a_list_is_whole_when_it_is_entered_and_tells_what_becomes_of_it() -> (
    None
):
    async with (
        open_server(users=USERS) as server,
        todo_api.connect(server.url, ANN) as client,
    ):
        home = await client.lists.create("home")
        wash = await client.tasks.create(home.id, "wash")
        async with client.tasks.follow_list(home.id) as tasks:
            assert tasks[wash.id] == wash
            assert show(tasks) == "[ ] wash"
            assert await anext(tasks) == DocumentAdded(wash.id, wash)

            await client.tasks.set_state(wash.id, State.DONE)
            change = await anext(tasks)
            assert isinstance(change, DocumentChanged)
            assert change.fields == ("state",)
            assert (change.before.state, change.document.state) == (
                State.OPEN,
                State.DONE,
            )

            await client.tasks.delete(wash.id)
            assert isinstance(await anext(tasks), DocumentRemoved)
            assert dict(tasks) == {}


async def test_what_leaves_a_selection_is_removed_for_who_follows_that() -> None:
    async with (
        open_server(users=USERS) as server,
        todo_api.connect(server.url, ANN) as client,
    ):
        home = await client.lists.create("home")
        wash = await client.tasks.create(home.id, "wash")
        async with client.tasks.follow_list(home.id, state=State.OPEN) as still_open:
            assert await anext(still_open) == DocumentAdded(wash.id, wash)
            await client.tasks.set_state(wash.id, State.DOING)
            assert await anext(still_open) == DocumentRemoved(wash.id, wash)
            assert list(still_open) == []


async def test_a_shared_list_comes_to_who_may_see_it() -> None:
    async with (
        open_server(users=USERS) as server,
        todo_api.connect(server.url, ANN) as ann,
        todo_api.connect(server.url, BOB) as bob,
        bob.lists.follow_mine() as shared,
    ):
        home = await ann.lists.create("home")
        with pytest.raises(todo_api.SubscriptionError) as refused:
            async with bob.tasks.follow_list(home.id):
                pass
        assert refused.value.error == errors.NotYoursError.code
        assert len(shared) == 0
        await ann.lists.share(home.id, [str(bob.user_id)])
        change = await anext(shared)
        assert isinstance(change, DocumentAdded)
        assert change.document.title == "home"
        async with bob.tasks.follow_list(home.id) as tasks:
            await ann.tasks.create(home.id, "cook")
            added = await anext(tasks)
            assert added.document.text == "cook"


async def test_the_board_survives_a_server_that_was_away() -> None:
    shown: list[str] = []
    more = anyio.Event()

    def put(line: str) -> None:
        shown.append(line)
        more.set()

    soon = todo_api.Reconnect(first=0.05, longest=0.2)
    async with (
        open_server(users=USERS) as server,
        todo_api.connect(server.url, ANN, reconnect=soon) as ann,
        anyio.create_task_group() as tasks,
    ):
        home = await ann.lists.create("home")
        await ann.tasks.create(home.id, "wash")
        tasks.start_soon(watch, ann, home.id, put)
        await more.wait()
        more = anyio.Event()
        server.disconnect_all()
        async with todo_api.connect(server.url, ANN) as other:
            await other.tasks.create(home.id, "cook")
        await more.wait()
        assert shown == ["[ ] wash", "[ ] cook"]
        tasks.cancel_scope.cancel()
