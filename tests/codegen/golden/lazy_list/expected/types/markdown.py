# Generated from schema/markdown.yaml. Do not edit: run `quickmeet generate`.
"""Parsed text."""

from functools import cached_property
from typing import TypeAlias

from quickmeet_runtime.model.payload import (
    UNSET,
    Model,
    Raw,
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


class Bold(Model, frozen=True, kw_only=True, tag_field="type", tag="BOLD", dict=True):
    """Bold text."""

    raw_parts: Raw = field(name="value")
    """The JSON of `parts`, decoded when that is asked for."""

    @cached_property
    def parts(self) -> "list[Part | UnknownVariant]":
        """What is bold."""
        return lazy_list(self.raw_parts, Part, is_required=True)


Part: TypeAlias = Plain | Bold
"""A part of a text."""


class Text(Model, frozen=True, kw_only=True, dict=True):
    """A whole text."""

    raw_parts: Raw | UnsetType = field(name="md", default=UNSET)
    """The JSON of `parts`, decoded when that is asked for."""

    @cached_property
    def parts(self) -> list[Part | UnknownVariant] | UnsetType | None:
        """Its parts."""
        return lazy_list(self.raw_parts, Part)
