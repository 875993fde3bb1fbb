# SPDX-License-Identifier: MIT
"""The examples of the schema are true: the embedded server carries each out."""

import json
from collections.abc import Generator
from importlib.resources import files
from typing import NamedTuple

import griffe
import pytest

import quickmeet
import quickmeet.sync
from docs.building.calls import Call, calls_of
from docs.building.examples import ExamplesOfMethods
from quickmeet_devserver.server.threaded import threaded_server

SCHEMA = json.loads((files("quickmeet") / "schema.json").read_text("utf-8"))
CALLS = list(calls_of(SCHEMA))


class Stage(NamedTuple):
    """The setup that examples rely on: ids of objects that a server has made."""

    client: quickmeet.sync.Client
    ids: dict[str, str]

    def run(self, call: Call) -> None:
        """Carry an example out, with the ids of this server."""
        code = call.code
        for name, real in self.ids.items():
            code = code.replace(repr(name), repr(real))
        names = {"client": self.client, "quickmeet": quickmeet}
        answer = eval(code, names)  # noqa: S307  # our own words
        if call.is_paged:
            next(iter(answer), None)


@pytest.fixture
def stage() -> Generator[Stage]:
    """An administrator, Ann, the rooms and the message of the examples."""
    with threaded_server() as server:
        ann = server.add_user("ann", "secret")
        room = server.add_room("example", ["admin", "ann"])
        login = quickmeet.Password("admin", server.admin_password)
        again = server.admin_password  # what is grave asks for it once more
        with quickmeet.sync.connect(
            server.url, login, two_factor=lambda _: again
        ) as client:
            client.messages.send("GENERAL", "hello", message_id="exampleMessage")
            client.rooms.add_owner(room, ann)
            client.omnichannel_setup.add_agent("admin")
            yield Stage(client, {"exampleUser": ann, "exampleRoom": room})


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.wire)
def test_an_example_is_valid_and_is_carried_out(call: Call, stage: Stage) -> None:
    if isinstance(call.params, list):
        assert not list(quickmeet.validator().params(call.wire, call.params))
    stage.run(call)


def test_a_hundred_methods_have_an_example() -> None:
    assert len({call.path for call in CALLS}) >= 100
    told = {call.path: str(call) for call in CALLS}
    send = "await client.messages.send(room_id='GENERAL', text='hello')"
    assert told["quickmeet.messages.Messages.send"] == send
    listed = "async for one in client.users.list(): ..."
    assert told["quickmeet.users.Users.list"] == listed


def test_an_endpoint_takes_what_its_example_gives() -> None:
    endpoint = SCHEMA["endpoints"]["GET /v1/users.info"]
    wrong = endpoint | {"examples": [{"params": {"name": "ann"}}]}
    schema = SCHEMA | {"methods": {}, "endpoints": {"GET /v1/users.info": wrong}}
    with pytest.raises(KeyError, match="info takes no name"):
        list(calls_of(schema))


def test_the_reference_shows_an_example_where_its_method_is() -> None:
    package = griffe.load(
        "quickmeet.messages",
        extensions=griffe.load_extensions(ExamplesOfMethods),
        allow_inspection=False,
    )
    send = package["Messages.send"].docstring.parse("google")
    [shown] = [one for one in send if one.kind == griffe.DocstringSectionKind.examples]
    [(_, text)] = shown.value
    assert "await client.messages.send(room_id='GENERAL', text='hello')" in text
    assert "Examples:" not in package["Messages.run_action"].docstring.value
