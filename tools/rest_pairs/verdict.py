# SPDX-License-Identifier: MIT
"""Whether both ways gave one answer.

The recorder had to make two of whatever a call creates: ids, tokens and moments may
differ there, as long as each plays the same role on both sides.
"""

from typing import Any, Final

import msgspec
from msgspec import UNSET, Raw, Struct

from quickmeet_devserver.recording.roles import ValueRoles
from quickmeet_runtime.calls.outcome import result_of
from quickmeet_runtime.errors import (
    MethodError,
    QuickmeetError,
    RateLimitedError,
    RefusedError,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import MISSING
from quickmeet_runtime.protocol.frames import CallAnswered, WireError
from tools.conformance.comparing.comparison import Comparison

from .asked import SAYS_NOTHING, kinds_of, roles_in
from .in_common import in_common
from .operations import PlayedRest, by_rest, method_of
from .recorded import Pair

__all__ = ["Verdict", "judge"]

_FINE: Final = range(200, 300)
_SAME: Final = ("", "")


class Verdict(Struct, frozen=True):
    """The outcome of a pair.

    Attributes:
        pair: What was recorded.
        differences: Where the answers differ, by path; empty when they are equal.
        skipped: Why there is nothing to compare; empty when there is.
        kinds: In which ways REST was not asked for the same.
    """

    pair: Pair
    differences: tuple[str, ...] = ()
    skipped: str = ""
    kinds: frozenset[str] = frozenset()


async def judge(pair: Pair) -> Verdict:
    """Ask both ways and compare."""
    method = method_of(pair)
    if method is None or not method.rest or pair.problem or pair.rest.is_missing:
        return Verdict(pair, skipped=_why_not(pair, method))
    played = PlayedRest(pair)
    try:
        rest: object = await by_rest(method, played)
    except QuickmeetError as error:
        rest = error
    if played.asked is None:
        asked = ", ".join(played.other) or "nothing"
        return Verdict(pair, skipped=f"{pair.rest.endpoint} instead of {asked}")
    ddp = _by_ddp(method, pair)
    if isinstance(ddp, RateLimitedError) != isinstance(rest, RateLimitedError):
        return Verdict(pair, skipped="one of the two calls came too fast")
    differences = tuple(_differences(ddp, rest, roles_in(played.asked, pair.rest)))
    is_refused = pair.rest.status not in _FINE
    if differences and is_refused != (pair.ddp.error is not None):
        ways = "REST refused, DDP did not" if is_refused else "only DDP refused"
        return Verdict(pair, skipped=f"{ways}: they were not asked the same")
    kinds = kinds_of(played.asked, pair.rest) if differences else frozenset[str]()
    if rest is None or rest is True:
        kinds |= {SAYS_NOTHING}
    return Verdict(pair, differences, kinds=kinds if differences else frozenset())


def _why_not(pair: Pair, method: Method[Any] | None) -> str:
    """Why there is nothing to ask."""
    if pair.problem:
        return pair.problem
    if method is None:
        return "the schema has no such method"
    if not method.rest:
        return "the schema maps it to no endpoint"
    return f"the server lacks {pair.rest.endpoint}"


def _by_ddp(method: Method[Any], pair: Pair) -> object:
    try:
        return result_of(method, _answer(pair))
    except QuickmeetError as error:
        return error


def _answer(pair: Pair) -> CallAnswered:
    if pair.ddp.error is not None:
        encoded = msgspec.json.encode(pair.ddp.error)
        return CallAnswered("", error=msgspec.json.decode(encoded, type=WireError))
    if pair.ddp.result is UNSET:
        return CallAnswered("")
    return CallAnswered("", Raw(msgspec.json.encode(pair.ddp.result)))


def _differences(ddp: object, rest: object, roles: ValueRoles) -> list[str]:
    if rest is MISSING:
        return ["REST: no endpoint fits"]
    if isinstance(ddp, MethodError) and isinstance(rest, MethodError):
        # many refusals by REST are a sentence without a code: nothing to compare
        if not rest.error or _code(ddp) == _code(rest):
            return []
        return [f"$.error: {_named(ddp)} by DDP, {_named(rest)} by REST"]
    if isinstance(ddp, Exception) or isinstance(rest, Exception):
        return [f"$: {_named(ddp)} by DDP, {_named(rest)} by REST"]
    one, other = in_common(_plain(ddp), _plain(rest))
    comparison = Comparison(roles, _SAME)
    comparison.compare(one, other)
    return comparison.problems


def _code(error: MethodError) -> tuple[type[MethodError], str]:
    return type(error), str(error.error)


def _named(value: object) -> str:
    if isinstance(value, MethodError) and not isinstance(value, RefusedError):
        return f"{type(value).__name__} {value.error!r}"
    if isinstance(value, Exception):
        return f"{type(value).__name__}: {value}"
    return type(value).__name__


def _plain(value: object) -> object:
    plain: object = msgspec.json.decode(msgspec.json.encode(value))
    return plain
