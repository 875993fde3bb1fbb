# Generated from schema/cloud.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The workspace's registration with the vendor's cloud."""

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = ["CloudFailure", "CloudStatus"]


class CloudStatus(Model, frozen=True, kw_only=True, gc=False):
    """How the workspace is registered."""

    email: str
    """Address of who registered it."""
    token: str
    """Token of the registration."""
    unique_id: str = field(name="uniqueId")
    """Identifier that the server made."""
    workspace_id: str = field(name="workspaceId")
    """Identifier that the cloud gave."""
    is_registered: bool = field(name="workspaceRegistered")
    """Whether it is registered."""


class CloudFailure(Model, frozen=True, kw_only=True):
    """Why the cloud could not be reached."""

    message: str
    """The error."""
    name: str
    """Name of the error."""
    cause: AnyJson | UnsetType = UNSET
    """The cause; left unknown by upstream."""
    stack: str | UnsetType | None = UNSET
    """The place in the server's code."""
