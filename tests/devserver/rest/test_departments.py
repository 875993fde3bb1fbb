# SPDX-License-Identifier: MIT
"""Departments of a desk, as 6.5.3 without a licence has them: one at most."""

from typing import Any

import pytest

import quickmeet
from quickmeet_devserver import Server
from tests.devserver.rest_client import Rest, plain_client

DEPARTMENT: dict[str, Any] = {
    "name": "sales",
    "email": "sales@example.com",
    "enabled": True,
    "showOnRegistration": True,
    "showOnOfflineForm": True,
}


async def test_a_department_is_made_listed_and_read(
    server: Server, admin: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    agents = [{"agentId": admin.user_id, "count": 1}]
    path = "livechat/department"
    made = await rest("POST", path, department=DEPARTMENT, agents=agents)
    id_ = made["department"]["_id"]
    assert made["agents"][0]["username"] == "admin"
    assert DEPARTMENT.items() <= made["department"].items()

    listed = await rest("GET", path, text="SAL")
    assert [one["_id"] for one in listed["departments"]] == [id_]
    read = await rest("GET", f"{path}/{id_}", includeAgents="true")
    assert (read["department"]["name"], len(read["agents"])) == ("sales", 1)
    assert (await rest("GET", f"{path}/nope"))["department"] is None

    another = await rest("POST", path, department={**DEPARTMENT, "name": "help"})
    assert another["errorType"] == "error-max-departments-number-reached"


async def test_a_department_is_changed_and_removed(
    server: Server, admin: quickmeet.Client
) -> None:
    rest = Rest(server, admin)
    made = await rest("POST", "livechat/department", department=DEPARTMENT)
    url = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {"X-User-Id": str(admin.user_id), "X-Auth-Token": str(admin.token)}
    path = f"{url}/api/v1/livechat/department"
    async with plain_client(headers=headers) as http:
        body: dict[str, Any] = {"department": {**DEPARTMENT, "name": "help"}}
        answer = await http.put(f"{path}/{made['department']['_id']}", json=body)
        assert answer.json()["department"]["name"] == "help"
        unknown = await http.put(f"{path}/nope", json=body)
        assert unknown.json()["errorType"] == "error-department-not-found"
        made_id = made["department"]["_id"]
        assert (await http.delete(f"{path}/{made_id}")).json() == {"success": True}
        gone = await http.delete(f"{path}/{made_id}")
        assert gone.json()["error"] == "error-department-not-found"
        empty = await http.put(f"{path}/nope", json={})
        assert empty.json()["errorType"] == 400


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "must have required property 'department'"),
        ({"department": {"name": "x"}}, "must have required property 'email'"),
        ({"department": {**DEPARTMENT, "enabled": 1}}, "must be boolean"),
        (
            {"department": DEPARTMENT, "agents": [{"agentId": "a", "username": "u"}]},
            "must NOT have additional properties",
        ),
        (
            {"department": DEPARTMENT, "agents": [{"count": 1}]},
            "must have required property 'agentId'",
        ),
        (
            {"department": DEPARTMENT, "more": 1},
            "must NOT have additional properties",
        ),
    ],
)
async def test_what_does_not_fit_is_refused(
    server: Server, admin: quickmeet.Client, body: dict[str, Any], words: str
) -> None:
    refused = await Rest(server, admin)("POST", "livechat/department", **body)
    assert refused["error"] == f"{words} [invalid-params]"


async def test_departments_are_for_agents_and_their_managers(
    server: Server, alice: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    refused = {"success": False, "error": "unauthorized"}
    assert await rest("GET", "livechat/department") == refused
    assert await rest("GET", "livechat/department/x") == refused
    made = await rest("POST", "livechat/department", department=DEPARTMENT)
    assert made == refused
    url = server.url.replace("ws://", "http://").removesuffix("/websocket")
    headers = {"X-User-Id": str(alice.user_id), "X-Auth-Token": str(alice.token)}
    async with plain_client(headers=headers) as http:
        removed = await http.delete(f"{url}/api/v1/livechat/department/x")
    assert removed.json() == refused
