# Generated from schema/errors.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
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
    "InsecureError",
    "LimitReachedError",
    "LocalProtocolError",
    "LoginError",
    "MessageRefusedError",
    "MethodError",
    "MethodNotFoundError",
    "MethodRemovedError",
    "NoSuchListError",
    "NoSuchRoomError",
    "NoSuchTaskError",
    "NotYoursError",
    "OptionError",
    "PayloadError",
    "ProtocolError",
    "QuickmeetError",
    "RateLimitedError",
    "RefusedError",
    "RemoteProtocolError",
    "RemovedFromRoomError",
    "SlowConsumerError",
    "SubscriptionError",
    "TokenStoreError",
    "TransportClosedError",
    "TransportError",
    "TwoFactorRequiredError",
    "VersionRefusedError",
]


class NoSuchListError(MethodError):
    """There is no such list."""

    code = "no-such-list"


class NoSuchTaskError(MethodError):
    """There is no such task."""

    code = "no-such-task"


class NotYoursError(MethodError):
    """The list belongs to somebody else."""

    code = 403
