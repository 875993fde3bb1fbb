# Generated from schema/push.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Push notifications to devices."""

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

from .messages import Message

__all__ = [
    "PushContent",
    "PushDevice",
    "PushDeviceRecord",
    "PushInfo",
    "PushRegistration",
    "PushServiceToken",
    "PushTest",
    "RaixPushUpdateOptions",
]


class PushTest(Model, frozen=True, kw_only=True):
    """The result of a push to the user's own devices."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[float] = field(name="params")
    """Values of the text: how many devices."""


class PushServiceToken(Model, frozen=True, kw_only=True, gc=False):
    """The token of a device, by the service that pushes."""

    apn: str | UnsetType | None = UNSET
    """Token for the service of Apple."""
    gcm: str | UnsetType | None = UNSET
    """Token for the service of Google."""


class RaixPushUpdateOptions(Model, frozen=True, kw_only=True):
    """A device that takes push messages."""

    app_name: str = field(name="appName")
    """Name of the mobile app."""
    push_token: PushServiceToken = field(name="token")
    """The device's token, by the service that pushes."""
    auth_token: str | UnsetType | None = field(name="authToken", default=UNSET)
    """The login token of the device; servers since 4.0 want it."""
    identifier: str | UnsetType | None = field(name="id", default=UNSET)
    """Identifier of the device's record; the server makes one when absent."""
    metadata: dict[str, AnyJson] | UnsetType | None = UNSET
    """Metadata of the app; left open by upstream."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user; null before anybody logs in."""


class PushDevice(Model, frozen=True, kw_only=True, gc=False):
    """A device and its user."""

    id: str
    """Identifier of the device."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user."""


class PushInfo(Model, frozen=True, kw_only=True, gc=False):
    """How push notifications are sent."""

    uses_gateway: bool | UnsetType | None = field(
        name="pushGatewayEnabled", default=UNSET
    )
    """Whether by a gateway."""
    uses_default_gateway: bool | UnsetType | None = field(
        name="defaultPushGateway", default=UNSET
    )
    """Whether by the one of the server's makers."""


class PushContent(Model, frozen=True, kw_only=True):
    """The subject of a push notification."""

    message: Message | UnsetType | None = UNSET
    """The message."""
    notification: dict[str, AnyJson] | UnsetType | None = UNSET
    """The notification."""


class PushRegistration(Model, frozen=True, kw_only=True):
    """A device that push notifications go to."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    token: dict[str, str] | UnsetType | None = UNSET
    """The device's token, by whose notifications it takes."""
    app_name: str | UnsetType | None = field(name="appName", default=UNSET)
    """The program on the device."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The owner."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether notifications go to it."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was registered."""
    updated_at: Timestamp | UnsetType | None = field(name="updatedAt", default=UNSET)
    """When it last changed."""


class PushDeviceRecord(Model, frozen=True, kw_only=True):
    """A device that takes push messages, as the server keeps it."""

    id: str = field(name="_id")
    """Identifier."""
    push_token: PushServiceToken | UnsetType | None = field(name="token", default=UNSET)
    """The device's token."""
    app_name: str | UnsetType | None = field(name="appName", default=UNSET)
    """Name of the mobile app."""
    user_id: str | UnsetType | None = field(name="userId", default=UNSET)
    """The user."""
    is_enabled: bool | UnsetType | None = field(name="enabled", default=UNSET)
    """Whether it gets messages."""
    auth_token: str | UnsetType | None = field(name="authToken", default=UNSET)
    """Digest of the login token of the device."""
    voip_token: str | UnsetType | None = field(name="voipToken", default=UNSET)
    """The device's token for calls."""
    metadata: dict[str, AnyJson] | UnsetType | None = UNSET
    """Metadata of the app."""
    changed_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    created_at: Timestamp | UnsetType | None = field(name="createdAt", default=UNSET)
    """When it was made."""
    updated_at: Timestamp | UnsetType | None = field(name="updatedAt", default=UNSET)
    """When it last changed."""
