# Generated from schema/canned_responses.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Save, delete and follow prepared answers."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    CannedResponseNotFoundError,
    InvalidDepartmentError,
    InvalidShortcutError,
    NotAllowedError,
)

__all__ = ["DELETE", "FOLLOW", "GET", "LIST", "LIST_USABLE", "SAVE", "CannedResponses"]

DELETE: Final[Method[int | None]] = Method(
    "removeCannedResponse",
    int | None,
    errors=(NotAllowedError, CannedResponseNotFoundError),
    versions=Versions(since="3.1.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(
            verb="DELETE", path="/v1/canned-responses", send={"_id": "0"}, form="json"
        ),
    ),
)
SAVE: Final[Method[types.CannedResponse | None]] = Method(
    "saveCannedResponse",
    lambda: types.CannedResponse | None,
    errors=(
        NotAllowedError,
        InvalidShortcutError,
        InvalidDepartmentError,
        CannedResponseNotFoundError,
    ),
    repeatable_when=0,
    versions=Versions(since="3.1.0", removed="8.0.0", unsure=(7,)),
    rest=(
        RestCall(verb="POST", path="/v1/canned-responses", send={"*": "1", "_id": "0"}),
    ),
)
LIST: Final[Endpoint[ListPage[types.CannedResponse]]] = Endpoint(
    "GET",
    "/v1/canned-responses",
    lambda: ListPage[types.CannedResponse],
    params=(
        "shortcut",
        "text",
        "scope",
        "tags[]",
        "departmentId",
        "createdBy",
        "count",
        "offset",
    ),
    at={"items": "cannedResponses", "total": "total"},
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.17.0"),
)
LIST_USABLE: Final[Endpoint[list[types.CannedResponse]]] = Endpoint(
    "GET",
    "/v1/canned-responses.get",
    lambda: list[types.CannedResponse],
    at="responses",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="1.0.0"),
)
GET: Final[Endpoint[types.CannedResponse]] = Endpoint(
    "GET",
    "/v1/canned-responses/{_id}",
    lambda: types.CannedResponse,
    params=("_id",),
    at="cannedResponse",
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.17.0"),
)
FOLLOW: Final[Stream[types.CannedResponseEvent]] = Stream(
    "stream-canned-responses",
    "canned-responses",
    lambda: types.CannedResponseEvent,
    several=True,
)


class CannedResponses(Group):
    """Save, delete and follow prepared answers."""

    __slots__ = ()

    async def delete(self, response_id: str) -> int | None:
        """Delete a canned response.

        Wire name ``removeCannedResponse``; servers since 3.1.0, removed in 8.0.0. By
        REST: DELETE /v1/canned-responses. Depends on the permission
        ``remove-canned-responses``.

        Args:
            response_id: The response.

        Returns:
            How many were deleted, on servers of 3.x; null on others.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            CannedResponseNotFoundError: There is no such canned response.
        """
        return await self._session.call(DELETE, (response_id,))

    async def save(
        self, response_id: str | None, response: types.NewCannedResponse
    ) -> types.CannedResponse | None:
        """Make or change a canned response.

        Wire name ``saveCannedResponse``; servers since 3.1.0, removed in 8.0.0. By
        REST: POST /v1/canned-responses. Depends on the permissions
        ``save-canned-responses``, ``save-all-canned-responses``,
        ``save-department-canned-responses``. Safe to repeat where ``response_id`` is
        given: the last one counts; without it each makes another.

        Args:
            response_id: The response; null for a new one.
            response: The response as it shall be.

        Returns:
            The canned response; null by REST.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            InvalidShortcutError: The shortcut is taken or missing.
            InvalidDepartmentError: There is no such department.
            CannedResponseNotFoundError: There is no such canned response.
        """
        return await self._session.call(SAVE, (response_id, response))

    def list(  # noqa: PLR0913  # as many as the wire has
        self,
        *,
        shortcut: str | UnsetType | None = UNSET,
        text: str | UnsetType | None = UNSET,
        scope: Literal["user", "department", "global"] | str | UnsetType | None = UNSET,
        tags: builtins.list[str] | UnsetType | None = UNSET,
        department_id: str | UnsetType | None = UNSET,
        creator_id: str | UnsetType | None = UNSET,
        page_size: int = 50,
    ) -> streams.Listing[types.CannedResponse]:
        """List the canned responses.

        By REST: ``GET /v1/canned-responses``; servers since 3.17.0. Depends on the
        permissions ``view-all-canned-responses``, ``view-canned-responses``. Safe to
        repeat: it only reads.

        Args:
            shortcut: Only those whose shortcut contains this.
            text: Only what contains this.
            scope: Only those for you, for departments, for all.
            tags: Only those with one of these tags.
            department_id: Only of this department.
            creator_id: Only those that this user made.
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The responses.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return streams.Listing(
            self._session,
            LIST,
            (
                UNSET if shortcut is None else shortcut,
                UNSET if text is None else text,
                UNSET if scope is None else scope,
                UNSET if tags is None else tags,
                UNSET if department_id is None else department_id,
                UNSET if creator_id is None else creator_id,
            ),
            page_size=page_size,
        )

    async def list_usable(self) -> builtins.list[types.CannedResponse]:
        """List the canned responses that you may use.

        By REST: ``GET /v1/canned-responses.get``; servers since 1.0.0. Depends on the
        permission ``view-canned-responses``. Safe to repeat: it only reads.

        Returns:
            The responses.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(LIST_USABLE, ())

    async def get(self, response_id: str) -> types.CannedResponse:
        """Look up a canned response.

        By REST: ``GET /v1/canned-responses/{_id}``; servers since 3.17.0. Depends on
        the permission ``view-canned-responses``. Safe to repeat: it only reads.

        Args:
            response_id: The canned response.

        Returns:
            The response.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(GET, (response_id,))

    def follow(self) -> streams.Subscription[types.CannedResponseEvent]:
        """Follow canned responses that change or go.

        Wire name ``stream-canned-responses``, key ``canned-responses``; servers since
        3.18.0.
        """
        return self._session.subscribe(FOLLOW, ())
