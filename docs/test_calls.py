# SPDX-License-Identifier: MIT
"""The examples of the schema are true: the embedded server carries each out."""

import json
from collections.abc import Generator
from importlib.resources import files

import pytest

import quickmeet
import quickmeet.sync
from docs.calls import Call, calls_of, calls_page
from quickmeet_devserver.server.threaded import threaded_server

SCHEMA = json.loads((files("quickmeet") / "schema.json").read_text("utf-8"))
CALLS = list(calls_of(SCHEMA))


@pytest.fixture
def client() -> Generator[quickmeet.sync.Client]:
    """An administrator on a server with ann, and with the message of the examples."""
    with threaded_server(users=[("ann", "secret")]) as server:
        login = quickmeet.Password("admin", server.admin_password)
        with quickmeet.sync.connect(server.url, login) as client:
            client.messages.send("GENERAL", "hello", message_id="exampleMessage")
            yield client


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.wire)
def test_an_example_is_valid_and_is_carried_out(
    call: Call, client: quickmeet.sync.Client
) -> None:
    assert not list(quickmeet.validator().params(call.wire, call.params))
    eval(call.code, {"client": client})  # noqa: S307  # our own words


def test_examples_are_on_the_pages_of_their_groups() -> None:
    assert len(CALLS) >= 75
    lines = calls_page("messages", SCHEMA)
    assert "await client.messages.send(room_id='GENERAL', text='hello')" in lines
    assert calls_page("crowd", SCHEMA) == []
