# SPDX-License-Identifier: MIT
"""Events of servers of each version, read in their sources, match the schema."""

from collections.abc import Sequence
from typing import Final

import pytest

import quickmeet
import quickmeet.authentication
import quickmeet.license
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.transcripts.validation.validator import Validator

_SENDER: Final = {"_id": "u", "username": "ann"}

_EVENTS: Final[Sequence[tuple[str, str, list[object]]]] = (
    ("stream-notify-all", "license", []),
    ("stream-notify-user", "u/force_logout", []),
    ("stream-notify-user", "u/force_logout", [None]),
    (
        "stream-notify-user",
        "u/audioNotification",
        [{"payload": {"_id": "m", "rid": "r", "sender": _SENDER, "type": "d"}}],
    ),
    ("stream-notify-user", "u/e2ekeyRequest", ["r", None]),
    ("stream-notify-room", "r/e2e.keyRequest", [None]),
    ("stream-notify-room", "r/messagesImported", [None]),
    (
        "stream-notify-room",
        "r/deleteMessageBulk",
        [{"rid": "r", "excludePinned": None, "ts": {"$gt": {"$date": 1}}}],
    ),
    ("stream-notify-logged", "user-status", [["u", "ann", 1, None]]),
    ("stream-notify-logged", "user-status", [["u", "ann", 1, "", None, None]]),
    ("stream-notify-logged", "updateAvatar", [{"username": "ann"}]),
    ("stream-notify-logged", "updateAvatar", [{"rid": "r"}]),
    ("stream-user-presence", "u", [["ann", 1]]),
    ("stream-user-presence", "u", [["ann", None, None]]),
    ("stream-apps", "app/settingUpdated", [{"appId": "a"}]),
    ("stream-apps", "actions/changed", []),
    ("stream-apps", "apps", [["actions/changed", []]]),
    (
        "stream-notify-all",
        "public-info",
        [["public-settings-changed", ["updated", {"_id": "Site_Name"}]]],
    ),
    (
        "stream-canned-responses",
        "canned-responses",
        [{"type": "removed", "_id": "c"}, {"agentsId": ["u", "v"]}],
    ),
    ("stream-canned-responses", "canned-responses", [{"type": "removed", "_id": "c"}]),
    ("stream-integrationHistory", "i", [{"type": "removed"}]),
    (
        "stream-livechat-inquiry-queue-observer",
        "department/d",
        [{"type": "removed", "_id": "i", "department": "d"}],
    ),
    (
        "stream-livechat-inquiry-queue-observer",
        "public",
        [{"type": "removed", "_id": "i"}],
    ),
)
"""What the listeners of 3.4.0, 3.18.0, 4.4.0 and 6.14 send, at its shortest."""


@pytest.fixture(name="validator", scope="module")
def _validator() -> Validator:
    return quickmeet.validator()


@pytest.mark.parametrize(
    ("stream", "key", "args"),
    _EVENTS,
    ids=[f"{stream}/{key}-{i}" for i, (stream, key, _) in enumerate(_EVENTS)],
)
def test_what_some_version_sends_is_no_violation(
    validator: Validator, stream: str, key: str, args: list[object]
) -> None:
    assert not validator.event(stream, key, args)


@pytest.mark.parametrize("args", [b"[]", b"[null]"])
@pytest.mark.parametrize(
    "stream",
    [quickmeet.license.FOLLOW, quickmeet.authentication.FOLLOW_FORCED_LOGOUT],
    ids=["license", "force_logout"],
)
def test_an_event_without_its_only_argument_is_decoded(
    stream: Stream[object], args: bytes
) -> None:
    assert stream.decoder.decode(args) is None


def test_what_a_version_lacks_at_the_end_of_a_tuple_is_null(
    validator: Validator,
) -> None:
    short = ["u", "ann", None, None, None, None, None, None]

    assert not validator.event("stream-notify-logged", "user-status", [short])
    assert validator.event("stream-notify-logged", "user-status", [[None, *short[1:]]])


@pytest.mark.parametrize("method", ["authorization:addPermissionToRole", "startImport"])
def test_a_method_without_a_result_may_answer_anything(
    validator: Validator, method: str
) -> None:
    assert not validator.result(method, 1)
    assert not validator.result(method, {"count": {"total": 1}})
