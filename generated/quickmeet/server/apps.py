# Generated from schema/apps.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Apps`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)

from ..apps import DISABLE, ENABLE, IS_ENABLED, IS_LOADED

__all__ = [
    "AppsHandlers",
    "DisableHandler",
    "EnableHandler",
    "IsEnabledHandler",
    "IsLoadedHandler",
    "apps_handlers",
    "on_disable",
    "on_enable",
    "on_is_enabled",
    "on_is_loaded",
]


class DisableHandler(Protocol[ContextT_contra]):
    """Answers ``apps/go-disable``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Turn the framework of apps off; before 6.0."""
        ...


def on_disable(handler: DisableHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``apps/go-disable``."""
    return MethodHandler(DISABLE, handler)


class EnableHandler(Protocol[ContextT_contra]):
    """Answers ``apps/go-enable``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[None]:
        """Turn the framework of apps on; before 6.0."""
        ...


def on_enable(handler: EnableHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``apps/go-enable``."""
    return MethodHandler(ENABLE, handler)


class IsEnabledHandler(Protocol[ContextT_contra]):
    """Answers ``apps/is-enabled``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask whether the framework of apps is on; before 6.0."""
        ...


def on_is_enabled(handler: IsEnabledHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``apps/is-enabled``."""
    return MethodHandler(IS_ENABLED, handler)


class IsLoadedHandler(Protocol[ContextT_contra]):
    """Answers ``apps/is-loaded``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask whether the framework of apps is loaded; before 6.0."""
        ...


def on_is_loaded(handler: IsLoadedHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``apps/is-loaded``."""
    return MethodHandler(IS_LOADED, handler)


class AppsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Apps`."""

    @property
    def disable(self) -> DisableHandler[ContextT_contra]:
        """Turn the framework of apps off; before 6.0."""
        ...

    @property
    def enable(self) -> EnableHandler[ContextT_contra]:
        """Turn the framework of apps on; before 6.0."""
        ...

    @property
    def is_enabled(self) -> IsEnabledHandler[ContextT_contra]:
        """Ask whether the framework of apps is on; before 6.0."""
        ...

    @property
    def is_loaded(self) -> IsLoadedHandler[ContextT_contra]:
        """Ask whether the framework of apps is loaded; before 6.0."""
        ...


def apps_handlers(
    implementation: AppsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_disable(implementation.disable),
        on_enable(implementation.enable),
        on_is_enabled(implementation.is_enabled),
        on_is_loaded(implementation.is_loaded),
    )
