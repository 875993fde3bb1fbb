# Generated from schema/users.yaml. Do not edit: run `quickmeet generate`.
"""Users."""

from quickmeet_runtime.model.payload import Model, field

__all__ = ["User"]


class User(Model, frozen=True, kw_only=True, gc=False):
    """A user."""

    id: str = field(name="_id")
    """Identifier."""
