# Generated from schema/banners.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Banners`."""

from typing import Protocol

from quickmeet_runtime.model.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
    Spread,
)

from ..banners import DISMISS
from ..types.banners import BannerDismissOptions

__all__ = ["BannersHandlers", "DismissHandler", "banners_handlers", "on_dismiss"]


class DismissHandler(Protocol[ContextT_contra]):
    """Answers ``banner/dismiss``."""

    def __call__(self, caller: ContextT_contra, /, banner_id: str) -> Answer[None]:
        """Dismiss a banner, so that it does not come back."""
        ...


def on_dismiss(handler: DismissHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``banner/dismiss``."""
    return MethodHandler(DISMISS, handler, Spread(BannerDismissOptions))


class BannersHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Banners`."""

    @property
    def dismiss(self) -> DismissHandler[ContextT_contra]:
        """Dismiss a banner, so that it does not come back."""
        ...


def banners_handlers(
    implementation: BannersHandlers[ContextT],
) -> "tuple[MethodHandler[ContextT], ...]":
    """Make handlers of the methods of an object."""
    return (on_dismiss(implementation.dismiss),)
