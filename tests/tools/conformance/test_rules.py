# SPDX-License-Identifier: MIT
"""What a recording presupposes is read from it, and a difference costs its exchange."""

from pathlib import Path

import pytest

from tests.tools.recordings import ALICE, BOB, NOW, Recording, message, missed

USER = "stream-notify-user"
EVERYBODY = (True,)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_a_greeting_alone_is_no_streamer(tmp_path: Path) -> None:
    recording = Recording()
    recording.connect("a", greets=True)
    recording.call("a", "rooms/get", result=[])

    report = await recording.compared(tmp_path)

    assert "connect" not in [name for name, _ in missed(report)]


async def test_a_session_that_is_a_uuid_is_a_streamers(tmp_path: Path) -> None:
    recording = Recording()
    recording.connect("a", "7bf8c6a4-eb87-11f1-a57e-02fc00000001", greets=True)

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_user_only_named_among_members_exists(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.call(
        "a",
        "createChannel",
        "den",
        ["bob"],
        result={"rid": "6b0b4a5727eb34655d8eda31", "name": "den"},
    )
    recording.call(
        "a",
        "getUsersOfRoom",
        "6b0b4a5727eb34655d8eda31",
        *EVERYBODY,
        result={
            "total": 2,
            "records": [
                {"_id": ALICE, "username": "alice", "name": "Alice"},
                {"_id": BOB, "username": "bob", "name": "Bob"},
            ],
        },
    )
    report = await recording.compared(tmp_path)

    problems = [one.text for each in report.exchanges for one in each.problems]
    assert not [one for one in problems if "total" in one]


async def test_a_user_who_acts_as_administrator_is_one(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.call(
        "a",
        "cleanRoomHistory",
        {
            "roomId": "GENERAL",
            "latest": {"$date": NOW},
            "oldest": {"$date": NOW - 10},
            "inclusive": True,
            "excludePinned": False,
            "ignoreDiscussion": True,
            "filesOnly": False,
            "fromUsers": [],
            "limit": 0,
            "ignoreThreads": False,
        },
        result=0,
    )

    assert missed(await recording.compared(tmp_path)) == []


async def test_what_a_bystander_wrote_is_written(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    recording.event(
        "a",
        "stream-room-messages",
        "GENERAL",
        message("abcdefghJKLMNPQR7", "GENERAL", BOB, "hello"),
    )

    assert missed(await recording.compared(tmp_path)) == []


async def test_a_missing_event_does_not_shift_those_after_it(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.log_in("b", BOB, "bob")
    recording.subscribe("b", "stream-notify-room", "GENERAL/user-activity")
    for activity in ("user-typing", "user-recording", "user-uploading"):
        if activity != "user-recording":  # it is told, and nobody caused it
            recording.call(
                "a",
                "stream-notify-room",
                "GENERAL/user-activity",
                "alice",
                [activity],
                {},
            )
        event = "GENERAL/user-activity"
        recording.event("b", "stream-notify-room", event, "alice", [activity], {})

    report = await recording.compared(tmp_path)

    name = "stream-notify-room …/user-activity"
    assert missed(report) == [(name, "missing event")]


async def test_a_recorded_login_succeeds_even_if_we_refuse(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.connect("b")
    recording.call(
        "b",
        "login",
        {"ldap": True, "username": "alice", "ldapPass": "x", "ldapOptions": {}},
        result={
            "id": ALICE,
            "token": "another-token-0123456789-0123456789-0123456",
            "tokenExpires": {"$date": NOW + 90 * 86_400_000},
        },
    )
    recording.call("b", "setUserStatus", "online", "here")
    recording.subscribe("b", USER, f"{ALICE}/userData")

    report = await recording.compared(tmp_path)

    assert missed(report) == [("login", "wrong value")]


async def test_what_should_have_been_refused_is_undone(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    refusal = {
        "isClientSafe": True,
        "error": "error-full",
        "reason": "Full",
        "message": "Full [error-full]",
        "errorType": "Meteor.Error",
    }
    recording.call("a", "createChannel", "den", [], error=refusal)
    recording.call("a", "roomNameExists", "den", result=False)

    report = await recording.compared(tmp_path)

    assert missed(report) == [("createChannel", "wrong value")]


async def test_methods_that_are_not_played_are_reported_as_such(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.call("a", "noSuchMethodHere", result=1)

    report = await recording.compared(tmp_path)

    assert missed(report) == [("noSuchMethodHere", "not played")]
    assert report.mismatches()["not played"] == 1


async def test_a_call_about_a_room_that_nobody_saw_is_of_unknown_state(
    tmp_path: Path,
) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.call("a", "getRoomNameById", "abcdefghJKLMNPQR9", result=None)

    report = await recording.compared(tmp_path)

    assert missed(report) == [("getRoomNameById", "state unknown")]


async def test_times_from_the_beginning_are_put_into_the_calendar(
    tmp_path: Path,
) -> None:
    recording = Recording(began=0)
    recording.connect("a")
    digest = {"digest": "<secret 1>", "algorithm": "sha-256"}
    recording.call(
        "a",
        "login",
        {"user": {"username": "alice"}, "password": digest},
        result={
            "id": ALICE,
            "token": "<secret 2>",
            "tokenExpires": {"$date": NOW + 90 * 86_400_000},
            "type": "password",
        },
    )
    recording.call(
        "a",
        "rooms/get",
        result=[
            {"_id": "6b0b4a5727eb34655d8eda31", "t": "c", "name": "old", "msgs": 3,
             "usersCount": 1, "_updatedAt": {"$date": NOW - 1000}},
        ],
    )  # fmt: skip
    report = await recording.compared(tmp_path)

    (rooms,) = [one for one in report.exchanges if one.name == "rooms/get"]
    assert not [one.text for one in rooms.problems if "6b0b4a5727eb" in one.text]


PARTS = '{"fields": {}, "files": [["file", "a.txt", "text/plain", 5]]}'


@pytest.mark.parametrize(
    "noted",
    [f"<multipart/form-data {PARTS}>", "321 bytes of multipart/form-data", None],
    ids=["whole", "measured", "left out"],
)
async def test_a_form_of_parts_is_sent_again(tmp_path: Path, noted: str | None) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    recording.request(
        "a",
        "POST /v1/rooms.upload/GENERAL",
        noted,
        response={"message": {"rid": "GENERAL"}, "success": True},
    )
    report = await recording.compared(tmp_path)

    (request,) = report.requests
    assert not [one.text for one in request.problems if "status" in one.text]
    assert report.totals()["rest_requests"] == 1


async def test_a_replaced_connection_receives_nothing_more(tmp_path: Path) -> None:
    recording = Recording()
    recording.log_in("a", ALICE, "alice")
    recording.subscribe("a", "stream-room-messages", "GENERAL")
    recording.log_in("b", ALICE, "alice")
    sent = message("abcdefghJKLMNPQR7", "GENERAL", ALICE, "hello")
    asked = {"_id": "abcdefghJKLMNPQR7", "rid": "GENERAL", "msg": "hello"}
    recording.call("b", "sendMessage", asked, result=sent)

    assert missed(await recording.compared(tmp_path)) == []
