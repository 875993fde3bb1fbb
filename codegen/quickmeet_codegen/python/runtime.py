# SPDX-License-Identifier: MIT
"""What generated code uses of the runtime: exports, imports and derived properties."""

from typing import Final

from msgspec import Struct

from .naming import RUNTIME_ERRORS

__all__ = [
    "CLIENT_IMPORTS",
    "FIXED_EXPORTS",
    "FIXED_NAMES",
    "GROUP_IMPORTS",
    "LAZY_IMPORTS",
    "MAKERS",
    "RESERVED_GROUPS",
    "RUNTIME",
    "SERVER_IMPORTS",
    "SYNC_CLIENT_IMPORTS",
    "SYNC_EXPORTS",
    "SYNC_GROUP_IMPORTS",
    "Maker",
]

RUNTIME: Final = "quickmeet_runtime"
"""Import name of the package that generated code is based on."""

FIXED_EXPORTS: Final = {
    ".client": ("Client", "HttpClient", "connect", "connect_http", "open"),
    ".validation": ("validator",),
    f"{RUNTIME}.model": ("ejson",),
    f"{RUNTIME}.model.json_schema": ("json_schema",),
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
    f"{RUNTIME}.session.handlers.handler": ("Handler",),
    f"{RUNTIME}.session.handlers.registry": ("Handlers",),
    f"{RUNTIME}.streams.paging.history": ("History",),
    f"{RUNTIME}.streams.paging.listing": ("Listing",),
    f"{RUNTIME}.model.operations.operation": ("ListPage", "Upload"),
    f"{RUNTIME}.session.clients.http_client": ("ConnectingByHttp",),
    f"{RUNTIME}.model.payload": (
        "UNSET", "Raw", "Timestamp", "UnknownVariant", "UnsetType",
    ),
    f"{RUNTIME}.observability.observer": ("Observer", "Statistics"),
    f"{RUNTIME}.observability.otel": ("OpenTelemetry",),
    f"{RUNTIME}.options.options": ("Reconnect",),
    f"{RUNTIME}.options.buffering": ("Buffering", "SlowConsumer"),
    f"{RUNTIME}.model.decoding.mismatches": ("Deviation",),
    f"{RUNTIME}.transcripts.audit.live_audit": ("LiveAudit",),
    f"{RUNTIME}.transcripts.recordings.recorder": ("Recording",),
    f"{RUNTIME}.model.sealed": ("Sealed", "SealedParts"),
    f"{RUNTIME}.concurrency.signals": ("run", "stop_on_signals"),
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
    f"{RUNTIME}.blocking.runner": ("time_limit",),
}  # fmt: skip
"""The exports of its blocking part."""

FIXED_NAMES: Final = frozenset(
    name for names in FIXED_EXPORTS.values() for name in names
)
"""Exports independent of the schema; classes of the schema cannot have these names."""

LAZY_IMPORTS: Final = {
    "typing": ("TYPE_CHECKING",),
    f"{RUNTIME}.lazy": ("lazy_exports",),
}
"""Imports of a package whose names are loaded on access."""

_OPERATIONS: Final = f"{RUNTIME}.model.operations"
_ANY_GROUP: Final = {
    "pathlib": ("Path",),
    "typing": ("TYPE_CHECKING", "Final", "Literal", "TypeAlias", "overload"),
    f"{RUNTIME}.deprecation": ("deprecated", "former_arguments", "former_names"),
    f"{RUNTIME}.files.link": ("FileLike",),
    f"{RUNTIME}.files.progress": ("OnProgress",),
    f"{RUNTIME}.files.source": ("FileSource",),
    f"{RUNTIME}.model.payload": ("UNSET", "Raw", "Timestamp", "UnsetType"),
    f"{_OPERATIONS}.operation": ("Upload",),
    f"{RUNTIME}.session.group": ("client_id", "stream_argument", "stream_option"),
    f"{RUNTIME}.streams.cursor": ("Cursor",),
}

GROUP_IMPORTS: Final = {
    **_ANY_GROUP,
    RUNTIME: ("streams",),
    f"{RUNTIME}.files.download": ("Download",),
    f"{_OPERATIONS}.operation": ("Endpoint", "ListPage", "Method", "Upload"),
    f"{_OPERATIONS}.publication": ("Publication", "Stream"),
    f"{_OPERATIONS}.replacement": ("AllPages", "Lookup", "Pick", "RestCall"),
    f"{_OPERATIONS}.versions": ("Versions",),
    f"{RUNTIME}.session.group": (
        "Group", "client_id", "stream_argument", "stream_option",
    ),
    f"{RUNTIME}.streams.paging.history": ("MomentPages", "Pages"),
}  # fmt: skip
"""Imports that the module of a group may need; ruff removes unused ones."""

SYNC_GROUP_IMPORTS: Final = {
    **_ANY_GROUP,
    RUNTIME: ("blocking as streams",),
    f"{RUNTIME}.blocking.files": ("Download",),
    f"{RUNTIME}.blocking.session": ("BlockingGroup",),
}
"""The same for its blocking part."""

_ANY_CLIENT: Final = {
    "functools": ("cached_property",),
    "typing": ("TYPE_CHECKING",),
    f"{RUNTIME}.deprecation": ("deprecated",),
    f"{_OPERATIONS}.operation": ("RoomLookups", "room_lookups"),
}

CLIENT_IMPORTS: Final = {
    **_ANY_CLIENT,
    f"{RUNTIME}.session.clients.client": ("ClientBase",),
    f"{RUNTIME}.session.clients.http_client": ("HttpClientBase",),
    f"{RUNTIME}.session.group": ("GroupsBase",),
}
"""Imports that the module of clients may need."""

SYNC_CLIENT_IMPORTS: Final = {
    **_ANY_CLIENT,
    f"{RUNTIME}.blocking.client": ("BlockingClientBase",),
    f"{RUNTIME}.blocking.http_client": ("BlockingHttpClientBase",),
    f"{RUNTIME}.blocking.session": ("BlockingGroupsBase",),
}
"""The same for its blocking part."""

SERVER_IMPORTS: Final = {
    "typing": ("Literal", "Protocol"),
    f"{RUNTIME}.model.payload": ("UNSET", "Raw", "Timestamp", "UnsetType"),
    f"{_OPERATIONS}.operation": ("ListPage", "Upload"),
    f"{_OPERATIONS}.handler": (
        "Answer", "ContextT", "ContextT_contra", "MethodHandler", "Publisher",
        "Publishing",
    ),
    f"{_OPERATIONS}.handler_parts": ("Key", "Param", "Skip", "Spread"),
}  # fmt: skip
"""Imports that a module for servers may need."""

RESERVED_GROUPS: Final = {"Groups"}.union(
    name
    for imports in (
        *(GROUP_IMPORTS, SYNC_GROUP_IMPORTS, SERVER_IMPORTS),
        *(CLIENT_IMPORTS, SYNC_CLIENT_IMPORTS),
    )
    for names in imports.values()
    for name in names
    if name[0].isupper() and name.isalpha()
)
"""Classes in the modules of groups and clients, whose names no group may have."""


class Maker(Struct, frozen=True):
    """A function of the runtime that derives a value from an object."""

    hint: str
    """The annotation of the property."""
    needs: tuple[str, ...]
    """Python names of the fields that the object must have."""


MAKERS: Final = {
    "sealed_content": Maker(
        "Sealed", ("algorithm", "ciphertext", "initialization_vector", "key_id")
    ),
    "sealed_message": Maker("Sealed | None", ("kind", "text", "encrypted_content")),
}
"""Properties made of the fields of a type, by the runtime's functions; a schema names
one and never says how it is made (``x-derived``)."""
