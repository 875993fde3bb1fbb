# SPDX-License-Identifier: MIT
"""The REST API of an embedded server, asked as one of its users."""

import json
from typing import Any

import httpx2

import quickmeet
from quickmeet_devserver import Server


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
        async with httpx2.AsyncClient(headers=self._headers) as http:
            answer = await http.request(method, url, content=body, params=params)
        return answer.json()
