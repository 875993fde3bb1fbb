# SPDX-License-Identifier: MIT
"""What every client has, whatever carries its calls."""

from collections.abc import Mapping
from copy import copy
from typing import Self

from msgspec import UNSET, Raw, UnsetType

from ..auth.credentials import Credentials
from ..calls.budget import CallLimits
from ..errors import QuickmeetError
from ..model.versions import Version
from ..observability.frames import forget_frames
from .calling import CallingSession
from .group import GroupCaller
from .groups import GroupsBase
from .limited import LimitedCaller
from .option_checks import check_limits

__all__ = ["CallingClient"]


class CallingClient(GroupsBase):
    """Base of the clients: who one is, and calls by their wire names."""

    def __init__(self, session: CallingSession) -> None:
        self._calling = session
        self._limits: CallLimits | None = None

    def with_options(
        self,
        *,
        time_limit: float | UnsetType | None = UNSET,
        wait_when_limited: float | UnsetType | None = UNSET,
    ) -> Self:
        """Give a client of the same session whose calls have other limits.

        ::

            patient = client.with_options(wait_when_limited=120)
            await patient.messages.send(room_id, text)

        Args:
            time_limit: Seconds that a call may take; None for no limit.
            wait_when_limited: Most seconds that a call waits for its turn, all in
                all; None to raise `RateLimitedError` at once.

        Returns:
            The client; it ends with the session.

        Raises:
            OptionError: A number of seconds is none.
        """
        before = self._limits or self._calling.limits
        limits = CallLimits(
            before.time_limit if time_limit is UNSET else time_limit,
            before.wait_when_limited
            if wait_when_limited is UNSET
            else wait_when_limited,
        )
        check_limits(limits)
        other = copy(self)
        for name in [one for one in vars(self) if not one.startswith("_")]:
            delattr(other, name)  # groups, which are made when they are asked for
        other._limits = limits  # noqa: SLF001  # its own class
        return other

    @property
    def user_id(self) -> str | None:
        """Id of the user who is logged in."""
        return self._calling.user_id

    @property
    def username(self) -> str | None:
        """Name of the user who is logged in, without ``@``; a change is followed.

        None while nobody is logged in, and where the server tells it to nobody:
        behind ddp-streamer after a login by `Token` alone.
        """
        return self._calling.username

    @property
    def token(self) -> str | None:
        """Login token of this session, good for `Token` in another. A secret."""
        return self._calling.token

    async def server_version(self) -> Version | None:
        """Version of the server, as `connect` was told or the server says.

        Returns:
            The version; None when the server does not say.
        """
        return await self._calling.server_version()

    async def login(self, credentials: Credentials) -> None:
        """Log in, or as somebody else; when that fails, an old login stands.

        Args:
            credentials: Whom to log in as.

        Raises:
            LoginError: The server refused.
            InsecureError: They would go unencrypted to another machine.
        """
        try:
            await self._calling.login(credentials)
        except QuickmeetError as error:
            forget_frames(error)
            raise

    async def logout(self) -> None:
        """Log out; the token is good for nothing afterwards."""
        await self._calling.logout()

    async def call_raw(self, name: str, *params: object) -> Raw:
        """Call any method by its wire name.

        Args:
            name: Such as ``rooms/get``.
            *params: JSON values, in the order of the wire.

        Returns:
            The result as raw JSON; empty when there is none.

        Raises:
            MethodError: The server refused.
        """
        try:
            return await self._calling.call_raw(name, params, self._limits)
        except QuickmeetError as error:
            del params
            forget_frames(error)
            raise

    async def request_raw(
        self,
        verb: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
    ) -> object:
        """Send a request to any endpoint of the REST API.

        It goes with the login, the second factor, the limits and the proxy of the
        session. Only ``GET`` is sent again when a connection is lost on the way.

        ::

            room = await client.request_raw(
                "GET", "rooms.info", query={"roomName": "general"}
            )

        Args:
            verb: ``GET``, ``POST``, ``PUT``, ``PATCH`` or ``DELETE``.
            path: ``/api/v1/rooms.info``, ``v1/rooms.info`` or ``rooms.info``.
            query: Names and values; None and UNSET are left out, lists are repeated,
                what is no text goes as JSON.
            json: The body; None for no body.

        Returns:
            The body of the answer as plain JSON values.

        Raises:
            MethodError: The server refused; `MethodNotFoundError` where it has no
                such endpoint.
            LocalProtocolError: The verb or the path is none, or a value is not JSON.
            TransportError: The server cannot be reached by HTTP.
        """
        try:
            return await self._calling.request_raw(
                verb, path, query, json, self._limits
            )
        except QuickmeetError as error:
            del query, json
            forget_frames(error)
            raise

    def _caller(self) -> GroupCaller:
        if self._limits is None:
            return self._calling
        return LimitedCaller(self._calling, self._limits)
