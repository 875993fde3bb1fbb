# SPDX-License-Identifier: MIT
"""A visitor of a website, who has no account."""

from typing import Any, Final

from quickmeet_devserver import Server
from quickmeet_devserver.operation.scope import Scope

from .rest_client import Rest, plain_client

VISITOR: Final = {
    "token": "vera",
    "name": "Vera",
    "email": "v@example.com",
    "phone": "1",
}


async def open_conversation(server: Server) -> str:
    """Make bob an agent, and give him a conversation; returns the room's id."""

    def make_agent(scope: Scope) -> None:
        user = scope.tx.user_named("bob") or {}
        user |= {"roles": ["user", "livechat-agent"], "statusLivechat": "available"}
        scope.tx.users.save(user)

    await server.operate(make_agent)
    made = await ask(server, "POST", "livechat/visitor", visitor=VISITOR)
    assert made["visitor"]["phone"] == [{"phoneNumber": "1"}]
    opened = await Rest(server, None)("GET", "livechat/room", token=VISITOR["token"])
    return str(opened["room"]["_id"])


async def ask(server: Server, verb: str, path: str, **given: object) -> Any:
    """A request of somebody who has no account."""
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client() as http:
        answer = await http.request(verb, f"{base}/api/v1/{path}", json=given)
    return answer.json()
