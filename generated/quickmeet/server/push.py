# Generated from schema/push.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Push`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Param,
    Spread,
)
from quickmeet_runtime.model.payload import UNSET, UnsetType

from ..push import SAVE_TOKEN, SET_USER, TEST
from ..types.push import PushDevice, PushTest, RaixPushUpdateOptions

__all__ = [
    "PushHandlers",
    "SaveTokenHandler",
    "SetUserHandler",
    "TestHandler",
    "on_save_token",
    "on_set_user",
    "on_test",
    "push_handlers",
]


class TestHandler(Protocol[ContextT_contra]):
    """Answers ``push_test``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[PushTest]:
        """Push something to one's own devices, to try it."""
        ...


def on_test(handler: TestHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``push_test``."""
    return MethodHandler(TEST, handler)


class SetUserHandler(Protocol[ContextT_contra]):
    """Answers ``raix:push-setuser``."""

    def __call__(
        self, caller: ContextT_contra, /, device: str | PushDevice
    ) -> Answer[bool]:
        """Tie a device to the user."""
        ...


def on_set_user(handler: SetUserHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``raix:push-setuser``."""
    return MethodHandler(SET_USER, handler, Param("device", str | PushDevice))


class SaveTokenHandler(Protocol[ContextT_contra]):
    """Answers ``raix:push-update``."""

    def __call__(  # noqa: PLR0913  # as many as the wire has
        self,
        caller: ContextT_contra,
        /,
        app_name: str,
        auth_token: str,
        push_token: object,
        *,
        identifier: str | UnsetType = UNSET,
        metadata: dict[str, object] | UnsetType = UNSET,
        user_id: str | UnsetType = UNSET,
    ) -> Answer[dict[str, object]]:
        """Register a device for push notifications."""
        ...


def on_save_token(handler: SaveTokenHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``raix:push-update``."""
    return MethodHandler(
        SAVE_TOKEN, handler, Spread(RaixPushUpdateOptions, nulls=("token",))
    )


class PushHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Push`."""

    @property
    def test(self) -> TestHandler[ContextT_contra]:
        """Push something to one's own devices, to try it."""
        ...

    @property
    def set_user(self) -> SetUserHandler[ContextT_contra]:
        """Tie a device to the user."""
        ...

    @property
    def save_token(self) -> SaveTokenHandler[ContextT_contra]:
        """Register a device for push notifications."""
        ...


def push_handlers(
    implementation: PushHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (
        on_test(implementation.test),
        on_set_user(implementation.set_user),
        on_save_token(implementation.save_token),
    )
