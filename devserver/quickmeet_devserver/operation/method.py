# SPDX-License-Identifier: MIT
"""Implementations of methods, by their wire names in the schema."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias, TypeVar, cast

from quickmeet.server.names import MethodName
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed
from quickmeet_devserver.base.params import Params
from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.handler import MethodHandler, MethodHandlers

from .scope import UNDEFINED, Scope

__all__ = [
    "BREAKS",
    "Method",
    "Methods",
    "Played",
    "as_failure",
    "asks_who",
    "refuses",
    "typed_methods",
]

ValueT = TypeVar("ValueT")

Method: TypeAlias = Callable[[Scope, Params], object]
"""Carries out a call in the writer's thread; `scope.UNDEFINED` for no result."""

Methods: TypeAlias = Mapping[MethodName, Method]
"""Methods by wire name; a name that the schema lacks is a type error."""


class Played(NamedTuple):
    """A handler, and the real server's answer to calls that do not match its types.

    Most methods validate their parameters first and refuse invalid ones with 400; those
    need only the handler. Others do not, and their answers to calls that match no type
    are part of their behaviour.

    Attributes:
        handler: Answers the calls that match.
        first: The checks of the real server before validation, such as of the caller.
            It raises to refuse; its result is ignored.
        unfit: Answers calls that do not match, in place of 400: where the real server
            fails, or refuses for another reason, or accepts them.
        takes_nulls: Whether null counts as absent, as in Meteor's ``Match.Maybe``;
            clients in languages without ``undefined`` send it.
    """

    handler: MethodHandler[Scope]
    first: Method | None = None
    unfit: Method | None = None
    takes_nulls: bool = False


def typed_methods(handlers: Iterable[MethodHandler[Scope] | Played]) -> Methods:
    """Make methods from generated handlers.

    Args:
        handlers: Functions that run in the writer's thread, so none is ``async``. For
            several views of one method, the last has its special cases.

    Raises:
        TypeError: A handler is ``async``.
    """
    table = MethodHandlers[Scope]()
    odd: dict[str, Played] = {}
    for one in handlers:
        played = one if isinstance(one, Played) else Played(one)
        if played.handler.is_async:
            raise TypeError(f"{played.handler!r} cannot wait in the writer's thread")
        table.put(played.handler)
        odd[played.handler.name] = played
    return {cast("MethodName", name): _method(table, odd[name]) for name in table}


def as_failure(error: MethodError) -> MethodFailed:
    """Convert the error of a handler to that of the call."""
    return MethodFailed(error.error, error.reason, error.details)


def refuses(error: MethodFailed) -> Method:
    """Make a method that answers every call with the same error."""

    def method(_: Scope, __: Params) -> object:
        raise error

    return method


BREAKS: Final = refuses(INTERNAL)
"""The answer to a call that the real server neither checks nor can carry out."""


def asks_who(name: str) -> Method:
    """Make a check that refuses anonymous calls of a method."""

    def method(scope: Scope, _: Params) -> object:
        return scope.need_user(name)

    return method


def _method(table: MethodHandlers[Scope], played: Played) -> Method:
    name, first, unfit = played.handler.name, played.first, played.unfit

    def method(scope: Scope, params: Params) -> object:
        scope = scope.of_call(params)
        if first is not None:
            first(scope, params)
        handler, arguments = _fitting(table, name, params.arguments)
        if arguments is None and played.takes_nulls:
            fewer = without_nulls(params.arguments)
            handler, arguments = _fitting(table, name, fewer)
        if arguments is None:
            if unfit is None:
                raise MATCH_FAILED
            return unfit(scope, params)
        try:
            result = handler.run(scope, arguments)
        except MethodError as error:
            raise as_failure(error) from error
        return UNDEFINED if result is None and handler.is_void else result

    return method


def without_nulls(value: ValueT) -> ValueT:
    """Return a value without the null fields of its objects, at any depth."""
    if isinstance(value, dict):
        fields = cast("Mapping[str, object]", value)
        kept = {k: without_nulls(v) for k, v in fields.items() if v is not None}
        return cast("ValueT", kept)
    if isinstance(value, list):
        items = [without_nulls(item) for item in cast("list[object]", value)]
        return cast("ValueT", items)
    return value


def _fitting(
    table: MethodHandlers[Scope], name: str, given: list[object]
) -> tuple[MethodHandler[Scope], dict[str, object] | None]:
    """Return the handler of a call with its arguments; None if none matches."""
    handler = table.find(name, given)
    try:
        return handler, handler.arguments(given)
    except MethodError:
        return handler, None
