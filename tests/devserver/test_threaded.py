# SPDX-License-Identifier: MIT
from functools import partial

import anyio
import pytest

import quickmeet
from quickmeet_devserver.threaded import ThreadedServer, threaded_server


async def roles(server: ThreadedServer, name: str, password: str) -> str | None:
    login = quickmeet.Password(name, password)
    async with quickmeet.connect(server.url, login, time_limit=10) as client:
        return client.user_id


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_server_in_a_thread_serves_any_loop(backend: str) -> None:
    with threaded_server(users=[("alice", "wonderland")]) as server:
        made = server.add_user("bob", "builder")
        logged_in = anyio.run(partial(roles, server, "bob", "builder"), backend=backend)
    assert logged_in == made


def test_a_user_is_made_once() -> None:
    with threaded_server(users=[("alice", "wonderland")]) as server:
        with pytest.raises(ValueError, match="there is a user"):
            server.add_user("alice", "again")
        assert server.connections == 0
        server.disconnect_all()
