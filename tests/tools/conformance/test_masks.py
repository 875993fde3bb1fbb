# SPDX-License-Identifier: MIT
"""A recording whose recorder masked secrets is as good as one without masks."""

from pathlib import Path
from typing import Any

import pytest
from tools.conformance.recording.masks import unmasked
from tools.conformance.recording.rest_calls import call_rest

from quickmeet_devserver.recording.roles import ValueRoles
from quickmeet_devserver.recording.transcript import Line
from tests.tools.recordings import ALICE, BOB, NOW, Recording, missed


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def test_a_mask_within_a_text_is_known_again() -> None:
    roles = ValueRoles()
    roles.learn("<secret 1>", "token")

    assert roles.text("/hooks/id/<secret 1>") == "/hooks/id/token"
    assert roles.text("/hooks/id/<secret 12>") == "/hooks/id/<secret 12>"


def test_a_mask_matches_the_last_value_before_it() -> None:
    texts = [
        '{"_id": "a", "username": "zoe"}',
        '{"_id": "a", "username": "zoe2"}',
        '{"_id": "a", "username": "<secret 1>"}',
        '{"_id": "a", "username": "zoe3"}',
        '{"_id": "b", "username": "<secret 2>"}',
        '{"_id": "b", "username": "rita"}',
    ]
    lines = unmasked([Line(1, NOW, "a", "in", text) for text in texts])

    assert '"zoe2"' in lines[2].text
    assert '"rita"' in lines[4].text


async def test_an_invalid_path_is_still_sent() -> None:
    call = {"http": "GET", "path": "/hooks/id/<secret 5>"}
    answer = await call_rest("http://127.0.0.1:9", call, None)

    assert answer.status == 0  # nobody listens there; nothing was raised


async def test_a_masked_password_that_was_good_is_good(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.connect("c")
    masked: Any = {"digest": "<secret 7>", "algorithm": "sha-256"}
    asked = {"user": {"username": "bob"}, "password": masked}
    result = {
        "id": BOB,
        "token": "<secret 8>",
        "tokenExpires": {"$date": NOW + 90 * 86_400_000},
        "type": "password",
    }
    address = {"address": "bob@example.com", "verified": True}
    shown = {"username": "bob", "emails": [address]}
    added = {"msg": "added", "collection": "users", "id": BOB, "fields": shown}
    recording.call("c", "login", asked, told=added, result=result)

    assert missed(await recording.compared(tmp_path)) == []
