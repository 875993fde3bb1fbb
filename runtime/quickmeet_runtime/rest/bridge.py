# SPDX-License-Identifier: MIT
"""Method calls over HTTP: ``method.call`` (recording ``rest/_method.call``)."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from urllib.parse import quote

import msgspec

from ..calls.budget import Budget
from ..calls.carrier import Repeats, never
from ..calls.outcome import UNDECODABLE
from ..errors import RemoteProtocolError
from ..observability.masking import Masker
from ..protocol.frames import CallAnswered, WireError, encode_params, unsendable
from .answer import NO_ENDPOINT, MissingEndpoint, Refusal, read
from .client import RestClient, Who
from .exchange import Request, Response

__all__ = ["Bridge"]

_CALL_ID: Final = "1"
_BRIDGE: Final = "method.call"
_ANONYMOUS_BRIDGE: Final = "method.callAnon"


class _Frame(msgspec.Struct):
    message: str


_decode_frame = msgspec.json.Decoder(_Frame).decode
_decode_result = msgspec.json.Decoder(CallAnswered).decode


class Bridge:
    """The carrier of calls without a WebSocket.

    Args:
        client: Sends requests.
        who: The user; anonymous calls use another endpoint.
        masker: Masks the secrets that a server quotes.
    """

    def __init__(self, client: RestClient, who: Who, masker: Masker) -> None:
        self._client: Final = client
        self._who: Final = who
        self._masker: Final = masker
        self._missing: Final[set[str]] = set()

    @property
    def connection_id(self) -> str:
        """Empty: there is no connection."""
        return ""

    async def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        repeats: Repeats | None = None,
    ) -> CallAnswered:
        """Call a method once; see `calls.carrier.Carrier`."""
        bridge = _ANONYMOUS_BRIDGE if self._who.token is None else _BRIDGE
        if bridge in self._missing:
            return _not_found(name, bridge)
        response = await self._client.send(
            _request(bridge, name, params),
            budget,
            asks_for=name,
            repeats=never if repeats is None else partial(repeats, params),
            renews=True,
        )
        answer = read(response)
        if isinstance(answer, MissingEndpoint) and response.status in NO_ENDPOINT:
            self._missing.add(bridge)
            return _not_found(name, bridge)
        if isinstance(answer, Refusal):
            answered = CallAnswered(_CALL_ID, error=answer.error)
        else:
            answered = _answer(name, response)
        if answered.error is None:
            return answered
        self._masker.learn_call(name, params)
        error = self._masker.error(answered.error)
        return CallAnswered(_CALL_ID, answered.result, error)


def _request(bridge: str, name: str, params: Sequence[object]) -> Request:
    try:
        message = msgspec.json.encode(
            {
                "msg": "method",
                "id": _CALL_ID,
                "method": name,
                "params": encode_params(params),
            }
        )
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise unsendable(f"{name}: a parameter", error) from error
    return Request(
        name=f"POST /v1/{bridge}/:method",
        verb="POST",
        path=f"/v1/{bridge}/{quote(name, safe='')}",
        body=msgspec.json.encode({"message": message.decode()}),
    )


def _not_found(name: str, bridge: str) -> CallAnswered:
    """Make the DDP answer for a method that a server lacks."""
    reason = f"Method '{name}' not found: the server has no {bridge}"
    return CallAnswered(_CALL_ID, error=WireError(404, reason))


def _answer(name: str, response: Response) -> CallAnswered:
    """Convert the response to the answer that DDP would have given."""
    try:
        result = _decode_result(_decode_frame(response.content).message)
    except UNDECODABLE as error:
        raise RemoteProtocolError(
            f"{name}: the HTTP response is not the answer of a method"
        ) from error
    return CallAnswered(_CALL_ID, result.result, result.error)
