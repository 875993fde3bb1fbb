# Generated from schema/halls.yaml. Do not edit: run `quickmeet generate`.
"""For servers: what answers the methods of `Halls`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage, Upload
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..halls import COUNTERS, DELETE, INFO, LIST, SET_PLAN, UPDATE

__all__ = [
    "CountersHandler",
    "DeleteHandler",
    "HallsHandlers",
    "InfoHandler",
    "ListHandler",
    "SetPlanHandler",
    "UpdateHandler",
    "halls_handlers",
    "on_counters",
    "on_delete",
    "on_info",
    "on_list",
    "on_set_plan",
    "on_update",
]


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/halls.info``."""

    def __call__(self, caller: ContextT_contra, /, hall_id: str) -> Answer[types.Hall]:
        """Look up a hall."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/halls.info``."""
    return MethodHandler(INFO, handler, Param("hall_id", str))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/halls.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        names: builtins.list[str] | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Hall]]:
        """List the halls."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/halls.list``."""
    return MethodHandler(
        LIST,
        handler,
        Param("names", list[str], is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class CountersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/{@kind}.counters``."""

    def __call__(
        self, caller: ContextT_contra, /, hall_id: str
    ) -> Answer[dict[str, int]]:
        """Count what a hall has."""
        ...


def on_counters(handler: CountersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/{@kind}.counters``."""
    return MethodHandler(COUNTERS, handler, Param("hall_id", str))


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/halls.update``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        hall_id: str,
        *,
        name: str | UnsetType = UNSET,
        is_open: bool | UnsetType = UNSET,
    ) -> Answer[bool]:
        """Change a hall."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/halls.update``."""
    return MethodHandler(
        UPDATE,
        handler,
        Param("hall_id", str),
        Spread(types.HallChanges),
        Param("is_open", bool, is_optional=True),
    )


class SetPlanHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/halls.plan/{hall_id}``."""

    def __call__(
        self, caller: ContextT_contra, /, hall_id: str, plan: Upload
    ) -> Answer[None]:
        """Give a hall another plan."""
        ...


def on_set_plan(handler: SetPlanHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/halls.plan/{hall_id}``."""
    return MethodHandler(
        SET_PLAN, handler, Param("hall_id", str), Param("plan", Upload)
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/halls/{hall_id}``."""

    def __call__(self, caller: ContextT_contra, /, hall_id: str) -> Answer[None]:
        """Pull a hall down."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/halls/{hall_id}``."""
    return MethodHandler(DELETE, handler, Param("hall_id", str))


class HallsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Halls`."""

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Look up a hall."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the halls."""
        ...

    @property
    def counters(self) -> CountersHandler[ContextT_contra]:
        """Count what a hall has."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change a hall."""
        ...

    @property
    def set_plan(self) -> SetPlanHandler[ContextT_contra]:
        """Give a hall another plan."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Pull a hall down."""
        ...


def halls_handlers(
    implementation: HallsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_info(implementation.info),
        on_list(implementation.list),
        on_counters(implementation.counters),
        on_update(implementation.update),
        on_set_plan(implementation.set_plan),
        on_delete(implementation.delete),
    )
