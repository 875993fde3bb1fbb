# SPDX-License-Identifier: MIT
"""Messages go over the bus as the server wrote them; workers read them."""

import json
from typing import cast

import pytest
from msgspec import Raw

from quickmeet import Gap, MessageDeleted, MessageSent, MessageUpdated, Timestamp
from quickmeet.messages import FOLLOW_MINE
from quickmeet.types import Message, MyMessage
from quickmeet_relay.envelope import Passed, SentUnread, decode, joined, passed_in
from quickmeet_relay.errors import ForeignMessageError, RelayError
from quickmeet_relay.relays.outbox import OutgoingEvent
from quickmeet_relay.relays.passing import (
    PASSING,
    Head,
    PassedChanges,
    outgoing,
    outgoing_of,
)
from tests.runtime.streams.hosts import RowsHost

WHERE: dict[str, object] = {"roomParticipant": True, "roomType": "c", "roomName": "g"}
MESSAGE: dict[str, object] = {
    "_id": "m",
    "rid": "r",
    "msg": "hi",
    "ts": {"$date": 1},
    "u": {"_id": "u", "username": "bot"},
    "_updatedAt": {"$date": 2},
    "md": [{"type": "PARAGRAPH", "value": [{"type": "PLAIN_TEXT", "value": "hi"}]}],
    "reactions": {":b:": {"usernames": ["x"]}, ":a:": {"usernames": ["y"]}},
}


def written(**fields: object) -> bytes:
    """The arguments of an event, with other fields of the message."""
    message = {**MESSAGE, **fields}
    return json.dumps([message, WHERE]).encode()


def head_of(args: bytes) -> Head:
    return PASSING.decoder.decode(args)


def relayed(args: bytes) -> OutgoingEvent:
    """The form of an event on the bus."""
    return outgoing(head_of(args), is_new=True)


def relayed_alone(args: bytes) -> bytes:
    """A message on the bus that has it alone."""
    return joined([relayed(args).payload])


def received(args: bytes) -> MessageSent[Message] | Gap:
    """What a worker reads of an event."""
    (one,) = decode(relayed_alone(args))
    return cast("MessageSent[Message] | Gap", one.change)


def test_a_worker_reads_what_a_session_reads() -> None:
    args = written(alias="a", attachments=[{"text": "t"}])
    session: MyMessage = FOLLOW_MINE.decoder.decode(args)
    assert received(args) == MessageSent(session.message, "r", "c", "g")


def test_a_message_stands_on_the_bus_as_the_server_wrote_it() -> None:
    args = written(unknown={"of": ["another", "version"]})
    payload = json.loads(relayed_alone(args))
    assert payload[1][0][3] == {
        "change": "sent",
        "message": json.loads(args)[0],
        "room_id": "r",
        "room_kind": "c",
        "room_name": "g",
    }


def test_a_revision_has_one_name_however_it_was_written() -> None:
    fetched = json.dumps([dict(reversed(MESSAGE.items())), WHERE]).encode()
    name = relayed(written()).id
    assert relayed(fetched).id == name
    assert name.startswith("r:m:2:")
    others = (
        written(msg="ho"),
        written(t="uj"),
        written(reactions={":a:": {"usernames": ["y"]}}),
        written(_updatedAt={"$date": 3}),
    )
    assert len({name, *(relayed(one).id for one in others)}) == 5


def test_changes_of_each_kind_keep_their_kind() -> None:
    gap = Gap(Timestamp(1), Timestamp(2), "lost", "r")
    names = [
        outgoing(head_of(written()), is_new=False),
        outgoing_of(MessageDeleted("m", "r")),
        outgoing_of(gap),
    ]
    payload = joined([one.payload for one in names])
    updated, deleted, same = [one.read() for one in passed_in(payload)]
    assert isinstance(updated, MessageUpdated)
    assert (updated.message.text, updated.room_id) == ("hi", "r")
    assert (deleted, same) == (MessageDeleted("m", "r"), gap)
    assert [one.mark.is_deletion for one in names] == [False, True, False]


@pytest.mark.parametrize(
    "odd",
    [
        {"alias": 5},
        {"groupable": "x", "customFields": 5},
        {"reactions": 5},
        {"attachments": [{"fields": [5]}]},
        {"msg": None, "t": 5},
        {"u": 5},
    ],
)
def test_odd_fields_are_left_out_by_the_worker(odd: dict[str, object]) -> None:
    change = received(written(**odd))
    assert isinstance(change, MessageSent)
    assert change.message.id == "m"


def test_an_unreadable_message_is_a_gap_of_its_room() -> None:
    change = Passed("r:m:1", "m", 1, SentUnread(Raw(b"5"), "r")).read()
    assert isinstance(change, Gap)
    assert change.room_id == "r"
    assert "cannot be read" in change.reason


def test_half_a_character_is_no_part_of_what_stands_on_the_bus() -> None:
    args = written(alias="\ud83d").replace(b'"hi"', b'"\\ud83d\\ude00 \\ud83d"')
    payload = relayed_alone(args)
    assert b"\\ud83d" not in payload
    change = received(args)
    assert isinstance(change, MessageSent)
    assert change.message.text == "\N{GRINNING FACE} \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    "args",
    [
        written(),
        json.dumps([MESSAGE, WHERE], indent=2).encode(),
        json.dumps([MESSAGE, WHERE], separators=(",", ":")).encode(),
        json.dumps([MESSAGE, WHERE, {"another": [MESSAGE, WHERE]}]).encode(),
        json.dumps([MESSAGE, WHERE, WHERE], separators=(",", ":")).encode(),
        written(tail='},{"roomParticipant":true,"roomType":"c","roomName":"g"}]'),
    ],
)
def test_a_message_is_whole_however_the_event_is_written(args: bytes) -> None:
    head = head_of(args)
    assert json.loads(bytes(head.whole)) == json.loads(args)[0]
    assert head.place[:3] == (True, "c", "g")


PLACES: list[tuple[list[object], tuple[bool, str, str]]] = [
    ([], (True, "", "")),
    ([None], (True, "", "")),
    ([{}], (True, "", "")),
    ([{"roomParticipant": False, "roomType": 5}], (False, "", "")),
    ([{"roomType": "d", "roomName": "bob"}], (True, "d", "")),
]


@pytest.mark.parametrize(("where", "place"), PLACES)
def test_the_facts_about_a_room_may_be_incomplete(
    where: list[object], place: tuple[bool, str, str]
) -> None:
    for separators in ((", ", ": "), (",", ":")):
        args = json.dumps([MESSAGE, *where], separators=separators).encode()
        head = head_of(args)
        assert head.place[:3] == place
        assert json.loads(bytes(head.whole)) == MESSAGE


def test_what_is_said_of_a_room_may_come_with_some_events_only() -> None:
    alone = json.dumps([MESSAGE]).encode()
    for args in (written(), alone, written(), alone):
        assert json.loads(head_of(args).whole) == MESSAGE


def test_an_event_whose_head_is_odd_is_read_as_far_as_it_goes() -> None:
    args = written(_updatedAt={"$date": None})
    value = PASSING.salvage(args)[0]
    assert value.id == "m"
    assert value.updated_at == value.sent_at == Timestamp(1)
    assert json.loads(bytes(value.whole))["_id"] == "m"


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        (b"[2,[]]", RelayError),
        (b'[1,[["i","m",1,{"change":"shouted"}]]]', RelayError),
        (b"{}", ForeignMessageError),
        (b"\xff", ForeignMessageError),
    ],
)
def test_an_unknown_version_of_the_envelope_is_reported(
    payload: bytes, error: type[RelayError]
) -> None:
    with pytest.raises(error):
        passed_in(payload)


@pytest.fixture
def anyio_backend() -> str:
    """nats-py is for asyncio."""
    return "asyncio"


async def test_given_keys_are_named_and_other_rooms_omitted() -> None:
    session = RowsHost()
    put = session.follower.put
    async with PassedChanges(session, None) as changes:
        put(written())
        put(json.dumps([{**MESSAGE, "_id": "n"}, {"roomParticipant": False}]).encode())
        put(written(_updatedAt={"$date": 3}))
        session.follower.report_gap("lost")
        first, second, gap = await changes.take()
    assert isinstance(first, OutgoingEvent)
    assert isinstance(second, OutgoingEvent)
    assert (first.mark.moment, second.mark.moment) == (2, 3)
    payload = joined([first.payload, second.payload])
    sent, updated = [one.read() for one in passed_in(payload)]
    assert isinstance(sent, MessageSent)
    assert isinstance(updated, MessageUpdated)
    assert (sent.room_kind, sent.room_name, updated.room_id) == ("c", "g", "r")
    assert isinstance(gap, Gap)
