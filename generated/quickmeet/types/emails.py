# Generated from schema/emails.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""E-mails that the workspace sends."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["MailedMessages", "TestEmail"]


class TestEmail(Model, frozen=True, kw_only=True):
    """Where an e-mail was sent to try the settings."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[str] = field(name="params")
    """Values of the text: the address."""


class MailedMessages(Model, frozen=True, kw_only=True):
    """That messages were sent by e-mail, and to whom not."""

    missing_usernames: list[str] = field(name="missing")
    """Users without an address."""
    is_sent: bool | UnsetType | None = field(name="success", default=UNSET)
    """Whether they were sent."""
