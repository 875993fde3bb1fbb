# SPDX-License-Identifier: MIT
"""Methods by REST: alternatives, lookups, second factors, refusals."""

import json
from hashlib import sha256
from typing import Any, Final

import pytest
from msgspec import UNSET

from quickmeet_runtime.errors import (
    CallInterruptedError,
    LocalProtocolError,
    MessageRefusedError,
    MethodError,
    PayloadError,
    RateLimitedError,
    RefusedError,
    RemoteProtocolError,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import MISSING, Pick, RestCall
from quickmeet_runtime.model.operations.versions import Version, Versions

from . import constants
from .conftest import OpenSide
from .server import Answer, Asked, RestServer, case_of

ROOM = {"room": {"_id": "r", "t": "p"}, "success": True}
HISTORY: Final[dict[str, Any]] = {"messages": [], "success": True}
OLD = Version.parse("6.5.3")
NEW = Version.parse("9.0.0")
TOTP = {
    "success": False,
    "error": "TOTP Required [totp-required]",
    "errorType": "totp-required",
    "details": {"method": "password"},
}


def paths(server: RestServer) -> list[str]:
    return [asked.path for asked in server.asked]


async def test_the_family_of_a_room_is_looked_up(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.info", ROOM)
    rest_server.tell("GET", "/v1/groups.history", HISTORY)

    async with open_side() as side:
        history = await side.call(constants.LOAD_HISTORY, ("r",), OLD)

    assert history != MISSING
    assert paths(rest_server) == ["/v1/rooms.info", "/v1/groups.history"]
    assert rest_server.asked[1].query == {
        "roomId": ["r"],
        "count": ["20"],
        "showThreadMessages": ["true"],
    }


async def test_the_endpoint_of_the_version_is_taken(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.history", HISTORY)

    async with open_side() as side:
        await side.call(constants.LOAD_HISTORY, ("r",), NEW)

    assert paths(rest_server) == ["/v1/rooms.history"]


async def test_a_missing_endpoint_is_remembered(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.info", ROOM)
    rest_server.tell("GET", "/v1/groups.history", HISTORY)

    async with open_side() as side:
        for _ in range(2):
            await side.call(constants.LOAD_HISTORY, ("r",), None)

    family = ["/v1/rooms.info", "/v1/groups.history"]
    assert paths(rest_server) == ["/v1/rooms.history", *family, *family]


async def test_no_endpoint_at_all(rest_server: RestServer, open_side: OpenSide) -> None:
    async with open_side() as side:
        found = await side.call(constants.SET_FAVORITE, ("r", True), None)
        again = await side.call(constants.SET_FAVORITE, ("r", True), None)

    assert found is again is MISSING
    assert paths(rest_server) == ["/v1/rooms.favorite"]  # once


async def test_a_room_that_a_lookup_does_not_find(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.play(case_of("getRoomById", "error: unknown room"))

    async with open_side() as side:
        with pytest.raises(RefusedError, match="loadHistory"):
            await side.call(constants.LOAD_HISTORY, ("nope",), OLD)

    assert paths(rest_server) == ["/v1/rooms.info"]


async def test_what_is_known_is_not_looked_up(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/chat.delete", {"success": True})
    message = {"message": {"rid": "found"}, "success": True}
    rest_server.tell("GET", "/v1/chat.getMessage", message)

    async with open_side() as side:
        for target in ({"_id": "m", "rid": "given"}, {"_id": "m"}):
            assert await side.call(constants.DELETE, (target,), None) is None

    bodies = [asked.body for asked in rest_server.asked if asked.verb == "POST"]
    assert [body["roomId"] for body in bodies] == ["given", "found"]
    assert len(rest_server.asked) == 3


async def test_a_result_may_be_put_together(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    def message(id_: str) -> dict[str, object]:
        when = "2026-11-23T18:00:00.000Z"
        return {"_id": id_, "rid": "r", "msg": "", "ts": when, "u": {"_id": "u"}}

    rest_server.tell(
        "GET", "/v1/chat.getMessage", {"message": message("root"), "success": True}
    )
    replies = [message("b"), message("a")]
    rest_server.tell(
        "GET", "/v1/chat.getThreadMessages", {"messages": replies, "success": True}
    )

    async with open_side() as side:
        thread = await side.call(
            constants.LIST_THREAD, ({"tmid": "root", "limit": 5},), None
        )

    assert isinstance(thread, list)
    assert [m.id for m in thread] == ["root", "b", "a"]
    assert thread[0].sent_at.milliseconds == 1_795_456_800_000
    assert rest_server.asked[0].query["sort"] == ['{"ts":-1}']


async def test_a_second_endpoint_after_a_refusal(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    unknown = case_of("getRoomIdByNameOrId", "error: unknown")["rest"]

    def find(asked: Asked) -> Answer:
        if "roomName" in asked.query:
            return Answer(ROOM)
        return Answer(unknown["response"], unknown["status"])

    rest_server.tell("GET", "/v1/rooms.info", find)

    async with open_side() as side:
        assert await side.call(constants.FIND_ROOM, ("general",), None) == "r"

    assert [sorted(asked.query) for asked in rest_server.asked] == [
        ["roomId"],
        ["roomName"],
    ]


async def test_no_second_endpoint_after_a_success(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.info", ROOM)

    async with open_side() as side:
        assert await side.call(constants.FIND_ROOM, ("r",), None) == "r"

    assert len(rest_server.asked) == 1


async def test_a_refusal_that_means_a_result(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    refusal = Answer({"success": False}, 400)
    rest_server.tell("GET", "/v1/chat.getMessage", refusal)
    rest_server.tell("GET", "/v1/rooms.info", ROOM)
    open_already = case_of("openRoom", "already open error")["rest"]
    rest_server.tell("POST", "/v1/groups.open", Answer(open_already["response"], 400))

    async with open_side() as side:
        assert await side.call(constants.GET, ("nope",), None) is None
        assert await side.call(constants.OPEN_ROOM, ("r",), None) == 1


async def test_an_answer_without_what_was_asked_for_is_not_made_up(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.info", {"success": True})
    rest_server.tell("POST", "/v1/chat.sendMessage", {"success": True})

    async with open_side() as side:
        with pytest.raises(PayloadError, match="getRoomById: an answer without"):
            await side.call(constants.GET_ROOM, ("r",), None)
        with pytest.raises(MessageRefusedError):
            await side.call(constants.SEND, ({"rid": "r"},), None)


async def test_a_result_that_does_not_match_the_schema(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.info", {"room": {"_id": 1}, "success": True})

    async with open_side() as side:
        with pytest.raises(PayloadError, match=r"at \$\._id"):
            await side.call(constants.GET_ROOM, ("r",), None)


@pytest.mark.parametrize("kind", ["totp", "email", "password"])
async def test_a_second_factor_goes_into_headers(
    rest_server: RestServer, open_side: OpenSide, kind: str
) -> None:
    asked_for: list[str] = []

    async def code(kind: str) -> str:
        asked_for.append(kind)
        return "my password"

    def make(asked: Asked) -> Answer:
        if "x-2fa-code" not in asked.headers:
            return Answer({**TOTP, "details": {"method": kind}}, 400)
        return Answer({"token": "T", "success": True})

    rest_server.tell("POST", "/v1/users.generatePersonalAccessToken", make)

    async with open_side(two_factor=code) as side:
        token = await side.call(constants.MAKE_TOKEN, ({"tokenName": "n"},), None)

    assert token == "T"  # noqa: S105  # no secret
    assert asked_for == [kind]
    headers = rest_server.asked[1].headers
    assert headers["x-2fa-method"] == kind
    given = headers["x-2fa-code"]
    assert given == (
        sha256(b"my password").hexdigest() if kind == "password" else "my password"
    )
    assert rest_server.asked[1].body == {"tokenName": "n"}


async def test_a_second_factor_that_nobody_gives(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    path = "/v1/users.generatePersonalAccessToken"
    rest_server.tell("POST", path, Answer(TOTP, 400))

    async with open_side() as side:
        with pytest.raises(MethodError) as raised:
            await side.call(constants.MAKE_TOKEN, ({"tokenName": "n"},), None)

    assert raised.value.error == "totp-required"
    assert raised.value.details == {"method": "password"}


async def test_a_limit_says_for_how_long(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    said = "wait 9 seconds before trying this endpoint again"
    body = {"success": False, "error": f"{said} [error-too-many-requests]"}
    headers = {"content-type": "application/json", "retry-after": "3"}
    rest_server.tell("POST", "/v1/chat.sendMessage", Answer(body, 429, headers))

    async with open_side() as side:
        with pytest.raises(RateLimitedError) as raised:
            await side.call(constants.SEND, ({"rid": "r"},), None)

    assert raised.value.retry_after == 3.0
    assert raised.value.error == "too-many-requests"


async def test_a_parameter_that_is_no_json(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    async with open_side() as side:
        with pytest.raises(LocalProtocolError, match="sendMessage"):
            await side.call(constants.SEND, (object(),), None)

    assert rest_server.asked == []


@pytest.mark.parametrize("depth", [400, 900, 100_000])
async def test_a_parameter_that_is_nested_deeply(
    rest_server: RestServer, open_side: OpenSide, depth: int
) -> None:
    deep: list[object] = []
    for _ in range(depth):
        deep = [deep]

    rest_server.tell("POST", "/v1/chat.sendMessage", {"success": True})
    async with open_side() as side:
        with pytest.raises((LocalProtocolError, MessageRefusedError)):
            await side.call(constants.SEND, ({"x": deep},), None)


async def test_a_list_is_sent_as_the_whole_body(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    save: Method[Any] = Method(
        "livechat:saveAppearance",
        None,
        rest=(RestCall(verb="PUT", path="/v1/appearance", send={"": "0"}),),
    )
    rest_server.tell("PUT", "/v1/appearance", {"success": True})

    async with open_side() as side:
        await side.call(save, ([{"_id": "a", "value": 1}], UNSET), None)

    assert rest_server.asked[0].body == [{"_id": "a", "value": 1}]


async def test_the_version_of_an_endpoint_may_be_unsure(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    odd: Method[int] = Method(
        "odd",
        int,
        rest=(
            RestCall(
                verb="GET",
                path="/v1/odd",
                result=Pick(default=1),
                versions=Versions("8.2.0"),
            ),
        ),
    )
    rest_server.tell("GET", "/v1/odd", {"success": True})

    async with open_side() as side:
        assert await side.call(odd, (), Version.parse("8")) == 1
        assert await side.call(odd, (), Version.parse("8.1.0")) is MISSING


PAGE = Answer("<html>sign in</html>", headers={"content-type": "text/html"})


async def test_a_web_page_is_what_servers_say_of_a_get_that_they_lack(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/rooms.info", PAGE)

    async with open_side() as side:
        assert await side.call(constants.GET_ROOM, ("r",), None) is MISSING


async def test_a_web_page_in_answer_to_a_post_is_somebody_elses(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/chat.sendMessage", PAGE)

    async with open_side() as side:
        with pytest.raises(RemoteProtocolError, match="stands between"):
            await side.call(constants.SEND, ({"rid": "r"},), None)


SINCE_FOUR: Final[Method[int]] = Method(
    "GET /v1/odd",
    int,
    rest=(RestCall(verb="GET", path="/v1/odd", result="n"),),
    versions=Versions(since="4.0.0"),
    is_rest_only=True,
)


async def test_a_web_page_for_what_the_server_must_have_is_somebody_elses(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/odd", PAGE)

    async with open_side() as side:
        with pytest.raises(RemoteProtocolError, match="a web page: something stands"):
            await side.call(SINCE_FOUR, (), OLD)
        rest_server.tell("GET", "/v1/odd", {"n": 1, "success": True})
        assert await side.call(SINCE_FOUR, (), OLD) == 1


@pytest.mark.parametrize("body", ["", '{"n": 1, "succ', "\0\0"])
async def test_a_garbled_answer_is_no_missing_endpoint(
    rest_server: RestServer, open_side: OpenSide, body: str
) -> None:
    rest_server.tell("GET", "/v1/odd", Answer(body, headers={}))

    async with open_side() as side:
        with pytest.raises(RemoteProtocolError, match="which is not JSON"):
            await side.call(SINCE_FOUR, (), None)
        rest_server.tell("GET", "/v1/odd", {"n": 1, "success": True})
        assert await side.call(SINCE_FOUR, (), None) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [([], "array"), (5, "number"), ("x", "string"), (None, "null"), (True, "boolean")],
)
async def test_an_answer_that_cannot_hold_the_result_is_no_result(
    rest_server: RestServer, open_side: OpenSide, body: object, kind: str
) -> None:
    rest_server.tell("GET", "/v1/odd", Answer(json.dumps(body)))

    async with open_side() as side:
        with pytest.raises(RemoteProtocolError, match=f"answered a JSON {kind}"):
            await side.call(SINCE_FOUR, (), OLD)


PUT: Final[Method[int]] = Method(
    "putThing",
    int,
    repeatable_when=0,
    rest=(
        RestCall(verb="POST", path="/v1/put", send={"id": "0", "a": "1"}, result="n"),
    ),
)


async def test_a_request_is_sent_again_where_what_makes_it_safe_is_given(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/put", {"n": 1, "success": True})

    async with open_side() as side:
        rest_server.hangups = 1
        assert await side.call(PUT, ("t", "x"), None) == 1
        assert len(rest_server.asked) == 2
        rest_server.hangups = 1
        with pytest.raises(CallInterruptedError, match="unknown"):
            await side.call(PUT, (UNSET, "x"), None)
        assert len(rest_server.asked) == 3
