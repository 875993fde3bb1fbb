# Generated from schema/emails.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Emails`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..emails import INVITE, SEND, SEND_MESSAGES, SEND_TEST, UNSUBSCRIBE

__all__ = [
    "EmailsHandlers",
    "InviteHandler",
    "SendHandler",
    "SendMessagesHandler",
    "SendTestHandler",
    "UnsubscribeHandler",
    "emails_handlers",
    "on_invite",
    "on_send",
    "on_send_messages",
    "on_send_test",
    "on_unsubscribe",
]


class SendHandler(Protocol[ContextT_contra]):
    """Answers ``Mailer.sendMail``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        sender: str,
        subject: str,
        body: str,
        *,
        is_trial: bool | UnsetType = UNSET,
        query: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Send an e-mail to the workspace's users."""
        ...


def on_send(handler: SendHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``Mailer.sendMail``."""
    return MethodHandler(
        SEND,
        handler,
        Param("sender", str),
        Param("subject", str),
        Param("body", str),
        Param("is_trial", bool, is_optional=True),
        Param("query", str, is_optional=True),
    )


class UnsubscribeHandler(Protocol[ContextT_contra]):
    """Answers ``Mailer:unsubscribe``."""

    def __call__(
        self, caller: ContextT_contra, /, user_id: str, created_at: str
    ) -> Answer[bool]:
        """Take a user off the workspace's mailings."""
        ...


def on_unsubscribe(handler: UnsubscribeHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``Mailer:unsubscribe``."""
    return MethodHandler(
        UNSUBSCRIBE, handler, Param("user_id", str), Param("created_at", str)
    )


class InviteHandler(Protocol[ContextT_contra]):
    """Answers ``sendInvitationEmail``."""

    def __call__(
        self, caller: ContextT_contra, /, addresses: list[str]
    ) -> Answer[list[str]]:
        """Invite people by e-mail; before 6.0."""
        ...


def on_invite(handler: InviteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendInvitationEmail``."""
    return MethodHandler(INVITE, handler, Param("addresses", list[str]))


class SendMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``mailMessages``."""

    def __call__(
        self, caller: ContextT_contra, /, data: types.MailedSelection
    ) -> Answer[types.MailedMessages]:
        """Send messages of a room by e-mail; before 3.18."""
        ...


def on_send_messages(handler: SendMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``mailMessages``."""
    return MethodHandler(SEND_MESSAGES, handler, Param("data", types.MailedSelection))


class SendTestHandler(Protocol[ContextT_contra]):
    """Answers ``sendSMTPTestEmail``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.TestEmail]:
        """Send an e-mail to oneself, to try the settings."""
        ...


def on_send_test(handler: SendTestHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``sendSMTPTestEmail``."""
    return MethodHandler(SEND_TEST, handler)


class EmailsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Emails`."""

    @property
    def send(self) -> SendHandler[ContextT_contra]:
        """Send an e-mail to the workspace's users."""
        ...

    @property
    def unsubscribe(self) -> UnsubscribeHandler[ContextT_contra]:
        """Take a user off the workspace's mailings."""
        ...

    @property
    def invite(self) -> InviteHandler[ContextT_contra]:
        """Invite people by e-mail; before 6.0."""
        ...

    @property
    def send_messages(self) -> SendMessagesHandler[ContextT_contra]:
        """Send messages of a room by e-mail; before 3.18."""
        ...

    @property
    def send_test(self) -> SendTestHandler[ContextT_contra]:
        """Send an e-mail to oneself, to try the settings."""
        ...


def emails_handlers(
    implementation: EmailsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_send(implementation.send),
        on_unsubscribe(implementation.unsubscribe),
        on_invite(implementation.invite),
        on_send_messages(implementation.send_messages),
        on_send_test(implementation.send_test),
    )
