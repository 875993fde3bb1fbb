# SPDX-License-Identifier: MIT
"""Errors about keys; none contains a key."""

from quickmeet import QuickmeetError

__all__ = ["NOT_PICKLED", "EncryptionError", "MissingKeyError", "WrongPassphraseError"]

NOT_PICKLED = "keys are not pickled: that would write them down unsealed"


class EncryptionError(QuickmeetError):
    """A key or sealed content that cannot be used."""


class WrongPassphraseError(EncryptionError):
    """The passphrase does not open the private key that the server keeps."""


class MissingKeyError(EncryptionError):
    """We were not given the key that this was sealed with."""

    def __init__(self, message: str, *, room_id: str, key_id: str | None) -> None:
        super().__init__(message)
        self.room_id = room_id
        """The room."""
        self.key_id = key_id
        """Which of its keys; None for a room that has none yet."""
