# SPDX-License-Identifier: MIT
"""Safe representations of objects that hold secrets, for `repr` and rich."""

import re
from collections.abc import Mapping
from typing import cast

import msgspec

from ..model.secret_names import MASK

__all__ = ["rich_repr", "shown_options"]


def rich_repr(self: object) -> list[tuple[str, object]]:
    """Show no fields in rich, for Structs that hold secrets.

    rich asks msgspec's Structs for their fields, whatever their ``__repr__`` hides.
    """
    del self
    return []


def shown_options(options: msgspec.Struct) -> str:
    """Safe representations of options: headers by name, a proxy without its user."""
    shown = (
        f"{name}={_shown_option(name, getattr(options, name))}"
        for name in options.__struct_fields__
    )
    return ", ".join(shown)


def _shown_option(name: str, value: object) -> str:
    if name == "headers" and isinstance(value, Mapping):
        headers = cast("Mapping[str, str]", value)
        return repr(dict.fromkeys(headers, MASK))
    if name == "proxy" and isinstance(value, str):
        return repr(re.sub(r"(?<=://).*@", f"{MASK}@", value))
    return repr(value)
