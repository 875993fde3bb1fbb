# SPDX-License-Identifier: MIT

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.people import call, make_channel, members_of
from tests.devserver.rest_client import Rest


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    backend: str = request.param
    return backend


async def test_a_message_that_is_posted_is_in_the_room(
    server: Server, alice: quickmeet.Client
) -> None:
    room = await make_channel(alice, "posts")
    rest = Rest(server, alice)
    posted = await rest("POST", "chat.postMessage", channel="#posts", text="hi")
    history = await call(alice, "loadHistory", room)
    assert posted["success"] is True
    assert history["messages"][0]["_id"] == posted["message"]["_id"]
    assert posted["message"]["ts"].endswith("Z")


async def test_an_unknown_room_is_refused(
    server: Server, alice: quickmeet.Client
) -> None:
    answer = await Rest(server, alice)(
        "POST", "chat.postMessage", roomId="no", text="x"
    )
    assert answer["errorType"] == "invalid-channel"


async def test_anonymous_requests_are_refused_as_such(server: Server) -> None:
    nobody = Rest(server, None)
    for path in ("chat.postMessage", "livechat/room.saveInfo"):
        answer = await nobody("POST", path, roomId="GENERAL")
        assert answer["status"] == "error"


async def test_endpoints_that_need_no_login_answer_anonymous_requests(
    server: Server,
) -> None:
    nobody = Rest(server, None)
    form = {"username": "zoe", "name": "Zoe", "email": "zoe@example.com"}

    assert (await nobody("GET", "settings.public"))["success"] is True
    made = await nobody("POST", "users.register", **form, **{"pass": "x"})
    assert made["success"] is True
    told = await nobody("POST", "users.forgotPassword", email="zoe@example.com")
    assert told["success"] is True


async def test_a_team_has_a_room_members_and_channels(
    server: Server, admin: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    made = await rest(
        "POST", "teams.create", name="crew", type=0, members=[bob.user_id]
    )
    main = made["team"]["roomId"]
    assert await members_of(admin, main) == ["admin", "bob"]
    room = await make_channel(admin, "deck", "bob")
    await rest("POST", "teams.addRooms", teamName="crew", rooms=[room])
    assert (await call(admin, "getRoomById", room))["teamId"] == made["team"]["_id"]
    await rest("POST", "teams.delete", teamName="crew")
    assert "teamId" not in await call(admin, "getRoomById", room)
    with pytest.raises(quickmeet.MethodError):
        await call(admin, "getRoomById", main)


async def test_a_visitor_talks_to_an_agent(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    await call(admin, "livechat:addAgent", "alice")
    visitor = Rest(server, None)
    await visitor("POST", "livechat/visitor", visitor={"token": "t1", "name": "Vi"})
    room = (await visitor("GET", "livechat/room", token="t1"))["room"]  # noqa: S106  # none
    await visitor("POST", "livechat/message", rid=room["_id"], token="t1", msg="help")  # noqa: S106
    history = await call(alice, "loadHistory", room["_id"])
    assert history["messages"][0]["msg"] == "help"
    answer = await call(alice, "sendMessage", {"rid": room["_id"], "msg": "how?"})
    assert answer["u"]["username"] == "alice"
    closed = await visitor("POST", "livechat/room.close", rid=room["_id"], token="t1")  # noqa: S106
    assert closed["success"] is True
    again = await visitor("POST", "livechat/room.close", rid=room["_id"], token="t1")  # noqa: S106
    assert "room-closed" in again["error"]
