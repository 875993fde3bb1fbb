# SPDX-License-Identifier: MIT
"""Endpoints that are not played refuse what the real ones refuse before they say so."""

from collections.abc import AsyncGenerator
from typing import Any

import httpx2
import pytest

from quickmeet_devserver import Server, serve
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.rest.endpoints.table import special_of
from quickmeet_devserver.rest.known import KnownEndpoint, all_endpoints, known_endpoints
from quickmeet_devserver.rest.reading import endpoints_for
from tests.devserver.people import PASSWORDS
from tests.devserver.rest_client import plain_client

VERSIONS = ["3.4.0", "6.5.3", "8.4.0"]
NOBODY = {"status": "error", "message": "You must be logged in to do this."}
NO_VERB = {"status": "error", "message": "API endpoint does not exist"}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def server(version: str) -> AsyncGenerator[Server]:
    users = list(PASSWORDS.items())
    async with serve(users=users, server_version=version) as server:
        yield server


def unplayed(version: str) -> list[tuple[str, KnownEndpoint]]:
    """Endpoints without places that a server has and nothing plays, by path.

    For want of a licence or a provider some refuse without being played.
    """
    found: dict[str, KnownEndpoint] = {}
    for one in all_endpoints():
        path = one.path.pattern.replace("\\", "")
        name = f"{one.verb} {path.removeprefix('/v1/')}"
        is_plain = "(" not in path and path.startswith("/v1/")
        is_plain &= not path.startswith(("/v1/sessions/", "/v1/video-conference."))
        if not is_plain or special_of(name) or name in {"POST login", "POST logout"}:
            continue
        if not endpoints_for(one.verb, path, METHODS):
            known = [k for k in known_endpoints(version, path) if k.verb == one.verb]
            found.update({f"{one.verb} {path}": k for k in known[:1]})
    return list(found.items())


async def asked(
    server: Server, name: str, who: str | None = None, **given: Any
) -> httpx2.Response:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client(base_url=f"{base}/api") as http:
        if who is not None:
            password = PASSWORDS.get(who, server.admin_password)
            login = {"user": who, "password": password}
            data = (await http.post("/v1/login", json=login)).json()["data"]
            http.headers["X-Auth-Token"] = data["authToken"]
            http.headers["X-User-Id"] = data["userId"]
        verb, _, path = name.partition(" ")
        if verb in {"GET", "DELETE"}:
            return await http.request(verb, path, params=given)
        return await http.request(verb, path, json=given)


async def test_each_of_them_checks_the_login_first(
    server: Server, version: str
) -> None:
    found = unplayed(version)
    assert len(found) > 20
    wrong = {
        name: (answer.status_code, answer.text[:60])
        for name, known in found
        if known.access == "user"
        if (answer := await asked(server, name)).status_code != 401
        or answer.json() != NOBODY
    }

    assert wrong == {}


async def test_each_of_them_says_to_administrators_that_it_is_not_played(
    server: Server, version: str
) -> None:
    codes = set[tuple[int, str]]()
    for name, _ in unplayed(version)[:25]:
        answer = await asked(server, name, "admin")
        codes.add((answer.status_code, answer.json().get("errorType", answer.text)))

    assert (400, "error-not-supported") in codes
    assert {status for status, _ in codes} == {400}
    assert {code for _, code in codes} <= {"error-not-supported", "invalid-params"}


async def test_a_missing_permission_is_reported(server: Server, version: str) -> None:
    name, known = next(
        (name, known)
        for name, known in unplayed(version)
        if known.permissions == ("view-statistics",) or "admin" in known.permissions[:1]
        if not [one for one in known.params if not one.get("optional")]
    )
    answer = await asked(server, name, "alice")

    assert known.permissions
    assert answer.status_code == 403
    assert answer.json() == {
        "success": False,
        "error": "User does not have the permissions required for this action "
        "[error-unauthorized]",
    }


async def test_what_is_missing_is_named_as_ajv_does_from_release_5_on(
    server: Server, version: str
) -> None:
    name, known = next(
        (name, known)
        for name, known in unplayed(version)
        if known.access == "user"
        and sum(not one.get("optional") and "or" not in one for one in known.params)
        == len(known.params)
        == 1
        and "schema" in known.params[0]
        and known.params[0]["schema"].get("type") == "string"
    )
    field = str(known.params[0].get("wire", known.params[0]["name"]))
    missing = (await asked(server, name, "admin")).json()
    fits = (await asked(server, name, "admin", **{field: "x"})).json()

    assert fits["errorType"] == "error-not-supported"
    if version.startswith("3."):
        assert missing == fits
    else:
        assert missing == {
            "success": False,
            "error": f"must have required property '{field}' [invalid-params]",
            "errorType": "invalid-params",
        }


async def test_without_licence_or_provider_some_refuse_for_want_of_that() -> None:
    async with serve(users=list(PASSWORDS.items())) as server:

        async def said(name: str, **given: Any) -> Any:
            answer = await asked(server, name, "alice", **given)
            return answer.json() | {"status": answer.status_code}

        refused = {"success": False, "status": 400, "error": "invalid-params"}
        calls = "video-conference."
        assert await said("GET /v1/sessions/list") == refused | {
            "error": "unauthorized",
            "status": 403,
        }
        listed = await said(f"GET /v1/{calls}list", roomId="GENERAL")
        assert (listed["data"], listed["total"]) == ([], 0)
        assert await said(f"GET /v1/{calls}list", roomId="nope") == refused
        assert await said(f"GET /v1/{calls}info", callId="nope") == refused
        lacks = await said(f"GET /v1/{calls}capabilities")
        assert lacks["error"] == "no-videoconf-provider-app"


async def test_a_wrong_verb_is_distinguished_from_an_unknown_path(
    server: Server,
) -> None:
    wrong = await asked(server, "GET /v1/chat.sendMessage")
    unknown = await asked(server, "POST /v1/nosuch")
    page = await asked(server, "GET /v1/nosuch")

    assert (wrong.status_code, wrong.json()) == (405, NO_VERB)
    assert (unknown.status_code, unknown.content) == (405, b"")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


async def test_what_came_later_is_unknown_to_servers_before_it(
    server: Server, version: str
) -> None:
    answer = await asked(server, "POST /v1/rooms.hide")

    is_there = version.startswith("8.")
    assert (answer.status_code == 401) == is_there


LACKED = {
    "3.4.0": ("POST teams.create", "POST rooms.delete", "POST rooms.saveRoomSettings"),
    "6.5.3": (
        "GET rooms.membersOrderedByRole", "GET rooms.history", "GET rooms.roles",
        "GET roles.getUsersInPublicRoles", "GET livechat/config/routing",
        "POST im.blockUser", "POST integrations.clearHistory", "POST rooms.hide",
        "POST rooms.muteUser", "POST rooms.unmuteUser", "POST rooms.join",
        "POST rooms.open", "POST chat.getMessages", "POST livechat/rooms.delete",
        "POST e2e.requestSubscriptionKeys", "POST settings.removeCustomOAuth",
        "GET e2e.fetchUsersWaitingForGroupKey", "POST e2e.resetRoomKey",
        "GET users.listByStatus",
    ),
    "8.4.0": (),
}  # fmt: skip
"""Missing features of a release (recorded of 6.5.3)."""


async def test_what_a_release_lacks_is_no_endpoint(
    server: Server, version: str
) -> None:
    for name in LACKED[version]:
        verb, _, path = name.partition(" ")
        answer = await asked(server, f"{verb} /v1/{path}", "admin")
        if verb == "GET":
            assert answer.headers["content-type"].startswith("text/html")
        else:
            assert (answer.status_code, answer.text) == (405, "")


async def test_what_one_release_lacks_a_later_one_has() -> None:
    async with serve(server_version="9.0.0") as server:
        await check_presence_of_all(server)


async def check_presence_of_all(server: Server) -> None:
    for name in {*LACKED["3.4.0"], *LACKED["6.5.3"]} - {"POST chat.getMessages"}:
        verb, _, path = name.partition(" ")
        answer = await asked(server, f"{verb} /v1/{path}", "admin")
        assert answer.headers["content-type"] == "application/json", name
