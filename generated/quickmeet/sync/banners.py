# Generated from schema/banners.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Without an event loop: `Banners` that waits."""

from __future__ import annotations

import builtins
from typing import Literal

from quickmeet_runtime import blocking as streams
from quickmeet_runtime.blocking.session import BlockingGroup

from .. import types
from ..banners import DISMISS, FOLLOW, FOLLOW_ADDITIONS, FOLLOW_CHANGES, GET, LIST

__all__ = ["Banners"]


class Banners(BlockingGroup):
    """Follow banners and dismiss them."""

    __slots__ = ()

    def dismiss(self, banner_id: str) -> None:
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
        self._session.call(DISMISS, (data,))

    def list(
        self, platform: Literal["web", "mobile"] | str
    ) -> builtins.list[types.Banner]:
        """List the banners that are shown to one.

        By REST: ``GET /v1/banners``. Safe to repeat: it only reads.

        Args:
            platform: The platforms on which banners are shown.

        Returns:
            The banners.
        """
        return self._session.call(LIST, (platform,))

    def get(
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
        return self._session.call(GET, (banner_id, platform))

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
