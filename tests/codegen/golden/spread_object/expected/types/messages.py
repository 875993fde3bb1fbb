# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
"""Messages."""

from quickmeet_runtime.model.payload import UNSET, Model, Timestamp, UnsetType, field

__all__ = ["Message", "NewMessage"]


class Message(Model, frozen=True, kw_only=True, gc=False):
    """A stored message."""

    id: str = field(name="_id")
    """Identifier."""
    sent_at: Timestamp = field(name="ts")
    """When the server took it."""


class NewMessage(Model, frozen=True, kw_only=True, gc=False):
    """A message to send."""

    message_id: str = field(name="_id")
    """Identifier of our making."""
    room_id: str = field(name="rid")
    """The room."""
    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """What to say."""
    thread_id: str | UnsetType | None = field(name="tmid", default=UNSET)
    """The thread to answer in."""
    message: str | UnsetType | None = UNSET
    """Named like the object itself."""
