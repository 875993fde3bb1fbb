# Generated from schema/push.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Push` that waits."""

from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import given

from ..push import SAVE_TOKEN, SET_USER, TEST
from ..types.push import PushDevice, PushTest, RaixPushUpdateOptions

__all__ = ["Push"]


class Push(BlockingGroup):
    """Register devices for push notifications."""

    __slots__ = ()

    def test(self) -> PushTest:
        """Push something to one's own devices, to try it.

        Wire name ``push_test``; servers since 0.74.0. Depends on the permission
        ``test-push-notifications``. The server takes 1 call in 1 s.

        Returns:
            What was pushed, and to how many devices.

        Raises:
            NotAllowedError: The user lacks a permission for this.
            PushOffError: Push notifications are off.
            NoDeviceError: The user has no device to push to.
        """
        return self._session.call(TEST, ())

    def set_user(self, device: str | PushDevice) -> bool:
        """Tie a device to the user.

        Wire name ``raix:push-setuser``; servers since 3.18.0, deprecated in 8.x,
        removed in 9.0.0. Safe to repeat: a tied device stays tied.

        Args:
            device: The device: its id, or from 6.6 an object.

        Returns:
            True once it is done.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        return self._session.call(SET_USER, (device,))

    def save_token(  # noqa: PLR0913  # as many as the wire has
        self,
        app_name: str,
        auth_token: str,
        push_token: object,
        *,
        identifier: str | UnsetType | None = UNSET,
        metadata: dict[str, object] | UnsetType | None = UNSET,
        user_id: str | UnsetType | None = UNSET,
    ) -> dict[str, object]:
        """Register a device for push notifications.

        Wire name ``raix:push-update``; servers since 3.18.0. Safe to repeat: the last
        one counts.

        Args:
            app_name: Name of the mobile app.
            auth_token: The login token of the device.
            push_token: The device's token, by the service that pushes; left unknown by
                upstream.
            identifier: Identifier of the device's record; the server makes one when
                absent.
            metadata: What the app says about itself; left open by upstream.
            user_id: The user.

        Returns:
            The record of the device.

        Raises:
            ForbiddenError: The user may not do this, or the login was refused.
        """
        options = RaixPushUpdateOptions(
            app_name=app_name,
            auth_token=auth_token,
            identifier=given(identifier),
            metadata=given(metadata),
            push_token=push_token,
            user_id=given(user_id),
        )
        return self._session.call(SAVE_TOKEN, (options,))
