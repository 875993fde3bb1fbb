# SPDX-License-Identifier: MIT
"""The REST endpoints that replace methods, played by the methods themselves.

The schema says how an answer becomes a result of a method
(`quickmeet_runtime.model.operations.replacement`); this makes the answer of the result.
"""

from collections.abc import Mapping, Sequence
from typing import Final, cast

import msgspec
from msgspec import Raw

from quickmeet_devserver.base.documents import Document, as_list, raw
from quickmeet_devserver.base.failure import INTERNAL, MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_runtime.model.operations.replacement import Pick, RestCall, Shape
from quickmeet_runtime.rest.mapping import put

from .caller import Body
from .reading import ABSENT, Meaning, dig, first_source

__all__ = ["NOT_MEANT", "as_rest", "body_of", "play"]

NOT_MEANT: Final = MethodFailed("invalid-params", "must have required property")
"""The answer to a request that no endpoint of its path understands."""


def play(scope: Scope, meaning: Meaning, factor: Sequence[Document] = ()) -> Body:
    """Carry out what a request means.

    Args:
        scope: The operation.
        meaning: What it means.
        factor: The second factor, if one was given.

    Raises:
        MethodFailed: The method refused, in the words of REST.
    """
    endpoint, params = meaning.endpoint, meaning.params
    try:
        result = METHODS[endpoint.method](scope, Params([*params, *factor]))
    except MethodFailed as failed:
        raise as_rest(endpoint.call, failed) from failed
    if isinstance(result, msgspec.Struct):
        result = raw(result)  # by the names on the wire
    return body_of(endpoint.call, result)


def body_of(call: RestCall, result: object, beside: Document | None = None) -> Body:
    """The answer of an endpoint with the result of its method.

    Args:
        call: What the endpoint makes of the method.
        result: The method's result; `UNDEFINED` for none.
        beside: What else is in the answer.

    Raises:
        MethodFailed: REST refuses where the method has such a result.
    """
    if result is UNDEFINED:
        result = None
    elif isinstance(result, Raw):  # only here is a result taken apart
        result = msgspec.json.decode(result)
    refused = [code for code, said in call.absorbs.items() if said == result]
    if refused and call.result is not None and not result:
        raise MethodFailed(str(refused[0]), "The required param is not valid")
    if call.result == "" and isinstance(result, list):
        return cast("list[object]", result)  # an array has no room for ``success``
    body: Document = dict(beside or {})
    _fill(body, call.result, result)
    body["success"] = True
    return body


def _fill(body: Document, shape: Shape, result: object) -> None:
    if isinstance(shape, tuple):  # one list was made of several
        looked_up = sum(first_source(part).startswith("@") for part in shape)
        _fill(body, shape[-1], as_list(result)[looked_up:])
    elif isinstance(shape, Mapping):
        for key, source in shape.items():
            found = result if key == "*" else dig(result, key.split("."))
            if found is not ABSENT:
                _fill(
                    body, source, dict(cast("Document", found)) if key == "*" else found
                )
    elif shape == "":
        body.update(cast("Document", result) if isinstance(result, dict) else {})
    elif isinstance(shape, str) and not shape.startswith("@"):
        put(body, shape.split("."), result)
    elif isinstance(shape, Pick) and shape.path:
        put(body, first_source(shape).split("."), result)


def as_rest(call: RestCall, failed: MethodFailed) -> MethodFailed:
    """A refusal with the code that REST has for it.

    What breaks a method, such as a parameter that lacks, is refused by its endpoint.
    """
    if failed == INTERNAL:
        return NOT_MEANT
    for code, known in call.codes.items():
        if str(known) == str(failed.code):
            return MethodFailed(code, failed.reason)
    return failed
