# Generated from schema/push.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Push`."""

from __future__ import annotations

from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..push import GET, INFO, REGISTER, SAVE_TOKEN, SET_USER, TEST, UNREGISTER

__all__ = [
    "GetHandler",
    "InfoHandler",
    "PushHandlers",
    "RegisterHandler",
    "SaveTokenHandler",
    "SetUserHandler",
    "TestHandler",
    "UnregisterHandler",
    "on_get",
    "on_info",
    "on_register",
    "on_save_token",
    "on_set_user",
    "on_test",
    "on_unregister",
    "push_handlers",
]


class TestHandler(Protocol[ContextT_contra]):
    """Answers ``push_test``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.PushTest]:
        """Push something to your own devices, to try it."""
        ...


def on_test(handler: TestHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``push_test``."""
    return MethodHandler(TEST, handler)


class SetUserHandler(Protocol[ContextT_contra]):
    """Answers ``raix:push-setuser``."""

    def __call__(
        self, caller: ContextT_contra, /, device: str | types.PushDevice
    ) -> Answer[bool]:
        """Tie a device to the user."""
        ...


def on_set_user(handler: SetUserHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``raix:push-setuser``."""
    return MethodHandler(SET_USER, handler, Param("device", str | types.PushDevice))


class SaveTokenHandler(Protocol[ContextT_contra]):
    """Answers ``raix:push-update``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        app_name: str,
        push_token: types.PushServiceToken,
        *,
        auth_token: str | UnsetType = UNSET,
        identifier: str | UnsetType = UNSET,
        metadata: dict[str, object] | UnsetType = UNSET,
        user_id: str | UnsetType | None = UNSET,
    ) -> Answer[types.PushDeviceRecord]:
        """Register a device for push notifications."""
        ...


def on_save_token(handler: SaveTokenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``raix:push-update``."""
    return MethodHandler(
        SAVE_TOKEN, handler, Spread(types.RaixPushUpdateOptions, nulls=("userId",))
    )


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/push.info``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[types.PushInfo]:
        """Ask how push notifications are sent."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/push.info``."""
    return MethodHandler(INFO, handler)


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/push.get``."""

    def __call__(
        self, caller: ContextT_contra, /, message_id: str
    ) -> Answer[types.PushContent]:
        """Read what a push notification is about."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/push.get``."""
    return MethodHandler(GET, handler, Param("message_id", str))


class RegisterHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/push.token``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        kind: Literal["apn", "gcm"] | str,
        device_token: str,
        app_name: str,
        *,
        registration_id: str | UnsetType = UNSET,
    ) -> Answer[types.PushRegistration]:
        """Register a device for push notifications."""
        ...


def on_register(handler: RegisterHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/push.token``."""
    return MethodHandler(
        REGISTER,
        handler,
        Param("kind", Literal["apn", "gcm"] | str),
        Param("device_token", str),
        Param("app_name", str),
        Param("registration_id", str, is_optional=True),
    )


class UnregisterHandler(Protocol[ContextT_contra]):
    """Answers ``DELETE /v1/push.token``."""

    def __call__(self, caller: ContextT_contra, /, device_token: str) -> Answer[None]:
        """Register a device no longer."""
        ...


def on_unregister(handler: UnregisterHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``DELETE /v1/push.token``."""
    return MethodHandler(UNREGISTER, handler, Param("device_token", str))


class PushHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Push`."""

    @property
    def test(self) -> TestHandler[ContextT_contra]:
        """Push something to your own devices, to try it."""
        ...

    @property
    def set_user(self) -> SetUserHandler[ContextT_contra]:
        """Tie a device to the user."""
        ...

    @property
    def save_token(self) -> SaveTokenHandler[ContextT_contra]:
        """Register a device for push notifications."""
        ...

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Ask how push notifications are sent."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Read what a push notification is about."""
        ...

    @property
    def register(self) -> RegisterHandler[ContextT_contra]:
        """Register a device for push notifications."""
        ...

    @property
    def unregister(self) -> UnregisterHandler[ContextT_contra]:
        """Register a device no longer."""
        ...


def push_handlers(
    implementation: PushHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_test(implementation.test),
        on_set_user(implementation.set_user),
        on_save_token(implementation.save_token),
        on_info(implementation.info),
        on_get(implementation.get),
        on_register(implementation.register),
        on_unregister(implementation.unregister),
    )
