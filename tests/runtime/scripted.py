# SPDX-License-Identifier: MIT
"""A server in memory with scripted answers, and a clock that tests advance."""

import json
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any, Final

import anyio
from msgspec import Struct, field

from quickmeet_runtime.concurrency.waiters import Waiter, is_on_trio
from quickmeet_runtime.errors import MethodError, TransportClosedError
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.payload import Model
from quickmeet_runtime.session.clients.client import ClientBase
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.session.session import Session
from quickmeet_runtime.streams.subscription import Subscription
from quickmeet_runtime.transport import TransportOptions
from quickmeet_runtime.transport.interface import AT_ONCE, Take
from quickmeet_runtime.transport.url import ServerUrl

Frame = dict[str, Any]
Answer = Callable[[Frame], Iterable[Frame | str]]

URL: Final = "wss://chat.example.com"
_MOST_HURRIED: Final = 100
_ROUNDS: Final = 30


async def settle() -> None:
    """Let every task run until all of them wait.

    `anyio.wait_all_tasks_blocked` naps for a tenth of a second on asyncio.
    """
    if is_on_trio():
        await anyio.wait_all_tasks_blocked()
    else:
        for _ in range(_ROUNDS):
            await anyio.lowlevel.checkpoint()


class VirtualClock:
    """Stands still until a test turns it."""

    def __init__(self) -> None:
        self._now = 1000.1
        self._sleepers: dict[Waiter, float] = {}
        self._fell_asleep = anyio.Event()
        self._hurried = 0

    def now(self) -> float:
        return self._now

    async def sleep_until(self, deadline: float, waiter: Waiter | None = None) -> None:
        if deadline <= self._now:
            self._hurried += 1
            assert self._hurried < _MOST_HURRIED, "it runs in circles"
            return
        self._hurried = 0
        waiter = waiter or EventWaiter()
        self._sleepers[waiter] = deadline
        self._fell_asleep.set()
        try:
            await waiter
        finally:
            del self._sleepers[waiter]

    @property
    def next_deadline(self) -> float | None:
        """When somebody wants to wake up."""
        return min(self._sleepers.values(), default=None)

    async def sleeper(self) -> float:
        """Wait until somebody sleeps; returns when the first wants to wake up."""
        while not self._sleepers:
            self._fell_asleep = anyio.Event()
            await self._fell_asleep.wait()
        return min(self._sleepers.values())

    def jump(self, seconds: float) -> None:
        """Turn it at once, as for a machine that was asleep."""
        self._now += seconds
        for waiter in self._sleepers:
            waiter.wake()

    async def advance(self, seconds: float) -> None:
        """Turn it, stopping wherever somebody wants to wake up."""
        until = self._now + seconds
        await settle()
        while (deadline := self.next_deadline) is not None and deadline <= until:
            self._now = max(self._now, deadline)
            for waiter, wanted in list(self._sleepers.items()):
                if wanted <= self._now:
                    waiter.wake()
            await settle()
        self._now = until


class EventWaiter:
    """Waits on an event of anyio."""

    def __init__(self) -> None:
        self._event = anyio.Event()

    def __await__(self) -> Generator[Any, Any, None]:
        return self.wait().__await__()

    async def wait(self) -> None:
        await self._event.wait()

    def wake(self) -> None:
        self._event.set()


def as_servers_write(frame: Frame | str) -> str:
    """The text of a frame, as JavaScript writes it."""
    if isinstance(frame, str):
        return frame
    return json.dumps(frame, separators=(",", ":"), ensure_ascii=False)


class MemoryTransport:
    """A WebSocket that leads to a `Server` in the same process."""

    def __init__(self, server: "Server", options: TransportOptions) -> None:
        self.options: Final = options
        self.sent: Final[list[Frame]] = []
        self.is_paused = False
        self.is_closed = False
        self.is_aborted = False
        self._server = server
        self.is_choked = False
        self.unsent_bytes = 0
        self.turns = 0
        self.room = anyio.Event()
        self.room.set()
        self._arrived: list[bytes] = []
        self._news = anyio.Event()
        self._end: TransportClosedError | None = None

    async def deliver(self, take: Take) -> None:
        while True:
            if self.is_choked:
                await self.room.wait()
                self.is_choked = False
            elif self._arrived and not self.is_paused:
                del self._arrived[: take(self._arrived[:AT_ONCE])]
                self.turns += 1
                await anyio.lowlevel.checkpoint()
            elif self._end is not None:
                raise self._end
            else:
                self._news = anyio.Event()
                await self._news.wait()

    def send(self, messages: Sequence[bytes]) -> None:
        if self._end is not None:
            raise self._end
        for message in messages:
            frame: Frame = json.loads(message)
            self.sent.append(frame)
            self.push(*self._server.answers_to(frame))

    async def drained(self) -> None:
        await self.room.wait()

    def drain_first(self) -> None:
        self.is_choked = True

    def pause_reading(self) -> None:
        self.is_paused = True

    def resume_reading(self) -> None:
        self.is_paused = False
        self._news.set()

    async def aclose(self, code: int = 1000, reason: str = "") -> None:
        self.is_closed = True
        self.drop(code, reason)

    def abort(self) -> None:
        self.is_aborted = True
        self.drop(1006)

    # The server's side

    def push(self, *frames: Frame | str) -> None:
        """Send frames to the client."""
        self.push_bytes(*(as_servers_write(frame).encode() for frame in frames))

    def push_bytes(self, *frames: bytes) -> None:
        """Send frames that may be no text at all."""
        self._arrived += frames
        self._news.set()

    def event(self, key: str, *args: object, stream: str = "stream-things") -> None:
        """Send an event to the client."""
        fields = {"eventName": key, "args": args}
        self.push(
            {"msg": "changed", "collection": stream, "id": "id", "fields": fields}
        )

    def drop(self, code: int = 1006, reason: str = "") -> None:
        """Close the WebSocket."""
        if self._end is None:
            self._end = TransportClosedError(
                f"the WebSocket was closed with code {code}", code=code, reason=reason
            )
        self._news.set()

    def sent_as(self, kind: str) -> list[Frame]:
        """What the client sent of one kind."""
        return [frame for frame in self.sent if frame["msg"] == kind]

    def calls_of(self, method: str) -> list[Frame]:
        """The calls of one method."""
        return [call for call in self.sent_as("method") if call["method"] == method]


class Server:
    """Answers as told.

    Attributes:
        connections: The connections so far.
        answers: How it answers a frame, by its ``msg``.
        methods: How it answers a call, by the method's name: a result, an
            error in a `Refusal`, or a function of the parameters that gives
            either. Other calls stay unanswered.
        fails: What opening a connection fails with.
    """

    def __init__(self) -> None:
        self.connections: Final[list[MemoryTransport]] = []
        self.endpoints: Final[list[ServerUrl]] = []
        self.methods: Final[dict[str, object]] = {}
        self.fails: Exception | None = None
        self.answers: Final[dict[str, Answer]] = {
            "connect": lambda _: [{"msg": "connected", "session": "c1"}],
            "ping": lambda _: [{"msg": "pong"}],
            "sub": lambda frame: [{"msg": "ready", "subs": [frame["id"]]}],
            "unsub": lambda frame: [{"msg": "nosub", "id": frame["id"]}],
            "method": self._call,
        }

    @property
    def connection(self) -> MemoryTransport:
        """The newest connection."""
        return self.connections[-1]

    make: Callable[..., MemoryTransport] = MemoryTransport
    """Makes a connection."""

    async def open(
        self, endpoint: ServerUrl, options: TransportOptions
    ) -> MemoryTransport:
        """Open a connection: what `Options.transport` wants."""
        await anyio.lowlevel.checkpoint()
        if self.fails is not None:
            raise self.fails
        self.endpoints.append(endpoint)
        self.connections.append(self.make(self, options))
        return self.connection

    def answers_to(self, frame: Frame) -> Iterable[Frame | str]:
        """What it answers."""
        answer = self.answers.get(frame["msg"])
        return () if answer is None else answer(frame)

    def silence(self, *kinds: str) -> None:
        """Answer frames of these kinds no more."""
        for kind in kinds:
            del self.answers[kind]

    def refuse_subscriptions(self, **error: object) -> None:
        """Answer `sub` with an error, or with `nosub` alone."""
        more = {"error": error} if error else {}
        self.answers["sub"] = lambda frame: [
            {"msg": "nosub", "id": frame["id"], **more}
        ]

    def _call(self, frame: Frame) -> Iterable[Frame]:
        if frame["method"] not in self.methods:
            return []
        result = self.methods[frame["method"]]
        if callable(result):
            result = result(*frame["params"])
        updated: Frame = {"msg": "updated", "methods": [frame["id"]]}
        if isinstance(result, Refusal):
            return [result_of(frame, error=result.error), updated]
        return [result_of(frame, result=result), updated]


class Refusal:
    """An error as the answer to a call."""

    def __init__(self, code: str | int, reason: str = "no", **more: object) -> None:
        self.error: Final = {
            "error": code,
            "reason": reason,
            "message": f"{reason} [{code}]",
            "errorType": "Meteor.Error",
            **more,
        }


def result_of(call: Frame, **outcome: object) -> Frame:
    """Make the answer to a call."""
    return {"msg": "result", "id": call["id"], **outcome}


# A small client, as the generator writes them


class Person(Struct, frozen=True):
    """Somebody."""

    id: str = field(name="_id")


class Thing(Model, frozen=True, kw_only=True):
    """A thing."""

    id: str = field(name="_id")
    size: int = 0
    owner: Person | None = None


class NoSuchThingError(MethodError):
    """The thing does not exist."""

    code = "error-no-such-thing"


GET: Final[Method[Thing]] = Method(
    "getThing", Thing, errors=(NoSuchThingError,), repeatable=True
)
GET_PACED: Final[Method[Thing]] = Method("getThing", Thing, rate=(3, 1000))
PUT: Final[Method[Thing]] = Method("putThing", Thing, repeatable_when=(0, "_id"))
ADD: Final[Method[Thing]] = Method("addThing", Thing, refused_by="absent")
FOLLOW: Final[Stream[Thing]] = Stream("stream-things", "{thing_id}", Thing)
FOLLOW_MOVES: Final[Stream[tuple[Thing, str]]] = Stream(
    "stream-things", "{thing_id}/moved", tuple[Thing, str], several=True
)


class Things(Group):
    """Get, add and follow things."""

    __slots__ = ()

    async def get(self, thing_id: str) -> Thing:
        """Get a thing."""
        return await self._session.call(GET, (thing_id,))

    async def get_paced(self, thing_id: str) -> Thing:
        """Get a thing by a method that the server counts."""
        return await self._session.call(GET_PACED, (thing_id,))

    async def add(self, name: object) -> Thing:
        """Add a thing."""
        return await self._session.call(ADD, (name,))

    async def put(self, thing: object) -> Thing:
        """Store a thing: a new one each time where it has no id."""
        return await self._session.call(PUT, (thing,))

    def follow(self, thing_id: str, options: object = None) -> Subscription[Thing]:
        """Follow a thing."""
        return self._session.subscribe(FOLLOW, (thing_id,), options)

    def follow_moves(self, thing_id: str) -> Subscription[tuple[Thing, str]]:
        """Follow where a thing goes."""
        return self._session.subscribe(FOLLOW_MOVES, (thing_id,))


class Client(ClientBase):
    """A client of things."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.things: Final = Things(session)
