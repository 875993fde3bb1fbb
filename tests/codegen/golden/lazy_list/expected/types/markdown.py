# Generated from schema/markdown.yaml. Do not edit: run `quickmeet generate`.
"""Parsed text."""

from typing import ClassVar, TypeAlias

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    UnknownVariant,
    UnsetType,
    field,
    lazy_list,
)

__all__ = ["Bold", "Part", "Plain", "Text"]


class Plain(
    Model, frozen=True, kw_only=True, tag_field="type", tag="PLAIN_TEXT", gc=False
):
    """Plain text."""

    value: str
    """The text."""


class Bold(Model, frozen=True, kw_only=True, tag_field="type", tag="BOLD"):
    """Bold text."""

    on_demand: ClassVar[tuple[str, ...]] = ("raw_parts",)
    """Fields of JSON that is read when asked for."""
    raw_parts: AnyJson = field(name="value")
    """The JSON of `parts`, decoded when that is asked for."""

    @property
    def parts(self) -> "list[Part | UnknownVariant]":
        """What is bold."""
        return lazy_list(self, "raw_parts", Part, is_required=True)


Part: TypeAlias = Plain | Bold
"""A part of a text."""


class Text(Model, frozen=True, kw_only=True):
    """A whole text."""

    on_demand: ClassVar[tuple[str, ...]] = ("raw_parts",)
    """Fields of JSON that is read when asked for."""
    raw_parts: AnyJson | UnsetType = field(name="md", default=UNSET)
    """The JSON of `parts`, decoded when that is asked for."""

    @property
    def parts(self) -> list[Part | UnknownVariant] | UnsetType | None:
        """Its parts."""
        return lazy_list(self, "raw_parts", Part)
