# SPDX-License-Identifier: MIT
"""Handlers of programs without an event loop."""

from threading import Event

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
                pytest.raises(TypeError, match="nothing cannot be followed"),
            ):
                handlers.on(nothing)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_handler_reports_its_outcome() -> None:
    login = quickmeet.Password("alice", "wonderland")
    seen: list[quickmeet.types.Message] = []
    both = Event()
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        with quickmeet.sync.connect(server.url, login) as client:
            room = client.rooms.find_id("general")

            @client.on(client.messages.follow(room))
            def note(message: quickmeet.types.Message) -> None:
                seen.append(message)
                if message.text == "bad":
                    raise ValueError("this one is bad")
                both.set()

            with note:
                client.messages.send(room, "bad")
                client.messages.send(room, "good")
                both.wait()

            assert (note.handled, note.failed) == (1, 1)
            assert note.has_ended
            assert note.error is None
            assert "note" in repr(note)
            with pytest.raises(ValueError, match="this one is bad"):
                note(seen[0])
            with pytest.raises(quickmeet.LocalProtocolError):
                note.ready()


def test_a_block_of_handlers_is_entered_once_and_leaves_none_behind() -> None:
    login = quickmeet.Password("alice", "wonderland")
    with threaded_server() as server:
        server.add_user("alice", "wonderland")
        with quickmeet.sync.connect(server.url, login) as client:
            room = client.rooms.find_id("general")
            with client.handlers() as handlers:

                @handlers.on(client.messages.follow(room))
                def ignore(message: quickmeet.types.Message) -> None:
                    del message

                with pytest.raises(quickmeet.LocalProtocolError, match="entered"):
                    handlers.__enter__()
                ignore.ready()
                ignore.stop()

            assert ignore.has_ended
