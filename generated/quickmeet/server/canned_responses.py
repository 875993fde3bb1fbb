# Generated from schema/canned_responses.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `CannedResponses`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..canned_responses import DELETE, GET, LIST, LIST_USABLE, SAVE

__all__ = [
    "CannedResponsesHandlers",
    "DeleteHandler",
    "GetHandler",
    "ListHandler",
    "ListUsableHandler",
    "SaveHandler",
    "canned_responses_handlers",
    "on_delete",
    "on_get",
    "on_list",
    "on_list_usable",
    "on_save",
]


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``removeCannedResponse``."""

    def __call__(
        self, caller: ContextT_contra, /, response_id: str
    ) -> Answer[int | None]:
        """Delete a canned response."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``removeCannedResponse``."""
    return MethodHandler(DELETE, handler, Param("response_id", str))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``saveCannedResponse``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        response_id: str | None,
        response: types.NewCannedResponse,
    ) -> Answer[types.CannedResponse | None]:
        """Make or change a canned response."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveCannedResponse``."""
    return MethodHandler(
        SAVE,
        handler,
        Param("response_id", str | None),
        Param("response", types.NewCannedResponse),
    )


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/canned-responses``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        *,
        shortcut: str | UnsetType = UNSET,
        text: str | UnsetType = UNSET,
        scope: Literal["user", "department", "global"] | str | UnsetType = UNSET,
        tags: builtins.list[str] | UnsetType = UNSET,
        department_id: str | UnsetType = UNSET,
        creator_id: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.CannedResponse]]:
        """List the canned responses."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/canned-responses``."""
    return MethodHandler(
        LIST,
        handler,
        Param("shortcut", str, is_optional=True),
        Param("text", str, is_optional=True),
        Param("scope", Literal["user", "department", "global"] | str, is_optional=True),
        Param("tags", list[str], is_optional=True),
        Param("department_id", str, is_optional=True),
        Param("creator_id", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class ListUsableHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/canned-responses.get``."""

    def __call__(
        self, caller: ContextT_contra, /
    ) -> Answer[builtins.list[types.CannedResponse]]:
        """List the canned responses that you may use."""
        ...


def on_list_usable(handler: ListUsableHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/canned-responses.get``."""
    return MethodHandler(LIST_USABLE, handler)


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/canned-responses/{_id}``."""

    def __call__(
        self, caller: ContextT_contra, /, response_id: str
    ) -> Answer[types.CannedResponse]:
        """Look up a canned response."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/canned-responses/{_id}``."""
    return MethodHandler(GET, handler, Param("response_id", str))


class CannedResponsesHandlers(Protocol[ContextT_contra]):
    """Answers every method of `CannedResponses`."""

    @property
    def delete(self) -> DeleteHandler[ContextT_contra]:
        """Delete a canned response."""
        ...

    @property
    def save(self) -> SaveHandler[ContextT_contra]:
        """Make or change a canned response."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the canned responses."""
        ...

    @property
    def list_usable(self) -> ListUsableHandler[ContextT_contra]:
        """List the canned responses that you may use."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Look up a canned response."""
        ...


def canned_responses_handlers(
    implementation: CannedResponsesHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_delete(implementation.delete),
        on_save(implementation.save),
        on_list(implementation.list),
        on_list_usable(implementation.list_usable),
        on_get(implementation.get),
    )
