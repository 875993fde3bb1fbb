# SPDX-License-Identifier: MIT
"""All errors, as one tree.

::

    QuickmeetError
    ├── ConnectError             could not become a session
    │   ├── AddressError           the URL cannot be parsed
    │   ├── OptionError            an invalid option
    │   ├── TransportError         DNS, refused, TLS, HTTP status instead of the upgrade
    │   ├── InsecureError          a credential over plain ws:// to another machine
    │   ├── VersionRefusedError    the server answered `failed`
    │   ├── TokenStoreError        the file of a login token is unusable or unsafe
    │   └── LoginError             refused credentials
    │       └── TwoFactorRequiredError
    ├── ConnectionLostError      the session ended and will not come back
    │   ├── ClosedError            ... because we closed it
    │   ├── TransportClosedError   ... because the WebSocket was closed: code, reason
    │   └── CallInterruptedError   sent, not answered: the outcome is unknown
    ├── CallTimeoutError         also a TimeoutError
    ├── ProtocolError            never raised itself
    │   ├── LocalProtocolError     our mistake
    │   └── RemoteProtocolError    theirs
    ├── LimitReachedError        a limit of the session; nothing was sent
    ├── FileError                a local file cannot be read or written, or changed
    ├── FileRefusedError         the server accepts no such file; nothing was sent
    ├── PayloadError             a payload that does not match the schema
    ├── SubscriptionError        `nosub` with an error
    │   ├── RemovedFromRoomError   the user is not in the room any more
    │   └── SlowConsumerError      the buffer is full and the policy is to fail
    └── MethodError              the server refused a call; one subclass per known code
        ├── RateLimitedError
        ├── MethodNotFoundError
        ├── NoSuchRoomError        no such room, or the user may not see it
        ├── RefusedError           the server refused without an error code
        │   └── MessageRefusedError  the server answered and stored nothing
        └── MethodRemovedError     this server lacks the method and its replacement
"""

import math
from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar, TypeVar, cast

E = TypeVar("E", bound=BaseException)


def _rebuilt(class_: type[E], args: tuple[object, ...]) -> E:
    """Make an empty copy of an error; its attributes are restored as state."""
    return class_.__new__(class_, *args)


class QuickmeetError(Exception):
    """Base of all errors that quickmeet raises.

    All of them can be pickled and copied, with their attributes.
    """

    def __reduce__(
        self,
    ) -> tuple[
        Callable[..., BaseException],
        tuple[type[BaseException], tuple[object, ...]],
        dict[str, object],
    ]:
        """Copy without calling ``__init__``, whose parameters differ."""
        return _rebuilt, (type(self), self.args), self.__dict__


class ConnectError(QuickmeetError):
    """The session could not be opened."""


class TransportError(ConnectError):
    """The server could not be reached, or did not speak WebSocket.

    Attributes:
        status: HTTP status that came instead of the upgrade, if one came.
    """

    def __init__(self, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class InsecureError(ConnectError):
    """A credential would have gone over plain ``ws://`` to another machine."""


class VersionRefusedError(ConnectError):
    """The server speaks no version of DDP that we speak.

    Attributes:
        version: The version that the server proposed in ``failed``.
    """

    def __init__(self, message: str, *, version: str) -> None:
        super().__init__(message)
        self.version = version


class TokenStoreError(ConnectError):
    """The file of a login token is unusable, or others can read it."""


class LoginError(ConnectError):
    """The server refused the credentials.

    Attributes:
        error: The server's code: a number such as 403, or a string.
        reason: The server's words, if it gave any.
    """

    def __init__(
        self, message: str, *, error: str | int, reason: str | None = None
    ) -> None:
        super().__init__(message)
        self.error = error
        self.reason = reason


class TwoFactorRequiredError(LoginError):
    """The account requires a second factor, and none was given.

    Attributes:
        kind: What the server asks for: ``totp``, ``email`` or ``password``.
    """

    def __init__(
        self,
        message: str,
        *,
        error: str | int,
        reason: str | None = None,
        kind: str = "totp",
    ) -> None:
        super().__init__(message, error=error, reason=reason)
        self.kind = kind


class ConnectionLostError(QuickmeetError):
    """The session ended and will not come back."""


class ClosedError(ConnectionLostError):
    """The session was closed by this program and cannot be used any more."""


class CallInterruptedError(ConnectionLostError):
    """A call was sent, and the connection was lost before the answer.

    Whether the server carried it out is unknown.
    """


class CallTimeoutError(QuickmeetError, TimeoutError):
    """No answer came within the time limit of the session."""


class ProtocolError(QuickmeetError):
    """A violation of DDP; always one of its two subclasses."""


class LocalProtocolError(ProtocolError):
    """The client was used in a way that its state does not allow."""


class RemoteProtocolError(ProtocolError):
    """The server sent what DDP does not allow."""


class LimitReachedError(QuickmeetError):
    """A limit of the session is reached: of calls, bytes or subscriptions.

    Nothing was sent. The usual cause is a leak: subscriptions that are never closed,
    calls made faster than they are answered, or a server that does not read.
    """


class FileError(QuickmeetError):
    """A local file cannot be read or written, or changed during the transfer."""


class FileRefusedError(QuickmeetError):
    """The server does not accept files of this size or type.

    Nothing was posted.
    """


class PayloadError(QuickmeetError):
    """A payload does not match the schema.

    Attributes:
        name: Wire name of the method or stream.
        path: JSON path of what is wrong, such as ``$.u._id``.
        payload: The raw JSON as it arrived.
        is_partial: Whether the rest of the payload was decoded: what does not match
            reads as UNSET, or is left out of its list. Such errors are reported to
            log, observer and statistics; they are never raised.
    """

    def __init__(
        self,
        message: str,
        *,
        name: str,
        path: str,
        payload: bytes,
        is_partial: bool = False,
    ) -> None:
        super().__init__(message)
        self.name = name
        self.path = path
        self.payload = payload
        self.is_partial = is_partial


class SubscriptionError(QuickmeetError):
    """The server refused or ended a subscription with an error.

    Attributes:
        error: The server's code.
        reason: The server's words, if it gave any.
    """

    def __init__(
        self, message: str, *, error: str | int = "", reason: str | None = None
    ) -> None:
        super().__init__(message)
        self.error = error
        self.reason = reason


class RemovedFromRoomError(SubscriptionError):
    """The user was removed from the room and may no longer follow it."""


class SlowConsumerError(SubscriptionError):
    """Events came faster than they were taken, and the policy is to fail."""


class MethodError(QuickmeetError):
    """The server refused a call.

    Known codes have subclasses in ``quickmeet.errors``; an unknown code raises
    this class itself.

    Attributes:
        method: Wire name of the method.
        error: The server's code: a number such as 404, or a string.
        reason: The server's words, else those of the schema, if there are any.
        details: Whatever the server added, as plain JSON values.
    """

    code: ClassVar[str | int | None] = None

    def __init__(
        self,
        method: str,
        error: str | int,
        reason: str | None = None,
        details: object = None,
    ) -> None:
        code = "" if error == "" else f"[{error}]"
        said = " ".join(part for part in (reason, code) if part)
        super().__init__(f"{method}: {said or 'refused'}")
        self.method = method
        self.error = error
        self.reason = reason
        self.details = details


class RateLimitedError(MethodError):
    """Too many calls; the server says when to try again.

    Servers count twice: before a method or endpoint runs, and inside of some.

    Attributes:
        retry_after: Seconds until the server takes calls again.
        nothing_was_done: Whether the call was refused before anything of it ran.
    """

    code = "too-many-requests"
    inner_code: ClassVar[str] = "error-too-many-requests"
    """The code of a limit inside a method, which may have done part of its work."""

    @property
    def retry_after(self) -> float:
        """Seconds to wait, from ``details.timeToReset`` (ms) or its words; else 0.0."""
        found = self.details
        known = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        words = (self.reason or "").partition("wait ")[2].partition(" second")[0]
        for said, unit in ((known.get("timeToReset"), 1000), (words, 1)):
            with suppress(TypeError, ValueError, OverflowError):
                if 0 < (seconds := float(said) / unit) < math.inf:  # type: ignore[arg-type]  # it may be anything
                    return seconds
        return 0.0

    @property
    def nothing_was_done(self) -> bool:
        """Whether the code is ``too-many-requests``: that limit is checked first."""
        return self.error == self.code


class MethodNotFoundError(MethodError):
    """The server has no such method (it answered 404)."""

    code = 404


class NoSuchRoomError(MethodError):
    """There is no such room, or the user may not see it.

    Also raised when a room given by name, such as ``#general`` or ``@alice``,
    cannot be found; nothing is sent to it then.
    """

    code: ClassVar[str | int | None] = "error-room-not-found"


class RefusedError(MethodError):
    """The server refused without an error code, by ``false`` or an empty answer."""

    stored_nothing: ClassVar[str] = "the server stored nothing"
    """The message for an answer without a result."""


class MessageRefusedError(RefusedError):
    """The server answered, but stored no message.

    Sending to an unknown, read-only or archived room, or more text than the server
    allows, is not an error on the wire: the result is empty.
    """

    stored_nothing = (
        "the server stored nothing and gave no reason: there is no such room (give "
        "its id, or '#name', or '@user'), you may not write there, the text is too "
        "long, or a message already has this id"
    )


class MethodRemovedError(MethodError):
    """The server no longer has this method, nor a replacement.

    When its version says so, nothing was sent.

    Attributes:
        release: First release without it, if it was removed.
        server_version: Version of the server, as far as it is known.
        replacement: What the release notes offer instead, if anything.
        since: First release with it, as far as that is known.
    """

    def __init__(
        self,
        method: str,
        *,
        release: str | None = None,
        server_version: str | None = None,
        replacement: str | None = None,
        since: str | None = None,
    ) -> None:
        lacks = "this server lacks it"
        if server_version is not None:
            lacks = f"this server ({server_version}) lacks it"
        said = lacks if release is None else f"removed in {release}; {lacks}"
        if replacement is not None:
            said += f"; the release notes offer {replacement} instead"
        elif since is not None and release is None:
            said += f"; it came with {since}"
        super().__init__(method, "method-removed", said)
        self.release = release
        self.server_version = server_version
        self.replacement = replacement
        self.since = since


class TransportClosedError(ConnectionLostError):
    """The WebSocket was closed.

    Attributes:
        code: The closing code; 1006 when the connection was lost without one.
        reason: The reason that came with it, possibly empty.
    """

    def __init__(self, message: str, *, code: int, reason: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason


class AddressError(ConnectError, ValueError):
    """The server's address cannot be parsed; the message says why."""


class OptionError(ConnectError, TypeError, ValueError):
    """An option or an argument of ``connect`` is invalid."""
