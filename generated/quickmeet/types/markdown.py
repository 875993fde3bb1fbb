# Generated from schema/markdown.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The markup of a message's text, as the server parsed it."""

from typing import Literal, TypeAlias

from quickmeet_runtime.model.payload import UNSET, Model, OpenUnion, UnsetType, field

__all__ = [
    "BigEmoji",
    "Bold",
    "CodeBlock",
    "CodeLine",
    "ColorSwatch",
    "ColorValue",
    "Emoji",
    "Formula",
    "Heading",
    "InlineCode",
    "InlineFormula",
    "InlineMarkup",
    "Italic",
    "LineBreak",
    "Link",
    "LinkTarget",
    "ListItem",
    "MarkupBlock",
    "MarkupMoment",
    "MarkupTime",
    "OrderedList",
    "Paragraph",
    "Picture",
    "PlainText",
    "Quotation",
    "RoomMention",
    "Spoiler",
    "SpoilerBlock",
    "Strike",
    "Task",
    "TaskList",
    "UnorderedList",
    "UserMention",
]


class PlainText(
    Model, frozen=True, kw_only=True, tag_field="type", tag="PLAIN_TEXT", gc=False
):
    """Text without markup."""

    text: str = field(name="value")
    """The text."""


class Bold(Model, frozen=True, kw_only=True, tag_field="type", tag="BOLD"):
    """Bold text."""

    content: "list[InlineMarkup]" = field(name="value")
    """The bold content."""


class Italic(Model, frozen=True, kw_only=True, tag_field="type", tag="ITALIC"):
    """Italic text."""

    content: "list[InlineMarkup]" = field(name="value")
    """The italic content."""


class Strike(Model, frozen=True, kw_only=True, tag_field="type", tag="STRIKE"):
    """Text with a line through it."""

    content: "list[InlineMarkup]" = field(name="value")
    """The struck content."""


class Spoiler(Model, frozen=True, kw_only=True, tag_field="type", tag="SPOILER"):
    """Text that is hidden until clicked."""

    content: "list[InlineMarkup]" = field(name="value")
    """The hidden content."""


class InlineCode(Model, frozen=True, kw_only=True, tag_field="type", tag="INLINE_CODE"):
    """Code inside a line."""

    code: PlainText = field(name="value")
    """The code."""


class InlineFormula(
    Model, frozen=True, kw_only=True, tag_field="type", tag="INLINE_KATEX", gc=False
):
    """A formula inside a line."""

    formula: str = field(name="value")
    """KaTeX source."""


class LinkTarget(Model, frozen=True, kw_only=True):
    """The target and the label of a link."""

    source: PlainText = field(name="src")
    """The address."""
    label: "InlineMarkup | list[InlineMarkup] | UnsetType | None" = UNSET
    """The label: one node, or a list of them."""


class Link(Model, frozen=True, kw_only=True, tag_field="type", tag="LINK"):
    """A link."""

    target: LinkTarget = field(name="value")
    """The target and the label."""


class Picture(Model, frozen=True, kw_only=True, tag_field="type", tag="IMAGE"):
    """A picture by its address."""

    target: LinkTarget = field(name="value")
    """Address and text of the picture."""


class UserMention(
    Model, frozen=True, kw_only=True, tag_field="type", tag="MENTION_USER"
):
    """A user named with `@`."""

    username: PlainText = field(name="value")
    """The user name, without `@`."""


class RoomMention(
    Model, frozen=True, kw_only=True, tag_field="type", tag="MENTION_CHANNEL"
):
    """A room named with `#`."""

    room_name: PlainText = field(name="value")
    """The room's name, without `#`."""


class Emoji(Model, frozen=True, kw_only=True, tag_field="type", tag="EMOJI"):
    """An emoji, by short code or by character."""

    text: PlainText | UnsetType | None = field(name="value", default=UNSET)
    """The short code as text."""
    short_code: str | UnsetType | None = field(name="shortCode", default=UNSET)
    """Name between colons, without them."""
    unicode: str | UnsetType | None = UNSET
    """The character, where it was typed as one."""


class ColorValue(Model, frozen=True, kw_only=True, gc=False):
    """A colour by its parts."""

    red: float = field(name="r")
    """Red, 0 to 255."""
    green: float = field(name="g")
    """Green, 0 to 255."""
    blue: float = field(name="b")
    """Blue, 0 to 255."""
    alpha: float = field(name="a")
    """Opacity, 0 to 255."""


class ColorSwatch(Model, frozen=True, kw_only=True, tag_field="type", tag="COLOR"):
    """A colour written as `color:#rrggbb`."""

    color: ColorValue = field(name="value")
    """The colour."""


class MarkupMoment(Model, frozen=True, kw_only=True, gc=False):
    """A moment and how to show it."""

    timestamp: str
    """Seconds since 1970 as text, or ISO 8601."""
    format: Literal["t", "T", "d", "D", "f", "F", "R"] | str
    """Style: `t` time, `d` date, `f` both, capitals longer, `R` relative."""


class MarkupTime(Model, frozen=True, kw_only=True, tag_field="type", tag="TIMESTAMP"):
    """A moment that each reader sees in their own time zone."""

    moment: MarkupMoment = field(name="value")
    """The moment and how to show it."""
    fallback: PlainText | UnsetType | None = UNSET
    """Text for those who cannot show it."""


InlineMarkup: TypeAlias = OpenUnion[
    PlainText
    | Bold
    | Italic
    | Strike
    | Spoiler
    | InlineCode
    | InlineFormula
    | Link
    | Picture
    | UserMention
    | RoomMention
    | Emoji
    | ColorSwatch
    | MarkupTime
]
"""Anything inside a line."""


class Paragraph(Model, frozen=True, kw_only=True, tag_field="type", tag="PARAGRAPH"):
    """A paragraph."""

    content: list[InlineMarkup] = field(name="value")
    """Its content."""


class Heading(Model, frozen=True, kw_only=True, tag_field="type", tag="HEADING"):
    """A heading."""

    level: int
    """1 to 4; 1 is the largest."""
    content: list[InlineMarkup] = field(name="value")
    """Its text."""


class CodeLine(Model, frozen=True, kw_only=True):
    """A line of a block of code."""

    type: Literal["CODE_LINE"]
    """Tag."""
    text: PlainText = field(name="value")
    """The line."""


class CodeBlock(Model, frozen=True, kw_only=True, tag_field="type", tag="CODE"):
    """A block of code."""

    lines: list[CodeLine] = field(name="value")
    """Its lines."""
    language: str | UnsetType | None = UNSET
    """Language after the fence, `none` when there is none."""


class Quotation(Model, frozen=True, kw_only=True, tag_field="type", tag="QUOTE"):
    """Quoted paragraphs."""

    paragraphs: list[Paragraph] = field(name="value")
    """The quoted content."""


class SpoilerBlock(
    Model, frozen=True, kw_only=True, tag_field="type", tag="SPOILER_BLOCK"
):
    """Paragraphs that are hidden until clicked."""

    paragraphs: list[Paragraph] = field(name="value")
    """The hidden content."""


class ListItem(Model, frozen=True, kw_only=True, tag_field="type", tag="LIST_ITEM"):
    """An item of a list."""

    content: list[InlineMarkup] = field(name="value")
    """Its content."""
    number: float | UnsetType | None = UNSET
    """Its number in an ordered list."""


class UnorderedList(
    Model, frozen=True, kw_only=True, tag_field="type", tag="UNORDERED_LIST"
):
    """A list with bullets."""

    items: list[ListItem] = field(name="value")
    """Its items."""


class OrderedList(
    Model, frozen=True, kw_only=True, tag_field="type", tag="ORDERED_LIST"
):
    """A list with numbers."""

    items: list[ListItem] = field(name="value")
    """Its items."""


class Task(Model, frozen=True, kw_only=True):
    """A line with a check box."""

    type: Literal["TASK"]
    """Tag."""
    is_done: bool = field(name="status")
    """Whether the box is checked."""
    content: list[InlineMarkup] = field(name="value")
    """Its content."""


class TaskList(Model, frozen=True, kw_only=True, tag_field="type", tag="TASKS"):
    """Lines with check boxes."""

    tasks: list[Task] = field(name="value")
    """The lines."""


class BigEmoji(Model, frozen=True, kw_only=True, tag_field="type", tag="BIG_EMOJI"):
    """A message of one to three emoji and nothing else."""

    emoji: list[Emoji] = field(name="value")
    """The emoji."""


class LineBreak(
    Model, frozen=True, kw_only=True, tag_field="type", tag="LINE_BREAK", gc=False
):
    """An empty line."""

    value: UnsetType | None = UNSET
    """Always null where it comes."""


class Formula(
    Model, frozen=True, kw_only=True, tag_field="type", tag="KATEX", gc=False
):
    """A formula on lines of its own."""

    formula: str = field(name="value")
    """KaTeX source."""


MarkupBlock: TypeAlias = OpenUnion[
    Paragraph
    | Heading
    | CodeBlock
    | Quotation
    | SpoilerBlock
    | UnorderedList
    | OrderedList
    | TaskList
    | BigEmoji
    | LineBreak
    | Formula
    | ListItem
]
"""A block of a message's markup."""
