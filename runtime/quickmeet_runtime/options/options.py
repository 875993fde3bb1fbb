# SPDX-License-Identifier: MIT
"""The options of a session."""

import re
import ssl
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from math import inf
from typing import Final, Literal, TypedDict, Unpack

from msgspec import Struct

from ..calls.second_factor import TwoFactor
from ..concurrency.clock import Clock
from ..errors import OptionError
from ..model.decoding.deviation import Deviation
from ..observability.observer import Observer
from ..observability.shown import rich_repr, shown_options
from ..transport import Transport, TransportOptions, open_transport
from ..transport.url import ProxyChoice, ServerUrl, proxy_for
from .buffering import Buffering
from .reconnect import Reconnect

__all__ = [
    "AuditChoice",
    "Auditor",
    "ConnectOptions",
    "Options",
    "TransportOpener",
    "options_of",
]

TransportOpener = Callable[[ServerUrl, TransportOptions], Awaitable[Transport]]


class Auditor(ABC):
    """Sees what a session sends and receives; see ``quickmeet.LiveAudit``."""

    @abstractmethod
    def around(self, transport: Transport) -> Transport:
        """Make a transport that shows what passes through another one."""

    @abstractmethod
    def check_call(self, method: str, params: Sequence[object]) -> None:
        """Look at a call before it goes.

        Args:
            method: Wire name.
            params: Parameters in the order of the wire.

        Raises:
            LocalProtocolError: It must not go.
        """


AuditChoice = Auditor | Callable[[Deviation], object] | bool | None

_MIB = 1024 * 1024
_CLOSE_LIMIT: Final = 5.0
"""Seconds that the closing handshake may take, if that is less than a call."""
_ABOUT_WHO: Final = "user|pass|token|auth|login|credential"


class Options(Struct, frozen=True, kw_only=True):
    """The options of a session, with their defaults.

    Attributes:
        time_limit: Seconds that a call, a subscription or a connection may take
            to be answered; None for no limit. For a call they cover everything it
            needs: lookups, a second factor and the function that gives it, a
            fallback, repetitions. `anyio.fail_after` works as well.
        tls: Context for ``wss://``, for a private authority or a client
            certificate; the system's trust store when None.
        headers: Headers of all requests, cookies included, and of the WebSocket's.
        proxy: URL of a proxy, ``http://`` or ``socks5://``, for WebSocket and REST;
            ``"environment"`` to read ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY``
            and ``NO_PROXY``; None to connect directly, whatever they say.
        allow_plaintext: Whether credentials may go over plain ``ws://`` to
            another machine.
        wait_when_limited: Seconds that a call may wait in total when the server
            refuses it for its rate limit; it is then sent again, if the server had
            not begun it or repeating it is safe. This is on top of ``time_limit``.
            None to raise `RateLimitedError` at once.
        two_factor: Function that gives the code of a second factor, when a login or a
            method requires one.
        server_version: The server's version, such as ``6.5.3``; by default the server
            is asked when it matters.
        prefer: How to make a call that both DDP and REST can make: ``ddp`` uses DDP
            unless the server lacks the method, ``rest`` uses REST.
        strict: Whether iteration raises events that do not match the schema, instead
            of reporting and skipping them.
        observer: Object whose hooks are called with what happens.
        reconnect: How to reconnect after a lost connection; None to end the session.
            The first connection is tried only once: if it fails, an error is raised.
        buffering: How much a subscription may hold for a slow consumer.
        idle_after: Seconds of silence after which the client pings the server.
        answer_within: Seconds that the server then has to send anything.
        frame_limit: Most bytes of one frame.
        calls_limit: Most calls that may wait for answers; one more raises
            `LimitReachedError`.
        unsent_limit: Bytes that may wait for the server to read them; beyond that, a
            call raises `LimitReachedError`. One call fits whatever its size.
        subscriptions_limit: Most events that may be followed at a time, and most
            subscribers of each; one more raises `LimitReachedError`.
        documents_limit: Most documents that `ClientBase.collections` may hold; more
            are dropped and counted.
        compression: Whether to offer permessage-deflate, which is slower and saves
            bytes.
        drain_limit: Seconds that calls in flight get when the session closes.
        clock: The clock to use; for tests.
        transport: Function that opens the WebSocket; for tests and unusual networks.
        audit: Checks everything sent and received against the schema: a function that
            is called with each `Deviation`, a ``quickmeet.LiveAudit`` for more
            options, or True to log deviations as warnings.
    """

    time_limit: float | None = 30.0
    tls: ssl.SSLContext | None = None
    headers: Mapping[str, str] = {}
    proxy: ProxyChoice = "environment"
    allow_plaintext: bool = False
    wait_when_limited: float | None = None
    two_factor: TwoFactor | None = None
    server_version: str | None = None
    prefer: Literal["ddp", "rest"] = "ddp"
    strict: bool = False
    observer: Observer | None = None
    reconnect: Reconnect | None = Reconnect()
    buffering: Buffering = Buffering()
    idle_after: float = 30.0
    answer_within: float = 15.0
    frame_limit: int = 16 * _MIB
    calls_limit: int = 10_000
    unsent_limit: int = 16 * _MIB
    subscriptions_limit: int = 10_000
    documents_limit: int = 10_000
    compression: bool = False
    drain_limit: float = 5.0
    clock: Clock | None = None
    transport: TransportOpener = open_transport
    audit: AuditChoice = None

    def __repr__(self) -> str:
        """Without what is secret in headers and the proxy's URL."""
        return f"Options({shown_options(self)})"

    __rich_repr__ = rich_repr

    @property
    def auditor(self) -> Auditor | None:
        """The audit, once the session has made one of what was chosen."""
        return self.audit if isinstance(self.audit, Auditor) else None

    def for_transport(
        self, endpoint: ServerUrl, opening_limit: float = inf
    ) -> TransportOptions:
        """The part of them that the transport acts upon.

        Args:
            endpoint: Where it goes.
            opening_limit: Seconds that opening may take, if that is less than a call.

        Raises:
            AddressError: The proxy's URL cannot be understood.
        """
        limit = 30.0 if self.time_limit is None else self.time_limit
        return TransportOptions(
            tls=self.tls,
            headers=self.headers,
            proxy=proxy_for(self.proxy, endpoint),
            frame_limit=self.frame_limit,
            open_limit=min(limit, opening_limit),
            close_limit=min(limit, _CLOSE_LIMIT),
            compression=self.compression,
        )


def options_of(**given: Unpack["ConnectOptions"]) -> Options:
    """Make the options of what somebody gave to ``connect``.

    Raises:
        OptionError: There is no such option; the message names the closest.
    """
    unknown = [name for name in given if name not in Options.__struct_fields__]
    if unknown:
        raise OptionError(_unknown(unknown[0]))
    return Options(**given)


def _unknown(name: str) -> str:
    """The error for an unknown option."""
    from difflib import get_close_matches  # noqa: PLC0415  # for an error only

    if re.search(_ABOUT_WHO, name):
        return (
            f"{name}=...: give credentials as the second argument: "
            "quickmeet.Password(user, password) or quickmeet.Token(token)"
        )
    near = get_close_matches(name, Options.__struct_fields__, n=1)
    hint = f": did you mean {near[0]}?" if near else ""
    return f"{name}=...: there is no such option{hint}"


class ConnectOptions(TypedDict, total=False):
    """The keyword arguments of ``connect``; `Options` explains each."""

    time_limit: float | None
    tls: ssl.SSLContext | None
    headers: Mapping[str, str]
    proxy: ProxyChoice
    allow_plaintext: bool
    wait_when_limited: float | None
    two_factor: TwoFactor | None
    server_version: str | None
    prefer: Literal["ddp", "rest"]
    strict: bool
    observer: Observer | None
    reconnect: Reconnect | None
    buffering: Buffering
    idle_after: float
    answer_within: float
    frame_limit: int
    calls_limit: int
    unsent_limit: int
    subscriptions_limit: int
    documents_limit: int
    compression: bool
    drain_limit: float
    clock: Clock | None
    transport: TransportOpener
    audit: AuditChoice
