# Generated from schema/slash_commands.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Run slash commands and see what they would do."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, ListPage, Method
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import (
    CommandUsageError,
    InvalidCommandError,
    InvalidPreviewError,
    InvalidUserError,
    NoCommandPreviewError,
)

__all__ = ["GET", "LIST", "LIST_PREVIEWS", "RUN", "RUN_PREVIEW", "SlashCommands"]

RUN_PREVIEW: Final[Method[None]] = Method(
    "executeSlashCommandPreview",
    None,
    errors=(InvalidUserError, InvalidCommandError, NoCommandPreviewError),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/commands.preview",
            send={
                "command": "0.cmd",
                "params": "0.params",
                "roomId": "0.msg.rid",
                "tmid": "0.msg.tmid",
                "triggerId": "0.triggerId",
                "previewItem": "1",
            },
        ),
    ),
)
LIST_PREVIEWS: Final[Method[types.CommandPreviews | None]] = Method(
    "getSlashCommandPreviews",
    lambda: types.CommandPreviews | None,
    errors=(InvalidUserError, InvalidCommandError),
    repeatable=True,
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/commands.preview",
            send={"command": "0.cmd", "params": "0.params", "roomId": "0.msg.rid"},
            result="preview",
        ),
    ),
)
RUN: Final[Method[object]] = Method(
    "slashCommand",
    object,
    errors=(
        InvalidUserError,
        InvalidCommandError,
        CommandUsageError,
        InvalidPreviewError,
    ),
    versions=Versions(since="0.74.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="POST",
            path="/v1/commands.run",
            send={
                "command": "0.cmd",
                "params": "0.params",
                "roomId": "0.msg.rid",
                "tmid": "0.msg.tmid",
                "triggerId": "0.triggerId",
            },
        ),
    ),
)
LIST: Final[Endpoint[ListPage[types.Command]]] = Endpoint(
    "GET",
    "/v1/commands.list",
    lambda: ListPage[types.Command],
    params=("count", "offset"),
    at={"items": "commands", "total": "total"},
    repeatable=True,
    versions=Versions(since="0.60.2"),
)
GET: Final[Endpoint[types.Command]] = Endpoint(
    "GET",
    "/v1/commands.get",
    lambda: types.Command,
    params=("command",),
    at="command",
    repeatable=True,
    versions=Versions(since="0.60.2"),
)


class SlashCommands(Group):
    """Run slash commands and see what they would do."""

    __slots__ = ()

    async def run_preview(
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
        await self._session.call(RUN_PREVIEW, (command, preview))

    async def list_previews(
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
        return await self._session.call(LIST_PREVIEWS, (command,))

    async def run(
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
        return await self._session.call(RUN, (params,))

    def list(self, *, page_size: int = 50) -> streams.Listing[types.Command]:
        """List the slash commands.

        By REST: ``GET /v1/commands.list``; servers since 0.60.2. Safe to repeat: it
        only reads.

        Args:
            page_size: How many are fetched at once, 1 to 100.

        Returns:
            The commands.
        """
        return streams.Listing(self._session, LIST, (), page_size=page_size)

    async def get(self, command: str) -> types.Command:
        """Look up a slash command.

        By REST: ``GET /v1/commands.get``; servers since 0.60.2. Safe to repeat: it only
        reads.

        Args:
            command: The command, without its slash.

        Returns:
            The command.
        """
        return await self._session.call(GET, (command,))
