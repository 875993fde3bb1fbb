# SPDX-License-Identifier: MIT
"""What happened in a room, asked for over HTTP.

``chat.syncMessages`` answers what ``messages/get`` does. It is not under the limit of
calls that DDP has, and servers without the method have it.
"""

from typing import Final, cast

import msgspec
from msgspec import Raw

from ..calls.outcome import method_error
from ..rest.answer import Body, Refusal, read
from ..rest.client import RestClient
from ..rest.moments import with_moments
from ..rest.request import Request
from ..rest.values import iso_moments, moment_of
from ..streams.recovery.fetcher import Found, changes_in

__all__ = ["fetch_by_rest"]

_NAME: Final = "chat.syncMessages"
_PATH: Final = f"/v1/{_NAME}"


async def fetch_by_rest(
    client: RestClient, room_id: str, moment_ms: int, message: object
) -> Found | None:
    """Fetch what happened.

    Args:
        client: Sends requests.
        room_id: The room.
        moment_ms: After which moment, by the server's clock.
        message: Type of a message: it says which texts are moments.

    Returns:
        What was found; None where there is no such way.

    Raises:
        MethodError: The server does not allow it.
        QuickmeetError: It cannot be reached.
    """
    since = iso_moments({"$date": moment_ms})
    request = Request(
        name=f"GET {_PATH}",
        verb="GET",
        path=_PATH,
        query=(("roomId", room_id), ("lastUpdate", str(since))),
    )
    answer = read(await client.send(request, asks_for=_NAME, is_repeatable=True))
    if isinstance(answer, Refusal):
        raise method_error(_NAME, answer.error, {})
    if not isinstance(answer, Body) or not isinstance(answer.value, dict):
        return None
    result = cast("dict[str, object]", answer.value).get("result")
    if not isinstance(result, dict):
        return None
    return Found(changes_in(_NAME, _as_ddp(cast("dict[str, object]", result), message)))


def _as_ddp(result: "dict[str, object]", message: object) -> Raw:
    """The answer as ``messages/get`` gives it."""
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
