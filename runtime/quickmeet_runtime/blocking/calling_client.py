# SPDX-License-Identifier: MIT
"""The common part of blocking clients, whatever carries their calls."""

from collections.abc import Mapping
from copy import copy
from functools import partial
from inspect import iscoroutinefunction
from typing import Self

from msgspec import UNSET, Raw, UnsetType

from ..auth.credentials import Credentials
from ..calls.second_factor import TwoFactor
from ..model.operations.versions import Version
from ..session.clients.calling_client import CallingClient
from ..session.group import GroupCaller
from .runner import Runner
from .session import BlockingGroupsBase, BlockingSession
from .threads import in_thread

__all__ = ["BlockingCallingClient", "InnerClient", "asked_in_thread"]


class InnerClient(CallingClient):
    """A client on the event loop, whose groups are those of a blocking one."""

    def caller(self) -> GroupCaller:
        """The session that calls and subscribes."""
        return self._caller()


class BlockingCallingClient(BlockingGroupsBase):
    """Base of the blocking clients: who one is, and calls by their wire names."""

    def __init__(self, runner: Runner, client: InnerClient) -> None:
        self._runner = runner
        self._calling = client
        self._blocking = BlockingSession(runner, client.caller())

    def with_options(
        self,
        *,
        time_limit: float | UnsetType | None = UNSET,
        wait_when_limited: float | UnsetType | None = UNSET,
    ) -> Self:
        """Return a client of the same session whose calls have other limits.

        Args:
            time_limit: Seconds that a call may take; None for no limit.
            wait_when_limited: Most seconds that a call waits for its turn, all in
                all; None to raise `RateLimitedError` at once.

        Returns:
            The client; it ends with the session.

        Raises:
            OptionError: A number of seconds is none.
        """
        limited = self._calling.with_options(
            time_limit=time_limit, wait_when_limited=wait_when_limited
        )
        other = copy(self)
        for name in [one for one in vars(self) if not one.startswith("_")]:
            delattr(other, name)  # groups, which are made when they are asked for
        other._calling = limited  # noqa: SLF001  # its own class
        other._blocking = BlockingSession(self._runner, limited.caller())  # noqa: SLF001
        return other

    @property
    def wait_when_limited(self) -> float | None:
        """Seconds that a call of this client may wait for its rate limit, in total."""
        return self._calling.wait_when_limited

    @property
    def user_id(self) -> str | None:
        """Id of the user who is logged in."""
        return self._calling.user_id

    @property
    def username(self) -> str | None:
        """Current name of the user who is logged in, without ``@``.

        None while nobody is logged in, and where the server tells it to nobody:
        behind ddp-streamer after a login by `Token` alone.
        """
        return self._calling.username

    @property
    def token(self) -> str | None:
        """Login token of this session, usable as `Token` in another. A secret."""
        return self._calling.token

    def server_version(self) -> Version | None:
        """Version of the server, as passed to `connect` or as the server reports it.

        Returns:
            The version; None when the server does not say.
        """
        return self._runner.call(self._calling.server_version)

    def login(self, credentials: Credentials) -> None:
        """Log in, or switch to another user; on failure an existing login stays.

        Args:
            credentials: How to log in.

        Raises:
            LoginError: The server refused.
            InsecureError: They would go unencrypted to another machine.
        """
        self._runner.call(self._calling.login, credentials)

    def logout(self) -> None:
        """Log out; the token is invalid afterwards."""
        self._runner.call(self._calling.logout)

    def call_raw(self, name: str, *params: object) -> Raw:
        """Call any method by its wire name.

        Args:
            name: Such as ``rooms/get``.
            *params: JSON values, in the order of the wire.

        Returns:
            The result as raw JSON; empty when there is none.

        Raises:
            MethodError: The server refused.
        """
        return self._runner.call(self._calling.call_raw, name, *params)

    def request_raw(
        self,
        verb: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: object = None,
    ) -> object:
        """Send a request to any endpoint of the REST API.

        Args:
            verb: ``GET``, ``POST``, ``PUT``, ``PATCH`` or ``DELETE``.
            path: ``/api/v1/rooms.info``, ``v1/rooms.info`` or ``rooms.info``.
            query: Names and values; see `quickmeet.Client.request_raw`.
            json: The body; None for no body.

        Returns:
            The body of the answer as plain JSON values.

        Raises:
            MethodError: The server refused.
            LocalProtocolError: The verb or the path is none, or a value is not JSON.
            TransportError: The server cannot be reached by HTTP.
        """
        request = partial(self._calling.request_raw, verb, path, query=query, json=json)
        return self._runner.call(request)

    def _caller(self) -> BlockingSession:
        return self._blocking


def asked_in_thread(two_factor: TwoFactor) -> TwoFactor:
    """A second factor's function that may block, called beside the event loop."""
    if iscoroutinefunction(two_factor):
        return two_factor

    async def ask(kind: str) -> str:
        code = await in_thread(two_factor, kind)
        return code if isinstance(code, str) else await code

    return ask
