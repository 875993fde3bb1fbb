# SPDX-License-Identifier: MIT
"""Write the state of a bot: at once after an answer, otherwise now and then."""

from typing import Final

import anyio
from anyio.abc import TaskGroup
from anyio.to_thread import run_sync

from .progress import Progress
from .state_file import SavedState, StateFile

__all__ = ["Saver"]

_EVERY_S: Final = 1.0


class Saver:
    """Writes the state in its own task; of several pending states only the latest.

    Args:
        file: The file; None to store nothing.
        account_id: The bot's user.
        progress: Provides the state.
    """

    def __init__(
        self, file: StateFile | None, account_id: str, progress: Progress
    ) -> None:
        self._file: Final = file
        self._account_id: Final = account_id
        self._progress: Final = progress
        self._written: SavedState | None = None
        self._due = anyio.Event()
        self._hurried = anyio.Event()

    async def begin(self, tasks: TaskGroup) -> None:
        """Write the starting position, then keep the file up to date.

        Raises:
            StateError: It cannot be written.
        """
        if self._file is not None:
            await self.save()
            tasks.start_soon(self._keep_saving)

    def note(self) -> None:
        """Schedule a write: the cursor has moved."""
        self._due.set()

    def hurry(self) -> None:
        """Request an immediate write: a message was answered."""
        self._due.set()
        self._hurried.set()

    async def save(self) -> None:
        """Write the state if it has changed since the last write.

        Raises:
            StateError: It cannot be written.
        """
        if self._file is None:
            return
        cursor, handled = self._progress.saved()
        state = SavedState(self._account_id, cursor, handled)
        if state != self._written:
            self._written = state
            await run_sync(self._file.save, state)

    async def _keep_saving(self) -> None:
        while True:
            await self._due.wait()
            self._due, hurried = anyio.Event(), self._hurried
            with anyio.move_on_after(_EVERY_S):
                await hurried.wait()
            self._hurried = anyio.Event()
            await self.save()
