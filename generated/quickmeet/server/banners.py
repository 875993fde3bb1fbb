# Generated from schema/banners.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Banners`."""

from __future__ import annotations

import builtins
from typing import Literal, Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param, Spread

from .. import types
from ..banners import DISMISS, GET, LIST

__all__ = [
    "BannersHandlers",
    "DismissHandler",
    "GetHandler",
    "ListHandler",
    "banners_handlers",
    "on_dismiss",
    "on_get",
    "on_list",
]


class DismissHandler(Protocol[ContextT_contra]):
    """Answers ``banner/dismiss``."""

    def __call__(self, caller: ContextT_contra, /, banner_id: str) -> Answer[None]:
        """Dismiss a banner, so that it does not come back."""
        ...


def on_dismiss(handler: DismissHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``banner/dismiss``."""
    return MethodHandler(DISMISS, handler, Spread(types.BannerDismissOptions))


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/banners``."""

    def __call__(
        self, caller: ContextT_contra, /, platform: Literal["web", "mobile"] | str
    ) -> Answer[builtins.list[types.Banner]]:
        """List the banners that are shown to one."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/banners``."""
    return MethodHandler(
        LIST, handler, Param("platform", Literal["web", "mobile"] | str)
    )


class GetHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/banners/{id}``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        banner_id: str,
        platform: Literal["web", "mobile"] | str,
    ) -> Answer[builtins.list[types.Banner]]:
        """Look up a banner that is shown to one."""
        ...


def on_get(handler: GetHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/banners/{id}``."""
    return MethodHandler(
        GET,
        handler,
        Param("banner_id", str),
        Param("platform", Literal["web", "mobile"] | str),
    )


class BannersHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Banners`."""

    @property
    def dismiss(self) -> DismissHandler[ContextT_contra]:
        """Dismiss a banner, so that it does not come back."""
        ...

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List the banners that are shown to one."""
        ...

    @property
    def get(self) -> GetHandler[ContextT_contra]:
        """Look up a banner that is shown to one."""
        ...


def banners_handlers(
    implementation: BannersHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_dismiss(implementation.dismiss),
        on_list(implementation.list),
        on_get(implementation.get),
    )
