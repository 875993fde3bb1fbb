# SPDX-License-Identifier: MIT
"""Recorded pairs: the answer of REST, mapped, is the answer of DDP.

The recorder had to make two of whatever is created, so that what is written
differs in ids and times: there the same fields have to be there.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

import msgspec
import pytest
from msgspec import UNSET, Raw, structs

from quickmeet_runtime.ddp.events import CallAnswered
from quickmeet_runtime.ddp.frames import WireError
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model import Timestamp
from quickmeet_runtime.operation import Method
from quickmeet_runtime.outcome import result_of

from . import constants
from .conftest import OpenSide
from .server import Asked, RestServer, cases

Json = dict[str, Any]

GIVEN: Final[Mapping[str, tuple[Method[Any], ...]]] = {
    "sendMessage": (constants.SEND,),
    "deleteMessage": (constants.DELETE,),
    "loadHistory": (constants.LOAD_HISTORY,),
    "loadMissedMessages": (constants.LOAD_MISSED,),
    "starMessage": (constants.STAR,),
    "rooms-get": (constants.LIST_ROOMS, constants.LIST_ROOM_CHANGES),
    "subscriptions-get": (
        constants.LIST_MEMBERSHIPS,
        constants.LIST_MEMBERSHIP_CHANGES,
    ),
    "createPrivateGroup": (constants.CREATE_PRIVATE,),
    "createDirectMessage": (constants.CREATE_DIRECT,),
    "getRoomById": (constants.GET_ROOM,),
    "getRoomNameById": (constants.GET_ROOM_NAME,),
    "getRoomIdByNameOrId": (constants.FIND_ROOM,),
    "getRoomRoles": (constants.LIST_ROLES,),
    "openRoom": (constants.OPEN_ROOM,),
    "toggleFavorite": (constants.SET_FAVORITE,),
    "readMessages": (constants.MARK_READ,),
    "saveRoomSettings": (constants.SAVE_ROOM,),
    "setUserStatus": (constants.SET_STATUS,),
    "removeUserFromRoom": (constants.REMOVE_MEMBER,),
    "personalAccessTokens-generateToken": (constants.MAKE_TOKEN,),
    "saveSetting": (constants.SAVE_SETTING,),
    "spotlight": (constants.SEARCH,),
}
READS: Final = {
    "loadHistory",
    "loadMissedMessages",
    "rooms-get",
    "subscriptions-get",
    "getRoomById",
    "getRoomNameById",
    "getRoomIdByNameOrId",
    "getRoomRoles",
    "spotlight",
}
NOT_THE_SAME_QUESTION: Final = {
    "alternative chat.postMessage",
    "subscriptions.getOne (no method counterpart)",
    "excludeSelf without permission",
}
KINDS: Final = {"channels": "c", "groups": "p", "im": "d"}


def pairs() -> Iterator[object]:
    for name, methods in GIVEN.items():
        for number, case in enumerate(cases(name)):
            ddp = case.get("ddp")
            is_fine = case["rest"]["status"] == 200
            if not ddp or "error" in ddp or not is_fine:
                continue
            if case["case"] in NOT_THE_SAME_QUESTION:
                continue
            if not isinstance(case["rest"]["response"], dict):
                continue
            params = [p for p in ddp["params"] if not _is_second_factor(p)]
            method = methods[-1] if params else methods[0]
            yield pytest.param(
                name, method, params, case, id=f"{name}-{number}-{case['case']}"
            )


def _is_second_factor(param: object) -> bool:
    return isinstance(param, dict) and "twoFactorCode" in param


@pytest.mark.parametrize(("name", "method", "params", "case"), list(pairs()))
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_the_answer_of_rest_is_that_of_ddp(  # noqa: PLR0913, PLR0917  # one pair
    name: str,
    method: Method[Any],
    params: list[object],
    case: Json,
    rest_server: RestServer,
    open_side: OpenSide,
) -> None:
    rest_server.play(case)
    kind = case["rest"]["path"].rpartition("/")[2].partition(".")[0]
    _answer_lookups(rest_server, kind, case)

    async with open_side() as side:
        by_rest = await side.calls.call(method, tuple(params), None)

    ddp = case["ddp"]
    result = Raw(msgspec.json.encode(ddp["result"])) if "result" in ddp else UNSET
    by_ddp = result_of(method, CallAnswered("", result))
    _assert_sent(rest_server.asked[-1], case)
    if name in READS and by_ddp is not None:
        one, two = _plain(by_rest), _plain(by_ddp)
        assert _common(one, two) == _common(two, one)
    else:
        assert _fields(by_rest) >= _fields(by_ddp) - {"updated_at", "type"}


def _answer_lookups(server: RestServer, kind: str, case: Json) -> None:
    body: Json = case["rest"]["body"] or {}

    def answer(path: str, found: Json) -> None:
        if case["rest"]["path"] != f"/api{path}":
            server.tell("GET", path, {**found, "success": True})

    answer("/v1/rooms.info", {"room": {"t": KINDS.get(kind), "_id": "r"}})
    answer("/v1/chat.getMessage", {"message": {"rid": body.get("roomId")}})
    answer("/v1/users.info", {"user": {"_id": body.get("userId")}})


def _assert_sent(asked: Asked, case: Json) -> None:
    """The request has the fields of the recorded one; values may be another's."""
    rest = case["rest"]
    assert (asked.verb, f"/api{asked.path}") == (rest["http"], rest["path"])
    recorded = set(rest["query"] or rest["body"] or ())
    sent = set(asked.query or asked.body or ())
    assert sent >= recorded - {"unreads", "oldest", "roomName"}
    assert sent - recorded <= {"count", "showThreadMessages", "roomId", "readOnly"} | {
        "customFields"
    }


def _fields(value: object) -> set[str]:
    if not isinstance(value, msgspec.Struct):
        return {type(value).__name__}
    return {name for name, field in structs.asdict(value).items() if field is not UNSET}


def _plain(value: object) -> object:
    plain: object = msgspec.json.decode(msgspec.json.encode(value))
    return plain


def _common(value: object, other: object) -> object:
    """What both have, so that fields that REST leaves out do not count."""
    plain = value
    if isinstance(value, dict) and isinstance(other, dict):
        mine, theirs = cast("Json", value), cast("Json", other)
        return {key: _common(mine[key], theirs[key]) for key in mine if key in theirs}
    if isinstance(value, dict) and isinstance(other, str):
        moment = cast("Json", value)["$date"]  # `attachments[].ts`: a text on one side
        return str(Timestamp(moment))
    if isinstance(value, list) and isinstance(other, list):
        ours, yours = cast("list[object]", value), cast("list[object]", other)
        return [_common(one, two) for one, two in zip(ours, yours, strict=True)]
    return plain


def _wire_error(error: object) -> WireError:
    return msgspec.json.decode(msgspec.json.encode(error), type=WireError)


def refusals() -> Iterator[object]:
    for name, methods in GIVEN.items():
        for number, case in enumerate(cases(name)):
            ddp = case.get("ddp")
            if ddp and "error" in ddp and case["rest"]["status"] >= 400:
                yield pytest.param(
                    methods[0], case, id=f"{name}-{number}-{case['case']}"
                )


@pytest.mark.parametrize(("method", "case"), list(refusals()))
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_refusal_by_rest_is_the_error_of_ddp(
    method: Method[Any],
    case: Json,
    rest_server: RestServer,
    open_side: OpenSide,
) -> None:
    rest_server.play(case)
    kind = case["rest"]["path"].rpartition("/")[2].partition(".")[0]
    _answer_lookups(rest_server, kind, case)
    error = case["ddp"]["error"]
    answer = CallAnswered("", error=_wire_error(error))

    with pytest.raises(MethodError) as by_ddp:
        result_of(method, answer)
    async with open_side() as side:
        with pytest.raises(MethodError) as by_rest:
            await side.calls.call(method, tuple(case["ddp"]["params"]), None)

    assert type(by_rest.value) is type(by_ddp.value)
    assert by_rest.value.error == by_ddp.value.error
