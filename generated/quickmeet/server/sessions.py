# Generated from schema/sessions.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `Sessions`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.operations.operation import ListPage
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..sessions import INFO, INFO_OF_ANY, LIST, LIST_ALL, LOG_OUT, LOG_OUT_OTHER

__all__ = [
    "InfoHandler",
    "InfoOfAnyHandler",
    "ListAllHandler",
    "ListHandler",
    "LogOutHandler",
    "LogOutOtherHandler",
    "SessionsHandlers",
    "on_info",
    "on_info_of_any",
    "on_list",
    "on_list_all",
    "on_log_out",
    "on_log_out_other",
    "sessions_handlers",
]


class ListHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/sessions/list``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.DeviceSession]]:
        """List your logins, by device."""
        ...


def on_list(handler: ListHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/sessions/list``."""
    return MethodHandler(
        LIST,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/sessions/info``."""

    def __call__(
        self, caller: ContextT_contra, /, session_id: str
    ) -> Answer[types.DeviceSession]:
        """Look up one of your logins."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/sessions/info``."""
    return MethodHandler(INFO, handler, Param("session_id", str))


class LogOutHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/sessions/logout.me``."""

    def __call__(self, caller: ContextT_contra, /, session_id: str) -> Answer[str]:
        """End one of your logins."""
        ...


def on_log_out(handler: LogOutHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/sessions/logout.me``."""
    return MethodHandler(LOG_OUT, handler, Param("session_id", str))


class ListAllHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/sessions/list.all``."""

    def __call__(
        self,
        caller: ContextT_contra,
        /,
        *,
        text: str | UnsetType = UNSET,
        count: int | UnsetType = UNSET,
        offset: int | UnsetType = UNSET,
    ) -> Answer[ListPage[types.DeviceSession]]:
        """List the logins of all users, by device."""
        ...


def on_list_all(handler: ListAllHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/sessions/list.all``."""
    return MethodHandler(
        LIST_ALL,
        handler,
        Param("text", str, is_optional=True),
        Param("count", int, is_optional=True),
        Param("offset", int, is_optional=True),
    )


class InfoOfAnyHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/sessions/info.admin``."""

    def __call__(
        self, caller: ContextT_contra, /, session_id: str
    ) -> Answer[types.DeviceSession]:
        """Look up a login of any user."""
        ...


def on_info_of_any(handler: InfoOfAnyHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/sessions/info.admin``."""
    return MethodHandler(INFO_OF_ANY, handler, Param("session_id", str))


class LogOutOtherHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/sessions/logout``."""

    def __call__(self, caller: ContextT_contra, /, session_id: str) -> Answer[str]:
        """End a login of any user."""
        ...


def on_log_out_other(handler: LogOutOtherHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/sessions/logout``."""
    return MethodHandler(LOG_OUT_OTHER, handler, Param("session_id", str))


class SessionsHandlers(Protocol[ContextT_contra]):
    """Answers every method of `Sessions`."""

    @property
    def list(self) -> ListHandler[ContextT_contra]:
        """List your logins, by device."""
        ...

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Look up one of your logins."""
        ...

    @property
    def log_out(self) -> LogOutHandler[ContextT_contra]:
        """End one of your logins."""
        ...

    @property
    def list_all(self) -> ListAllHandler[ContextT_contra]:
        """List the logins of all users, by device."""
        ...

    @property
    def info_of_any(self) -> InfoOfAnyHandler[ContextT_contra]:
        """Look up a login of any user."""
        ...

    @property
    def log_out_other(self) -> LogOutOtherHandler[ContextT_contra]:
        """End a login of any user."""
        ...


def sessions_handlers(
    implementation: SessionsHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list(implementation.list),
        on_info(implementation.info),
        on_log_out(implementation.log_out),
        on_list_all(implementation.list_all),
        on_info_of_any(implementation.info_of_any),
        on_log_out_other(implementation.log_out_other),
    )
