# Generated from schema/push.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Push notifications to devices."""

from quickmeet_runtime.model.payload import UNSET, AnyJson, Model, UnsetType, field

__all__ = ["PushDevice", "PushTest", "RaixPushUpdateOptions"]


class PushTest(Model, frozen=True, kw_only=True):
    """What pushing to one's own devices gave."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[float] = field(name="params")
    """Values of the text: how many devices."""


class RaixPushUpdateOptions(Model, frozen=True, kw_only=True):
    """A device that takes push messages."""

    app_name: str = field(name="appName")
    """Name of the mobile app."""
    auth_token: str = field(name="authToken")
    """The login token of the device."""
    push_token: AnyJson = field(name="token")
    """The device's token, by the service that pushes; left unknown by upstream."""
    identifier: str | UnsetType | None = field(name="id", default=UNSET)
    """Identifier of the device's record; the server makes one when absent."""
    metadata: dict[str, AnyJson] | UnsetType | None = UNSET
    """What the app says about itself; left open by upstream."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user."""


class PushDevice(Model, frozen=True, kw_only=True, gc=False):
    """A device and its user."""

    id: str
    """Identifier of the device."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user."""
