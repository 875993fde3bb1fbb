# Generated from schema/calendar.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The calendar: appointments that set your presence and remind."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["CalendarEvent"]


class CalendarEvent(Model, frozen=True, kw_only=True, gc=False):
    """An appointment."""

    id: str = field(name="_id")
    """Identifier."""
    user_id: str | UnsetType | None = field(name="uid", default=UNSET)
    """The owner."""
    starts_at: Timestamp | UnsetType | None = field(name="startTime", default=UNSET)
    """When it begins."""
    ends_at: Timestamp | UnsetType | None = field(name="endTime", default=UNSET)
    """When it ends."""
    subject: str | UnsetType | None = UNSET
    """Its name."""
    description: str | UnsetType | None = UNSET
    """Its subject."""
    meeting_url: str | UnsetType | None = field(name="meetingUrl", default=UNSET)
    """The place of the event."""
    external_id: str | UnsetType | None = field(name="externalId", default=UNSET)
    """Its id in another calendar."""
    is_busy: bool | UnsetType | None = field(name="busy", default=UNSET)
    """Whether one counts as busy meanwhile."""
    reminder_minutes: int | UnsetType | None = field(
        name="reminderMinutesBeforeStart", default=UNSET
    )
    """How many minutes before it a reminder comes."""
    reminder_at: Timestamp | UnsetType | None = field(
        name="reminderTime", default=UNSET
    )
    """When the reminder comes."""
    was_reminded: bool | UnsetType | None = field(
        name="notificationSent", default=UNSET
    )
    """Whether the reminder has come."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
