# SPDX-License-Identifier: MIT
"""The interface of a session that transfers of files need."""

from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Raw

from ...calls.limits import Budget
from ...calls.outcome import Report
from ...concurrency.clock import Clock
from ...model.operations.parameters import is_room_name
from ...model.operations.versions import Version
from ...options.options import Options
from ...rest.answer import Answer
from ...rest.client import RestClient
from ...rest.request import Request
from .router import CallRouter

if TYPE_CHECKING:
    from ..named_rooms import NamedRooms

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
        self._router: Final = router
        self._options: Final = options
        self._clock: Final = clock

    @property
    def patience(self) -> float | None:
        """Seconds without a byte that are too many."""
        return self._options.time_limit

    @property
    def report(self) -> Report | None:
        """Takes note of answers that do not match the schema."""
        return self._router.report

    def rest_client(self) -> RestClient:
        """Sends requests."""
        return self._router.rest_client()

    def unlimited_budget(self) -> Budget:
        """Make the budget of a call that takes as long as it takes."""
        return Budget(self._clock, None, self._options.wait_when_limited)

    async def server_version(self) -> Version | None:
        """The server's version."""
        return await self._router.ask_version()

    async def ask(self, request: Request) -> Answer:
        """Send a request."""
        options = self._options
        budget = Budget(self._clock, options.time_limit, options.wait_when_limited)
        return await self._router.request(request, budget)

    async def call_raw(self, name: str, params: tuple[object, ...]) -> Raw:
        """Call a method."""
        return await self._session.call_raw(name, params)

    async def room_id(self, room: str) -> str:
        """The id of a room that may be given by its name."""
        if not is_room_name(room):
            return room
        return await self._session.named_rooms.find(room, "files.upload")
