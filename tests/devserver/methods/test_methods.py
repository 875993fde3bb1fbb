# SPDX-License-Identifier: MIT
"""The methods that the embedded server has, against those of the schema."""

from typing import get_args

import pytest
from msgspec import UNSET, Raw, UnsetType

from quickmeet.presence import SET_AWAY
from quickmeet.server.encryption import on_fetch_keys
from quickmeet.server.names import MethodName
from quickmeet.server.presence import on_set_away
from quickmeet.server.rooms import on_get_name, on_leave
from quickmeet.server.users import on_delete
from quickmeet_devserver import Server
from quickmeet_devserver.base.failure import (
    INTERNAL,
    MATCH_FAILED,
    MethodFailed,
    fail,
    forwarded,
)
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.dispatch.schema import schema_methods
from quickmeet_devserver.dispatch.table import METHODS
from quickmeet_devserver.operation.method import (
    BREAKS,
    Played,
    asks_who,
    refuses,
    typed_methods,
)
from quickmeet_devserver.operation.scope import UNDEFINED, Scope

NAMES: frozenset[str] = frozenset(get_args(MethodName))


def test_every_method_of_the_server_is_one_of_the_schema() -> None:
    assert set(METHODS) <= NAMES


def test_the_names_are_those_of_the_schema() -> None:
    assert frozenset(schema_methods()) == NAMES


def test_the_methods_made_of_generated_handlers_are_there_by_wire_name() -> None:
    assert SET_AWAY.name in METHODS


def test_a_handler_that_waits_cannot_run_in_the_writer_s_thread() -> None:
    async def away(_: Scope, /) -> bool:
        return True

    with pytest.raises(TypeError, match="UserPresence:away"):
        typed_methods([on_set_away(away)])


KEYS = Raw(b'{"public_key":"as kept"}')
FACTOR = {"twoFactorCode": "123456", "twoFactorMethod": "totp"}


def name_of(_: Scope, /, room_id: str) -> str:
    return f"name of {room_id}"


def nameless(_: Scope, /, room_id: str) -> None:
    assert room_id == "r"


def without_name(_: Scope, params: Params) -> object:
    return f"not {params.any(0)}"


def leave(_: Scope, /, room_id: str) -> None:
    if room_id != "r":
        fail("error-invalid-room", "Invalid room", "leaveRoom")


def delete(
    scope: Scope, /, user_id: str, *, is_confirmed: bool | UnsetType = UNSET
) -> bool:
    assert (user_id, is_confirmed) == ("u", UNSET)
    return scope.params.second_factor == FACTOR


async def answer(
    server: Server,
    played: Played,
    *params: object,
    name: MethodName = "getRoomNameById",
) -> object:
    """What a method made of one handler returns, or the refusal that it raises."""

    def call(scope: Scope) -> object:
        try:
            return typed_methods([played])[name](scope, Params(params))
        except MethodFailed as failed:
            return failed

    return await server.operate(call)


async def test_a_call_that_fits_no_type_is_refused_as_meteor_does(
    server: Server,
) -> None:
    handler = on_get_name(name_of)
    assert await answer(server, Played(handler), "r") == "name of r"
    refused = await answer(server, Played(handler), 7)
    assert refused is MATCH_FAILED
    assert forwarded(MATCH_FAILED) is INTERNAL  # known by its identity


async def test_the_caller_may_be_checked_before_the_parameters(
    server: Server,
) -> None:
    played = Played(on_get_name(name_of), first=asks_who("getRoomNameById"))
    refused = await answer(server, played, 7)
    assert isinstance(refused, MethodFailed)
    assert (refused.code, refused.details) == (
        "error-invalid-user",
        {"method": "getRoomNameById"},
    )


async def test_what_the_real_server_does_not_check_may_break_or_be_made_do_with(
    server: Server,
) -> None:
    handler = on_get_name(name_of)
    assert await answer(server, Played(handler, unfit=BREAKS), 7) is INTERNAL
    other = MethodFailed("error-invalid-room")
    assert await answer(server, Played(handler, unfit=refuses(other)), 7) is other
    makes_do = Played(handler, unfit=without_name)
    assert await answer(server, makes_do, 7) == "not 7"
    assert await answer(server, makes_do, "r") == "name of r"


async def test_the_second_factor_is_no_argument_and_the_handler_may_ask_for_it(
    server: Server,
) -> None:
    played = Played(on_delete(delete))
    assert await answer(server, played, "u", FACTOR, name="deleteUser") is True
    assert await answer(server, played, "u", name="deleteUser") is False


async def test_results_pass_untouched_and_nothing_is_not_null(server: Server) -> None:
    keys = Played(on_fetch_keys(lambda _: KEYS))
    assert await answer(server, keys, name="e2e.fetchMyKeys") is KEYS
    nothing = Played(on_get_name(nameless))
    assert await answer(server, nothing, "r") is None
    left = Played(on_leave(leave))
    assert await answer(server, left, "r", name="leaveRoom") is UNDEFINED
    refused = await answer(server, left, "x", name="leaveRoom")
    assert isinstance(refused, MethodFailed)
    assert refused.code == "error-invalid-room"
