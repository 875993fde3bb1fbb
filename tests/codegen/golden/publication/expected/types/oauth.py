# Generated from schema/oauth.yaml. Do not edit: run `quickmeet generate`.
"""Ways to log in."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field

__all__ = ["Service"]


class Service(Model, frozen=True, kw_only=True, gc=False):
    """A way to log in."""

    name: str | UnsetType | None = field(name="service", default=UNSET)
    """Its name."""
