# Generated from schema/slash_commands.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `SlashCommands`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..slash_commands import GET, LIST, LIST_PREVIEWS, RUN, RUN_PREVIEW

__all__ = [
    "GetHandler",
    "ListHandler",
    "ListPreviewsHandler",
    "RunHandler",
    "RunPreviewHandler",
    "SlashCommandsHandlers",
    "on_get",
    "on_list",
    "on_list_previews",
    "on_run",
    "on_run_preview",
    "slash_commands_handlers",
]


class RunPreviewHandler(Protocol[ContextT_contra]):
    """Answers ``executeSlashCommandPreview``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        command: types.ExecuteSlashCommandPreviewCommand,
        preview: types.CommandPreview,
    ) -> Answer[None]:
        """Send what a slash command's preview offered."""
        ...


def on_run_preview(handler: RunPreviewHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``executeSlashCommandPreview``."""
    return MethodHandler(
        RUN_PREVIEW,
        handler,
        Param("command", types.ExecuteSlashCommandPreviewCommand),
        Param("preview", types.CommandPreview),
    )


class ListPreviewsHandler(Protocol[ContextT_contra]):
    """Answers ``getSlashCommandPreviews``."""

    def __call__(
        self, caller: ContextT_contra, /, command: types.GetSlashCommandPreviewsOptions
    ) -> Answer[types.CommandPreviews | None]:
        """List what a slash command would send."""
        ...


def on_list_previews(handler: ListPreviewsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getSlashCommandPreviews``."""
    return MethodHandler(
        LIST_PREVIEWS, handler, Param("command", types.GetSlashCommandPreviewsOptions)
    )


class RunHandler(Protocol[ContextT_contra]):
    """Answers ``slashCommand``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        command: str,
        place: types.CommandPlace,
        parameters: str,
        *,
        trigger_id: str | UnsetType = UNSET,
    ) -> Answer[object]:
        """Run a slash command."""
        ...


def on_run(handler: RunHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``slashCommand``."""
    return MethodHandler(RUN, handler, Spread(types.SlashCommand))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/commands.list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.Command]]:
        """List the slash commands."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/commands.list``."""
    return MethodHandler(
        LIST,
        handler,
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/commands.get``."""

    def __call__(
        self, caller: ContextT_contra, /, command: str
    ) -> Answer[types.Command]:
        """Look up a slash command."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/commands.get``."""
    return MethodHandler(GET, handler, Param("command", str))


class SlashCommandsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `SlashCommands`."""

    @property
    def run_preview(self) -> RunPreviewHandler[ContextT_contra]:
        """Send what a slash command's preview offered."""
        ...

    @property
    def list_previews(self) -> ListPreviewsHandler[ContextT_contra]:
        """List what a slash command would send."""
        ...

    @property
    def run(self) -> RunHandler[ContextT_contra]:
        """Run a slash command."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the slash commands."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Look up a slash command."""
        ...


def slash_commands_handlers(
    implementation: SlashCommandsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_run_preview(implementation.run_preview),
        on_list_previews(implementation.list_previews),
        on_run(implementation.run),
        on_list(implementation.list),
        on_get(implementation.get),
    )
