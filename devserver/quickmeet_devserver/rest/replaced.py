# SPDX-License-Identifier: MIT
"""The REST endpoints that replace methods, answered by the methods themselves.

The schema contains how an answer maps to a method's result
(`quickmeet_runtime.model.operations.replacement`); this is the inverse.
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
"""The error for a request that matches no endpoint at its path."""


def play(scope: Scope, meaning: Meaning, factor: Sequence[Document] = ()) -> Body:
    """Call the method that a request maps to.

    Args:
        scope: The operation.
        meaning: The call.
        factor: The second factor, if given.

    Raises:
        MethodFailed: The method refused; the error is that of REST.
    """
    endpoint, params = meaning.endpoint, meaning.params
    try:
        result = METHODS[endpoint.method](scope, Params([*params, *factor]))
    except MethodFailed as failed:
        raise as_rest(endpoint.call, failed) from failed
    if isinstance(result, msgspec.Struct):
        result = raw(result)  # by wire names
    return body_of(endpoint.call, result)


def body_of(call: RestCall, result: object, beside: Document | None = None) -> Body:
    """Build the answer of an endpoint from the result of its method.

    Args:
        call: How the endpoint maps to the method.
        result: The method's result; `UNDEFINED` for none.
        beside: Other fields of the answer.

    Raises:
        MethodFailed: REST answers such a result with an error.
    """
    if result is UNDEFINED:
        result = None
    elif isinstance(result, Raw):  # the only place where a result is decoded
        result = msgspec.json.decode(result)
    refused = [code for code, said in call.absorbs.items() if said == result]
    if refused and call.result is not None and not result:
        raise MethodFailed(str(refused[0]), "The required param is not valid")
    if call.result == "" and isinstance(result, list):
        return cast("list[object]", result)  # an array cannot have ``success``
    body: Document = dict(beside or {})
    _fill(body, call.result, result)
    body["success"] = True
    return body


def _fill(body: Document, shape: Shape, result: object) -> None:
    if isinstance(shape, tuple):  # several lists were merged into one
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
    """Convert an error to its code in REST.

    An endpoint refuses what makes its method fail, such as a missing parameter.
    """
    if failed == INTERNAL:
        return NOT_MEANT
    for code, known in call.codes.items():
        if str(known) == str(failed.code):
            return MethodFailed(code, failed.reason)
    return failed
