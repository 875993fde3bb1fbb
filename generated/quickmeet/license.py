# Generated from schema/license.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Ask what the licence allows."""

from __future__ import annotations

from typing import Final

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import UNSET, UnsetType
from quickmeet_runtime.session.group import Group

from . import types
from .errors import NotAllowedError

__all__ = [
    "ADD",
    "FOLLOW",
    "HAS_MODULE",
    "INFO",
    "IS_ENTERPRISE",
    "LIST_MODULES",
    "LIST_TAGS",
    "License",
]

LIST_MODULES: Final[Method[list[str]]] = Method(
    "license:getModules",
    list[str],
    repeatable=True,
    versions=Versions(since="3.1.0", unsure=(9,)),
)
LIST_TAGS: Final[Method[list[types.LicenseTag]]] = Method(
    "license:getTags",
    lambda: list[types.LicenseTag],
    repeatable=True,
    versions=Versions(since="3.5.0", unsure=(9,)),
)
HAS_MODULE: Final[Method[bool]] = Method(
    "license:hasLicense",
    bool,
    repeatable=True,
    versions=Versions(since="3.1.0", deprecated="8.x", removed="9.0.0", doubtful=(9,)),
    rest=(
        RestCall(
            verb="GET",
            path="/v1/licenses.info",
            result=Pick(path="license.activeModules", contains="0"),
        ),
    ),
)
IS_ENTERPRISE: Final[Method[bool]] = Method(
    "license:isEnterprise",
    bool,
    repeatable=True,
    versions=Versions(since="3.2.0", unsure=(9,)),
)
INFO: Final[Endpoint[types.LicenseInfo]] = Endpoint(
    "GET",
    "/v1/licenses.info",
    lambda: types.LicenseInfo,
    params=("loadValues",),
    at="license",
    errors=(NotAllowedError,),
    repeatable=True,
)
ADD: Final[Endpoint[None]] = Endpoint(
    "POST",
    "/v1/licenses.add",
    None,
    params=("license",),
    errors=(NotAllowedError,),
    repeatable=True,
    versions=Versions(since="3.10.0"),
)
FOLLOW: Final[Stream[types.LicenseChange | None]] = Stream(
    "stream-notify-all", "license", lambda: types.LicenseChange | None
)


class License(Group):
    """Ask what the licence allows."""

    __slots__ = ()

    async def list_modules(self) -> list[str]:
        """List the modules of the licence.

        Wire name ``license:getModules``; servers since 3.1.0. Safe to repeat: it only
        reads.

        Returns:
            The modules.
        """
        return await self._session.call(LIST_MODULES, ())

    async def list_tags(self) -> list[types.LicenseTag]:
        """List the tags of the licence.

        Wire name ``license:getTags``; servers since 3.5.0. Upstream does not say who
        may call it. Safe to repeat: it only reads.

        Returns:
            The tags.
        """
        return await self._session.call(LIST_TAGS, ())

    async def has_module(self, module: str) -> bool:
        """Ask whether the licence has a module.

        Wire name ``license:hasLicense``; servers since 3.1.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/licenses.info. Upstream does not say who may
        call it. Safe to repeat: it only reads.

        Args:
            module: The module.

        Returns:
            Whether it has.
        """
        return await self._session.call(HAS_MODULE, (module,))

    async def is_enterprise(self) -> bool:
        """Ask whether there is a licence.

        Wire name ``license:isEnterprise``; servers since 3.2.0. Upstream does not say
        who may call it. Safe to repeat: it only reads.

        Returns:
            Whether there is.
        """
        return await self._session.call(IS_ENTERPRISE, ())

    async def info(
        self, *, with_numbers: bool | UnsetType | None = UNSET
    ) -> types.LicenseInfo:
        """Read what the licence allows.

        By REST: ``GET /v1/licenses.info``. Depends on the permission
        ``view-privileged-setting``. Safe to repeat: it only reads.

        Args:
            with_numbers: Whether to say how much of each limit is used.

        Returns:
            The licence.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        return await self._session.call(
            INFO, (UNSET if with_numbers is None else with_numbers,)
        )

    async def add(self, text: str) -> None:
        """Give the server a licence.

        By REST: ``POST /v1/licenses.add``; servers since 3.10.0. Depends on the
        permission ``edit-privileged-setting``. Safe to repeat: the last one counts.

        Args:
            text: The licence.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        await self._session.call(ADD, (text,))

    def follow(self) -> streams.Subscription[types.LicenseChange | None]:
        """Follow changes of the licence, and of what it prevents.

        Wire name ``stream-notify-all``, key ``license``; servers since 6.7.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW, ())
