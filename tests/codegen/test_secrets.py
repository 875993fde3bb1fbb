# SPDX-License-Identifier: MIT
"""What a package declares as secret: what its schema says, and what names say."""

from collections.abc import Callable, Iterator

import pytest

from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.render.templating import expression
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.secrecy import (
    SECRETS,
    declare_secrets,
    is_hidden_key,
    takes_secrets,
)
from quickmeet_runtime.transcripts.recordings.redaction import Redactor

DOORS = """\
domain: doors
summary: Doors.
group: {class: Doors, summary: All doors.}
types:
  Lock:
    description: A lock.
    type: object
    properties:
      combo: {type: string, x-secret: true, description: What opens it.}
      color: {type: string, description: Its color.}
methods:
  doors.open:
    name: open_one
    summary: Open a door.
    access: user
    params:
      - {name: door, schema: {type: string}, description: The door.}
      - {name: knock, schema: {type: string, x-secret: true}, description: How.}
      - {name: guest_token, schema: {type: string}, description: Whose.}
      - {name: has_token, schema: {type: boolean}, description: Whether.}
    result: {type: boolean}
  doors.listTokens:
    name: list_tokens
    summary: List tokens of doors, which are no secrets.
    access: user
    params:
      - {name: token, schema: {type: string, x-secret: false}, description: One.}
    result: {anyOf: [{type: string, x-secret: true}, {type: "null"}]}
endpoints:
  GET /v1/doors:
    name: find
    summary: Find a door.
    access: user
    params:
      - name: hint
        wire: doorHint
        schema: {type: string, x-secret: true}
        description: A hint.
"""
KNOCK = "thrice-and-once"


@pytest.fixture
def _declared() -> Iterator[None]:
    names = {"doors.open": (1, 2), "doors.listTokens": ()}
    assert not is_hidden_key("combo")  # what is asked before is not kept
    assert not takes_secrets("doors.open")
    declare_secrets(names, results=("doors.key",), fields=("combo",))
    yield
    for name in names:
        del SECRETS.places[name]
    SECRETS.results.remove("doors.key")
    SECRETS.fields.remove("combo")


def test_a_package_declares_the_secrets_of_its_schema(
    resolve_texts: Callable[..., Schema],
) -> None:
    assert expression(resolve_texts(doors=DOORS).secrets) == (
        'declare_secrets({"doors.open": (1, 2), "doors.listTokens": ()}, '
        'results=("doors.listTokens",), fields=("combo", "doorHint"))'
    )


@pytest.mark.usefixtures("_declared")
def test_what_a_package_declares_is_hidden() -> None:
    masker, redactor = Masker(), Redactor()
    call = '{"msg":"method","method":"doors.open","id":"1","params":["d","%s"]}'
    key = '{"msg":"method","method":"doors.key","id":"2","params":["front"]}'
    lock = '{"msg":"result","id":"2","result":"%s"}'
    pushed = '{"msg":"added","fields":{"combo":"%s","color":"red"}}'
    frames = [(frame % KNOCK if "%" in frame else frame).encode()
              for frame in (call, key, lock, pushed)]  # fmt: skip

    shown = "".join(one.frame(frame) for frame in frames for one in (masker, redactor))

    assert KNOCK not in shown
    assert shown.count("red") == shown.count("front") == 2
    masker.learn_call("doors.open", ["d", KNOCK])
    assert KNOCK not in masker.text(f"nobody knocks {KNOCK}")
    masker.learn_call("doors.listTokens", ["of the house"])
    assert masker.text("none of the house") == "none of the house"
