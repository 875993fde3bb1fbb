# SPDX-License-Identifier: MIT
"""Unsupported endpoints: they refuse what the real ones refuse.

Checks are in the order of the real servers (6.5.3): verb, caller, rate, body,
permissions. Only then the endpoint is reported as unsupported.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final, NoReturn

from quickmeet_devserver.base.documents import Document, as_document
from quickmeet_devserver.base.failure import MethodFailed
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.operations import carry_out
from quickmeet_devserver.operation.permissions import readable_room
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.wire.http_messages import HttpRequest

from .caller import UNAUTHORIZED, Answer, HttpCaller, Plain
from .known import KnownEndpoint, known_endpoints
from .lists import page
from .special import LACKS_RIGHT, failure, need_right, unauthorized

__all__ = ["answer_without", "unplayed_endpoint"]

_VERBS: Final = frozenset({"GET", "POST", "PUT", "DELETE", "PATCH"})
_ROOT: Final = "/api"
_NO_SUCH_VERB: Final = Plain(
    405, {"status": "error", "message": "API endpoint does not exist"}
)
"""The answer to a verb that an endpoint does not have, though it has others."""

_NOT_PLAYED: Final = MethodFailed(
    "error-not-supported", "The embedded server does not play this endpoint"
)
_CHECKS_SINCE: Final = 5
"""Before that release each endpoint validates requests with its own messages."""

_NUMBERS: Final = frozenset({"integer", "number"})
_SCALARS: Final = (str, int, float, bool)


def unplayed_endpoint(version: str, verb: str, path: str) -> Answer | None:
    """Return the handler of an unsupported path; None if the server has none there.

    Args:
        version: The emulated version.
        verb: HTTP method.
        path: The whole path.
    """
    if verb not in _VERBS or not path.startswith(f"{_ROOT}/"):
        return None
    known = known_endpoints(version, path.removeprefix(_ROOT))
    if not known:
        return None
    name = f"{verb} {path.removeprefix(f'{_ROOT}/v1/')}"
    found = next((one for one in known if one.verb == verb), None)
    return _no_such_verb if found is None else partial(_answer, name, found)


async def _no_such_verb(
    _: Context, __: HttpCaller, ___: HttpRequest, ____: Document
) -> Plain:
    return _NO_SUCH_VERB


async def _answer(
    name: str,
    known: KnownEndpoint,
    context: Context,
    client: HttpCaller,
    _: HttpRequest,
    given: Document,
) -> Plain:
    """Refuse a request as the real endpoint does, or report it as unsupported.

    Args:
        name: Verb and path below ``/api/v1/``.
        known: The schema's facts about the endpoint.
        context: The server's shared state.
        client: The caller.
        given: The request's fields.

    Raises:
        MethodFailed: The request is refused.
    """
    if client.user_id is None and known.access == "user":
        return Plain(401, dict(UNAUTHORIZED))
    if context.config.major >= _CHECKS_SINCE:
        words = list(_wrong(known.params, given))
        if words:
            raise MethodFailed("invalid-params", "\n ".join(words))

    def answer(scope: Scope) -> Document | None:
        kept = scope.tx["permissions"]
        needed = [one for one in known.permissions if kept.has(one)]
        if needed:
            need_right(scope, *needed, words=LACKS_RIGHT)
        return answer_without(scope, name, given)

    body = await carry_out(context, answer, asker=lambda _: client.user_id)
    if body is None:
        raise _NOT_PLAYED
    return Plain(200, {**body, "success": True})


def _wrong(params: Sequence[Document], given: Document) -> Iterator[str]:
    """Yield the violations in a request's fields, in the words of ajv."""
    for param in params:
        if param.get("file") or param.get("spread") or "or" in param:
            continue
        name = str(param.get("wire", param["name"]))
        if name not in given:
            if not param.get("optional"):
                yield f"must have required property '{name}'"
        elif (kind := _kind_of(param)) and not _becomes(kind, given[name]):
            yield f"must be {kind}"


def _kind_of(param: Mapping[str, object]) -> str | None:
    kind = as_document(param.get("schema")).get("type")
    return kind if isinstance(kind, str) else None


def _becomes(kind: str, value: object) -> bool:
    """Return whether ajv accepts a value as a type: it converts strings to numbers."""
    if kind == "string":
        return value is None or isinstance(value, _SCALARS)
    if kind in _NUMBERS:
        return _is_number(value, is_whole=kind == "integer")
    if kind == "boolean":
        return value is None or value in (True, False, "true", "false", 0, 1)
    if isinstance(value, str):  # of a query, or null
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return False
    return isinstance(value, list if kind == "array" else dict)


def _is_number(value: object, *, is_whole: bool) -> bool:
    if value is None or isinstance(value, bool):
        return True
    if not isinstance(value, str | int | float):
        return False
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return False
    return number.is_integer() or not is_whole


_LICENSED: Final = ("sessions/",)
"""Prefixes of endpoints that need a licence."""


def answer_without(scope: Scope, endpoint: str, given: Document) -> Document | None:
    """Answer or refuse a request for a missing feature; returns None otherwise.

    Args:
        scope: The operation.
        endpoint: Verb and path below ``/api/v1/``.
        given: The request's fields.
    """
    if endpoint.partition(" ")[2].startswith(_LICENSED):
        raise unauthorized()
    answer = _CONFERENCES.get(endpoint)
    return None if answer is None else answer(scope, given)


def _listed(scope: Scope, given: Document) -> Document:
    _check_room(scope, given)
    return page(given, "data", [])


def _started(scope: Scope, given: Document) -> NoReturn:
    _check_room(scope, given)
    _no_provider(scope, given)


def _check_room(scope: Scope, given: Document) -> None:
    if readable_room(scope, str(given.get("roomId"))) is None:
        raise failure("invalid-params")


def _no_call(_: Scope, __: Document) -> NoReturn:
    raise failure("invalid-params")


def _no_provider(_: Scope, __: Document) -> NoReturn:
    raise failure("no-videoconf-provider-app")


_CONFERENCES: Final[Mapping[str, Callable[[Scope, Document], Document]]] = {
    "GET video-conference.capabilities": _no_provider,
    "GET video-conference.info": _no_call,
    "GET video-conference.list": _listed,
    "GET video-conference.providers": lambda _, __: {"data": []},
    "POST video-conference.cancel": _no_call,
    "POST video-conference.join": _no_call,
    "POST video-conference.start": _started,
}
