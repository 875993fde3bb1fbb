# SPDX-License-Identifier: MIT
"""Writes to streams, as servers of each version have them."""

import pytest

from quickmeet_runtime.calls.older_writes import has_older_form, in_older_form
from quickmeet_runtime.model.operations.versions import Version

STREAM = "stream-notify-room"
WRITE = ("r/user-activity", "alice", ["user-typing"])


@pytest.mark.parametrize("version", ["3.4.0", "3.18"])
def test_activity_is_sent_as_typing_before_release_4(version: str) -> None:
    older = Version.parse(version)

    assert in_older_form(STREAM, WRITE, older) == ("r/typing", "alice", True)
    ended: tuple[object, ...] = ("r/user-activity", "alice", [], {"tmid": "t"})
    assert in_older_form(STREAM, ended, older) == ("r/typing", "alice", False)


@pytest.mark.parametrize("version", [None, "4.0.0", "6.5.3", "9.x"])
def test_newer_and_unknown_servers_get_it_as_it_is(version: str | None) -> None:
    known = None if version is None else Version.parse(version)

    assert in_older_form(STREAM, WRITE, known) == WRITE


@pytest.mark.parametrize(
    ("name", "params"),
    [
        (STREAM, ("r/webrtc", "a", 1)),
        (STREAM, ("r/user-activity",)),
        ("sendMessage", ({"rid": "r"},)),
        (STREAM, ()),
    ],
)
def test_other_calls_need_no_version(name: str, params: tuple[object, ...]) -> None:
    assert not has_older_form(name, params)
    assert in_older_form(name, params, Version.parse("3.4")) == params
