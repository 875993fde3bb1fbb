# SPDX-License-Identifier: MIT
"""Names: which are valid in Python, and how to derive them from wire names."""

import builtins
import keyword
import re

__all__ = [
    "BUILTINS",
    "RESERVED_ARGUMENTS",
    "RESERVED_ATTRIBUTES",
    "RESERVED_DOMAINS",
    "RESERVED_METHODS",
    "RESERVED_TYPES",
    "RUNTIME_ERRORS",
    "class_name",
    "is_member_name",
    "is_python_name",
    "is_type_name",
    "member_name",
    "no_name_because",
    "snake_case",
]

BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_"))
"""Names that Python has already."""

RESERVED_ARGUMENTS = BUILTINS | {
    "caller",
    "client_id",
    "given",
    "self",
    "stream_argument",
    "stream_option",
    "streams",
    "types",
}
"""Names that no argument may have: bodies of methods use them."""

RESERVED_ATTRIBUTES = frozenset({
    "AnyJson", "bool", "deprecated", "dict", "field", "float", "int",
    "is_closed_variant", "lazy_list", "list", "object", "on_demand", "property", "str",
    "tuple", "variant_tag",
})  # fmt: skip
"""Names that a field may not have: its class uses them."""

RESERVED_METHODS = frozenset({
    "deprecated", "former_arguments", "int", "overload", "property", "self", "streams",
})  # fmt: skip
"""Names that a method may not have: other methods are built with them."""

_DEVICES = frozenset(
    {"aux", "con", "nul", "prn"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names that no file can have on Windows, whatever follows after a dot."""

RESERVED_DOMAINS = _DEVICES | frozenset({
    "aclose", "cached_property", "call_raw", "client", "close", "collections",
    "connect", "connect_http", "deprecated", "errors", "handlers", "is_healthy",
    "login", "logout", "names", "on", "open", "property", "quickmeet", "request_raw",
    "room_lookups", "run", "schema", "self", "serve", "server",
    "server_version", "statistics", "status", "status_changes", "subscribe_raw",
    "sync", "token", "types", "user_id", "username", "validation", "validator",
    "wait_when_limited", "with_options",
})  # fmt: skip
"""Modules of the package itself, names that clients need, and invalid file names."""

RUNTIME_ERRORS = (
    "AddressError", "CallInterruptedError", "CallTimeoutError", "ClosedError",
    "ConnectError", "ConnectionLostError", "FileError", "FileRefusedError",
    "InsecureError", "LimitReachedError",
    "LocalProtocolError", "LoginError", "MessageRefusedError", "MethodError",
    "MethodNotFoundError", "MethodRemovedError", "NoSuchRoomError", "OptionError",
    "PayloadError", "ProtocolError",
    "QuickmeetError", "RateLimitedError", "RefusedError", "RemoteProtocolError",
    "RemovedFromRoomError",
    "SlowConsumerError", "SubscriptionError", "TokenStoreError", "TransportClosedError",
    "TransportError", "TwoFactorRequiredError", "VersionRefusedError",
)  # fmt: skip
"""The runtime's tree of errors, re-exported beside the generated classes."""

RESERVED_TYPES = frozenset({
    "AllPages", "Any", "ClassVar", "ClientBase", "Endpoint", "Final", "GENERATOR_API",
    "Group", "History", "Literal", "Method", "Model", "MomentPages", "OpenEnum",
    "OpenUnion", "Pages", "Publication", "SERVER_VERSIONS", "Stream", "StrEnum",
    "TYPE_CHECKING", "TypeAlias", "Union",
})  # fmt: skip
"""Names that generated modules import for themselves, beside what they export."""

_PYTHON_NAME = re.compile(r"[a-z][a-z0-9_]{0,79}")
_MEMBER_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,79}")
_TYPE_NAME = re.compile(r"[A-Z][A-Za-z0-9]{0,79}")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_OTHER = re.compile(r"[^A-Za-z0-9]+")


def is_python_name(name: str) -> bool:
    """Whether a text is valid as a name: lower case, no keyword."""
    return bool(_PYTHON_NAME.fullmatch(name)) and not keyword.iskeyword(name)


def no_name_because(name: str) -> str:
    """Explain why a text is not a valid name, for the end of a message.

    Args:
        name: It: no Python name, or one that is reserved.
    """
    if keyword.iskeyword(name):
        return "it is a keyword of Python"
    if name in _DEVICES:
        return "no file can have this name on Windows"
    if name in BUILTINS:
        return "Python has it already"
    if is_python_name(name):
        return "generated code has it already"
    return "names are a small letter, then small letters, digits and _, 80 in all"


def is_member_name(name: str) -> bool:
    """Whether a text can name a member of an enum."""
    return _MEMBER_NAME.fullmatch(name) is not None


def is_type_name(name: str) -> bool:
    """Whether a text can be a class: capital first, letters and digits."""
    return bool(_TYPE_NAME.fullmatch(name)) and not keyword.iskeyword(name)


def snake_case(wire: str) -> str:
    """Derive the name from that on the wire: ``_updatedAt`` gives ``updated_at``."""
    words = _HUMP.sub("_", _OTHER.sub("_", wire).strip("_"))
    return words.lower().strip("_")


def class_name(method: str, role: str) -> str:
    """The class of a part of a method: ``set_state`` gives ``SetStateHandler``."""
    return f"{''.join(part.title() for part in method.split('_'))}{role}"


def member_name(value: str) -> str:
    """The enum member that follows from a value: ``2fa`` gives ``VALUE_2FA``."""
    name = snake_case(value).upper()
    return name if name[:1].isalpha() else f"VALUE_{name}".rstrip("_")
