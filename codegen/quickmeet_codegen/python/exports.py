# SPDX-License-Identifier: MIT
"""The exports of every generated package, whatever its schema."""

from typing import Final

from .naming import RUNTIME_ERRORS

__all__ = ["FIXED_EXPORTS", "FIXED_NAMES", "RUNTIME", "SYNC_EXPORTS"]

RUNTIME: Final = "quickmeet_runtime"
"""Import name of the package that generated code stands on."""

FIXED_EXPORTS: Final = {
    ".client": ("Client", "HttpClient", "connect", "connect_http", "open"),
    ".validation": ("validator",),
    f"{RUNTIME}.model": ("ejson",),
    f"{RUNTIME}.model.interop.json_schema": ("json_schema",),
    f"{RUNTIME}.streams.changes.room": (
        "Change", "Changes", "MessageDeleted", "MessageSent", "MessageUpdated",
    ),
    f"{RUNTIME}.streams.changes.account": ("ChangesMine",),
    f"{RUNTIME}.session.clients.client": ("Connecting",),
    f"{RUNTIME}.auth.credentials": (
        "AccessToken", "Apple", "Cas", "Credentials", "Crowd", "Iframe", "Ldap",
        "OAuth", "OneTimeToken", "Password", "Saml", "Token",
    ),
    f"{RUNTIME}.streams.cursor": ("Cursor",),
    f"{RUNTIME}.errors": RUNTIME_ERRORS,
    f"{RUNTIME}.files.download": ("Download",),
    f"{RUNTIME}.model.gap": ("Gap",),
    f"{RUNTIME}.session.clients.running": ("run",),
    f"{RUNTIME}.session.handlers.handler": ("Handler",),
    f"{RUNTIME}.session.handlers.registry": ("Handlers",),
    f"{RUNTIME}.streams.paging.history": ("History",),
    f"{RUNTIME}.streams.paging.listing": ("Listing",),
    f"{RUNTIME}.model.operations.endpoint": ("ListPage",),
    f"{RUNTIME}.model.operations.upload": ("Upload",),
    f"{RUNTIME}.session.clients.http_client": ("ConnectingByHttp",),
    f"{RUNTIME}.model.payload": (
        "UNSET", "Raw", "Timestamp", "UnknownVariant", "UnsetType",
    ),
    f"{RUNTIME}.observability.observer": ("Observer",),
    f"{RUNTIME}.observability.otel": ("OpenTelemetry",),
    f"{RUNTIME}.options.reconnect": ("Reconnect",),
    f"{RUNTIME}.options.buffering": ("Buffering", "SlowConsumer"),
    f"{RUNTIME}.model.decoding.deviation": ("Deviation",),
    f"{RUNTIME}.transcripts.audit.live_audit": ("LiveAudit",),
    f"{RUNTIME}.transcripts.recordings.recorder": ("Recording",),
    f"{RUNTIME}.model.sealed": ("Sealed", "SealedParts"),
    f"{RUNTIME}.concurrency.signals": ("stop_on_signals",),
    f"{RUNTIME}.observability.statistics": ("Statistics",),
    f"{RUNTIME}.lifecycle.status": ("Closed", "Lost", "Opening", "Ready", "Status"),
    f"{RUNTIME}.streams.documents.live": (
        "DocumentAdded", "DocumentChange", "DocumentChanged", "DocumentRemoved",
        "LiveCollection",
    ),
    f"{RUNTIME}.streams.mirror.mirror": ("RoomMirror",),
    f"{RUNTIME}.streams.mirror.mirrored_room": ("MirroredRoom",),
    f"{RUNTIME}.streams.subscription": ("Subscription",),
    f"{RUNTIME}.auth.token_store": ("TokenStore",),
    f"{RUNTIME}.transcripts.validation.validator": ("Validator", "Violation"),
    f"{RUNTIME}.webhooks.posting": ("post_webhook",),
}  # fmt: skip
"""The exports of every generated package, by the module that defines them."""

SYNC_EXPORTS: Final = {
    ".client": ("Client", "HttpClient", "connect", "connect_http"),
    f"{RUNTIME}.blocking.iteration": (
        "Changes", "ChangesMine", "History", "Listing", "LiveCollection",
        "StatusChanges", "Subscription",
    ),
    f"{RUNTIME}.blocking.mirror": ("RoomMirror",),
    f"{RUNTIME}.blocking.client": ("Connecting",),
    f"{RUNTIME}.blocking.http_client": ("ConnectingByHttp",),
    f"{RUNTIME}.blocking.handlers": ("Handler", "Handlers"),
    f"{RUNTIME}.blocking.deadline": ("time_limit",),
}  # fmt: skip
"""The exports of its blocking part."""

FIXED_NAMES: Final = frozenset(
    name for names in FIXED_EXPORTS.values() for name in names
)
"""Exports whatever the schema; classes of the schema cannot have these names."""
