# Generated from schema/emails.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""E-mails that the workspace sends."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["MailedMessages", "MailedSelection", "TestEmail"]


class TestEmail(Model, frozen=True, kw_only=True):
    """The address of a test e-mail."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[str] = field(name="params")
    """Values of the text: the address."""


class MailedMessages(Model, frozen=True, kw_only=True):
    """Confirmation of messages by e-mail, with failed recipients."""

    missing_usernames: list[str] = field(name="missing")
    """Users without an address."""
    is_sent: bool | UnsetType | None = field(name="success", default=UNSET)
    """Whether they were sent."""


class MailedSelection(Model, frozen=True, kw_only=True):
    """Messages to send by mail, and their recipients."""

    room_id: str = field(name="rid")
    """The room."""
    usernames: list[str] = field(name="to_users")
    """Users who get it."""
    addresses: str = field(name="to_emails")
    """Addresses that get it, separated by commas."""
    subject: str
    """Subject; the server writes one for an empty text."""
    message_ids: list[str] = field(name="messages")
    """The messages."""
    language: str
    """Language of the moments in it, such as `en`."""
