# Generated from schema/banners.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Follow banners and dismiss them."""

from __future__ import annotations

import builtins
from typing import Final, Literal

from quickmeet_runtime import streams
from quickmeet_runtime.model.operations.operation import Endpoint, Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.session.group import Group

from . import types
from .errors import InvalidUserError

__all__ = [
    "DISMISS",
    "FOLLOW",
    "FOLLOW_ADDITIONS",
    "FOLLOW_CHANGES",
    "GET",
    "LIST",
    "Banners",
]

DISMISS: Final[Method[None]] = Method(
    "banner/dismiss",
    None,
    errors=(InvalidUserError,),
    repeatable=True,
    versions=Versions(since="0.74.0", deprecated="8.x", removed="9.0.0"),
    rest=(
        RestCall(verb="POST", path="/v1/banners.dismiss", send={"bannerId": "0.id"}),
    ),
)
LIST: Final[Endpoint[list[types.Banner]]] = Endpoint(
    "GET",
    "/v1/banners",
    lambda: list[types.Banner],
    params=("platform",),
    at="banners",
    repeatable=True,
)
GET: Final[Endpoint[list[types.Banner]]] = Endpoint(
    "GET",
    "/v1/banners/{id}",
    lambda: list[types.Banner],
    params=("id", "platform"),
    at="banners",
    repeatable=True,
)
FOLLOW_CHANGES: Final[Stream[types.BannerChange]] = Stream(
    "stream-notify-logged", "banner-changed", lambda: types.BannerChange
)
FOLLOW_ADDITIONS: Final[Stream[types.BannerChange]] = Stream(
    "stream-notify-logged", "new-banner", lambda: types.BannerChange
)
FOLLOW: Final[Stream[types.Banner]] = Stream(
    "stream-notify-user", "{user_id}/banners", lambda: types.Banner
)


class Banners(Group):
    """Follow banners and dismiss them."""

    __slots__ = ()

    async def dismiss(self, banner_id: str) -> None:
        """Dismiss a banner, so that it does not come back.

        Wire name ``banner/dismiss``; servers since 0.74.0, deprecated in 8.x, removed
        in 9.0.0. By REST: POST /v1/banners.dismiss. Safe to repeat: what is dismissed
        stays so.

        Args:
            banner_id: The banner.

        Raises:
            InvalidUserError: There is no such user, or nobody is logged in.
        """
        data = types.BannerDismissOptions(banner_id=banner_id)
        await self._session.call(DISMISS, (data,))

    async def list(
        self, platform: Literal["web", "mobile"] | str
    ) -> builtins.list[types.Banner]:
        """List the banners that are shown to one.

        By REST: ``GET /v1/banners``. Safe to repeat: it only reads.

        Args:
            platform: The platforms on which banners are shown.

        Returns:
            The banners.
        """
        return await self._session.call(LIST, (platform,))

    async def get(
        self, banner_id: str, platform: Literal["web", "mobile"] | str
    ) -> builtins.list[types.Banner]:
        """Look up a banner that is shown to one.

        By REST: ``GET /v1/banners/{id}``. Safe to repeat: it only reads.

        Args:
            banner_id: The banner.
            platform: The platforms on which banners are shown.

        Returns:
            The banner, if it is shown.
        """
        return await self._session.call(GET, (banner_id, platform))

    def follow_changes(self) -> streams.Subscription[types.BannerChange]:
        """Follow banners that change.

        Wire name ``stream-notify-logged``, key ``banner-changed``; servers since 4.0.0.
        """
        return self._session.subscribe(FOLLOW_CHANGES, ())

    def follow_additions(self) -> streams.Subscription[types.BannerChange]:
        """Follow new banners.

        Wire name ``stream-notify-logged``, key ``new-banner``; servers since 3.18.0.
        """
        return self._session.subscribe(FOLLOW_ADDITIONS, ())

    def follow(self, user_id: str) -> streams.Subscription[types.Banner]:
        """Follow banners for the user.

        Wire name ``stream-notify-user``, key ``{user_id}/banners``; servers since
        6.7.0.

        Args:
            user_id: The user.
        """
        return self._session.subscribe(FOLLOW, (user_id,))
