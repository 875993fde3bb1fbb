# SPDX-License-Identifier: MIT
"""The options of a session: their types, defaults and validation."""

import random
import re
import ssl
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping, Sequence
from itertools import compress
from math import inf
from operator import is_not
from types import NoneType
from typing import Final, Literal, TypedDict, Unpack, cast

from msgspec import Struct
from msgspec.structs import astuple

from ..calls.second_factor import TwoFactor
from ..concurrency.clock import Clock
from ..errors import LocalProtocolError, OptionError
from ..model.decoding.mismatches import Deviation
from ..observability.observer import Observer
from ..observability.shown import rich_repr, shown_options
from ..transport import Transport, TransportOptions, open_transport
from ..transport.url import ProxyChoice, ServerUrl, proxy_for
from .buffering import Buffering
from .values import (
    COUNT,
    FLAG,
    FUNCTION,
    NOT_NEGATIVE,
    SECONDS,
    WAIT,
    Kind,
    check,
    instance,
    one_of,
    or_none,
)

__all__ = [
    "AuditChoice",
    "Auditor",
    "ConnectOptions",
    "Options",
    "Reconnect",
    "TransportOpener",
    "check_limits",
    "check_options",
    "options_of",
]

TransportOpener = Callable[[ServerUrl, TransportOptions], Awaitable[Transport]]


class Auditor(ABC):
    """Sees what a session sends and receives; see ``quickmeet.LiveAudit``."""

    @abstractmethod
    def around(self, transport: Transport) -> Transport:
        """Wrap a transport so that its traffic is audited."""

    @abstractmethod
    def check_call(self, method: str, params: Sequence[object]) -> None:
        """Check a call before it is sent.

        Args:
            method: Wire name.
            params: Parameters in the order of the wire.

        Raises:
            LocalProtocolError: The call must not be sent.
        """


AuditChoice = Auditor | Callable[[Deviation], object] | bool | None

_MIB = 1024 * 1024
_CLOSE_LIMIT: Final = 5.0
"""Seconds that the closing handshake may take, if that is less than a call."""
_HEADER_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_HEADER_VALUE: Final = r"[\t\x20-\x7e\x80-\xff]*"
"""Of RFC 9110, 5.1 and 5.5."""
_ABOUT_WHO: Final = "user|pass|token|auth|login|credential"


class Reconnect(Struct, frozen=True, kw_only=True):
    """How to reconnect after a connection was lost.

    Attempts are delayed by a random time between zero and ``first``,
    ``first * factor``, ``first * factor**2`` and so on, at most ``longest``, so that
    the clients of a server do not return all at once. For the first minutes the delay
    is at most ``longest_early``, so that a client is back within seconds after the
    server restarted.

    Attributes:
        attempts: Attempts in a row before the session gives up; None for no limit.
        first: Maximum of the first delay, in seconds.
        longest: Maximum of any delay, in seconds.
        longest_early: Maximum of any delay during ``early_for``, in seconds.
        early_for: Seconds of waiting after a loss in which the server is likely to
            be back soon.
        factor: Growth of the maximum with each attempt.
        healthy_after: Seconds after which a connection counts as good, so that
            the backoff starts again from ``first`` after the next loss.
        jitter: Returns the fraction of the maximum to wait, 0 to 1; for tests.
    """

    attempts: int | None = None
    first: float = 1.0
    longest: float = 60.0
    longest_early: float = 10.0
    early_for: float = 300.0
    factor: float = 2.0
    healthy_after: float = 60.0
    jitter: Callable[[], float] = random.random

    def __post_init__(self) -> None:
        """Validate the options.

        Raises:
            OptionError: A value is not a number, or not above 0.
        """
        waits = ("first", "longest", "longest_early", "early_for", "healthy_after")
        for name in waits:
            check(name, getattr(self, name), WAIT)
        check("factor", self.factor, NOT_NEGATIVE)
        check("attempts", self.attempts, or_none(COUNT))
        check("jitter", self.jitter, FUNCTION)


class Options(Struct, frozen=True, kw_only=True):
    """The options of a session, with their defaults.

    Attributes:
        time_limit: Seconds that a call, a subscription or a connection may take
            to be answered; None for no limit. For a call they cover everything it
            needs: lookups, a second factor and the function that gives it, a
            fallback, repetitions. `anyio.fail_after` works as well.
        tls: Context for ``wss://``, for a private authority or a client
            certificate; the system's trust store when None.
        headers: Headers of all requests, cookies and the WebSocket upgrade included.
        proxy: URL of a proxy, ``http://`` or ``socks5://``, for WebSocket and REST;
            ``"environment"`` to read ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY``
            and ``NO_PROXY``; None to connect directly, ignoring these variables.
        allow_plaintext: Whether credentials may go over plain ``ws://`` to
            another machine.
        wait_when_limited: Seconds that a call may wait in total when the server's
            rate limit refuses it; it is then sent again, if the server had not
            begun it or repeating it is safe. This is on top of ``time_limit``.
            None to raise `RateLimitedError` at once.
        two_factor: Function that returns the code of a second factor, when a login or a
            method requires one.
        server_version: The server's version, such as ``6.5.3``; by default it is
            requested from the server when it is needed.
        prefer: How to send a call that both DDP and REST can carry: ``ddp`` uses DDP
            unless the server lacks the method, ``rest`` uses REST.
        strict: Whether iteration raises events that do not match the schema, instead
            of reporting and skipping them.
        observer: Object whose hooks are called on what the session does.
        reconnect: How to reconnect after a lost connection; None to end the session.
            The first connection is attempted once: if it fails, an error is raised.
        buffering: How much a subscription may buffer for a slow consumer.
        idle_after: Seconds of silence after which the client pings the server.
        answer_within: Seconds that the server then has to send anything.
        frame_limit: Maximum size of a frame, in bytes.
        calls_limit: Maximum number of calls that wait for answers; one more raises
            `LimitReachedError`.
        unsent_limit: Bytes that may wait for the server to read them; beyond that, a
            call raises `LimitReachedError`. One call fits whatever its size.
        subscriptions_limit: Maximum number of events followed at a time, and of
            subscribers of each; one more raises `LimitReachedError`.
        documents_limit: Maximum number of documents in `ClientBase.collections`;
            further ones are dropped and counted.
        compression: Whether to offer permessage-deflate, which is slower and saves
            bytes.
        drain_limit: Seconds to wait for calls in flight when the session closes.
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
        """Show the options without the secrets of headers and the proxy's URL."""
        return f"Options({shown_options(self)})"

    __rich_repr__ = rich_repr

    @property
    def auditor(self) -> Auditor | None:
        """The auditor, once the session has made it from ``audit``."""
        return self.audit if isinstance(self.audit, Auditor) else None

    def for_transport(
        self, endpoint: ServerUrl, opening_limit: float = inf
    ) -> TransportOptions:
        """Return the options of the transport.

        Args:
            endpoint: The server's address.
            opening_limit: Seconds that opening may take, if that is less than a call.

        Raises:
            AddressError: The proxy's URL cannot be parsed.
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
    """Make the options from the keyword arguments of ``connect``.

    Raises:
        OptionError: There is no such option; the message names the closest.
    """
    unknown = [name for name in given if name not in Options.__struct_fields__]
    if unknown:
        raise OptionError(_unknown(unknown[0]))
    return Options(**given)


def _unknown(name: str) -> str:
    """Make the message for an unknown option."""
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


def _are_headers(value: object) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(part, str)
        for pair in cast("Mapping[object, object]", value).items()
        for part in pair
    )


def _is_audit(value: object) -> bool:
    return value is None or isinstance(value, bool | Auditor) or callable(value)


_KINDS: Final[Mapping[str, Kind]] = {
    "time_limit": or_none(SECONDS, "None for no limit"),
    "tls": instance("an ssl.SSLContext or None", ssl.SSLContext, NoneType),
    "headers": Kind(_are_headers, "a mapping of texts to texts"),
    "proxy": instance('the URL of a proxy, "environment" or None', str, NoneType),
    "allow_plaintext": FLAG,
    "wait_when_limited": or_none(WAIT),
    "two_factor": or_none(FUNCTION),
    "server_version": instance('a version such as "6.5.3", or None', str, NoneType),
    "prefer": one_of("ddp", "rest"),
    "strict": FLAG,
    "observer": instance("a quickmeet.Observer or None", Observer, NoneType),
    "reconnect": instance(
        "a quickmeet.Reconnect, or None to stay disconnected", Reconnect, NoneType
    ),
    "buffering": instance("a quickmeet.Buffering", Buffering),
    "idle_after": SECONDS,
    "answer_within": SECONDS,
    "frame_limit": COUNT,
    "calls_limit": COUNT,
    "unsent_limit": COUNT,
    "subscriptions_limit": COUNT,
    "documents_limit": Kind(lambda value: value == 0 or COUNT.fits(value), COUNT.words),
    "compression": FLAG,
    "drain_limit": WAIT,
    "audit": Kind(_is_audit, "a function, a quickmeet.LiveAudit, True or None"),
    "transport": Kind(callable, "a function that opens a transport"),
}
_SECRET: Final = frozenset({"headers", "proxy", "two_factor"})


_NAMES: Final = Options.__struct_fields__
_DEFAULTS: Final = astuple(Options())


def check_options(options: Options) -> None:
    """Validate the types of options, and the headers.

    Args:
        options: The options; those that are still the defaults are not checked.

    Raises:
        OptionError: An option has an invalid value; the message names both.
        LocalProtocolError: A header has characters that are not allowed in one.
    """
    values = astuple(options)
    named = zip(_NAMES, values, strict=True)
    for name, value in compress(named, map(is_not, values, _DEFAULTS)):
        if name in _KINDS:
            _check(name, value)
    for header, text in options.headers.items():
        is_name = re.fullmatch(_HEADER_NAME, header)
        if not is_name or not re.fullmatch(_HEADER_VALUE, text):
            raise LocalProtocolError(f"the header {header!r} cannot be sent")


def check_limits(limits: object) -> None:
    """Validate the limits of calls.

    Args:
        limits: The `CallLimits`.

    Raises:
        OptionError: A limit is not a valid number of seconds.
    """
    for name in ("time_limit", "wait_when_limited"):
        _check(name, getattr(limits, name))


def _check(name: str, value: object) -> None:
    check(name, value, _KINDS[name], is_secret=name in _SECRET)
