# Generated from schema/moderation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Moderation`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType

from .. import types
from ..moderation import (
    DELETE_MESSAGES,
    DISMISS,
    DISMISS_USER,
    GET_REPORT,
    LIST,
    LIST_MESSAGES,
    LIST_REPORTS,
    LIST_USER_REPORTS,
    LIST_USERS,
)

__all__ = [
    "DeleteMessagesHandler",
    "DismissHandler",
    "DismissUserHandler",
    "GetReportHandler",
    "ListHandler",
    "ListMessagesHandler",
    "ListReportsHandler",
    "ListUserReportsHandler",
    "ListUsersHandler",
    "ModerationHandlers",
    "moderation_handlers",
    "on_delete_messages",
    "on_dismiss",
    "on_dismiss_user",
    "on_get_report",
    "on_list",
    "on_list_messages",
    "on_list_reports",
    "on_list_user_reports",
    "on_list_users",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/moderation.reportsByUsers``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        since: Timestamp | UnsetType = UNSET,
        until: Timestamp | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.ReportedUser]]:
        """List the users whose messages were reported."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/moderation.reportsByUsers``."""
    return MethodHandler(
        LIST,
        handler,
        Param("since", Timestamp, is_optional=True),
        Param("until", Timestamp, is_optional=True),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/moderation.user.reportedMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.ReportedMessage]]:
        """List the reported messages of a user."""
        ...


def on_list_messages(handler: ListMessagesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/moderation.user.reportedMessages``."""
    return MethodHandler(
        LIST_MESSAGES,
        handler,
        Param("user_id", str),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListReportsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/moderation.reports``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        message_id: str,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.MessageReport]]:
        """List the reports on a message."""
        ...


def on_list_reports(handler: ListReportsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/moderation.reports``."""
    return MethodHandler(
        LIST_REPORTS,
        handler,
        Param("message_id", str),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetReportHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/moderation.reportInfo``."""

    def __call__(
        self, caller: ContextT_contra, /, report_id: str
    ) -> Answer[types.MessageReport]:
        """Look up a report on a message."""
        ...


def on_get_report(handler: GetReportHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/moderation.reportInfo``."""
    return MethodHandler(GET_REPORT, handler, Param("report_id", str))


class DismissHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/moderation.dismissReports``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        user_id: str | UnsetType = UNSET,
        message_id: str | UnsetType = UNSET,
        reason: str | UnsetType = UNSET,
        action: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Drop the reports on a user's messages, or on one message."""
        ...


def on_dismiss(handler: DismissHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/moderation.dismissReports``."""
    return MethodHandler(
        DISMISS,
        handler,
        Param("user_id", str, is_optional=True),
        Param("message_id", str, is_optional=True),
        Param("reason", str, is_optional=True),
        Param("action", str, is_optional=True),
    )


class DeleteMessagesHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/moderation.user.deleteReportedMessages``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        reason: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Delete the reported messages of a user."""
        ...


def on_delete_messages(
    handler: DeleteMessagesHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/moderation.user.deleteReportedMessages``."""
    return MethodHandler(
        DELETE_MESSAGES,
        handler,
        Param("user_id", str),
        Param("reason", str, is_optional=True),
    )


class DismissUserHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/moderation.dismissUserReports``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        reason: str | UnsetType = UNSET,
    ) -> Answer[None]:
        """Drop the reports on a user."""
        ...


def on_dismiss_user(handler: DismissUserHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/moderation.dismissUserReports``."""
    return MethodHandler(
        DISMISS_USER,
        handler,
        Param("user_id", str),
        Param("reason", str, is_optional=True),
    )


class ListUserReportsHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/moderation.user.reportsByUserId``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        user_id: str,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.UserReport]]:
        """List the reports on a user."""
        ...


def on_list_user_reports(
    handler: ListUserReportsHandler[ContextT],
) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/moderation.user.reportsByUserId``."""
    return MethodHandler(
        LIST_USER_REPORTS,
        handler,
        Param("user_id", str),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListUsersHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/moderation.userReports``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        since: Timestamp | UnsetType = UNSET,
        until: Timestamp | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.ReportedPerson]]:
        """List the users who were reported themselves."""
        ...


def on_list_users(handler: ListUsersHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/moderation.userReports``."""
    return MethodHandler(
        LIST_USERS,
        handler,
        Param("since", Timestamp, is_optional=True),
        Param("until", Timestamp, is_optional=True),
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ModerationHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Moderation`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the users whose messages were reported."""
        ...

    @property
    def list_messages(self) -> ListMessagesHandler[ContextT_contra]:
        """List the reported messages of a user."""
        ...

    @property
    def list_reports(self) -> ListReportsHandler[ContextT_contra]:
        """List the reports on a message."""
        ...

    @property
    def get_report(self) -> GetReportHandler[ContextT_contra]:
        """Look up a report on a message."""
        ...

    @property
    def dismiss(self) -> DismissHandler[ContextT_contra]:
        """Drop the reports on a user's messages, or on one message."""
        ...

    @property
    def delete_messages(self) -> DeleteMessagesHandler[ContextT_contra]:
        """Delete the reported messages of a user."""
        ...

    @property
    def dismiss_user(self) -> DismissUserHandler[ContextT_contra]:
        """Drop the reports on a user."""
        ...

    @property
    def list_user_reports(self) -> ListUserReportsHandler[ContextT_contra]:
        """List the reports on a user."""
        ...

    @property
    def list_users(self) -> ListUsersHandler[ContextT_contra]:
        """List the users who were reported themselves."""
        ...


def moderation_handlers(
    implementation: ModerationHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_list_messages(implementation.list_messages),
        on_list_reports(implementation.list_reports),
        on_get_report(implementation.get_report),
        on_dismiss(implementation.dismiss),
        on_delete_messages(implementation.delete_messages),
        on_dismiss_user(implementation.dismiss_user),
        on_list_user_reports(implementation.list_user_reports),
        on_list_users(implementation.list_users),
    )
