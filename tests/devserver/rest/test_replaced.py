# SPDX-License-Identifier: MIT
"""Methods that newer servers lack over DDP, by REST as the schema maps them."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.methods.people.two_factor import email_code
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import PASSWORDS
from tests.devserver.rest_client import plain_client


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Rest:
    """A user of the REST API, and nothing else."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self.http = http

    async def log_in(self, name: str) -> None:
        given = {"user": name, "password": PASSWORDS[name]}
        data = (await self.post("login", given))["data"]
        self.http.headers["X-Auth-Token"] = data["authToken"]
        self.http.headers["X-User-Id"] = data["userId"]

    async def post(self, path: str, body: object, status: int = 200) -> Any:
        response = await self.http.post(path, json=body)
        assert response.status_code == status
        return response.json()

    async def get(self, path: str, status: int = 200, **query: str) -> Any:
        response = await self.http.get(path, params=query)
        assert response.status_code == status
        return response.json()

    async def call(
        self, method: str, *params: object, path: str = "method.call"
    ) -> Any:
        frame = {"msg": "method", "id": "1", "method": method, "params": params}
        body = {"message": json.dumps(frame)}
        return json.loads((await self.post(f"{path}/{method}", body))["message"])


@asynccontextmanager
async def rest_of(server: Server) -> AsyncGenerator[Rest]:
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client(base_url=f"{base}/api/v1/") as http:
        yield Rest(http)


async def test_a_login_by_rest_gives_a_token_for_ddp() -> None:
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        rest_of(server) as rest,
    ):
        await rest.log_in("alice")
        token = quickmeet.Token(str(rest.http.headers["X-Auth-Token"]))
        async with quickmeet.connect(server.url, token) as client:
            assert client.user_id == rest.http.headers["X-User-Id"]
        done = await rest.post("logout", None)
        assert done["data"]["message"] == "You've been logged out!"
        await rest.post("logout", None, status=401)


async def test_a_wrong_password_is_refused_in_the_words_of_rest() -> None:
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        rest_of(server) as rest,
    ):
        given = {"user": "alice", "password": "wrong"}
        refused = await rest.post("login", given, status=401)
        assert refused["status"] == "error"
        assert refused["error"] == 403


async def test_methods_are_called_by_rest_as_by_ddp() -> None:
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        rest_of(server) as rest,
    ):
        anonymous = await rest.call("getRoomById", "x", path="method.callAnon")
        assert anonymous["error"]["error"] == "error-invalid-user"
        await rest.log_in("alice")
        assert await rest.call("getRoomIdByNameOrId", "general") == {
            "msg": "result",
            "id": "1",
            "result": "GENERAL",
        }
        assert (await rest.call("nosuch"))["error"]["error"] == 404
        assert await rest.call("readMessages", "GENERAL") == {
            "msg": "result",
            "id": "1",
        }
        broken = await rest.post("method.call/x", {"message": "{"}, status=400)
        assert broken["success"] is False
        incomplete = await rest.post("method.call/x", {"message": "{}"}, status=400)
        assert incomplete["error"] == "Invalid method call"


async def test_an_endpoint_does_what_its_method_did() -> None:
    async with (
        serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server,
        rest_of(server) as rest,
    ):
        await rest.log_in("alice")
        made = await rest.post("channels.create", {"name": "den", "members": ["bob"]})
        room_id = made["channel"]["_id"]
        message = {"rid": room_id, "msg": "2026-01-01T00:00:00Z"}
        sent = (await rest.post("chat.sendMessage", {"message": message}))["message"]
        assert sent["msg"] == message["msg"]
        assert isinstance(sent["ts"], str)
        await rest.post("chat.react", {"messageId": sent["_id"], "emoji": "tada"})
        found = await rest.get("chat.getMessage", msgId=sent["_id"])
        assert set(found["message"]["reactions"]) == {":tada:"}
        missed = await rest.get(
            "chat.syncMessages", roomId=room_id, lastUpdate="2026-01-01T00:00:00.000Z"
        )
        assert sent["_id"] in {one["_id"] for one in missed["result"]["updated"]}
        saved = await rest.post(
            "rooms.saveRoomSettings", {"rid": room_id, "roomTopic": "bones"}
        )
        assert saved == {"rid": room_id, "success": True}
        refused = await rest.get("chat.getMessage", status=400, msgId="nosuch")
        assert refused["success"] is False


@pytest.mark.parametrize(
    ("version", "is_there"),
    [("3.18.4", True), ("6.5.3", True), ("8.0.0", False), ("9.0.0", False)],
)
async def test_a_server_has_the_methods_of_its_version(
    version: str,
    is_there: bool,  # noqa: FBT001  # a case
) -> None:
    async with serve(users=list(PASSWORDS.items()), server_version=version) as server:
        login = quickmeet.Password("alice", PASSWORDS["alice"])
        async with quickmeet.connect(server.url, login) as client:
            with pytest.raises(quickmeet.MethodError) as refused:
                await client.call_raw("muteUserInRoom", {})
            is_missing = isinstance(refused.value, quickmeet.MethodNotFoundError)
            assert is_missing is not is_there


async def test_servers_of_8_log_what_they_deprecate(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with serve(users=list(PASSWORDS.items()), server_version="8.4.0") as server:
        login = quickmeet.Password("alice", PASSWORDS["alice"])
        async with quickmeet.connect(server.url, login) as client:
            await client.messages.send("GENERAL", "hello")
    assert "the method sendMessage is deprecated since 8.x" in caplog.text


async def test_documented_methods_that_9_lacks_are_done_by_its_endpoints() -> None:
    async with serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server:
        login = quickmeet.Password("admin", server.admin_password)

        async def mailed(_: str) -> str:
            return await server.operate(code_mailed)

        async with quickmeet.connect(server.url, login, two_factor=mailed) as admin:
            await admin.two_factor.enable_email()
            await admin.two_factor.disable_email()
            await admin.oauth.refresh_services()
            await server.operate(add_service)
            assert await server.operate(services) == ["", "-id", "-secret", "-url"]
            await admin.oauth.remove_service("Our Own")
            assert await server.operate(services) == []
        async with quickmeet.connect(
            server.url, quickmeet.Password("bob", PASSWORDS["bob"])
        ) as bob:
            with pytest.raises(quickmeet.MethodError):
                await bob.oauth.remove_service("Our Own")


def code_mailed(scope: Scope) -> str:
    return email_code(scope.tx.user_named("admin") or {}, scope.now)


def add_service(scope: Scope) -> None:
    scope.user_id = str((scope.tx.user_named("admin") or {})["_id"])
    METHODS["addOAuthService"](scope, Params(["Our Own"]))


def services(scope: Scope) -> list[str]:
    start = "Accounts_OAuth_Custom-Ourown"
    ids = [str(one["_id"]) for one in scope.tx["settings"].find()]
    return sorted(id_.removeprefix(start) for id_ in ids if id_.startswith(start))


async def test_a_visitor_asks_for_the_serving_agent_without_an_account() -> None:
    async with serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server:

        def employ(scope: Scope) -> None:
            scope.user_id = str((scope.tx.user_named("admin") or {})["_id"])
            METHODS["livechat:addAgent"](scope, Params(["alice"]))

        await server.operate(employ)
        base = server.url.replace("ws://", "http://").removesuffix("/websocket")
        async with plain_client(base_url=f"{base}/api/v1/livechat/") as http:
            visitor = {"visitor": {"token": "t", "name": "Vera"}}
            await http.post("visitor", json=visitor)
            opened = (await http.get("room", params={"token": "t"})).json()["room"]
            agent = (await http.get(f"agent.info/{opened['_id']}/t")).json()["agent"]
            wrong = await http.get(f"agent.info/{opened['_id']}/other")
    assert agent["username"] == "alice"
    assert "roles" not in agent
    assert (wrong.status_code, wrong.json()["success"]) == (400, False)


async def test_a_member_is_removed_from_a_room_of_a_server_of_9() -> None:
    async with serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server:
        login = quickmeet.Password("alice", PASSWORDS["alice"])
        async with quickmeet.connect_http(server.url, login) as alice:
            made = await alice.rooms.create_channel("den", ["bob"])
            await alice.rooms.remove_member(made.room_id, "bob")
            members = await alice.rooms.list_members(
                made.room_id, includes_offline=True
            )
    assert [member.username for member in members.members] == ["alice"]


async def test_a_user_s_address_is_shown_to_the_user_alone() -> None:
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        rest_of(server) as rest,
    ):
        await rest.log_in("alice")
        await server.add_user("carol", "secret")
        own = (await rest.get("users.info", username="alice"))["user"]
        others = (await rest.get("users.info", username="carol"))["user"]
        assert own["emails"] == []
        assert (others["username"], "emails" in others) == ("carol", False)
        refused = await rest.get("users.info", status=400, userId="nobody")
        assert refused["success"] is False


async def test_a_request_shared_by_methods_is_identified_by_its_fields() -> None:
    async with serve(users=list(PASSWORDS.items()), server_version="9.0.0") as server:
        login = quickmeet.Password("alice", PASSWORDS["alice"])
        async with quickmeet.connect_http(server.url, login) as alice:
            assert await alice.me.set_name("Alice L.") == "Alice L."
            assert await alice.me.set_username("liddell") == "liddell"


async def test_a_request_that_breaks_the_server_breaks_only_itself(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with (
        serve(users=list(PASSWORDS.items())) as server,
        rest_of(server) as rest,
    ):
        await rest.log_in("alice")
        half = json.dumps({"message": {"rid": "GENERAL", "msg": "\ud800"}})
        broken = await rest.http.post("chat.sendMessage", content=half)
        assert (broken.status_code, broken.json()["success"]) == (500, False)
        assert (await rest.get("users.info", username="bob"))["success"] is True
    assert "an operation failed" in caplog.text
