# Generated from schema/license.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""For servers: what answers the methods of `License`."""

from __future__ import annotations

from typing import Protocol

from quickmeet_runtime.model.operations.handler import (
    Answer,
    ContextT,
    ContextT_contra,
    MethodHandler,
)
from quickmeet_runtime.model.operations.handler_parts import Param
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..license import ADD, HAS_MODULE, INFO, IS_ENTERPRISE, LIST_MODULES, LIST_TAGS

__all__ = [
    "AddHandler",
    "HasModuleHandler",
    "InfoHandler",
    "IsEnterpriseHandler",
    "LicenseHandlers",
    "ListModulesHandler",
    "ListTagsHandler",
    "license_handlers",
    "on_add",
    "on_has_module",
    "on_info",
    "on_is_enterprise",
    "on_list_modules",
    "on_list_tags",
]


class ListModulesHandler(Protocol[ContextT_contra]):
    """Answers ``license:getModules``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[str]]:
        """List the modules of the licence."""
        ...


def on_list_modules(handler: ListModulesHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``license:getModules``."""
    return MethodHandler(LIST_MODULES, handler)


class ListTagsHandler(Protocol[ContextT_contra]):
    """Answers ``license:getTags``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[list[types.LicenseTag]]:
        """List the tags of the licence."""
        ...


def on_list_tags(handler: ListTagsHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``license:getTags``."""
    return MethodHandler(LIST_TAGS, handler)


class HasModuleHandler(Protocol[ContextT_contra]):
    """Answers ``license:hasLicense``."""

    def __call__(self, caller: ContextT_contra, /, module: str) -> Answer[bool]:
        """Ask whether the licence has a module."""
        ...


def on_has_module(handler: HasModuleHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``license:hasLicense``."""
    return MethodHandler(HAS_MODULE, handler, Param("module", str))


class IsEnterpriseHandler(Protocol[ContextT_contra]):
    """Answers ``license:isEnterprise``."""

    def __call__(self, caller: ContextT_contra, /) -> Answer[bool]:
        """Ask whether there is a licence."""
        ...


def on_is_enterprise(handler: IsEnterpriseHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``license:isEnterprise``."""
    return MethodHandler(IS_ENTERPRISE, handler)


class InfoHandler(Protocol[ContextT_contra]):
    """Answers ``GET /v1/licenses.info``."""

    def __call__(
        self, caller: ContextT_contra, /, *, with_numbers: bool | UnsetType = UNSET
    ) -> Answer[types.LicenseInfo]:
        """Read what the licence allows."""
        ...


def on_info(handler: InfoHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``GET /v1/licenses.info``."""
    return MethodHandler(INFO, handler, Param("with_numbers", bool, is_optional=True))


class AddHandler(Protocol[ContextT_contra]):
    """Answers ``POST /v1/licenses.add``."""

    def __call__(self, caller: ContextT_contra, /, text: str) -> Answer[None]:
        """Give the server a licence."""
        ...


def on_add(handler: AddHandler[ContextT]) -> MethodHandler[ContextT]:
    """Make a handler of ``POST /v1/licenses.add``."""
    return MethodHandler(ADD, handler, Param("text", str))


class LicenseHandlers(Protocol[ContextT_contra]):
    """Answers every method of `License`."""

    @property
    def list_modules(self) -> ListModulesHandler[ContextT_contra]:
        """List the modules of the licence."""
        ...

    @property
    def list_tags(self) -> ListTagsHandler[ContextT_contra]:
        """List the tags of the licence."""
        ...

    @property
    def has_module(self) -> HasModuleHandler[ContextT_contra]:
        """Ask whether the licence has a module."""
        ...

    @property
    def is_enterprise(self) -> IsEnterpriseHandler[ContextT_contra]:
        """Ask whether there is a licence."""
        ...

    @property
    def info(self) -> InfoHandler[ContextT_contra]:
        """Read what the licence allows."""
        ...

    @property
    def add(self) -> AddHandler[ContextT_contra]:
        """Give the server a licence."""
        ...


def license_handlers(
    implementation: LicenseHandlers[ContextT],
) -> tuple[MethodHandler[ContextT], ...]:
    """Make handlers of the methods of an object."""
    return (
        on_list_modules(implementation.list_modules),
        on_list_tags(implementation.list_tags),
        on_has_module(implementation.has_module),
        on_is_enterprise(implementation.is_enterprise),
        on_info(implementation.info),
        on_add(implementation.add),
    )
