# Generated from schema/messages.yaml. Do not edit: run `quickmeet generate`.
"""Messages."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["Message"]


class Message(Model, frozen=True, kw_only=True, gc=False):
    """A message."""

    id: str = field(name="_id")
    """Identifier."""
