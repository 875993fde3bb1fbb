# Generated from schema/slash_commands.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `SlashCommands`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
    Spread,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..slash_commands import LIST_PREVIEWS, RUN, RUN_PREVIEW
from ..types.slash_commands import (
    CommandPlace,
    CommandPreview,
    CommandPreviews,
    ExecuteSlashCommandPreviewCommand,
    GetSlashCommandPreviewsOptions,
    SlashCommand,
)

__all__ = [
    "ListPreviewsHandler",
    "RunHandler",
    "RunPreviewHandler",
    "SlashCommandsHandlers",
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
        command: ExecuteSlashCommandPreviewCommand,
        preview: CommandPreview,
    ) -> Answer[None]:
        """Send what a slash command's preview offered."""
        ...


def on_run_preview(handler: RunPreviewHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``executeSlashCommandPreview``."""
    return MethodHandler(
        RUN_PREVIEW,
        handler,
        Param("command", ExecuteSlashCommandPreviewCommand),
        Param("preview", CommandPreview),
    )


class ListPreviewsHandler(Protocol[ContextT_contra]):
    """Answers ``getSlashCommandPreviews``."""

    def __call__(
        self, caller: ContextT_contra, /, command: GetSlashCommandPreviewsOptions
    ) -> Answer[CommandPreviews | None]:
        """List what a slash command would send."""
        ...


def on_list_previews(handler: ListPreviewsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``getSlashCommandPreviews``."""
    return MethodHandler(
        LIST_PREVIEWS, handler, Param("command", GetSlashCommandPreviewsOptions)
    )


class RunHandler(Protocol[ContextT_contra]):
    """Answers ``slashCommand``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        command: str,
        place: CommandPlace,
        parameters: str,
        *,
        trigger_id: str | UnsetType = UNSET,
    ) -> Answer[object]:
        """Run a slash command."""
        ...


def on_run(handler: RunHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``slashCommand``."""
    return MethodHandler(RUN, handler, Spread(SlashCommand))


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


def slash_commands_handlers(
    implementation: SlashCommandsHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_run_preview(implementation.run_preview),
        on_list_previews(implementation.list_previews),
        on_run(implementation.run),
    )
