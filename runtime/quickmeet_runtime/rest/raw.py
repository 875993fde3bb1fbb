# SPDX-License-Identifier: MIT
"""Requests to endpoints by path. No I/O."""

import re
from collections.abc import Mapping
from typing import Final, cast
from urllib.parse import quote

import msgspec
from msgspec import UNSET

from ..calls.outcome import method_error
from ..errors import LocalProtocolError, MethodNotFoundError
from ..protocol.frames import unsendable
from ..secrecy import MASK
from .answer import Answer, MissingEndpoint, Refusal
from .exchange import VISITOR_IN_PATH, Request
from .mapping import plain_params, query_of
from .moments import iso_moments

__all__ = ["raw_request", "raw_result"]

_VERBS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
_VERSION: Final = re.compile(r"/v[0-9]+/|/info$|/apps/")
_SAFE: Final = "/:@-._~!$&'()*+,;=%"
_NO_PATH: Final = re.compile(r"[?#\\\x00-\x20\x7f]|://|(?:^|/)\.\.?(?:/|$)|//")


def raw_request(
    verb: str, path: str, query: Mapping[str, object] | None, json: object
) -> Request:
    """Make a request.

    Args:
        verb: HTTP method.
        path: ``/api/v1/rooms.info``, ``v1/rooms.info`` or ``rooms.info``.
        query: Names and values; None and UNSET are left out, lists repeat the name,
            values other than strings are sent as JSON.
        json: The body; None or UNSET for no body.

    Raises:
        LocalProtocolError: The verb or the path is invalid, or a value is not JSON.
    """
    verb = verb.upper()
    if verb not in _VERBS:
        raise LocalProtocolError(
            f"{verb!r} is not the verb of an endpoint: use {', '.join(sorted(_VERBS))}"
        )
    if not path or _NO_PATH.search(path):
        raise LocalProtocolError(
            "the path of an endpoint looks like /api/v1/rooms.info, without host, "
            "query or spaces; pass the query by `query=`"
        )
    below = f"/{path.lstrip('/')}".removeprefix("/api")
    if not _VERSION.match(below):
        below = f"/v1{below}"
    name = re.sub(VISITOR_IN_PATH, rf"\1{MASK}", f"{verb} {below}")
    try:
        given = {name: one for name, one in (query or {}).items() if one is not UNSET}
        plain, body = plain_params((given, json))
        sent = cast("dict[str, object]", iso_moments(plain))
        content = None if body is None else msgspec.json.encode(iso_moments(body))
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise unsendable(f"{name}: a value", error) from error
    return Request(
        name=name,
        verb=verb,
        path=quote(below, safe=_SAFE),
        query=tuple(query_of(sent)),
        body=content,
    )


def raw_result(name: str, answer: Answer) -> object:
    """Return the body of an answer.

    Raises:
        MethodError: The server refused, or has no such endpoint.
    """
    if isinstance(answer, MissingEndpoint):
        raise MethodNotFoundError(name, 404, "the server has no such endpoint")
    if isinstance(answer, Refusal):
        raise method_error(name, answer.error, {})
    return answer.value
