# SPDX-License-Identifier: MIT
"""The names that generated payload types use, in one place."""

from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import UNSET, Raw, UnsetType, field

from .base import Model, Page, masked
from .decoding.on_demand import lazy_list
from .decoding.variants import OpenEnum, OpenUnion, UnknownVariant
from .moment import Timestamp

__all__ = [
    "UNSET",
    "AnyJson",
    "Model",
    "OpenEnum",
    "OpenUnion",
    "Page",
    "Raw",
    "Timestamp",
    "UnknownVariant",
    "UnsetType",
    "field",
    "lazy_list",
    "masked",
]

if TYPE_CHECKING:
    AnyJson: TypeAlias = object
    """A field that holds any JSON."""
else:
    AnyJson = Any  # msgspec has no JSON Schema for `object`
