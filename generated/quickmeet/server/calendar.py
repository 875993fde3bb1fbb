# Generated from schema/calendar.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Calendar`."""

from __future__ import annotations

import builtins
from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..calendar import CREATE, DELETE, INFO, LIST, SAVE, UPDATE

__all__ = [
    "CalendarHandlers",
    "CreateHandler",
    "DeleteHandler",
    "InfoHandler",
    "ListHandler",
    "SaveHandler",
    "UpdateHandler",
    "calendar_handlers",
    "on_create",
    "on_delete",
    "on_info",
    "on_list",
    "on_save",
    "on_update",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/calendar-events.list``."""

    def __call__(
        self, caller: ContextT_contra, /, date: str
    ) -> Answer[builtins.list[types.CalendarEvent]]:
        """List your appointments of a day."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/calendar-events.list``."""
    return MethodHandler(LIST, handler, Param("date", str))


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/calendar-events.info``."""

    def __call__(
        self, caller: ContextT_contra, /, event_id: str
    ) -> Answer[types.CalendarEvent]:
        """Look up an appointment."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/calendar-events.info``."""
    return MethodHandler(INFO, handler, Param("event_id", str))


class CreateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/calendar-events.create``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        starts_at: Timestamp,
        subject: str,
        description: str,
        *,
        ends_at: Timestamp | UnsetType = UNSET,
        reminder_minutes: int | UnsetType = UNSET,
        is_busy: bool | UnsetType = UNSET,
        external_id: str | UnsetType = UNSET,
    ) -> Answer[str]:
        """Add an appointment."""
        ...


def on_create(handler: CreateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/calendar-events.create``."""
    return MethodHandler(
        CREATE,
        handler,
        Param("starts_at", Timestamp),
        Param("ends_at", Timestamp, is_optional=True),
        Param("subject", str),
        Param("description", str),
        Param("reminder_minutes", int, is_optional=True),
        Param("is_busy", bool, is_optional=True),
        Param("external_id", str, is_optional=True),
    )


class UpdateHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/calendar-events.update``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        event_id: str,
        starts_at: Timestamp,
        subject: str,
        description: str,
        *,
        ends_at: Timestamp | UnsetType = UNSET,
        reminder_minutes: int | UnsetType = UNSET,
        is_busy: bool | UnsetType = UNSET,
    ) -> Answer[None]:
        """Change an appointment."""
        ...


def on_update(handler: UpdateHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/calendar-events.update``."""
    return MethodHandler(
        UPDATE,
        handler,
        Param("event_id", str),
        Param("starts_at", Timestamp),
        Param("ends_at", Timestamp, is_optional=True),
        Param("subject", str),
        Param("description", str),
        Param("reminder_minutes", int, is_optional=True),
        Param("is_busy", bool, is_optional=True),
    )


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/calendar-events.delete``."""

    def __call__(self, caller: ContextT_contra, /, event_id: str) -> Answer[None]:
        """Delete an appointment."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/calendar-events.delete``."""
    return MethodHandler(DELETE, handler, Param("event_id", str))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/calendar-events.import``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        external_id: str,
        starts_at: Timestamp,
        subject: str,
        description: str,
        *,
        ends_at: Timestamp | UnsetType = UNSET,
        reminder_minutes: int | UnsetType = UNSET,
        is_busy: bool | UnsetType = UNSET,
    ) -> Answer[str]:
        """Add an appointment of another calendar, or change it."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/calendar-events.import``."""
    return MethodHandler(
        SAVE,
        handler,
        Param("external_id", str),
        Param("starts_at", Timestamp),
        Param("ends_at", Timestamp, is_optional=True),
        Param("subject", str),
        Param("description", str),
        Param("reminder_minutes", int, is_optional=True),
        Param("is_busy", bool, is_optional=True),
    )


class CalendarHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Calendar`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List your appointments of a day."""
        ...

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Look up an appointment."""
        ...

    @property
    def create(self) -> CreateHandler[ContextT_contra]:
        """Add an appointment."""
        ...

    @property
    def update(self) -> UpdateHandler[ContextT_contra]:
        """Change an appointment."""
        ...

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete an appointment."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Add an appointment of another calendar, or change it."""
        ...


def calendar_handlers(
    implementation: CalendarHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_info(implementation.info),
        on_create(implementation.create),
        on_update(implementation.update),
        on_delete(implementation.delete),
        on_save(implementation.save),
    )
