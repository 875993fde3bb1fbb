# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Calls over the bus: a worker asks, a relay with a session answers.

They are requests of NATS, answered by one relay of the workspace. They are not stored:
if a relay dies with one, the caller retries it if the method is idempotent.
"""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Awaitable
from contextlib import asynccontextmanager, suppress
from functools import cache, cached_property
from typing import Any, Final, Never, TypeVar, cast

import anyio
import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError

import quickmeet
from quickmeet import (
    CallTimeoutError,
    LimitReachedError,
    LocalProtocolError,
    MethodError,
    PayloadError,
    QuickmeetError,
)
from quickmeet.client import Groups
from quickmeet_runtime.calls.confirmation import confirmation_of
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.protocol.frames import unsendable

from .broker.access import MissingRightError
from .broker.broker import DRAIN_S, Broker
from .errors import BrokerError
from .observability.log import log
from .observability.tracing import carried, continued
from .subjects import Subjects

__all__ = ["Answer", "Answerer", "BusClient", "Question", "RelayAccount"]

E = TypeVar("E")
T = TypeVar("T")
_ABSENT: Final = {"$absent": True}
_TRIES: Final = 3
_MOST_AT_ONCE: Final = 64
_ACCOUNT: Final = "account"
"""A question to the relay itself; operations also have a domain."""
_ACCOUNT_S: Final = 5.0
_ACCOUNT_PAUSE_S: Final = 0.2


class RelayAccount(Struct, frozen=True):
    """The account whose changes are on the bus, and that makes calls."""

    user_id: str
    username: str | None = None


class Question(Struct, frozen=True):
    """A call: the operation, its group and its parameters."""

    domain: str
    operation: str
    params: list[Raw]


class _Refusal(Struct, frozen=True):
    code: str | int | None
    reason: str
    failure: str = ""
    """Class of the failure at the relay; empty if the server refused."""


class Answer(Struct, frozen=True, omit_defaults=True):
    """The outcome of a call."""

    result: Raw | UnsetType = UNSET
    refusal: _Refusal | None = None


class BusClient(Groups):
    """The groups of the API, called through a relay: ``bus.client.messages.send``.

    For streams use `Bus.follow`.
    """

    def __init__(self, broker: Broker, subjects: Subjects, time_limit: float) -> None:
        self._bus_caller = _BusCaller(broker, subjects, time_limit)

    def _caller(self) -> "_BusCaller":
        return self._bus_caller

    async def account(self) -> RelayAccount:
        """Ask a relay for its account; waits until one runs."""
        return await self._bus_caller.account()


class _BusCaller:
    """The caller of the groups."""

    def __init__(self, broker: Broker, subjects: Subjects, time_limit: float) -> None:
        self._broker = broker
        self._subjects = subjects
        self._time_limit = time_limit

    @property
    def files(self) -> Never:
        """Raise an error: files may be too large for a broker.

        Raises:
            LocalProtocolError: Always.
        """
        raise LocalProtocolError("files cannot go through a relay: use `connect_http`")

    async def account(self) -> RelayAccount:
        """Ask for the relay's account until one answers.

        Raises:
            BrokerError: The permission to make calls is missing.
        """
        question = msgspec.json.encode(Question("", _ACCOUNT, []))
        is_told = False
        while True:
            try:
                reply = await self._broker.connection.request(
                    self._subjects.calls, question, timeout=_ACCOUNT_S
                )
                answer = msgspec.json.decode(reply.data, type=Answer)
                if answer.result is not UNSET:
                    return msgspec.json.decode(answer.result, type=RelayAccount)
            except MissingRightError as error:
                raise BrokerError(str(error)) from None
            except (NatsError, TimeoutError, OSError, msgspec.MsgspecError) as error:
                log.debug("no relay says its account: %s", error)
            if not is_told:
                log.warning("waiting for a relay of %r", self._subjects.workspace)
                is_told = True
            await asyncio.sleep(_ACCOUNT_PAUSE_S)

    def call(self, method: Method[T], params: tuple[object, ...]) -> Awaitable[T]:
        """Call a method through a relay.

        Raises:
            MethodError: The server refused; the class is the code's.
            CallTimeoutError: No relay answered in time.
            BrokerError: The broker cannot be reached.
            PayloadError: The result does not match the schema.
            LocalProtocolError: A parameter cannot be sent, or all are too large.
        """
        return self._call(method, params)

    async def _call(self, method: Method[T], params: tuple[object, ...]) -> T:
        domain, operation = _places()[id(method)]
        try:
            written = [_written(one) for one in params]
        except (TypeError, ValueError, OverflowError, RecursionError) as error:
            raise unsendable(f"{method.name}: a parameter", error) from None
        question = msgspec.json.encode(Question(domain, operation, written))
        if len(question) > (most := self._broker.most_bytes):
            raise LocalProtocolError(
                f"{method.name}: its parameters take {len(question)} bytes, and a"
                f" message on the bus may have {most}"
            )
        may_repeat = method.may_be_repeated(params)
        reply = await self._ask(method, question, may_repeat=may_repeat)
        answer = msgspec.json.decode(reply.data, type=Answer)
        if answer.refusal is not None:
            raise _error_of(method, answer.refusal)
        return _read(method, answer.result)

    async def _ask(
        self, method: Method[T], question: bytes, *, may_repeat: bool
    ) -> Msg:
        left = _TRIES if may_repeat else 1
        while True:
            left -= 1
            try:
                return await self._broker.connection.request(
                    self._subjects.calls,
                    question,
                    timeout=self._time_limit,
                    headers=carried(),
                )
            except NoRespondersError:  # nothing was sent: retrying is safe
                if left <= 0:
                    raise BrokerError(
                        f"{method.name}: no relay of {self._subjects.workspace!r} runs"
                    ) from None
                await asyncio.sleep(1)
            except MissingRightError as error:
                raise BrokerError(f"{method.name}: {error}") from None
            except (NatsError, TimeoutError, OSError) as error:
                if left <= 0:
                    raise CallTimeoutError(
                        f"{method.name}: no relay answered in {self._time_limit:g} s"
                        f" ({type(error).__name__})"
                    ) from error

    def subscribe(self, *_: object, **__: object) -> Never:
        """Raise an error: there is no session here."""
        raise _no_session()

    changes = changes_mine = documents = mirror = subscribe


class Answerer:
    """Answers the calls of workers through a session."""

    def __init__(
        self, broker: Broker, subjects: Subjects, client: quickmeet.Client
    ) -> None:
        self._broker = broker
        self._subjects = subjects
        self._client = client
        self._space = asyncio.Semaphore(_MOST_AT_ONCE)

    @asynccontextmanager
    async def answering(self) -> AsyncGenerator[None]:
        """Answer calls while a block runs; then finish pending ones."""
        source = await self._broker.connection.subscribe(
            self._subjects.calls, queue="relays"
        )
        tasks = asyncio.TaskGroup()
        async with tasks:
            taking = tasks.create_task(self._take(source, tasks))
            try:
                yield
            finally:
                with anyio.move_on_after(DRAIN_S, shield=True):
                    with suppress(NatsError, OSError):
                        await source.drain()  # type: ignore[no-untyped-call]  # other relays answer now
                    for _ in range(_MOST_AT_ONCE):
                        await self._space.acquire()
                taking.cancel()

    async def _take(self, source: Subscription, tasks: asyncio.TaskGroup) -> None:
        async for message in source.messages:
            await self._space.acquire()
            tasks.create_task(self._answer(message))

    async def _answer(self, message: Msg) -> None:
        try:
            with continued(message.headers):
                answer = await self._carry_out(message.data)
            await message.respond(self._payload(answer))
        except (NatsError, OSError) as error:
            log.debug("an answer did not reach the bus: %s", error)
        except Exception:  # noqa: BLE001  # one call must not end the relay: its caller times out
            log.exception("a call could not be answered")
        finally:
            self._broker.meter.counted.calls += 1
            self._space.release()

    def _payload(self, answer: Answer) -> bytes:
        """Encode an answer; if it is too large for the bus, an error that says so."""
        payload, most = msgspec.json.encode(answer), self._broker.most_bytes
        if len(payload) <= most:
            return payload
        reason = (
            f"it is done, and the answer takes {len(payload)} bytes, where a message"
            f" on the bus may have {most}: ask for less at once"
        )
        refusal = _Refusal(None, reason, LimitReachedError.__name__)
        return msgspec.json.encode(Answer(refusal=refusal))

    async def _carry_out(self, data: bytes) -> Answer:
        try:
            asked = msgspec.json.decode(data, type=Question)
            if (asked.domain, asked.operation) == ("", _ACCOUNT):
                return self._account()
            method = _operation(asked.domain, asked.operation)
            params = tuple(_parameter(one) for one in asked.params)
        except (msgspec.MsgspecError, LookupError, RecursionError) as error:
            return Answer(refusal=_Refusal(400, f"no such call: {error}"))
        raw = Method[Raw](
            method.name,
            Raw,
            errors=list(method.errors.values()),
            repeatable=method.repeatable,
            repeatable_when=method.repeatable_when,
            refused_by=method.refused_by,
            refusal=method.refusal,
            versions=method.versions,
            rest=method.rest,
            replacement=method.replacement,
            is_rest_only=method.is_rest_only,
        )
        group = cast("Any", self._client)._caller()  # noqa: SLF001  # as its groups do
        try:
            result = await group.call(raw, params)
        except MethodError as error:
            stored = await self._stored(method.name, params)
            if stored is not None:
                return Answer(result=stored)
            return Answer(refusal=_Refusal(error.code, error.reason or ""))
        except QuickmeetError as error:
            return Answer(refusal=_Refusal(None, str(error), type(error).__name__))
        return Answer(result=result or UNSET)

    def _account(self) -> Answer:
        user_id = self._client.user_id
        if user_id is None:
            return Answer(refusal=_Refusal(None, "nobody is logged in"))
        account = RelayAccount(user_id, self._client.username)
        return Answer(result=Raw(msgspec.json.encode(account)))

    async def _stored(self, method: str, params: tuple[object, ...]) -> Raw | None:
        """Return the message that an earlier attempt of the same call stored, if any.

        Servers refuse a message with an existing identifier: to a worker that repeats a
        call, the stored message is the answer.
        """
        found = confirmation_of(method, params)
        if found is None:
            return None
        try:
            stored = await self._client.messages.get(str(found.params[0]))
        except QuickmeetError:
            return None
        if stored is None or stored.author.id != self._client.user_id:
            return None
        return Raw(msgspec.json.encode(stored))


def _written(value: object) -> Raw:
    return Raw(msgspec.json.encode(_ABSENT if value is UNSET else value))


def _parameter(raw: Raw) -> object:
    value = msgspec.json.decode(raw)
    return UNSET if value == _ABSENT else value


def _read(method: Method[T], result: Raw | UnsetType) -> T:
    data = b"null" if result is UNSET else bytes(result)
    try:
        return method.decoder.decode(data)
    except (msgspec.MsgspecError, ValueError):
        try:
            return method.salvage(data)[0]
        except (msgspec.MsgspecError, ValueError, RecursionError) as error:
            raise PayloadError(
                f"{method.name}: {error}", name=method.name, path="$", payload=data
            ) from error


def _error_of(method: Method[T], refusal: _Refusal) -> QuickmeetError:
    if refusal.failure:
        said = f"{refusal.failure}: {refusal.reason}"
        return BrokerError(f"{method.name} at the relay: {said}")
    code = 500 if refusal.code is None else refusal.code
    class_ = method.errors.get(code, MethodError)
    return class_(method.name, code, refusal.reason)


def _no_session() -> LocalProtocolError:
    return LocalProtocolError(
        "there is no session on the bus: Bus.follow gives what happens in rooms"
    )


@cache
def _operations() -> dict[tuple[str, str], Method[Any]]:
    found: dict[tuple[str, str], Method[Any]] = {}
    for domain, one in vars(Groups).items():
        if not isinstance(one, cached_property):
            continue  # an object that is not a group of the API
        module = importlib.import_module(f"quickmeet.{domain}")
        for name, value in vars(module).items():
            if isinstance(value, Method):
                found[domain, name] = value
    return found


@cache
def _places() -> dict[int, tuple[str, str]]:
    return {id(method): place for place, method in _operations().items()}


def _operation(domain: str, operation: str) -> Method[Any]:
    return _operations()[domain, operation]
