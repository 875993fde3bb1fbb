# Generated from schema/moderation.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Read and settle what users reported."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, Timestamp, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import InvalidUserError, NotAllowedError

__all__ = [
    "DELETE_MESSAGES",
    "DISMISS",
    "DISMISS_USER",
    "GET_REPORT",
    "LIST",
    "LIST_MESSAGES",
    "LIST_REPORTS",
    "LIST_USERS",
    "LIST_USER_REPORTS",
    "Moderation",
]

LIST: Final[Endpoint[ListPage[types.ReportedUser]]] = Endpoint(
    "GET",
    "/v1/moderation.reportsByUsers",
    lambda: ListPage[types.ReportedUser],
    params=("oldest", "latest", "selector", "count", "offset"),
    at={"items": "reports", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.2.0"),
)
LIST_MESSAGES: Final[Endpoint[ListPage[types.ReportedMessage]]] = Endpoint(
    "GET",
    "/v1/moderation.user.reportedMessages",
    lambda: ListPage[types.ReportedMessage],
    params=("userId", "selector", "count", "offset"),
    at={"items": "messages", "total": "total"},
    errors=(NotAllowedError, InvalidUserError),
    repeatable=True,
    versions=Versions(since="6.2.0"),
)
LIST_REPORTS: Final[Endpoint[ListPage[types.MessageReport]]] = Endpoint(
    "GET",
    "/v1/moderation.reports",
    lambda: ListPage[types.MessageReport],
    params=("msgId", "selector", "count", "offset"),
    at={"items": "reports", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.2.0"),
)
GET_REPORT: Final[Endpoint[types.MessageReport]] = Endpoint(
    "GET",
    "/v1/moderation.reportInfo",
    lambda: types.MessageReport,
    params=("reportId",),
    at="report",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="6.2.0"),
)
DISMISS: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/moderation.dismissReports",
    None,
    params=("userId", "msgId", "reason", "action"),
    errors=(NotAllowedError, InvalidUserError),
    repeatable=True,
    versions=Versions(since="6.2.0"),
)
DELETE_MESSAGES: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/moderation.user.deleteReportedMessages",
    None,
    params=("userId", "reason"),
    errors=(NotAllowedError, InvalidUserError),
    repeatable=True,
    versions=Versions(since="6.2.0"),
)
DISMISS_USER: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/moderation.dismissUserReports",
    None,
    params=("userId", "reason"),
    errors=(NotAllowedError, InvalidUserError),
    repeatable=True,
)
LIST_USER_REPORTS: Final[Endpoint[ListPage[types.UserReport]]] = Endpoint(
    "GET",
    "/v1/moderation.user.reportsByUserId",
    lambda: ListPage[types.UserReport],
    params=("userId", "selector", "count", "offset"),
    at={"items": "reports", "total": "total"},
    errors=(NotAllowedError, InvalidUserError),
    repeatable=True,
)
LIST_USERS: Final[Endpoint[ListPage[types.ReportedPerson]]] = Endpoint(
    "GET",
    "/v1/moderation.userReports",
    lambda: ListPage[types.ReportedPerson],
    params=("oldest", "latest", "selector", "count", "offset"),
    at={"items": "reports", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
)


class Moderation(Group):
    """Read and settle what users reported."""

    __slots__ = ()

    def list(
        self,
        *,
        since: Timestamp | UnsetType | None = UNSET,
        until: Timestamp | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.ReportedUser]:
        """List the users whose messages were reported.

        By REST: ``GET /v1/moderation.reportsByUsers``; servers since 6.2.0. Depends on
        the permission ``view-moderation-console``. Safe to repeat: it only reads.

        Args:
            since: Only what was said after this moment.
            until: Only what was said before this moment.
            text: Only where a name or text contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The users, with the newest report of each.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST,
            (
                UNSET if since is None else since,
                UNSET if until is None else until,
                UNSET if text is None else text,
            ),
            page_size=page_size,
        )

    def list_messages(
        self, user_id: str, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.ReportedMessage]:
        """List the reported messages of a user.

        By REST: ``GET /v1/moderation.user.reportedMessages``; servers since 6.2.0.
        Depends on the permission ``view-moderation-console``. Safe to repeat: it only
        reads.

        Args:
            user_id: The user.
            text: Only where a name or text contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The messages.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return streams.Listing(
            self._session,
            LIST_MESSAGES,
            (user_id, UNSET if text is None else text),
            page_size=page_size,
        )

    def list_reports(
        self,
        message_id: str,
        *,
        text: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.MessageReport]:
        """List the reports on a message.

        By REST: ``GET /v1/moderation.reports``; servers since 6.2.0. Depends on the
        permission ``view-moderation-console``. Safe to repeat: it only reads.

        Args:
            message_id: The message.
            text: Only where a name or text contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The reports.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_REPORTS,
            (message_id, UNSET if text is None else text),
            page_size=page_size,
        )

    async def get_report(self, report_id: str) -> types.MessageReport:
        """Look up a report on a message.

        By REST: ``GET /v1/moderation.reportInfo``; servers since 6.2.0. Depends on the
        permission ``view-moderation-console``. Safe to repeat: it only reads.

        Args:
            report_id: The report.

        Returns:
            The report.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET_REPORT, (report_id,))

    async def dismiss(
        self,
        *,
        user_id: str | UnsetType | None = UNSET,
        message_id: str | UnsetType | None = UNSET,
        reason: str | UnsetType | None = UNSET,
        action: str | UnsetType | None = UNSET,
    ) -> None:
        """Drop the reports on a user's messages, or on one message.

        By REST: ``POST /v1/moderation.dismissReports``; servers since 6.2.0. Depends on
        the permission ``manage-moderation-actions``. Safe to repeat: what is dropped
        stays so.

        Args:
            user_id: The user.
            message_id: The message.
            reason: Why, for the record.
            action: The action taken, for the record.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            DISMISS,
            (
                UNSET if user_id is None else user_id,
                UNSET if message_id is None else message_id,
                UNSET if reason is None else reason,
                UNSET if action is None else action,
            ),
        )

    async def delete_messages(
        self, user_id: str, *, reason: str | UnsetType | None = UNSET
    ) -> None:
        """Delete the reported messages of a user.

        By REST: ``POST /v1/moderation.user.deleteReportedMessages``; servers since
        6.2.0. Depends on the permission ``manage-moderation-actions``. Safe to repeat:
        what is deleted stays so.

        Args:
            user_id: The user.
            reason: Why, for the record.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            DELETE_MESSAGES, (user_id, UNSET if reason is None else reason)
        )

    async def dismiss_user(
        self, user_id: str, *, reason: str | UnsetType | None = UNSET
    ) -> None:
        """Drop the reports on a user.

        By REST: ``POST /v1/moderation.dismissUserReports``. Depends on the permission
        ``manage-moderation-actions``. Safe to repeat: what is dropped stays so.

        Args:
            user_id: The user.
            reason: Why, for the record.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        await self._session.call(
            DISMISS_USER, (user_id, UNSET if reason is None else reason)
        )

    def list_user_reports(
        self, user_id: str, *, text: str | UnsetType | None = UNSET, page_size: int = 50
    ) -> streams.Listing[types.UserReport]:
        """List the reports on a user.

        By REST: ``GET /v1/moderation.user.reportsByUserId``. Depends on the permission
        ``view-moderation-console``. Safe to repeat: it only reads.

        Args:
            user_id: The user.
            text: Only where a name or text contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The reports.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        return streams.Listing(
            self._session,
            LIST_USER_REPORTS,
            (user_id, UNSET if text is None else text),
            page_size=page_size,
        )

    def list_users(
        self,
        *,
        since: Timestamp | UnsetType | None = UNSET,
        until: Timestamp | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.ReportedPerson]:
        """List the users who were reported themselves.

        By REST: ``GET /v1/moderation.userReports``. Depends on the permission
        ``view-moderation-console``. Safe to repeat: it only reads.

        Args:
            since: Only what was said after this moment.
            until: Only what was said before this moment.
            text: Only where a name or text contains this.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The users, with the number of reports.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST_USERS,
            (
                UNSET if since is None else since,
                UNSET if until is None else until,
                UNSET if text is None else text,
            ),
            page_size=page_size,
        )
