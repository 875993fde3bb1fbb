# Generated from schema/push.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Register devices for push notifications."""

from __future__ import annotations

from typing import Final, Literal

from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import ForbiddenError, NoDeviceError, NotAllowedError, PushOffError

__all__ = [
    "GET",
    "INFO",
    "REGISTER",
    "SAVE_TOKEN",
    "SET_USER",
    "TEST",
    "UNREGISTER",
    "Push",
]

TEST: Final[Method[types.PushTest]] = Method(
    "push_test",
    lambda: types.PushTest,
    errors=(NotAllowedError, PushOffError, NoDeviceError),
    versions=Versions(since="0.74.0", unsure=(9,)),
    rate=(1, 1000),
)
SET_USER: Final[Method[bool]] = Method(
    "raix:push-setuser",
    bool,
    errors=(ForbiddenError,),
    repeatable=True,
    versions=Versions(
        since="0.74.0", deprecated="8.x", removed="9.0.0", absent=(8,), unsure=(7,)
    ),
)
SAVE_TOKEN: Final[Method[types.PushDeviceRecord]] = Method(
    "raix:push-update",
    lambda: types.PushDeviceRecord,
    errors=(ForbiddenError,),
    repeatable=True,
    versions=Versions(since="0.74.0", unsure=(9,)),
)
INFO: Final[Endpoint[types.PushInfo]] = Endpoint(
    "GET", "/v1/push.info", lambda: types.PushInfo, at="", repeatable=True
)
GET: Final[Endpoint[types.PushContent]] = Endpoint(
    "GET",
    "/v1/push.get",
    lambda: types.PushContent,
    params=("id",),
    at="data",
    repeatable=True,
    versions=Versions(since="3.5.0"),
)
REGISTER: Final[Endpoint[types.PushRegistration]] = Endpoint(
    "POST",
    "/v1/push.token",
    lambda: types.PushRegistration,
    params=("type", "value", "appName", "id"),
    at="result",
    repeatable=True,
    versions=Versions(since="0.60.0"),
)
UNREGISTER: Final[Endpoint[None]] = Endpoint(
    "DELETE",
    "/v1/push.token",
    None,
    params=("token",),
    form="json",
    versions=Versions(since="0.60.0"),
)


class Push(Group):
    """Register devices for push notifications."""

    __slots__ = ()

    async def test(self) -> types.PushTest:
        """Push something to your own devices, to try it.

        Wire name ``push_test``; servers since 0.74.0. Depends on the permission
        ``test-push-notifications``. The server takes 1 call in 1 s.

        Returns:
            The pushed text, and the number of devices.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            PushOffError: Push notifications are off.
            NoDeviceError: The user has no device to push to.
        """
        return await self._session.call(TEST, ())

    async def set_user(self, device: str | types.PushDevice) -> bool:
        """Tie a device to the user.

        Wire name ``raix:push-setuser``; servers since 0.74.0, deprecated in 8.x,
        removed in 9.0.0. Safe to repeat: a tied device stays tied.

        Args:
            device: The device: its id, or from 6.6 an object.

        Returns:
            True once it is done.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        return await self._session.call(SET_USER, (device,))

    async def save_token(  # noqa: PLR0913  # as many as the wire has
        self,
        app_name: str,
        push_token: types.PushServiceToken,
        *,
        auth_token: str | UnsetType | None = UNSET,
        identifier: str | UnsetType | None = UNSET,
        metadata: dict[str, object] | UnsetType | None = UNSET,
        user_id: str | UnsetType | None = UNSET,
    ) -> types.PushDeviceRecord:
        """Register a device for push notifications.

        Wire name ``raix:push-update``; servers since 0.74.0. Safe to repeat: the last
        one counts.

        Args:
            app_name: Name of the mobile app.
            push_token: The device's token, by the service that pushes.
            auth_token: The login token of the device; servers since 4.0 want it.
            identifier: Identifier of the device's record; the server makes one when
                absent.
            metadata: Metadata of the app; left open by upstream.
            user_id: The user; null before anybody logs in.

        Returns:
            The record of the device.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        options = types.RaixPushUpdateOptions(
            app_name=app_name,
            auth_token=UNSET if auth_token is None else auth_token,
            identifier=UNSET if identifier is None else identifier,
            metadata=UNSET if metadata is None else metadata,
            push_token=push_token,
            user_id=user_id,
        )
        return await self._session.call(SAVE_TOKEN, (options,))

    async def info(self) -> types.PushInfo:
        """Ask how push notifications are sent.

        By REST: ``GET /v1/push.info``. Safe to repeat: it only reads.

        Returns:
            How.
        """
        return await self._session.call(INFO, ())

    async def get(self, message_id: str) -> types.PushContent:
        """Read what a push notification is about.

        By REST: ``GET /v1/push.get``; servers since 3.5.0. Safe to repeat: it only
        reads.

        Args:
            message_id: The message.

        Returns:
            The message, and the notification.
        """
        return await self._session.call(GET, (message_id,))

    async def register(
        self,
        kind: Literal["apn", "gcm"] | str,
        device_token: str,
        app_name: str,
        *,
        registration_id: str | UnsetType | None = UNSET,
    ) -> types.PushRegistration:
        """Register a device for push notifications.

        By REST: ``POST /v1/push.token``; servers since 0.60.0. Safe to repeat: a device
        is registered once.

        Args:
            kind: The user whose notifications the device receives.
            device_token: The device's token.
            app_name: The program on the device.
            registration_id: An earlier registration.

        Returns:
            The registration.
        """
        return await self._session.call(
            REGISTER,
            (
                kind,
                device_token,
                app_name,
                UNSET if registration_id is None else registration_id,
            ),
        )

    async def unregister(self, device_token: str) -> None:
        """Register a device no longer.

        By REST: ``DELETE /v1/push.token``; servers since 0.60.0.

        Args:
            device_token: The device's token.
        """
        await self._session.call(UNREGISTER, (device_token,))
