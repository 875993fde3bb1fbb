# SPDX-License-Identifier: MIT
"""Files that say to a broker who we are: a user's credentials, or a key's seed."""

from importlib import import_module
from importlib.util import find_spec
from os import PathLike, fspath
from pathlib import Path
from typing import TypedDict
from urllib.parse import unquote

from quickmeet_runtime.observability.masking import Masker

from ..errors import BrokerError

__all__ = ["CredentialOptions", "masker_of", "options_for"]


class CredentialOptions(TypedDict, total=False):
    """Options for nats-py."""

    user_credentials: str
    nkeys_seed: str


def options_for(file: str | PathLike[str]) -> CredentialOptions:
    """Tell what a file is, before nats-py reads it.

    Args:
        file: ``.creds`` as ``nsc`` writes it, or a seed as ``nk`` does.

    Raises:
        BrokerError: It cannot be read, is neither, or nkeys is not installed.
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
    """Hide what addresses have before ``@``: brokers quote it, in small letters, too.

    Args:
        servers: Addresses, apart by commas.
    """
    masker = Masker()
    for one in servers.split(","):
        user = one.rpartition("@")[0].rpartition("//")[2]
        secret = user.partition(":")[2] or user
        known = (user, secret, unquote(secret))
        masker.learn((*known, *map(str.lower, known)))
    return masker
