# SPDX-License-Identifier: MIT
"""The interface of a session that transfers of files need."""

from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Raw

from ..calls.budget import Budget
from ..concurrency.clock import Clock
from ..model.operations.parameters import is_room_name
from ..options.options import Options
from ..rest.answer import Answer
from ..rest.exchange import Request
from .router import CallRouter

if TYPE_CHECKING:
    from .named_rooms import NamedRooms

__all__ = ["FilesHost"]


class _Session(Protocol):
    @property
    def named_rooms(self) -> "NamedRooms": ...

    async def call_raw(self, name: str, params: tuple[object, ...]) -> Raw: ...


class FilesHost:
    """A session, to what moves files.

    Args:
        session: Calls methods.
        router: Sends requests.
        options: What was chosen.
        clock: The time to go by.
    """

    def __init__(
        self, session: _Session, router: CallRouter, options: Options, clock: Clock
    ) -> None:
        self._session: Final = session
        self._clock: Final = clock
        self._options: Final = options
        self._request: Final = router.request
        self.patience: Final = options.time_limit
        self.report: Final = router.report
        self.rest_client: Final = router.rest_client
        self.server_version: Final = router.ask_version
        self.call_raw: Final = session.call_raw

    def unlimited_budget(self) -> Budget:
        """Make the budget of a call that takes as long as it takes."""
        return Budget(self._clock, None, self._options.wait_when_limited)

    async def ask(self, request: Request) -> Answer:
        """Send a request."""
        options = self._options
        budget = Budget(self._clock, options.time_limit, options.wait_when_limited)
        return await self._request(request, budget)

    async def room_id(self, room: str) -> str:
        """The id of a room that may be given by its name."""
        if not is_room_name(room):
            return room
        return await self._session.named_rooms.find(room, "files.upload")
