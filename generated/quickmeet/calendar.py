# Generated from schema/calendar.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Keep appointments."""

from __future__ import annotations

import builtins
from typing import Final

from quickmeet_runtime.model.operations.operation import Endpoint
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types

__all__ = ["CREATE", "DELETE", "INFO", "LIST", "SAVE", "UPDATE", "Calendar"]

LIST: Final[Endpoint[list[types.CalendarEvent]]] = Endpoint(
    "GET",
    "/v1/calendar-events.list",
    lambda: list[types.CalendarEvent],
    params=("date",),
    at="data",
    repeatable=True,
)
INFO: Final[Endpoint[types.CalendarEvent]] = Endpoint(
    "GET",
    "/v1/calendar-events.info",
    lambda: types.CalendarEvent,
    params=("id",),
    at="event",
    repeatable=True,
)
CREATE: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/calendar-events.create",
    str,
    params=(
        "startTime",
        "endTime",
        "subject",
        "description",
        "reminderMinutesBeforeStart",
        "busy",
        "externalId",
    ),
    at="id",
)
UPDATE: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/calendar-events.update",
    None,
    params=(
        "eventId",
        "startTime",
        "endTime",
        "subject",
        "description",
        "reminderMinutesBeforeStart",
        "busy",
    ),
    repeatable=True,
)
DELETE: Final[Endpoint[None]] = Endpoint(
    "POST", "/v1/calendar-events.delete", None, params=("eventId",)
)
SAVE: Final[Endpoint[str]] = Endpoint(
    "POST",
    "/v1/calendar-events.import",
    str,
    params=(
        "externalId",
        "startTime",
        "endTime",
        "subject",
        "description",
        "reminderMinutesBeforeStart",
        "busy",
    ),
    at="id",
    repeatable=True,
)


class Calendar(Group):
    """Keep appointments."""

    __slots__ = ()

    async def list(self, date: str) -> builtins.list[types.CalendarEvent]:
        """List your appointments of a day.

        By REST: ``GET /v1/calendar-events.list``. Safe to repeat: it only reads.

        Args:
            date: The day, such as `2024-03-01`.

        Returns:
            The appointments.
        """
        return await self._session.call(LIST, (date,))

    async def info(self, event_id: str) -> types.CalendarEvent:
        """Look up an appointment.

        By REST: ``GET /v1/calendar-events.info``. Safe to repeat: it only reads.

        Args:
            event_id: The appointment.

        Returns:
            The appointment.
        """
        return await self._session.call(INFO, (event_id,))

    async def create(  # noqa: PLR0913  # as many as the wire has
        self,
        starts_at: Timestamp,
        subject: str,
        description: str,
        *,
        ends_at: Timestamp | UnsetType | None = UNSET,
        reminder_minutes: int | UnsetType | None = UNSET,
        is_busy: bool | UnsetType | None = UNSET,
        external_id: str | UnsetType | None = UNSET,
    ) -> str:
        """Add an appointment.

        By REST: ``POST /v1/calendar-events.create``.

        Args:
            starts_at: When it begins.
            subject: Subject of the e-mail.
            description: Its subject; may contain the link of a meeting.
            ends_at: When it ends.
            reminder_minutes: How many minutes before it a reminder comes.
            is_busy: Whether one counts as busy meanwhile.
            external_id: Its id in the other calendar.

        Returns:
            Its id.
        """
        return await self._session.call(
            CREATE,
            (
                starts_at,
                UNSET if ends_at is None else ends_at,
                subject,
                description,
                UNSET if reminder_minutes is None else reminder_minutes,
                UNSET if is_busy is None else is_busy,
                UNSET if external_id is None else external_id,
            ),
        )

    async def update(  # noqa: PLR0913  # as many as the wire has
        self,
        event_id: str,
        starts_at: Timestamp,
        subject: str,
        description: str,
        *,
        ends_at: Timestamp | UnsetType | None = UNSET,
        reminder_minutes: int | UnsetType | None = UNSET,
        is_busy: bool | UnsetType | None = UNSET,
    ) -> None:
        """Change an appointment.

        By REST: ``POST /v1/calendar-events.update``. Safe to repeat: the last one
        counts.

        Args:
            event_id: The appointment.
            starts_at: When it begins.
            subject: Subject of the e-mail.
            description: Its subject; may contain the link of a meeting.
            ends_at: When it ends.
            reminder_minutes: How many minutes before it a reminder comes.
            is_busy: Whether one counts as busy meanwhile.
        """
        await self._session.call(
            UPDATE,
            (
                event_id,
                starts_at,
                UNSET if ends_at is None else ends_at,
                subject,
                description,
                UNSET if reminder_minutes is None else reminder_minutes,
                UNSET if is_busy is None else is_busy,
            ),
        )

    async def delete(self, event_id: str) -> None:
        """Delete an appointment.

        By REST: ``POST /v1/calendar-events.delete``.

        Args:
            event_id: The appointment.
        """
        await self._session.call(DELETE, (event_id,))

    async def save(  # noqa: PLR0913  # as many as the wire has
        self,
        external_id: str,
        starts_at: Timestamp,
        subject: str,
        description: str,
        *,
        ends_at: Timestamp | UnsetType | None = UNSET,
        reminder_minutes: int | UnsetType | None = UNSET,
        is_busy: bool | UnsetType | None = UNSET,
    ) -> str:
        """Add an appointment of another calendar, or change it.

        By REST: ``POST /v1/calendar-events.import``. Safe to repeat: one with the same
        outside id is changed.

        Args:
            external_id: Its id in the other calendar.
            starts_at: When it begins.
            subject: Subject of the e-mail.
            description: Its subject; may contain the link of a meeting.
            ends_at: When it ends.
            reminder_minutes: How many minutes before it a reminder comes.
            is_busy: Whether one counts as busy meanwhile.

        Returns:
            Its id.
        """
        return await self._session.call(
            SAVE,
            (
                external_id,
                starts_at,
                UNSET if ends_at is None else ends_at,
                subject,
                description,
                UNSET if reminder_minutes is None else reminder_minutes,
                UNSET if is_busy is None else is_busy,
            ),
        )
