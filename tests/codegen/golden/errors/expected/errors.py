# Generated from schema/errors.yaml. Do not edit: run `quickmeet generate`.
"""Every error that a server is known to answer with, and the tree they grow on.

A code that is not here raises `MethodError` itself.
"""

from quickmeet_runtime.errors import (
    AddressError,
    CallInterruptedError,
    CallTimeoutError,
    ClosedError,
    ConnectError,
    ConnectionLostError,
    FileError,
    FileRefusedError,
    InsecureError,
    LimitReachedError,
    LocalProtocolError,
    LoginError,
    MessageRefusedError,
    MethodError,
    MethodNotFoundError,
    MethodRemovedError,
    NoSuchRoomError,
    OptionError,
    PayloadError,
    ProtocolError,
    QuickmeetError,
    RateLimitedError,
    RefusedError,
    RemoteProtocolError,
    RemovedFromRoomError,
    SlowConsumerError,
    SubscriptionError,
    TokenStoreError,
    TransportClosedError,
    TransportError,
    TwoFactorRequiredError,
    VersionRefusedError,
)

__all__ = [
    "AddressError",
    "CallInterruptedError",
    "CallTimeoutError",
    "ClosedError",
    "ConnectError",
    "ConnectionLostError",
    "FileError",
    "FileRefusedError",
    "ForbiddenError",
    "InsecureError",
    "LimitReachedError",
    "LocalProtocolError",
    "LoginError",
    "MessageRefusedError",
    "MethodError",
    "MethodNotFoundError",
    "MethodRemovedError",
    "NoSuchRoomError",
    "OptionError",
    "PayloadError",
    "ProtocolError",
    "QuickmeetError",
    "RateLimitedError",
    "RefusedError",
    "RemoteProtocolError",
    "RemovedFromRoomError",
    "RoomNotFoundError",
    "SlowConsumerError",
    "SubscriptionError",
    "TokenStoreError",
    "TransportClosedError",
    "TransportError",
    "TwoFactorRequiredError",
    "VersionRefusedError",
]


class ForbiddenError(MethodError):
    """The user may not do this."""

    code = 403


class RoomNotFoundError(MethodError):
    """There is no such room.

    Rooms that the user may not see are not found either.
    """

    code = "error-invalid-room"
