# SPDX-License-Identifier: MIT
"""The REST API of an embedded server, asked as one of its users."""

import json
import ssl
from collections.abc import Mapping
from typing import Any, Final

import httpx2

import quickmeet
from quickmeet_devserver import Server

_NO_CERTIFICATES: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""To read those of the machine takes longer than most tests, and no TLS is spoken."""


def plain_client(
    *, base_url: str = "", headers: Mapping[str, str] | None = None
) -> httpx2.AsyncClient:
    """A client for a server without TLS."""
    return httpx2.AsyncClient(
        base_url=base_url, headers=headers, verify=_NO_CERTIFICATES
    )


class Rest:
    def __init__(self, server: Server, client: quickmeet.Client | None) -> None:
        self._base = server.url.replace("ws://", "http://").removesuffix("/websocket")
        self._headers: dict[str, str] = {}
        if client is not None and client.user_id and client.token:
            self._headers = {
                "X-User-Id": client.user_id,
                "X-Auth-Token": client.token,
            }

    async def __call__(self, method: str, path: str, **given: object) -> Any:
        url = f"{self._base}/api/v1/{path}"
        body = json.dumps(given) if method == "POST" else None
        params = None if method == "POST" else {k: str(v) for k, v in given.items()}
        async with plain_client(headers=self._headers) as http:
            answer = await http.request(method, url, content=body, params=params)
        return answer.json()
