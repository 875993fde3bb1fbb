# SPDX-License-Identifier: MIT
"""A visitor of a website, who has no account."""

from typing import Any, Final

from quickmeet_devserver import Server

from .rest import plain_client

VISITOR: Final = {
    "token": "vera",
    "name": "Vera",
    "email": "v@example.com",
    "phone": "1",
}


async def ask(server: Server, verb: str, path: str, **given: object) -> Any:
    """A request of somebody who has no account."""
    base = server.url.replace("ws://", "http://").removesuffix("/websocket")
    async with plain_client() as http:
        answer = await http.request(verb, f"{base}/api/v1/{path}", json=given)
    return answer.json()
