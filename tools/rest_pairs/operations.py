# SPDX-License-Identifier: MIT
"""A generated method, called by REST on what was recorded instead of a server."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, cast

import msgspec

from quickmeet_devserver.dispatch.schema import schema_methods
from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.versions import Version
from quickmeet_runtime.rest.answer import Answer, answer_to
from quickmeet_runtime.rest.exchange import Request, Response
from quickmeet_runtime.rest.methods import RestCalls

from .recorded import Pair

__all__ = ["PlayedRest", "by_rest", "method_of", "path_of"]

_KINDS: Final[Mapping[str, str]] = {"channels": "c", "groups": "p", "im": "d"}
_PLACE: Final = re.compile(r"\{[^}]+\}")
_HTML: Final = {"content-type": "text/html"}
_JSON: Final = {"content-type": "application/json"}


def method_of(pair: Pair) -> Method[Any] | None:
    """The generated method of a pair; with a moment given, that for changes."""
    methods = schema_methods().get(pair.method)
    if not methods:
        return None
    return methods[-1] if params_of(pair) else methods[0]


def params_of(pair: Pair) -> list[object]:
    """The parameters, without a second factor."""
    return [
        param
        for param in cast("list[object]", pair.ddp.params)
        if not (isinstance(param, dict) and "twoFactorCode" in param)
    ]


async def by_rest(method: Method[Any], played: "PlayedRest") -> object:
    """Call the method by REST, on what was recorded.

    Raises:
        QuickmeetError: As a session would.
    """
    pair = played.pair
    calls = RestCalls(played)
    budget = Budget(SystemClock(), time_limit=None)
    return await calls.call(method, tuple(params_of(pair)), version_of(pair), budget)


def version_of(pair: Pair) -> Version | None:
    """The recorded server's version; None where the recorder wrote none."""
    try:
        return Version.parse(pair.server)
    except ValueError:
        return None


def path_of(request: str) -> re.Pattern[str]:
    """The recorded path of a request by its name; a group for each place in it."""
    parts = _PLACE.split(request.partition(" ")[2])
    return re.compile("/api" + "([^/]+)".join(map(re.escape, parts)))


class PlayedRest:
    """Answers the recorded request as it was answered, and what is looked up.

    Attributes:
        pair: What was recorded.
        asked: The request that it answered from the recording.
        other: Endpoints that were asked for and are not in the recording.
    """

    def __init__(self, pair: Pair) -> None:
        self.pair: Final = pair
        self.asked: Request | None = None
        self.other: list[str] = []

    async def ask(
        self,
        request: Request,
        budget: Budget,
        *,
        asks_for: str,
        known: Collection[str | int],
        repeats: Callable[[], bool],
    ) -> Answer:
        """Answer a request; an endpoint that was not recorded is not there."""
        del budget, repeats
        return answer_to(request, self._response(request), asks_for, known)

    def _response(self, request: Request) -> Response:
        rest = self.pair.rest
        endpoint = f"{request.verb} {request.path}"
        if request.verb == rest.http and path_of(request.name).fullmatch(rest.path):
            self.asked = request
            headers = rest.response_headers or _JSON
            return Response(status=rest.status, headers=headers, content=rest.content)
        found = self._looked_up().get(request.path)
        if found is not None and request.verb == "GET":
            return Response(status=200, headers=_JSON, content=found)
        self.other.append(endpoint)
        if request.verb == "GET":
            return Response(status=200, headers=_HTML, content=b"<!DOCTYPE html>")
        return Response(status=405, headers={}, content=b"")

    def _looked_up(self) -> Mapping[str, bytes]:
        """The server's facts about the room or user of the call."""
        kind = _KINDS.get(self.pair.rest.path.rpartition("/")[2].partition(".")[0])
        room = {"_id": "r", "t": kind or "c"}
        result = self.pair.ddp.result
        message: object = {"rid": "r"}
        if isinstance(result, list) and result:
            message = cast("list[object]", result)[0]  # the root of a thread is first
        answers: Mapping[str, object] = {
            "/v1/rooms.info": {"room": room, "success": True},
            "/v1/chat.getMessage": {"message": message, "success": True},
            "/v1/users.info": {"user": {"_id": "u"}, "success": True},
        }
        return {path: msgspec.json.encode(body) for path, body in answers.items()}
