# SPDX-License-Identifier: MIT
"""The order in which a server checks a call, where the schema does not give it.

``order.json`` holds for each such method the steps that 6.5.3 takes, from its source:
the caller, their permissions, whether a feature is on, the types of the parameters, and
for unsupported features the answer of a workspace that never used them. The steps are
the same for all callers, so that the sweeps of all methods, with and without login and
parameters, are answered by rule.

A step is a list: its name, its arguments, and for a refusal code, reason and details.
Omitted details name the method.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, TypeAlias, cast

from quickmeet_devserver.base.documents import raw
from quickmeet_devserver.base.failure import INTERNAL, MATCH_FAILED, MethodFailed
from quickmeet_devserver.base.params import Params, text_in
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

from .schema_checks import check_parameters

__all__ = ["follow_order", "has_order"]


class _Call(NamedTuple):
    """A call to be checked.

    Attributes:
        scope: The operation.
        method: Wire name.
        params: The parameters of the call.
    """

    scope: Scope
    method: str
    params: Params


_Steps: TypeAlias = Sequence[Sequence[Any]]
_Step: TypeAlias = Callable[[_Call, Sequence[Any]], object]


@cache
def _orders() -> Mapping[str, _Steps]:
    text = files(__package__ or "").joinpath("order.json").read_text("utf-8")
    return cast("Mapping[str, _Steps]", json.loads(text))


def has_order(method: str) -> bool:
    """Return whether the order of a method's checks is known."""
    return method in _orders()


def follow_order(scope: Scope, method: str, params: Params) -> object:
    """Run the checks of a method in order.

    Args:
        scope: The operation.
        method: Wire name.
        params: The parameters of the call.

    Returns:
        The answer; None if the method itself must answer.

    Raises:
        MethodFailed: A step refuses the call.
    """
    return _take(_Call(scope, method, params), _orders().get(method, ()))


def _take(call: _Call, steps: _Steps) -> object:
    for name, *arguments in steps:
        answer = _STEPS[name](call, arguments)
        if answer is not None:
            return answer
    return None


def _refusal(call: _Call, said: Sequence[Any]) -> MethodFailed:
    usual: list[Any] = ["error-invalid-user", "Invalid user", {"method": call.method}]
    code, reason, details = (*said, *usual[len(said) :])
    return MethodFailed(code, reason, details)


def _user(call: _Call, said: Sequence[Any]) -> None:
    """Refuse anonymous callers."""
    if call.scope.user is None:
        raise _refusal(call, said)


def _may(call: _Call, said: Sequence[Any]) -> None:
    """Refuse callers without a permission."""
    if not may(call.scope, said[0]):
        raise _refusal(call, said[1:])


def _setting(call: _Call, said: Sequence[Any]) -> None:
    """Refuse while a setting is off."""
    if call.scope.setting(said[0]) is not True:
        raise _refusal(call, said[1:])


def _texts(call: _Call, positions: Sequence[Any]) -> None:
    """Refuse parameters that are not strings with 400."""
    for position in positions:
        call.params.text(position)


def _params(call: _Call, _: Sequence[Any]) -> None:
    """Refuse parameters that do not match the schema with 400."""
    if not check_parameters(call.method, call.params.arguments):
        raise MATCH_FAILED


def _object(call: _Call, said: Sequence[Any]) -> None:
    """Fail if the object is missing."""
    call.params.unchecked_document(said[0])


def _fields(call: _Call, said: Sequence[Any]) -> None:
    """Fail if the object is missing; refuse fields that are not strings with 400."""
    given = call.params.unchecked_document(said[0])
    for name in said[1:]:
        text_in(given, name)


def _flags(call: _Call, said: Sequence[Any]) -> None:
    """Refuse present fields of an object that are not booleans with 400."""
    given = call.params.unchecked_document(said[0])
    if not all(isinstance(given.get(name, False), bool) for name in said[1:]):
        raise MATCH_FAILED


def _needed(call: _Call, positions: Sequence[Any]) -> None:
    """Fail on empty and missing parameters."""
    if not all(call.params.any(position) for position in positions):
        raise INTERNAL


def _given(call: _Call, said: Sequence[Any]) -> None:
    """Refuse a parameter that is empty or missing."""
    if not call.params.any(said[0]):
        raise _refusal(call, said[1:])


def _text(call: _Call, said: Sequence[Any]) -> None:
    """Refuse a parameter that is not a string, or is empty."""
    given = call.params.any(said[0])
    if not isinstance(given, str) or not given:
        raise _refusal(call, said[1:])


def _unless(call: _Call, said: Sequence[Any]) -> object:
    """Run a check if a parameter is missing."""
    return _take(call, said[1:]) if call.params.any(said[0]) is None else None


def _refuse(call: _Call, said: Sequence[Any]) -> None:
    raise _refusal(call, said)


def _answer(_: _Call, said: Sequence[Any]) -> object:
    return raw(said[0]) if said else UNDEFINED


_STEPS: Final[Mapping[str, _Step]] = {
    "user": _user,
    "may": _may,
    "setting": _setting,
    "texts": _texts,
    "params": _params,
    "object": _object,
    "fields": _fields,
    "flags": _flags,
    "needed": _needed,
    "given": _given,
    "text": _text,
    "unless": _unless,
    "refuse": _refuse,
    "answer": _answer,
}
