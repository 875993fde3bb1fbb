# Generated from schema/license.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `License` that waits."""

from __future__ import annotations

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup
from quickmeet_runtime.model.payload import UNSET, UnsetType

from .. import types
from ..license import (
    ADD,
    FOLLOW,
    HAS_MODULE,
    INFO,
    IS_ENTERPRISE,
    LIST_MODULES,
    LIST_TAGS,
)

__all__ = ["License"]


class License(BlockingGroup):
    """Ask what the licence allows."""

    __slots__ = ()

    def list_modules(self) -> list[str]:
        """List the modules of the licence.

        Wire name ``license:getModules``; servers since 3.1.0. Safe to repeat: it only
        reads.

        Returns:
            The modules.
        """
        return self._session.call(LIST_MODULES, ())

    def list_tags(self) -> list[types.LicenseTag]:
        """List the tags of the licence.

        Wire name ``license:getTags``; servers since 3.5.0. Upstream does not say who
        may call it. Safe to repeat: it only reads.

        Returns:
            The tags.
        """
        return self._session.call(LIST_TAGS, ())

    def has_module(self, module: str) -> bool:
        """Ask whether the licence has a module.

        Wire name ``license:hasLicense``; servers since 3.1.0, deprecated in 8.x,
        removed in 9.0.0. By REST: GET /v1/licenses.info. Upstream does not say who may
        call it. Safe to repeat: it only reads.

        Args:
            module: The module.

        Returns:
            Whether it has.
        """
        return self._session.call(HAS_MODULE, (module,))

    def is_enterprise(self) -> bool:
        """Ask whether there is a licence.

        Wire name ``license:isEnterprise``; servers since 3.2.0. Upstream does not say
        who may call it. Safe to repeat: it only reads.

        Returns:
            Whether there is.
        """
        return self._session.call(IS_ENTERPRISE, ())

    def info(
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
        return self._session.call(
            INFO, (UNSET if with_numbers is None else with_numbers,)
        )

    def add(self, text: str) -> None:
        """Give the server a licence.

        By REST: ``POST /v1/licenses.add``; servers since 3.10.0. Depends on the
        permission ``edit-privileged-setting``. Safe to repeat: the last one counts.

        Args:
            text: The licence.

        Raises:
            NotAllowedError: The user lacks a permission for this.
        """
        self._session.call(ADD, (text,))

    def follow(self) -> streams.Subscription[types.LicenseChange | None]:
        """Follow changes of the licence, and of what it prevents.

        Wire name ``stream-notify-all``, key ``license``; servers since 6.7.0. Needs no
        login.
        """
        return self._session.subscribe(FOLLOW, ())
