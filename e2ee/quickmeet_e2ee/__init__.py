# SPDX-License-Identifier: MIT
"""Sealed rooms: open, seal and pass on the keys of end-to-end encryption.

It comes with ``pip install 'quickmeet[e2ee]'``. Without it, sealed messages stay as
they are (`quickmeet.Sealed`).
"""

from importlib.util import find_spec

if find_spec("cryptography") is None:
    raise ModuleNotFoundError(
        'quickmeet.e2ee needs cryptography: python -m pip install "quickmeet[e2ee]"',
        name="cryptography",
    )

from .errors import EncryptionError, MissingKeyError, WrongPassphraseError
from .files import FileOpener, FileSealer
from .identity import Identity, PublicIdentity
from .keychain import Keychain
from .keyring import Keyring
from .room_key import Algorithm, RoomKey
from .transfers import OpenedDownload, SealedFiles
from .unlocking import create, unlock

__all__ = [
    "Algorithm",
    "EncryptionError",
    "FileOpener",
    "FileSealer",
    "Identity",
    "Keychain",
    "Keyring",
    "MissingKeyError",
    "OpenedDownload",
    "PublicIdentity",
    "RoomKey",
    "SealedFiles",
    "WrongPassphraseError",
    "create",
    "unlock",
]
