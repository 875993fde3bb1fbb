# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
"""Typed client for the API.

Every name here is loaded when first asked for.
"""

from typing import TYPE_CHECKING, Final

from quickmeet_runtime.generator_api import lazy_exports, require_api

GENERATOR_API: Final = 6
"""What this package expects of its runtime."""
require_api(GENERATOR_API)

SERVER_VERSIONS: Final = ("3.x", "10.x")
"""Releases of the server that the schema says something about."""

if TYPE_CHECKING:
    __version__: str
    from quickmeet_runtime.auth.credentials import (
        AccessToken,
        Apple,
        Cas,
        Credentials,
        Crowd,
        Iframe,
        Ldap,
        OAuth,
        OneTimeToken,
        Password,
        Saml,
        Token,
    )
    from quickmeet_runtime.auth.token_store import TokenStore
    from quickmeet_runtime.concurrency.signals import run, stop_on_signals
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
    from quickmeet_runtime.files.download import Download
    from quickmeet_runtime.lifecycle.status import Closed, Lost, Opening, Ready, Status
    from quickmeet_runtime.model import ejson
    from quickmeet_runtime.model.decoding.mismatches import Deviation
    from quickmeet_runtime.model.gap import Gap
    from quickmeet_runtime.model.json_schema import json_schema
    from quickmeet_runtime.model.operations.operation import ListPage, Upload
    from quickmeet_runtime.model.payload import (
        UNSET,
        Raw,
        Timestamp,
        UnknownVariant,
        UnsetType,
    )
    from quickmeet_runtime.model.sealed import Sealed, SealedParts
    from quickmeet_runtime.observability.observer import Observer, Statistics
    from quickmeet_runtime.observability.otel import OpenTelemetry
    from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
    from quickmeet_runtime.options.options import Reconnect
    from quickmeet_runtime.session.clients.client import Connecting
    from quickmeet_runtime.session.clients.http_client import ConnectingByHttp
    from quickmeet_runtime.session.handlers.handler import Handler
    from quickmeet_runtime.session.handlers.registry import Handlers
    from quickmeet_runtime.streams.changes.account import ChangesMine
    from quickmeet_runtime.streams.changes.room import (
        Change,
        Changes,
        MessageDeleted,
        MessageSent,
        MessageUpdated,
    )
    from quickmeet_runtime.streams.cursor import Cursor
    from quickmeet_runtime.streams.documents.live import (
        DocumentAdded,
        DocumentChange,
        DocumentChanged,
        DocumentRemoved,
        LiveCollection,
    )
    from quickmeet_runtime.streams.mirror.mirror import RoomMirror
    from quickmeet_runtime.streams.mirror.mirrored_room import MirroredRoom
    from quickmeet_runtime.streams.paging.history import History
    from quickmeet_runtime.streams.paging.listing import Listing
    from quickmeet_runtime.streams.subscription import Subscription
    from quickmeet_runtime.transcripts.audit.live_audit import LiveAudit
    from quickmeet_runtime.transcripts.recordings.recorder import Recording
    from quickmeet_runtime.transcripts.validation.validator import Validator, Violation
    from quickmeet_runtime.webhooks.posting import post_webhook

    from . import errors, sync, types
    from .client import Client, HttpClient, connect, connect_http, open  # noqa: A004  # the package's own
    from .rooms import Rooms
    from .validation import validator
else:
    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Client": ".client",
            "HttpClient": ".client",
            "connect": ".client",
            "connect_http": ".client",
            "open": ".client",
            "validator": ".validation",
            "ejson": "quickmeet_runtime.model.ejson",
            "json_schema": "quickmeet_runtime.model.json_schema",
            "Change": "quickmeet_runtime.streams.changes.room",
            "Changes": "quickmeet_runtime.streams.changes.room",
            "MessageDeleted": "quickmeet_runtime.streams.changes.room",
            "MessageSent": "quickmeet_runtime.streams.changes.room",
            "MessageUpdated": "quickmeet_runtime.streams.changes.room",
            "ChangesMine": "quickmeet_runtime.streams.changes.account",
            "Connecting": "quickmeet_runtime.session.clients.client",
            "AccessToken": "quickmeet_runtime.auth.credentials",
            "Apple": "quickmeet_runtime.auth.credentials",
            "Cas": "quickmeet_runtime.auth.credentials",
            "Credentials": "quickmeet_runtime.auth.credentials",
            "Crowd": "quickmeet_runtime.auth.credentials",
            "Iframe": "quickmeet_runtime.auth.credentials",
            "Ldap": "quickmeet_runtime.auth.credentials",
            "OAuth": "quickmeet_runtime.auth.credentials",
            "OneTimeToken": "quickmeet_runtime.auth.credentials",
            "Password": "quickmeet_runtime.auth.credentials",
            "Saml": "quickmeet_runtime.auth.credentials",
            "Token": "quickmeet_runtime.auth.credentials",
            "Cursor": "quickmeet_runtime.streams.cursor",
            "AddressError": "quickmeet_runtime.errors",
            "CallInterruptedError": "quickmeet_runtime.errors",
            "CallTimeoutError": "quickmeet_runtime.errors",
            "ClosedError": "quickmeet_runtime.errors",
            "ConnectError": "quickmeet_runtime.errors",
            "ConnectionLostError": "quickmeet_runtime.errors",
            "FileError": "quickmeet_runtime.errors",
            "FileRefusedError": "quickmeet_runtime.errors",
            "InsecureError": "quickmeet_runtime.errors",
            "LimitReachedError": "quickmeet_runtime.errors",
            "LocalProtocolError": "quickmeet_runtime.errors",
            "LoginError": "quickmeet_runtime.errors",
            "MessageRefusedError": "quickmeet_runtime.errors",
            "MethodError": "quickmeet_runtime.errors",
            "MethodNotFoundError": "quickmeet_runtime.errors",
            "MethodRemovedError": "quickmeet_runtime.errors",
            "NoSuchRoomError": "quickmeet_runtime.errors",
            "OptionError": "quickmeet_runtime.errors",
            "PayloadError": "quickmeet_runtime.errors",
            "ProtocolError": "quickmeet_runtime.errors",
            "QuickmeetError": "quickmeet_runtime.errors",
            "RateLimitedError": "quickmeet_runtime.errors",
            "RefusedError": "quickmeet_runtime.errors",
            "RemoteProtocolError": "quickmeet_runtime.errors",
            "RemovedFromRoomError": "quickmeet_runtime.errors",
            "SlowConsumerError": "quickmeet_runtime.errors",
            "SubscriptionError": "quickmeet_runtime.errors",
            "TokenStoreError": "quickmeet_runtime.errors",
            "TransportClosedError": "quickmeet_runtime.errors",
            "TransportError": "quickmeet_runtime.errors",
            "TwoFactorRequiredError": "quickmeet_runtime.errors",
            "VersionRefusedError": "quickmeet_runtime.errors",
            "Download": "quickmeet_runtime.files.download",
            "Gap": "quickmeet_runtime.model.gap",
            "Handler": "quickmeet_runtime.session.handlers.handler",
            "Handlers": "quickmeet_runtime.session.handlers.registry",
            "History": "quickmeet_runtime.streams.paging.history",
            "Listing": "quickmeet_runtime.streams.paging.listing",
            "ListPage": "quickmeet_runtime.model.operations.operation",
            "Upload": "quickmeet_runtime.model.operations.operation",
            "ConnectingByHttp": "quickmeet_runtime.session.clients.http_client",
            "UNSET": "quickmeet_runtime.model.payload",
            "Raw": "quickmeet_runtime.model.payload",
            "Timestamp": "quickmeet_runtime.model.payload",
            "UnknownVariant": "quickmeet_runtime.model.payload",
            "UnsetType": "quickmeet_runtime.model.payload",
            "Observer": "quickmeet_runtime.observability.observer",
            "Statistics": "quickmeet_runtime.observability.observer",
            "OpenTelemetry": "quickmeet_runtime.observability.otel",
            "Reconnect": "quickmeet_runtime.options.options",
            "Buffering": "quickmeet_runtime.options.buffering",
            "SlowConsumer": "quickmeet_runtime.options.buffering",
            "Deviation": "quickmeet_runtime.model.decoding.mismatches",
            "LiveAudit": "quickmeet_runtime.transcripts.audit.live_audit",
            "Recording": "quickmeet_runtime.transcripts.recordings.recorder",
            "Sealed": "quickmeet_runtime.model.sealed",
            "SealedParts": "quickmeet_runtime.model.sealed",
            "run": "quickmeet_runtime.concurrency.signals",
            "stop_on_signals": "quickmeet_runtime.concurrency.signals",
            "Closed": "quickmeet_runtime.lifecycle.status",
            "Lost": "quickmeet_runtime.lifecycle.status",
            "Opening": "quickmeet_runtime.lifecycle.status",
            "Ready": "quickmeet_runtime.lifecycle.status",
            "Status": "quickmeet_runtime.lifecycle.status",
            "DocumentAdded": "quickmeet_runtime.streams.documents.live",
            "DocumentChange": "quickmeet_runtime.streams.documents.live",
            "DocumentChanged": "quickmeet_runtime.streams.documents.live",
            "DocumentRemoved": "quickmeet_runtime.streams.documents.live",
            "LiveCollection": "quickmeet_runtime.streams.documents.live",
            "RoomMirror": "quickmeet_runtime.streams.mirror.mirror",
            "MirroredRoom": "quickmeet_runtime.streams.mirror.mirrored_room",
            "Subscription": "quickmeet_runtime.streams.subscription",
            "TokenStore": "quickmeet_runtime.auth.token_store",
            "Validator": "quickmeet_runtime.transcripts.validation.validator",
            "Violation": "quickmeet_runtime.transcripts.validation.validator",
            "post_webhook": "quickmeet_runtime.webhooks.posting",
            "errors": ".errors",
            "sync": ".sync",
            "types": ".types",
            "Rooms": ".rooms",
        },
    )

__all__ = [
    "GENERATOR_API",
    "SERVER_VERSIONS",
    "UNSET",
    "AccessToken",
    "AddressError",
    "Apple",
    "Buffering",
    "CallInterruptedError",
    "CallTimeoutError",
    "Cas",
    "Change",
    "Changes",
    "ChangesMine",
    "Client",
    "Closed",
    "ClosedError",
    "ConnectError",
    "Connecting",
    "ConnectingByHttp",
    "ConnectionLostError",
    "Credentials",
    "Crowd",
    "Cursor",
    "Deviation",
    "DocumentAdded",
    "DocumentChange",
    "DocumentChanged",
    "DocumentRemoved",
    "Download",
    "FileError",
    "FileRefusedError",
    "Gap",
    "Handler",
    "Handlers",
    "History",
    "HttpClient",
    "Iframe",
    "InsecureError",
    "Ldap",
    "LimitReachedError",
    "ListPage",
    "Listing",
    "LiveAudit",
    "LiveCollection",
    "LocalProtocolError",
    "LoginError",
    "Lost",
    "MessageDeleted",
    "MessageRefusedError",
    "MessageSent",
    "MessageUpdated",
    "MethodError",
    "MethodNotFoundError",
    "MethodRemovedError",
    "MirroredRoom",
    "NoSuchRoomError",
    "OAuth",
    "Observer",
    "OneTimeToken",
    "OpenTelemetry",
    "Opening",
    "OptionError",
    "Password",
    "PayloadError",
    "ProtocolError",
    "QuickmeetError",
    "RateLimitedError",
    "Raw",
    "Ready",
    "Reconnect",
    "Recording",
    "RefusedError",
    "RemoteProtocolError",
    "RemovedFromRoomError",
    "RoomMirror",
    "Rooms",
    "Saml",
    "Sealed",
    "SealedParts",
    "SlowConsumer",
    "SlowConsumerError",
    "Statistics",
    "Status",
    "Subscription",
    "SubscriptionError",
    "Timestamp",
    "Token",
    "TokenStore",
    "TokenStoreError",
    "TransportClosedError",
    "TransportError",
    "TwoFactorRequiredError",
    "UnknownVariant",
    "UnsetType",
    "Upload",
    "Validator",
    "VersionRefusedError",
    "Violation",
    "connect",
    "connect_http",
    "ejson",
    "errors",
    "json_schema",
    "open",
    "post_webhook",
    "run",
    "stop_on_signals",
    "sync",
    "types",
    "validator",
]
