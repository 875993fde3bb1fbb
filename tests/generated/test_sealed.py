# SPDX-License-Identifier: MIT
"""Encrypted rooms and messages as a server of 6.5.3 sent them (recording 47)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import quickmeet
from quickmeet import types
from quickmeet_runtime.transcripts.recordings.reader import read_recording

RECORDING = Path(__file__).parents[1] / "data" / "transcripts/more/47_e2e.jsonl"
KEY_ID = "a2V5aWQxMjM0NT"
CIPHERTEXT = "a2V5aWQxMjM0NTciphertextAAAA=="
V1 = "rc.v1.aes-sha2"


def events(stream: str, key: str = "") -> Iterator[list[Any]]:
    """Arguments of the events that bob got."""
    for frame in read_recording(RECORDING):
        if frame.direction == "in" and frame.connection == "bob":
            message = json.loads(frame.text)
            fields = message.get("fields", {})
            if message.get("collection") == stream and key in fields["eventName"]:
                yield fields["args"]


def decoded(payload: object, kind: type[msgspec.Struct]) -> Any:
    return msgspec.json.decode(msgspec.json.encode(payload), type=kind)


@pytest.fixture(scope="module")
def messages() -> list[types.Message]:
    return [
        decoded(arguments[0], types.Message)
        for arguments in events("stream-room-messages")
    ]


def test_each_message_says_whether_it_is_sealed(messages: list[types.Message]) -> None:
    assert [(one.kind, one.sealed and one.sealed.ciphertext) for one in messages] == [
        ("e2e", CIPHERTEXT),
        ("e2e", CIPHERTEXT),
        ("e2e", "a2V5aWQxMjM0NTedited=="),
        ("e2e", "a2V5aWQxMjM0NTedited=="),
        (quickmeet.UNSET, None),
        ("room_e2e_disabled", None),
        ("room_e2e_enabled", None),
    ]


def test_both_ways_of_sealing_look_the_same(messages: list[types.Message]) -> None:
    older, newer = messages[:2]
    assert (older.text, older.encrypted_content) == (CIPHERTEXT, quickmeet.UNSET)
    assert (newer.text, newer.encryption_state) == ("", quickmeet.UNSET)
    content = newer.encrypted_content
    assert isinstance(content, types.EncryptedContent)
    assert (content.algorithm, content.ciphertext) == (V1, CIPHERTEXT)
    sealed = quickmeet.Sealed(
        algorithm=V1, ciphertext=CIPHERTEXT, key_id=CIPHERTEXT[:12]
    )
    assert older.sealed == newer.sealed == content.sealed == sealed


def test_what_only_looks_sealed_is_refused_when_it_is_split(
    messages: list[types.Message],
) -> None:
    sealed = messages[0].sealed
    assert sealed is not None
    said = "too short for an init|not Base64"  # Python 3.13 takes no padding too much
    with pytest.raises(quickmeet.PayloadError, match=said):
        sealed.split()


def test_a_sealed_message_is_reacted_to_like_any_other(
    messages: list[types.Message],
) -> None:
    edited = messages[3]
    assert edited.edited_at is not quickmeet.UNSET
    assert edited.reactions == {":smile:": types.Reaction(usernames=["bob"])}
    assert edited.markup is quickmeet.UNSET


def test_a_room_says_whether_and_by_which_key_it_is_encrypted() -> None:
    rooms = [
        decoded(arguments[1], types.Room)
        for arguments in events("stream-notify-user", "rooms-changed")
    ]
    assert {room.is_encrypted for room in rooms} == {True, False}
    assert rooms[0].encryption_key_id is quickmeet.UNSET
    assert {room.encryption_key_id for room in rooms[2:]} == {KEY_ID}
    assert rooms[3].last_message.sealed.ciphertext == CIPHERTEXT


def test_a_membership_has_the_key_that_somebody_suggests() -> None:
    memberships = [
        decoded(arguments[1], types.Membership)
        for arguments in events("stream-notify-user", "subscriptions-changed")
    ]
    assert memberships[0].suggested_encryption_key is quickmeet.UNSET
    assert memberships[1].suggested_encryption_key == "ZW5ja2V5Ym9i"


def test_a_notification_of_a_sealed_message_is_sealed_too() -> None:
    content = {"algorithm": "rc.v2.aes-sha2", "ciphertext": "AA==", "iv": "", "kid": ""}
    told = decoded({"t": "e2e", "content": content}, types.NotificationMessage)
    assert told.sealed == quickmeet.Sealed(
        algorithm="rc.v2.aes-sha2", ciphertext="AA=="
    )
    assert decoded({"msg": "hello"}, types.NotificationMessage).sealed is None
