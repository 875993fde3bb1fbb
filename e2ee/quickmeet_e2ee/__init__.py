# SPDX-License-Identifier: MIT
"""End-to-end encrypted rooms: decrypt and encrypt messages, and share keys.

Install it with ``pip install 'quickmeet[e2ee]'``. Without it, messages stay
encrypted (`quickmeet.Sealed`).
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
