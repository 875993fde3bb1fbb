# Generated from schema/blocks.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Interactive blocks (UI Kit) that apps and bots attach to messages."""

from typing import Literal, TypeAlias

from quickmeet_runtime.model.payload import UNSET, Model, OpenUnion, UnsetType, field

from .common import Dimensions

__all__ = [
    "ActionsBlock",
    "Block",
    "BlockElement",
    "BlockIcon",
    "BlockImage",
    "BlockOption",
    "BlockOptionGroup",
    "CalloutBlock",
    "ConfirmationDialog",
    "ContextBlock",
    "DividerBlock",
    "ImageBlock",
    "InfoCardBlock",
    "InfoCardRow",
    "InputBlock",
    "MarkdownObject",
    "PlainTextObject",
    "PreviewBlock",
    "SectionBlock",
    "TextObject",
    "TranslationKey",
    "VideoConferenceBlock",
]


class TranslationKey(Model, frozen=True, kw_only=True):
    """A text by its key in the server's translations."""

    key: str
    """The key."""
    arguments: dict[str, str | float] | UnsetType | None = field(
        name="args", default=UNSET
    )
    """Values that go into the text."""


class PlainTextObject(
    Model, frozen=True, kw_only=True, tag_field="type", tag="plain_text"
):
    """Text of a block, shown as it is."""

    text: str
    """The text."""
    has_emoji: bool | UnsetType | None = field(name="emoji", default=UNSET)
    """Whether short codes become emoji."""
    translation: TranslationKey | UnsetType | None = field(name="i18n", default=UNSET)
    """The text's key, where it can be translated."""


class MarkdownObject(Model, frozen=True, kw_only=True, tag_field="type", tag="mrkdwn"):
    """Text of a block, with markup."""

    text: str
    """The text, with markup."""
    is_verbatim: bool | UnsetType | None = field(name="verbatim", default=UNSET)
    """Whether links stay as they are written."""
    translation: TranslationKey | UnsetType | None = field(name="i18n", default=UNSET)
    """The text's key, where it can be translated."""


TextObject: TypeAlias = OpenUnion[PlainTextObject | MarkdownObject]
"""Text of a block."""


class ConfirmationDialog(Model, frozen=True, kw_only=True):
    """A question before an element acts."""

    title: PlainTextObject
    """Title of the dialog."""
    text: TextObject
    """The question."""
    confirm: PlainTextObject
    """Label of the button that confirms."""
    deny: PlainTextObject
    """Label of the button that goes back."""
    style: Literal["primary", "danger"] | str | UnsetType | None = UNSET
    """Look of the first button."""


class BlockOption(Model, frozen=True, kw_only=True):
    """A choice of an element."""

    text: TextObject
    """The text that is shown."""
    value: str
    """The value that the app gets."""
    description: PlainTextObject | UnsetType | None = UNSET
    """A second line."""
    url: str | UnsetType | None = UNSET
    """Address that the choice opens."""


class BlockOptionGroup(Model, frozen=True, kw_only=True):
    """Choices under one label."""

    label: PlainTextObject
    """The label."""
    options: list[BlockOption]
    """The choices."""


class BlockImage(Model, frozen=True, kw_only=True):
    """A picture of a preview."""

    url: str
    """Address of the picture."""
    dimensions: Dimensions | UnsetType | None = UNSET
    """Its size in pixels."""


class BlockIcon(Model, frozen=True, kw_only=True, gc=False):
    """The icon of a button."""

    type: Literal["icon"]
    """Tag."""
    name: str = field(name="icon")
    """Name of the icon."""
    variant: (
        Literal["default", "secondary", "danger", "warning"] | str | UnsetType | None
    ) = UNSET
    """Its look."""


class BlockElement(Model, frozen=True, kw_only=True):
    """Anything inside a block: a button, a menu, a picture, a text."""

    type: (
        Literal[
            "button",
            "overflow",
            "static_select",
            "multi_static_select",
            "users_select",
            "multi_users_select",
            "channels_select",
            "multi_channels_select",
            "conversations_select",
            "multi_conversations_select",
            "datepicker",
            "time_picker",
            "linear_scale",
            "toggle_switch",
            "checkbox",
            "radio_button",
            "icon_button",
            "plain_text_input",
            "image",
            "icon",
            "plain_text",
            "mrkdwn",
        ]
        | str
    )
    """Which element it is; only that element's fields are there."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it and gets its events."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """The block that it is in."""
    action_id: str | UnsetType | None = field(name="actionId", default=UNSET)
    """Name of the action for the app."""
    text: str | TextObject | UnsetType | None = UNSET
    """Label of a button, or the text itself."""
    value: str | UnsetType | None = UNSET
    """The value that the app gets."""
    style: (
        Literal["primary", "secondary", "danger", "warning", "success"]
        | str
        | UnsetType
        | None
    ) = UNSET
    """Look of a button."""
    is_secondary: bool | UnsetType | None = field(name="secondary", default=UNSET)
    """Whether a button is secondary."""
    url: str | UnsetType | None = UNSET
    """Address that a button opens."""
    confirm: ConfirmationDialog | UnsetType | None = UNSET
    """A question before it acts."""
    dispatches_on: (
        list[Literal["on_character_entered", "on_item_selected"] | str]
        | UnsetType
        | None
    ) = field(name="dispatchActionConfig", default=UNSET)
    """When the app hears of a change."""
    placeholder: TextObject | UnsetType | None = UNSET
    """Shown while nothing is chosen."""
    options: list[BlockOption] | UnsetType | None = UNSET
    """The choices."""
    option_groups: list[BlockOptionGroup] | UnsetType | None = field(
        name="optionGroups", default=UNSET
    )
    """The choices, in groups."""
    initial_option: BlockOption | list[BlockOption] | UnsetType | None = field(
        name="initialOption", default=UNSET
    )
    """The initial choice."""
    initial_options: list[BlockOption] | UnsetType | None = field(
        name="initialOptions", default=UNSET
    )
    """The initial choices, if several are allowed."""
    initial_value: str | float | list[str] | UnsetType | None = field(
        name="initialValue", default=UNSET
    )
    """The value at first."""
    initial_date: str | UnsetType | None = field(name="initialDate", default=UNSET)
    """The date at first, `YYYY-MM-DD`."""
    initial_time: str | UnsetType | None = field(name="initialTime", default=UNSET)
    """The time at first, `HH:MM`."""
    most_items: int | UnsetType | None = field(name="maxSelectItems", default=UNSET)
    """How many can be chosen."""
    least_value: float | UnsetType | None = field(name="minValue", default=UNSET)
    """Smallest value of a scale."""
    greatest_value: float | UnsetType | None = field(name="maxValue", default=UNSET)
    """Largest value of a scale."""
    label_before: PlainTextObject | UnsetType | None = field(
        name="preLabel", default=UNSET
    )
    """Label at the low end of a scale."""
    label_after: PlainTextObject | UnsetType | None = field(
        name="postLabel", default=UNSET
    )
    """Label at the high end of a scale."""
    is_multiline: bool | UnsetType | None = field(name="multiline", default=UNSET)
    """Whether an input has several lines."""
    least_length: int | UnsetType | None = field(name="minLength", default=UNSET)
    """Fewest characters of an input."""
    greatest_length: int | UnsetType | None = field(name="maxLength", default=UNSET)
    """Most characters of an input."""
    image_url: str | UnsetType | None = field(name="imageUrl", default=UNSET)
    """Address of a picture."""
    alternative_text: str | UnsetType | None = field(name="altText", default=UNSET)
    """Text for those who cannot see the picture."""
    icon: str | BlockIcon | UnsetType | None = UNSET
    """Name of an icon, or the icon of a button."""
    variant: (
        Literal["default", "secondary", "danger", "warning"] | str | UnsetType | None
    ) = UNSET
    """Look of an icon."""
    is_framed: bool | UnsetType | None = field(name="framed", default=UNSET)
    """Whether an icon has a frame."""
    label: str | UnsetType | None = UNSET
    """Label of an icon button."""
    has_emoji: bool | UnsetType | None = field(name="emoji", default=UNSET)
    """Whether short codes become emoji."""
    is_verbatim: bool | UnsetType | None = field(name="verbatim", default=UNSET)
    """Whether links stay as they are written."""
    translation: TranslationKey | UnsetType | None = field(name="i18n", default=UNSET)
    """The text's key, where it can be translated."""


class ActionsBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="actions"):
    """A row of elements to act on."""

    elements: list[BlockElement]
    """The elements."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class ContextBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="context"):
    """Small texts and pictures next to each other."""

    elements: list[BlockElement]
    """The texts and pictures."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class DividerBlock(
    Model, frozen=True, kw_only=True, tag_field="type", tag="divider", gc=False
):
    """A line."""

    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class ImageBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="image"):
    """A picture."""

    image_url: str = field(name="imageUrl")
    """Address of the picture."""
    alternative_text: str | UnsetType | None = field(name="altText", default=UNSET)
    """Text for those who cannot see it."""
    title: TextObject | UnsetType | None = UNSET
    """Title of the picture."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class SectionBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="section"):
    """Text, with an element at its side."""

    text: TextObject | UnsetType | None = UNSET
    """The text."""
    fields: list[TextObject] | UnsetType | None = UNSET
    """Texts in two columns."""
    accessory: BlockElement | UnsetType | None = UNSET
    """The element at its side."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class CalloutBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="callout"):
    """A highlighted box."""

    text: TextObject
    """The text."""
    title: TextObject | UnsetType | None = UNSET
    """Its title."""
    variant: (
        Literal["danger", "warning", "success", "info"] | str | UnsetType | None
    ) = UNSET
    """Its level of emphasis."""
    accessory: BlockElement | UnsetType | None = UNSET
    """The element at its side."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class PreviewBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="preview"):
    """Preview of something elsewhere."""

    title: list[TextObject]
    """Lines of the title."""
    description: list[TextObject]
    """Lines of the description."""
    footer: ContextBlock | UnsetType | None = UNSET
    """The text below it."""
    thumbnail: BlockImage | UnsetType | None = field(name="thumb", default=UNSET)
    """A small picture."""
    preview: BlockImage | UnsetType | None = UNSET
    """A large picture."""
    external_url: str | UnsetType | None = field(name="externalUrl", default=UNSET)
    """Address that a click opens."""
    embed_url: str | UnsetType | None = field(name="oembedUrl", default=UNSET)
    """Address to embed."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class InfoCardRow(Model, frozen=True, kw_only=True):
    """A row of an info card."""

    background: Literal["default", "secondary"] | str
    """Its background."""
    elements: list[BlockElement]
    """Its elements."""
    action: BlockElement | UnsetType | None = UNSET
    """The button at its end."""


class InfoCardBlock(
    Model, frozen=True, kw_only=True, tag_field="type", tag="info_card"
):
    """A card of rows, such as a call's."""

    rows: list[InfoCardRow]
    """The rows."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class VideoConferenceBlock(
    Model, frozen=True, kw_only=True, tag_field="type", tag="video_conf", gc=False
):
    """A video conference to join."""

    call_id: str = field(name="callId")
    """Identifier of the conference."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


class InputBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="input"):
    """An element to fill in."""

    element: BlockElement
    """The element."""
    label: TextObject
    """Its label."""
    hint: TextObject | UnsetType | None = UNSET
    """The text below it."""
    is_optional: bool | UnsetType | None = field(name="optional", default=UNSET)
    """Whether it may stay empty."""
    app_id: str | UnsetType | None = field(name="appId", default=UNSET)
    """The app that made it."""
    block_id: str | UnsetType | None = field(name="blockId", default=UNSET)
    """Name of the block for the app."""


Block: TypeAlias = OpenUnion[
    SectionBlock
    | ActionsBlock
    | ContextBlock
    | DividerBlock
    | ImageBlock
    | CalloutBlock
    | PreviewBlock
    | InfoCardBlock
    | VideoConferenceBlock
    | InputBlock
]
"""An interactive block of a message."""
