# SPDX-License-Identifier: MIT
"""The file that a bot continues from after a restart.

It is written to a temporary file and renamed, so that a kill leaves the old or the
new one. It contains the account and a digest: a file of another account, or a damaged
one, is refused.
"""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Raw, Struct

from quickmeet import Cursor

from ..errors import StateError

__all__ = ["SavedState", "StateFile"]

_FORMAT: Final = 1


class SavedState(Struct, frozen=True, omit_defaults=True):
    """The position of a bot.

    Attributes:
        account_id: The bot's user.
        cursor: All messages before it are handled; None if unknown.
        handled: Messages behind the cursor that are handled, too.
    """

    account_id: str
    cursor: Cursor | None = None
    handled: tuple[str, ...] = ()


class _File(Struct):
    format: int
    digest: str
    state: Raw


class StateFile:
    """Stores the state of one bot.

    Args:
        path: The file, or a link to it; its folder must exist.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path: Final = Path(path)

    def _place(self) -> Path:
        """The real path of the file.

        A device would be replaced by a file, or reading it would never end.
        """
        place = Path(os.path.realpath(self.path))  # a loop of links is not a file
        if place.exists() and not (place.is_file() or place.is_dir()):
            raise StateError(
                f"{self.path} is not a file: give the name of one, or `state=None` to "
                "keep nothing"
            )
        return place

    def load(self, account_id: str) -> SavedState | None:
        """Read the state; None if there is none yet.

        Raises:
            StateError: It is damaged, or another account's.
        """
        try:
            data = self._place().read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StateError(f"{self.path} cannot be read: {error}") from error
        state = self._read(data)
        if state.account_id != account_id:
            raise StateError(
                f"{self.path} belongs to the account {state.account_id!r}, and "
                f"{account_id!r} is logged in: use a file for each account"
            )
        return state

    def _read(self, data: bytes) -> SavedState:
        try:
            file = msgspec.json.decode(data, type=_File)
            if file.format > _FORMAT:
                raise StateError(
                    f"{self.path} was written by a later quickmeet (format "
                    f"{file.format}; this one knows {_FORMAT}): install that one again"
                )
            if file.format != _FORMAT or file.digest != _digest(bytes(file.state)):
                raise StateError(self._damaged("its digest does not match"))
            return msgspec.json.decode(file.state, type=SavedState)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise StateError(self._damaged(str(error))) from error

    def _damaged(self, what: str) -> str:
        return (
            f"{self.path} is not the state of a bot, or is incomplete ({what}): "
            "restore a copy, or delete it to begin with what is said from now on"
        )

    def save(self, state: SavedState) -> None:
        """Write the state atomically.

        Raises:
            StateError: It cannot be written.
        """
        body = msgspec.json.encode(state)
        data = msgspec.json.encode(_File(_FORMAT, _digest(body), Raw(body)))
        name = ""
        try:
            place = self._place()
            handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(place)
        except OSError as error:
            if name:
                with suppress(OSError):
                    Path(name).unlink()
            raise StateError(f"{self.path} cannot be written: {error}") from error


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()[:32]
