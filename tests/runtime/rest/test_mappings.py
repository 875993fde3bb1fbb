# SPDX-License-Identifier: MIT
"""Every mapping against everything that was recorded of its method.

Only JSON is compared here: what is read is the same but for fields that REST
leaves out, what is written answers with the same kind of thing.
"""

from collections.abc import Iterator
from typing import Any, Final, cast

import pytest

from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.rest.mapping import request_of
from quickmeet_runtime.rest.moments import iso_moments

from .conftest import OpenSide
from .mappings import methods
from .server import RECORDINGS, RestServer, cases

Json = dict[str, Any]

METHODS: Final = methods()
FAMILIES: Final = {"channels": "c", "groups": "p", "im": "d"}
DIFFERENT: Final = {
    # recorded without what the mapping sends: order, thread replies
    ("getThreadMessages", "ok"),
    ("getChannelHistory", "ok"),
    # who joins for the first time gets no result over DDP
    ("joinRoom", "ok REST by a new member"),
    ("joinRoom", "both already members"),
    # DDP counts all members whatever it lists, and lists none of a direct room
    ("getUsersOfRoom", "showAll false, filter"),
    ("getUsersOfRoom", "showAll false"),
    ("getUsersOfRoom", "im.members"),
    # two conversations, two visitors
    ("livechat:getAgentData", "ok"),
    ("livechat:loginByToken", "ok"),
    # the second request finds the first
    ("requestDataDownload", "ok"),
    # the versions say different things in words of their own
    ("getStatistics", "error: no permission"),
    ("joinRoom", "error: private group"),
    ("unarchiveRoom", "error: no permission (owner)"),
}
"""Where both sides were seen to differ, or were not asked the same."""

PASSING: Final = {404, "too-many-requests"}
"""Errors of one side that say nothing about the other."""


def recorded() -> Iterator[tuple[str, int, Json]]:
    for file in sorted(RECORDINGS.glob("*.json")):
        name = None
        for number, case in enumerate(cases(file.stem)):
            name = name or case.get("method")
            if not isinstance(name, str) or name not in METHODS:
                break
            if case.get("ddp") and (name, case["case"]) not in DIFFERENT:
                yield name, number, case


def successes() -> Iterator[object]:
    for name, number, case in recorded():
        rest = case["rest"]
        is_fine = rest["status"] == 200 and isinstance(rest["response"], dict)
        if is_fine and "error" not in case["ddp"] and _is_ours(name, case):
            yield pytest.param(name, case, id=f"{name}-{number}-{case['case']}")


def _is_ours(name: str, case: Json) -> bool:
    """Whether the recorded request is one that the mapping would make."""
    rest = case["rest"]
    path = rest["path"].removeprefix("/api")
    known = {
        call.path.replace("{@kind}", family)
        for call in METHODS[name].rest
        for family in ("channels", "groups", "im")
        if call.verb == rest["http"]
    }
    return any(_fits(path, pattern) for pattern in known)


def _fits(path: str, pattern: str) -> bool:
    one, two = path.split("/"), pattern.split("/")
    return len(one) == len(two) and all(
        a == b or b.startswith("{") for a, b in zip(one, two, strict=True)
    )


@pytest.mark.parametrize(("name", "case"), list(successes()))
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_mapping_gives_what_ddp_gave(
    name: str, case: Json, rest_server: RestServer, open_side: OpenSide
) -> None:
    _answer_lookups(rest_server, case)
    rest_server.play(case)
    _play_places(rest_server, name, case)
    params = [p for p in case["ddp"]["params"] if not _is_second_factor(p)]

    async with open_side() as side:
        by_rest = await side.call(METHODS[name], tuple(params), None)

    by_ddp = case["ddp"].get("result")
    if case["rest"]["http"] == "GET" and name != "getStatistics":
        one, two = iso_moments(by_rest), iso_moments(by_ddp)
        assert _common(one, two) == _common(two, one)
    else:
        assert type(by_rest) is type(by_ddp)
        if isinstance(by_ddp, bool | int):
            assert by_rest == by_ddp


def _play_places(server: RestServer, name: str, case: Json) -> None:
    """Ids in paths are those of DDP's side: let them lead to the answer."""
    for call in METHODS[name].rest:
        if "{" in call.path.replace("{@kind}", ""):
            path = request_of(call, case["ddp"]["params"], lambda _: "x").path
            server.tell(call.verb, path, case["rest"]["response"])


def _is_second_factor(param: object) -> bool:
    return isinstance(param, dict) and "twoFactorCode" in param


def _answer_lookups(server: RestServer, case: Json) -> None:
    path = case["rest"]["path"].removeprefix("/api/v1/")
    body: Json = case["rest"]["body"] if isinstance(case["rest"]["body"], dict) else {}
    kind = FAMILIES.get(path.partition(".")[0])
    user = {"_id": body.get("userId", "x"), "username": "x"}
    server.tell("GET", "/v1/rooms.info", {"room": {"t": kind}, "success": True})
    server.tell("GET", "/v1/users.info", {"user": user, "success": True})
    is_thread = path == "chat.getThreadMessages"
    by_ddp = case["ddp"].get("result")
    root: object = by_ddp[0] if is_thread and by_ddp else {"rid": "r"}
    message = {"message": iso_moments(root), "success": True}
    server.tell("GET", "/v1/chat.getMessage", message)


def _common(value: object, other: object) -> object:
    plain = value
    if isinstance(value, dict) and isinstance(other, dict):
        mine, theirs = cast("Json", value), cast("Json", other)
        return {key: _common(mine[key], theirs[key]) for key in mine if key in theirs}
    if isinstance(value, list) and isinstance(other, list):
        ours, yours = cast("list[object]", value), cast("list[object]", other)
        return [_common(one, two) for one, two in zip(ours, yours, strict=True)]
    return plain


def refusals() -> Iterator[object]:
    for name, number, case in recorded():
        by_ddp = case["ddp"].get("error", {"error": 404})["error"]
        status = case["rest"]["status"]
        is_refused = status in {400, 401, 403} and by_ddp not in PASSING
        if is_refused and _is_ours(name, case) and case["rest"]["response"]:
            yield pytest.param(name, case, id=f"{name}-{number}-{case['case']}")


@pytest.mark.parametrize(("name", "case"), list(refusals()))
@pytest.mark.parametrize("anyio_backend", ["asyncio"])
async def test_a_mapping_refuses_as_ddp_did(
    name: str, case: Json, rest_server: RestServer, open_side: OpenSide
) -> None:
    _answer_lookups(rest_server, case)
    rest_server.play(case)

    async with open_side() as side:
        with pytest.raises(MethodError) as raised:
            await side.call(METHODS[name], tuple(case["ddp"]["params"]), None)

    assert raised.value.error == case["ddp"]["error"]["error"]
