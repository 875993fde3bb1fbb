# SPDX-License-Identifier: MIT
"""Handlers of programs without an event loop."""

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_devserver.server.threaded import threaded_server


def test_what_cannot_run_in_a_thread_is_no_handler() -> None:
    async def answer(change: object) -> None: ...

    def nothing() -> None: ...

    login = quickmeet.Password("alice", "wonderland")
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        with quickmeet.sync.connect(server.url, login) as client:
            decorate = client.on(client.messages.changes_mine())
            with pytest.raises(TypeError, match="write `def` instead of `async def`"):
                decorate(answer)
            with pytest.raises(TypeError, match=r"nothing\(\) -> None is called with"):
                decorate(nothing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            with (
                client.handlers() as handlers,
                pytest.raises(TypeError, match="nothing is nothing to follow"),
            ):
                handlers.on(nothing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
