# Generated from schema/contacts.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Contacts: people outside, by any channel."""

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .livechat import VisitorEmail
from .omnichannel import ConversationReference, PersonReference, VisitorPhone
from .rooms import RoomSource

__all__ = ["ConflictingField", "Contact", "ContactChannel", "ContactVisitor"]


class ConflictingField(Model, frozen=True, kw_only=True, gc=False):
    """Another value that was found for a field."""

    field_name: str | UnsetType | None = field(name="field", default=UNSET)
    """The field."""
    value: str | UnsetType | None = UNSET
    """The value."""


class ContactVisitor(Model, frozen=True, kw_only=True):
    """A contact as one way knows them."""

    visitor_id: str = field(name="visitorId")
    """The visitor."""
    source: RoomSource
    """The way, such as a widget."""


class ContactChannel(Model, frozen=True, kw_only=True):
    """A way by which a contact came."""

    name: str | UnsetType | None = UNSET
    """Its name."""
    visitor: ContactVisitor | UnsetType | None = UNSET
    """The visitor that the contact is there."""
    is_blocked: bool | UnsetType | None = field(name="blocked", default=UNSET)
    """Whether messages are no longer taken."""
    is_verified: bool | UnsetType | None = field(name="verified", default=UNSET)
    """Whether the contact proved who they are."""
    verified_at: Timestamp | UnsetType | None = field(name="verifiedAt", default=UNSET)
    """When."""
    verified_field: str | UnsetType | None = field(name="field", default=UNSET)
    """By which field."""
    value: str | UnsetType | None = UNSET
    """By which value."""
    details: RoomSource | UnsetType | None = UNSET
    """The way, with its target."""
    last_conversation: ConversationReference | UnsetType | None = field(
        name="lastChat", default=UNSET
    )
    """The last conversation."""


class Contact(Model, frozen=True, kw_only=True):
    """Somebody outside, by any channel."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """Name."""
    emails: list[VisitorEmail] | UnsetType | None = UNSET
    """E-mail addresses."""
    phones: list[VisitorPhone] | UnsetType | None = UNSET
    """Telephone numbers."""
    manager: str | PersonReference | UnsetType | None = field(
        name="contactManager", default=UNSET
    )
    """The agent who looks after them."""
    channels: list[ContactChannel] | UnsetType | None = UNSET
    """The ways by which they came."""
    custom_fields: dict[str, AnyJson] | UnsetType | None = field(
        name="customFields", default=UNSET
    )
    """Fields of the workspace."""
    conflicting_fields: list[ConflictingField] | UnsetType | None = field(
        name="conflictingFields", default=UNSET
    )
    """Other values that were found for its fields."""
    is_unknown: bool | UnsetType | None = field(name="unknown", default=UNSET)
    """Whether nothing is known of them."""
    was_there_before: bool | UnsetType | None = field(
        name="preRegistration", default=UNSET
    )
    """Whether they are from before there were contacts."""
    last_conversation: ConversationReference | UnsetType | None = field(
        name="lastChat", default=UNSET
    )
    """The last conversation."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
