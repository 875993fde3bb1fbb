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
    _RUNTIME: ("ejson",),
    f"{_RUNTIME}.changes": (
        "Changes", "MessageDeleted", "MessageSent", "MessageUpdated",
    ),
    f"{_RUNTIME}.client": ("Connecting",),
    f"{_RUNTIME}.credentials": (
        "AccessToken", "Apple", "Cas", "Credentials", "Crowd", "Iframe", "Ldap",
        "OAuth", "OneTimeToken", "Password", "Saml", "Token",
    ),
    f"{_RUNTIME}.cursor": ("Cursor",),
    f"{_RUNTIME}.errors": RUNTIME_ERRORS,
    f"{_RUNTIME}.gap": ("Gap",),
    f"{_RUNTIME}.handlers": ("Handler", "Handlers"),
    f"{_RUNTIME}.history": ("History",),
    f"{_RUNTIME}.http_client": ("ConnectingByHttp",),
    f"{_RUNTIME}.model": (
        "UNSET", "Raw", "Timestamp", "UnknownVariant", "UnsetType",
    ),
    f"{_RUNTIME}.observer": ("Observer",),
    f"{_RUNTIME}.otel": ("OpenTelemetry",),
    f"{_RUNTIME}.policy": ("Buffering", "Reconnect", "SlowConsumer"),
    f"{_RUNTIME}.recorder": ("Recording",),
    f"{_RUNTIME}.sealed": ("Sealed", "SealedParts"),
    f"{_RUNTIME}.signals": ("stop_on_signals",),
    f"{_RUNTIME}.statistics": ("Statistics",),
    f"{_RUNTIME}.status": ("Closed", "Lost", "Ready", "Status"),
    f"{_RUNTIME}.subscription": ("Subscription",),
    f"{_RUNTIME}.token_store": ("TokenStore",),
    f"{_RUNTIME}.validate": ("Validator", "Violation"),
}  # fmt: skip
_MODULES = ("errors", "types")
_PACKAGES = frozenset({".", _RUNTIME})

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
