# Generated from schema/slash_commands.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Slash commands."""

from typing import Literal

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = [
    "Command",
    "CommandPlace",
    "CommandPreview",
    "CommandPreviews",
    "ExecuteSlashCommandPreviewCommand",
    "GetSlashCommandPreviewsOptions",
    "SlashCommand",
]


class CommandPlace(Model, frozen=True, kw_only=True, gc=False):
    """The context of a slash command."""

    room_id: str = field(name="rid")
    """The room."""
    message_id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier chosen by the client."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """The command as it was typed."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread that it was typed in."""


class ExecuteSlashCommandPreviewCommand(Model, frozen=True, kw_only=True):
    """A slash command with its parameters."""

    command: str = field(name="cmd")
    """Its name, without the slash."""
    place: CommandPlace = field(name="msg")
    """The room in which it is run."""
    parameters: str = field(name="params")
    """The text after the name."""
    trigger_id: str | UnsetType | None = field(name="triggerId", default=UNSET)
    """An identifier chosen by the client, for answers of apps."""


class CommandPreview(Model, frozen=True, kw_only=True, gc=False):
    """Something that a slash command would send."""

    preview_id: str = field(name="id")
    """Identifier."""
    kind: Literal["text", "image", "video", "audio", "other"] | str = field(name="type")
    """`image`, `video`, `audio`, `text` or `other`."""
    value: str
    """The text, or an address."""


class GetSlashCommandPreviewsOptions(Model, frozen=True, kw_only=True):
    """A slash command with its parameters."""

    command: str = field(name="cmd")
    """Its name, without the slash."""
    place: CommandPlace = field(name="msg")
    """The room in which it is run."""
    parameters: str = field(name="params")
    """The text after the name."""


class CommandPreviews(Model, frozen=True, kw_only=True):
    """A preview of what a slash command would send."""

    title_key: str = field(name="i18nTitle")
    """Key of the title in the server's translations."""
    previews: list[CommandPreview] = field(name="items")
    """The previews."""


class SlashCommand(Model, frozen=True, kw_only=True):
    """A slash command with its parameters."""

    command: str = field(name="cmd")
    """Its name, without the slash."""
    place: CommandPlace = field(name="msg")
    """The room in which it is run."""
    parameters: str = field(name="params")
    """The text after the name."""
    trigger_id: str | UnsetType | None = field(name="triggerId", default=UNSET)
    """An identifier chosen by the client, for answers of apps."""


class Command(Model, frozen=True, kw_only=True):
    """A slash command."""

    name: str = field(name="command")
    """Its name, without the slash."""
    description: str | UnsetType | None = UNSET
    """Its description, or the key of a translation."""
    params: str | UnsetType | None = UNSET
    """The text after it."""
    is_of_clients: bool | UnsetType | None = field(name="clientOnly", default=UNSET)
    """Whether clients carry it out."""
    has_previews: bool | UnsetType | None = field(name="providesPreview", default=UNSET)
    """Whether it has previews."""
    permission: str | list[str] | UnsetType | None = UNSET
    """Its parameters."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that brings it."""
