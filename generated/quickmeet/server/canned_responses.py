# Generated from schema/canned_responses.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `CannedResponses`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
)

from ..canned_responses import DELETE, SAVE
from ..types.canned_responses import CannedResponse, NewCannedResponse

__all__ = [
    "CannedResponsesHandlers",
    "DeleteHandler",
    "SaveHandler",
    "canned_responses_handlers",
    "on_delete",
    "on_save",
]


class DeleteHandler(Protocol[ContextT_contra]):
    """Answers ``removeCannedResponse``."""

    def __call__(self, caller: ContextT_contra, /, response_id: str) -> Answer[None]:
        """Delete a canned response."""
        ...


def on_delete(handler: DeleteHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``removeCannedResponse``."""
    return MethodHandler(DELETE, handler, Param("response_id", str))


class SaveHandler(Protocol[ContextT_contra]):
    """Answers ``saveCannedResponse``."""

    def __call__(
        self, caller: ContextT_contra, /, response_id: str, response: NewCannedResponse
    ) -> Answer[CannedResponse]:
        """Make or change a canned response."""
        ...


def on_save(handler: SaveHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``saveCannedResponse``."""
    return MethodHandler(
        SAVE, handler, Param("response_id", str), Param("response", NewCannedResponse)
    )


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


def canned_responses_handlers(
    implementation: CannedResponsesHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (on_delete(implementation.delete), on_save(implementation.save))
