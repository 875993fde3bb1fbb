# SPDX-License-Identifier: MIT
"""Frames that are nested deeper than a parser follows are read without that."""

import json
from typing import Any, Final, cast

import pytest

from quickmeet_runtime.errors import RemoteProtocolError
from quickmeet_runtime.protocol import frames
from quickmeet_runtime.protocol.client import DdpClientProtocol
from quickmeet_runtime.protocol.mending import DEEPEST, without_depths

DEEP: Final = 200_000
"""More than any parser follows: since 3.14 they go by the size of the stack."""
LIST: Final = "[" * DEEP + "]" * DEEP
OBJECT: Final = '{"a":' * (DEEP // 2) + "1" + "}" * (DEEP // 2)


STREAMED: Final = (
    '{"msg":"changed","collection":"stream-x","id":"id",'
    '"fields":{"eventName":"e","args":["said",%s]}}'
)


@pytest.fixture
def connected() -> DdpClientProtocol:
    connection = DdpClientProtocol()
    connection.connect(0.0)
    connection.receive('{"msg":"connected","session":"s"}', 0.0)
    return connection


@pytest.mark.parametrize("deep", [LIST, OBJECT], ids=["list", "object"])
@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        ('{"msg":"result","id":"1","result":%s}', frames.CallAnswered),
        ('{"msg":"result","id":"1","error":{"details":%s}}', frames.CallAnswered),
        ('{"msg":"result","id":"1","error":{"reason":%s}}', frames.CallAnswered),
        ('{"msg":"novelty","x":%s}', frames.UnknownReceived),
        (
            '{"msg":"added","collection":"c","id":"i","fields":{"a":%s}}',
            frames.AddedReceived,
        ),
        (
            '{"msg":"changed","collection":"c","id":"i","fields":{"a":%s}}',
            frames.ChangedReceived,
        ),
        (STREAMED, frames.StreamEvent),
        ('{"msg":"ping","id":%s}', frames.PingReceived),
    ],
)
def test_a_frame_is_read_without_what_is_too_deep(
    connected: DdpClientProtocol, frame: str, kind: type, deep: str
) -> None:
    assert isinstance(connected.receive(frame % deep, 1.0), kind)


def depth_of(value: object) -> int:
    depth, inner = 0, cast("Any", value)
    while inner is not None:
        depth += 1
        inner = inner["a"] if "a" in inner else inner[0]
    return depth


@pytest.mark.parametrize(("open_", "close"), [("[", "]"), ('{"a":', "}")])
def test_what_is_deeper_becomes_null(open_: str, close: str) -> None:
    deep = open_ * DEEPEST * 2 + "1" + close * DEEPEST * 2

    mended = without_depths(f'{{"a":[{deep}, "]}}\\"[", {deep}, 5]}}'.encode())

    assert mended is not None
    first, text, again, last = json.loads(mended)["a"]
    assert depth_of(first) == depth_of(again) == DEEPEST - 2
    assert (text, last) == (']}"[', 5)


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("[" * DEEPEST + "]" * DEEPEST, id="not so deep"),
        pytest.param("[" * DEEP, id="cut off"),
        pytest.param('["' + "[" * DEEP + "]" * DEEP, id="in a string without an end"),
        pytest.param("[" * 2**20 + "]" * 2**20, id="longer than is worth the time"),
        pytest.param('\\"' * DEEP, id="quotes that end nothing"),
    ],
)
def test_what_is_not_mended(frame: str) -> None:
    assert without_depths(frame) is None


def test_what_is_cut_off_is_the_servers_mistake(connected: DdpClientProtocol) -> None:
    with pytest.raises(RemoteProtocolError, match="not a DDP frame"):
        connected.receive('{"msg":"result","id":"1","result":' + "[" * DEEP, 1.0)
