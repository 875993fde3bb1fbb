# SPDX-License-Identifier: MIT
"""The methods that the embedded server has, against those of the schema."""

from typing import get_args

import pytest

from quickmeet.presence import SET_AWAY
from quickmeet.server.names import MethodName
from quickmeet.server.presence import on_set_away
from quickmeet_devserver.method import typed_methods
from quickmeet_devserver.methods import METHODS
from quickmeet_devserver.schema_methods import schema_methods
from quickmeet_devserver.scope import Scope

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
