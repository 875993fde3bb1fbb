# SPDX-License-Identifier: MIT
"""What the generated package offers at its top, and which module has it."""

from collections.abc import Iterator

from msgspec import Struct

from .ir import Schema
from .naming import RUNTIME_ERRORS

__all__ = ["FIXED_NAMES", "Export", "package_exports"]

_RUNTIME = "quickmeet_runtime"
_FIXED = {
    ".client": ("Client", "HttpClient", "connect", "connect_http"),
    ".validation": ("validator",),
    f"{_RUNTIME}.model": ("ejson",),
    f"{_RUNTIME}.streams.changes": (
        "Changes", "MessageDeleted", "MessageSent", "MessageUpdated",
    ),
    f"{_RUNTIME}.session.client": ("Connecting",),
    f"{_RUNTIME}.auth.credentials": (
        "AccessToken", "Apple", "Cas", "Credentials", "Crowd", "Iframe", "Ldap",
        "OAuth", "OneTimeToken", "Password", "Saml", "Token",
    ),
    f"{_RUNTIME}.streams.recovery.cursor": ("Cursor",),
    f"{_RUNTIME}.errors": RUNTIME_ERRORS,
    f"{_RUNTIME}.streams.recovery.gap": ("Gap",),
    f"{_RUNTIME}.session.handlers": ("Handler", "Handlers"),
    f"{_RUNTIME}.streams.history": ("History",),
    f"{_RUNTIME}.session.http_client": ("ConnectingByHttp",),
    f"{_RUNTIME}.model.payload": (
        "UNSET", "Raw", "Timestamp", "UnknownVariant", "UnsetType",
    ),
    f"{_RUNTIME}.observability.observer": ("Observer",),
    f"{_RUNTIME}.observability.otel": ("OpenTelemetry",),
    f"{_RUNTIME}.lifecycle.reconnect": ("Reconnect",),
    f"{_RUNTIME}.streams.buffering": ("Buffering", "SlowConsumer"),
    f"{_RUNTIME}.transcripts.recorder": ("Recording",),
    f"{_RUNTIME}.model.sealed": ("Sealed", "SealedParts"),
    f"{_RUNTIME}.concurrency.signals": ("stop_on_signals",),
    f"{_RUNTIME}.observability.statistics": ("Statistics",),
    f"{_RUNTIME}.lifecycle.status": ("Closed", "Lost", "Ready", "Status"),
    f"{_RUNTIME}.streams.subscription": ("Subscription",),
    f"{_RUNTIME}.auth.token_store": ("TokenStore",),
    f"{_RUNTIME}.transcripts.validator": ("Validator", "Violation"),
}  # fmt: skip
_MODULES = ("errors", "types")
_PACKAGES = frozenset({".", f"{_RUNTIME}.model"})

FIXED_NAMES = frozenset(name for names in _FIXED.values() for name in names)
"""What the package offers whatever the schema says; its classes are not so called."""


class Export(Struct, frozen=True):
    """Names that one module has."""

    module: str
    names: tuple[str, ...]

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Each name with the module to load for it; of a package, the submodule."""
        if self.module in _PACKAGES:
            dot = "" if self.module == "." else "."
            return tuple((name, f"{self.module}{dot}{name}") for name in self.names)
        return tuple((name, self.module) for name in self.names)


def package_exports(schema: Schema) -> tuple[Export, ...]:
    """Everything that ``import quickmeet`` gives, module by module."""
    return tuple(_exports(schema))


def _exports(schema: Schema) -> Iterator[Export]:
    for module, names in _FIXED.items():
        yield Export(module, names)
    yield Export(".", _MODULES)
    for group in schema.groups:
        yield Export(f".{group.domain}", (group.name,))
