# Generated from schema/rooms.yaml. Do not edit: run `quickmeet generate`.
"""Deprecated: it is now `rooms`."""

from typing import TYPE_CHECKING

from quickmeet_runtime.deprecation import former_module, former_names

from .rooms import *  # noqa: F403

if TYPE_CHECKING:
    from .rooms import Chats as Chats  # noqa: PLC0414  # offered
else:
    __getattr__ = former_names(__name__, {"Chats": "Rooms"})

former_module(__name__, "rooms")
