# SPDX-License-Identifier: MIT
"""Errors about keys; none contains a key."""

from quickmeet import QuickmeetError

__all__ = ["NOT_PICKLED", "EncryptionError", "MissingKeyError", "WrongPassphraseError"]

NOT_PICKLED = "keys are not pickled: that would write them down unsealed"


class EncryptionError(QuickmeetError):
    """A key or encrypted content cannot be used."""


class WrongPassphraseError(EncryptionError):
    """The passphrase does not decrypt the private key stored by the server."""


class MissingKeyError(EncryptionError):
    """We do not have the key that this was encrypted with."""

    def __init__(self, message: str, *, room_id: str, key_id: str | None) -> None:
        super().__init__(message)
        self.room_id = room_id
        """The room."""
        self.key_id = key_id
        """The id of the key; None for a room without keys."""
