# SPDX-License-Identifier: MIT
"""What answers a method, by a wire name that the schema has."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias, cast

import msgspec
from msgspec import Raw

from quickmeet.server.names import MethodName
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.handler import Handler, Handlers

from .failure import MethodFailed
from .matching import Params
from .scope import Scope

__all__ = ["Method", "Methods", "as_failure", "typed_methods"]

Method: TypeAlias = Callable[[Scope, Params], object]
"""Carries out a call in the writer's thread; `scope.UNDEFINED` for no result."""

Methods: TypeAlias = Mapping[MethodName, Method]
"""Methods by wire name; a name that the schema lacks is an error of types."""


def typed_methods(handlers: Iterable[Handler[Scope]]) -> dict[MethodName, Method]:
    """Make methods of generated handlers.

    Args:
        handlers: Functions that run in the writer's thread, so none is ``async``.

    Raises:
        TypeError: One is ``async``.
    """
    table = Handlers[Scope]()
    for handler in handlers:
        if handler.is_async:
            raise TypeError(f"{handler!r} cannot wait in the writer's thread")
        table.put(handler)
    return {cast("MethodName", name): _method(table, name) for name in table}


def as_failure(error: MethodError) -> MethodFailed:
    """The answer to a call that a handler refused."""
    return MethodFailed(error.error, error.reason, error.details)


def _method(table: Handlers[Scope], name: str) -> Method:
    def method(scope: Scope, params: Params) -> object:
        given = params.after(0)
        handler = table.find(name, given)
        try:
            result = handler.encoded(handler.call(scope, given))
        except MethodError as error:
            raise as_failure(error) from error
        return msgspec.json.decode(result) if isinstance(result, Raw) else result

    return method
