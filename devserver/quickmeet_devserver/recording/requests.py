# SPDX-License-Identifier: MIT
"""REST in a replay: requests are answered as the recorded ones were."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from msgspec import Struct

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.wire.http_messages import HttpResponse

from .likeness import Likeness, most_like
from .roles import ValueRoles
from .script import RestCue

__all__ = ["VERSION", "LiveRequest", "Requests", "Unexpected"]

VERSION: Final = "/api/info"
"""Requests for the version, which every client may make at any time."""

_BRIDGES: Final = ("/api/v1/method.call/", "/api/v1/method.callAnon/")
_JSON: Final = "application/json"


class Unexpected(Struct, frozen=True):
    """A request of a client that is not in the recording.

    Attributes:
        what: Its name, such as ``sendMessage``.
        reason: Why no recorded request matches.
    """

    what: str
    reason: str

    def __str__(self) -> str:
        """Show both on one line."""
        return f"{self.what}: {self.reason}"


class LiveRequest(NamedTuple):
    """A request of a live client.

    Attributes:
        verb: HTTP method.
        path: With ``/api``.
        query: Values by name; a list for a repeated name.
        body: JSON; None for no body.
    """

    verb: str
    path: str
    query: Mapping[str, object]
    body: object

    @property
    def what(self) -> str:
        """Verb and path."""
        return f"{self.verb} {self.path}"


class Requests:
    """The REST requests of a recording.

    Args:
        roles: The live id for each recorded one, so far.
        cues: The recorded requests.
    """

    def __init__(self, roles: ValueRoles, cues: Sequence[RestCue]) -> None:
        self._roles: Final = roles
        self._cues: Final = cues

    @property
    def missing(self) -> list[str]:
        """Recorded requests that no client has sent, with their line in the file."""
        return [
            f"{cue.what} (line {cue.number})"
            for cue in self._cues
            if not cue.is_sent and cue.exchange["path"] != VERSION
        ]

    def answer(self, asked: LiveRequest) -> HttpResponse | Unexpected | None:
        """Answer a request; returns None for an unknown version request."""
        cue, reason = self._found(asked)
        if cue is not None:
            cue.is_sent = True
            return self._told(cue.exchange)
        return None if asked.path == VERSION else Unexpected(asked.what, reason)

    def _found(self, asked: LiveRequest) -> tuple[RestCue | None, str]:
        """Return the recorded request that matches, or why none does."""
        return most_like(
            [cue for cue in self._cues if self._is_alike(cue, asked)],
            lambda cue: not cue.is_sent or asked.path == VERSION,
            lambda cue: self._likeness(cue, asked),
        )

    def _likeness(self, cue: RestCue, asked: LiveRequest) -> Likeness:
        likeness = Likeness(self._roles, cue.told or ())
        likeness.compare(_segments(cue.exchange["path"]), _segments(asked.path))
        likeness.compare(as_document(cue.exchange.get("query")), asked.query)
        recorded = cue.exchange.get("body")
        likeness.compare(_plain(recorded, asked), _plain(asked.body, asked))
        return likeness

    def _is_alike(self, cue: RestCue, asked: LiveRequest) -> bool:
        if cue.exchange["http"] != asked.verb:
            return False
        recorded, live = _segments(cue.exchange["path"]), _segments(asked.path)
        if len(recorded) != len(live):
            return False
        likeness = Likeness(self._roles, cue.told or ())
        likeness.compare(recorded, live)
        return not likeness.differences

    def _told(self, exchange: Document) -> HttpResponse:
        headers = {
            name: str(text)
            for name, text in as_document(exchange.get("response_headers")).items()
        }
        response: object = exchange.get("response")
        is_call = str(exchange["path"]).startswith(_BRIDGES)
        message = as_document(response).get("message") if is_call else None
        content_type = headers.pop("content-type", _JSON)
        live: Any = self._roles.value(response)
        if isinstance(message, str):
            live["message"] = json.dumps(self._roles.value(_parsed(message)))
        is_text = isinstance(live, str) and "json" not in content_type
        text = str(live) if is_text else "" if live is None else json.dumps(live)
        status = int(exchange["status"])
        return HttpResponse(status, content_type, text.encode(), tuple(headers.items()))


def _segments(path: object) -> list[str]:
    return str(path).split("/")


def _plain(body: object, asked: LiveRequest) -> object:
    """Return a body, or the call that it holds as a string."""
    if not asked.path.startswith(_BRIDGES):
        return body
    message = as_document(body).get("message")
    return _parsed(message) if isinstance(message, str) else body


def _parsed(text: str) -> object:
    try:
        return cast("object", json.loads(text))
    except (ValueError, RecursionError):
        return text
