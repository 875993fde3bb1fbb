# Generated from schema/blocks.yaml. Do not edit: run `quickmeet generate`.
"""Interactive blocks."""

from typing import TypeAlias

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType

__all__ = ["Block", "Divider", "Panel", "Section"]


class Section(
    Model, frozen=True, kw_only=True, tag_field="type", tag="section", gc=False
):
    """Text."""

    text: str
    """The text."""


class Divider(
    Model, frozen=True, kw_only=True, tag_field="type", tag="divider", gc=False
):
    """A line."""


Block: TypeAlias = Section | Divider
"""Any block."""


class Panel(Model, frozen=True, kw_only=True):
    """Blocks with a title."""

    title: Section | str | None
    """A text with or without form."""
    blocks: list[Block]
    """The blocks."""
    inner: "Panel | UnsetType | None" = UNSET
    """A panel inside."""
