# SPDX-License-Identifier: MIT
"""Access to a broker: credentials, and missing permissions."""

import re
from importlib import import_module
from importlib.util import find_spec
from os import PathLike, fspath
from pathlib import Path
from typing import Final, TypedDict
from urllib.parse import unquote

from nats.errors import Error as NatsError

from quickmeet_runtime.observability.masking import Masker

from ..errors import BrokerError

__all__ = [
    "CredentialOptions",
    "MissingRightError",
    "is_vital",
    "masker_of",
    "missing_right",
    "options_for",
]

_SAID: Final = re.compile(r'permissions violation for (\w+) to "([^"]*)"')
_ALLOWED: Final = {
    ("publish", "$js.api."): "$JS.API.>",
    ("publish", "$js.ack."): "$JS.ACK.>",
    ("publish", "$kv."): "$KV.QUICKMEET_LEASES.>",
    ("publish", "qm."): "qm.>",
    ("subscription", "_inbox."): "_INBOX.>",
    ("subscription", "qm."): "qm.>",
}
"""The permission to grant, by the verb and the prefix of the subject."""
_CALLS: Final = ".call"
"""Calls fail one by one without this permission; events still pass."""
_CLEANING: Final = "$js.api.consumer.delete."
"""Only for cleanup: consumers that are not deleted expire by themselves."""


class CredentialOptions(TypedDict, total=False):
    """Options for nats-py."""

    user_credentials: str
    nkeys_seed: str


def options_for(file: str | PathLike[str]) -> CredentialOptions:
    """Detect the type of a file of credentials before nats-py reads it.

    Args:
        file: ``.creds`` as ``nsc`` writes it, or a seed as ``nk`` does.

    Raises:
        BrokerError: The file cannot be read, is neither, or nkeys is not installed.
    """
    path = fspath(file)
    if find_spec("nkeys") is None:
        raise BrokerError(
            'credentials of NATS need nkeys: python -m pip install "nats-py[nkeys]"'
        )
    nkeys = import_module("nkeys")  # it has no types
    try:
        lines = Path(path).read_bytes().split()
        seeds = [one for one in lines if one.startswith(b"SU")]
        if len(seeds) != 1:
            raise BrokerError(f"{path} holds no seed of a user of NATS")
        nkeys.from_seed(bytearray(seeds[0])).wipe()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BrokerError(f"{path} cannot be read: {reason}") from error
    except (nkeys.NkeysError, ValueError):  # no cause: it may hold the seed
        raise BrokerError(f"{path} holds a seed of NATS that is broken") from None
    if len(lines) == 1:
        return CredentialOptions(nkeys_seed=path)
    return CredentialOptions(user_credentials=path)


def masker_of(servers: str) -> Masker:
    """Make a function that masks the user info of addresses: brokers quote it.

    Args:
        servers: Addresses, separated by commas.
    """
    masker = Masker()
    for one in servers.split(","):
        user = one.rpartition("@")[0].rpartition("//")[2]
        secret = user.partition(":")[2] or user
        known = (user, secret, unquote(secret))
        masker.learn((*known, *map(str.lower, known)))
    return masker


class MissingRightError(NatsError):
    """The user of the connection lacks the permission to publish."""


def missing_right(said: str) -> str:
    """Explain the broker's message about a missing permission.

    Args:
        said: The message, such as ``permissions violation for publish to "a.b"``.
    """
    verb, subject = _taken_apart(said)
    if not subject:
        return f"the broker refuses: {said}"
    does = "subscribe" if verb == "subscription" else verb
    told = f'the broker does not let its user {does} to "{subject}"'
    allowed = [
        right
        for (of, begin), right in _ALLOWED.items()
        if of == verb and subject.startswith(begin)
    ]
    return f"{told}: allow {verb} to {allowed[0]}" if allowed else told


def is_vital(said: str) -> bool:
    """Whether relays and workers cannot work without a permission.

    Args:
        said: The broker's message.
    """
    verb, subject = _taken_apart(said)
    if subject.endswith(_CALLS) or subject.startswith(_CLEANING):
        return False
    return any(of == verb and subject.startswith(begin) for of, begin in _ALLOWED)


def _taken_apart(said: str) -> tuple[str, str]:
    found = _SAID.search(said.lower())
    return (found[1], found[2]) if found else ("", "")
