# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
"""Payload types of the whole API, each loaded when first asked for."""

from typing import TYPE_CHECKING

from quickmeet_runtime.lazy import lazy_exports

if TYPE_CHECKING:
    from quickmeet_runtime.model.payload import Timestamp

    from .rooms import Room
else:
    __getattr__, __dir__ = lazy_exports(
        __name__, {"Timestamp": "quickmeet_runtime.model.payload", "Room": ".rooms"}
    )

__all__ = ["Room", "Timestamp"]
