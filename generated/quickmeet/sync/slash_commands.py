# Generated from schema/slash_commands.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `SlashCommands` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..slash_commands import GET, LIST, LIST_PREVIEWS, RUN, RUN_PREVIEW

__all__ = ["SlashCommands"]


class SlashCommands(BlockingGroup):
    """Run slash commands and see what they would do."""

    __slots__ = ()

    def run_preview(
        self,
        command: types.ExecuteSlashCommandPreviewCommand,
        preview: types.CommandPreview,
    ) -> None:
        """Send what a slash command's preview offered.

        Wire name ``executeSlashCommandPreview``; servers since 0.74.0. By REST: POST
        /v1/commands.preview.

        Args:
            command: The command.
            preview: Which of the previews.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidCommandError: There is no such slash command.
            NoCommandPreviewError: The slash command has no previews.
        """
        self._session.call(RUN_PREVIEW, (command, preview))

    def list_previews(
        self, command: types.GetSlashCommandPreviewsOptions
    ) -> types.CommandPreviews | None:
        """List what a slash command would send.

        Wire name ``getSlashCommandPreviews``; servers since 0.74.0. By REST: GET
        /v1/commands.preview. Safe to repeat: it only reads.

        Args:
            command: The command.

        Returns:
            The previews; null when the command has none.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidCommandError: There is no such slash command.
        """
        return self._session.call(LIST_PREVIEWS, (command,))

    def run(
        self,
        command: str,
        place: types.CommandPlace,
        parameters: str,
        *,
        trigger_id: str | UnsetType | None = UNSET,
    ) -> object:
        """Run a slash command.

        Wire name ``slashCommand``; servers since 0.74.0. By REST: POST
        /v1/commands.run.

        Args:
            command: Its name, without the slash.
            place: The room in which it is run.
            parameters: The text after the name.
            trigger_id: An identifier chosen by the client, for answers of apps.

        Returns:
            Whatever the command gives; most give nothing.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
            InvalidCommandError: There is no such slash command.
            CommandUsageError: The slash command was used in a wrong way.
            InvalidPreviewError: There is no such preview.
        """
        params = types.SlashCommand(
            command=command,
            place=place,
            parameters=parameters,
            trigger_id=UNSET if trigger_id is None else trigger_id,
        )
        return self._session.call(RUN, (params,))

    def list(self, *, page_size: int = 50) -> streams.Listing[types.Command]:
        """List the slash commands.

        By REST: ``GET /v1/commands.list``; servers since 0.60.2. Safe to repeat: it
        only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The commands.
        """
        return self._session.listing(LIST, (), page_size=page_size)

    def get(self, command: str) -> types.Command:
        """Look up a slash command.

        By REST: ``GET /v1/commands.get``; servers since 0.60.2. Safe to repeat: it only
        reads.

        Args:
            command: The command, without its slash.

        Returns:
            The command.
        """
        return self._session.call(GET, (command,))
