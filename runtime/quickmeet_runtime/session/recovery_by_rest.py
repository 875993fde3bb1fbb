# SPDX-License-Identifier: MIT
"""Fetch the missed events of a room over HTTP.

``chat.syncMessages`` gives the same answer as ``messages/get``. It does not count
against the rate limit of DDP, and servers without the method have it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, cast

import msgspec
from msgspec import Raw

from ..calls.carrier import always
from ..calls.outcome import method_error
from ..rest.moments import iso_moments, moment_of, with_moments
from ..streams.recovery.fetcher import Found, changes_in

if TYPE_CHECKING:
    from ..rest.client import RestClient

__all__ = ["RestFetches"]


class RestFetches:
    """Fetches missed events over HTTP; see `streams.recovery.fetcher.RestWay`.

    Args:
        client: Returns the HTTP client; None where nobody is logged in.
    """

    def __init__(self, client: Callable[[], "RestClient | None"]) -> None:
        self._client: Final = client

    async def fetch_room(
        self, room_id: str, moment_ms: int, message: object
    ) -> Found | None:
        """Fetch the events of a room after a moment.

        Args:
            room_id: The room.
            moment_ms: The moment, by the server's clock.
            message: Type of a message: it says which strings are moments.

        Returns:
            The events; None if they are unavailable over HTTP.

        Raises:
            MethodError: The server does not allow it.
            QuickmeetError: The server cannot be reached.
        """
        query: dict[str, str | int] = {"roomId": room_id, "lastUpdate": moment_ms}
        body = await self._get("chat.syncMessages", query)
        result = None if body is None else body.get("result")
        if not isinstance(result, dict):
            return None
        fields = cast("dict[str, object]", result)
        return Found(changes_in("chat.syncMessages", _as_ddp(fields, message)))

    async def list_changed(self, method: str, moment_ms: int) -> Raw | None:
        """Fetch the answer of ``rooms/get`` or ``subscriptions/get``.

        Raises:
            MethodError: The server does not allow it.
            QuickmeetError: The server cannot be reached.
        """
        endpoint = method.replace("/", ".")
        query: dict[str, str | int] = {"updatedSince": moment_ms} if moment_ms else {}
        body = await self._get(endpoint, query)
        if body is None:
            return None
        records = [_with_moments(one) for one in _objects(body.get("update"))]
        return Raw(msgspec.json.encode({"update": records}))

    async def _get(
        self, endpoint: str, query: Mapping[str, str | int]
    ) -> dict[str, object] | None:
        client = self._client()
        if client is None:
            return None
        from ..rest.answer import Body, Refusal, read  # noqa: PLC0415  # rarely needed
        from ..rest.exchange import Request  # noqa: PLC0415

        request = Request(
            name=f"GET /v1/{endpoint}",
            verb="GET",
            path=f"/v1/{endpoint}",
            query=tuple((name, _as_text(value)) for name, value in query.items()),
        )
        answer = read(await client.send(request, asks_for=endpoint, repeats=always))
        if isinstance(answer, Refusal):
            raise method_error(endpoint, answer.error, {})
        if not isinstance(answer, Body) or not isinstance(answer.value, dict):
            return None
        return cast("dict[str, object]", answer.value)


def _as_text(value: str | int) -> str:
    return value if isinstance(value, str) else str(iso_moments({"$date": value}))


def _with_moments(record: dict[str, object]) -> dict[str, object]:
    """Convert the moments of a room or membership that recovery reads."""
    found = {
        name: {"$date": moment}
        for name in ("ts", "lm", "_updatedAt")
        if (moment := moment_of(record.get(name))) is not None
    }
    return {**record, **found}


def _as_ddp(result: "dict[str, object]", message: object) -> Raw:
    """Convert the answer to the form of ``messages/get``."""
    return Raw(
        msgspec.json.encode(
            {
                "updated": [
                    with_moments(message, one)
                    for one in _objects(result.get("updated"))
                ],
                "deleted": [
                    {**one, "_deletedAt": {"$date": moment_of(one.get("_deletedAt"))}}
                    for one in _objects(result.get("deleted"))
                ],
            }
        )
    )


def _objects(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        return []
    items = cast("list[object]", value)
    return [cast("dict[str, object]", one) for one in items if isinstance(one, dict)]
