# SPDX-License-Identifier: MIT
"""The session of a client: its calls and subscriptions, in order of arrival."""

from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple, TypeVar

import anyio
from msgspec import UNSET, Raw

from quickmeet_devserver.base.documents import Document, document_id, encode, pick
from quickmeet_devserver.base.failure import (
    INTERNAL,
    MethodFailed,
    forwarded,
    publication_not_found,
    wire_error,
)
from quickmeet_devserver.base.params import Params, text_set, wants_collection
from quickmeet_devserver.dispatch.context import Context
from quickmeet_devserver.dispatch.dispatcher import MethodCall, dispatch
from quickmeet_devserver.dispatch.handling import Caller
from quickmeet_devserver.dispatch.operations import carry_out, start
from quickmeet_devserver.faults.refusals import check_subscribe
from quickmeet_devserver.faults.tap import Names
from quickmeet_devserver.fronts.publications.subscriptions import PublishedSubscriptions
from quickmeet_devserver.methods.people import presence
from quickmeet_devserver.methods.streams import (
    PUBLICATIONS,
    REFUSED,
    STREAMS,
    check_subscription,
)
from quickmeet_devserver.operation.older import has_stream, is_old
from quickmeet_devserver.operation.scope import UNDEFINED
from quickmeet_devserver.wire.hub import Topic
from quickmeet_devserver.wire.outgoing import Outgoing
from quickmeet_runtime.protocol import server as ddp
from quickmeet_runtime.protocol.server import (
    CallReceived,
    DdpServerProtocol,
    Dialect,
    Request,
    SubscribeReceived,
    UnsubscribeReceived,
)

__all__ = ["FrontSession"]

T = TypeVar("T")

_PRESENCE: Final = "stream-user-presence"
_NORMAL: Final = 1000
_PROTOCOL_ERROR: Final = 1002
_MOST_WAITING: Final = 10_000
_REFUSED_LOGIN: Final = MethodFailed(
    403, "You've been logged out by the server. Please log in again"
)
"""The only error of ddp-streamer for refused logins."""


class _Subscription(NamedTuple):
    name: str
    params: list[object]
    topic: Topic | None


class FrontSession:
    """The session of a client, from `connect` to the end of its connection.

    Args:
        context: The state shared by all sessions.
        protocol: The DDP protocol of the connection.
        send: Queues a frame.
        close: Ends the connection with a code and a reason.
        waiting_limit: Maximum size of queued requests in bytes.
    """

    def __init__(
        self,
        context: Context,
        protocol: DdpServerProtocol,
        send: Callable[[Outgoing], None],
        close: Callable[[int, str], None],
        waiting_limit: int,
    ) -> None:
        self.user_id: str | None = None
        self.username: str | None = None
        self.token: str | None = None
        self._context: Final = context
        self._protocol: Final = protocol
        self.is_monolith: Final = context.dialect is Dialect.MONOLITH
        self._subscriptions: dict[str, _Subscription] = {}
        self._shadowed: list[_Subscription] = []
        self._watched: set[str] = set()
        self._published: Final = PublishedSubscriptions(
            lambda frame: send(Outgoing(frame))
        )
        self._requests: deque[tuple[Request, int]] = deque()
        self._waiting_limit: Final = waiting_limit
        self._waiting = 0
        self._arrived = anyio.Event()
        self.send: Final = send
        self.close: Final = close

    @property
    def session(self) -> str:
        """The name of the session."""
        return self._protocol.session

    @property
    def names(self) -> Names:
        """The logged-in user."""
        return Names(self.user_id, self.username)

    @property
    def listener(self) -> "FrontSession":
        """The session itself, as a recipient of events."""
        return self

    def take(self, data: bytes | str, now: float) -> None:
        """Receive a frame: answer protocol frames, queue requests."""
        request = self._protocol.receive(data, now)
        self.flush()
        if request is None:
            return
        is_long = len(self._requests) >= _MOST_WAITING
        if is_long or self._waiting > self._waiting_limit:
            self.close(_NORMAL, "too many calls are waiting")
            return
        self._requests.append((request, len(data)))
        self._waiting += len(data)
        self._arrived.set()

    def flush(self) -> None:
        """Send the frames of the protocol, and close the connection if it ended."""
        for frame in self._protocol.data_to_send():
            self.send(Outgoing(frame))
        if self._protocol.close_code is not None:
            self.close(self._protocol.close_code, self._protocol.close_reason)

    async def run(self) -> None:
        """Carry out requests one after the other, until cancelled."""
        while True:
            while self._requests:
                request, size = self._requests.popleft()
                self._waiting -= size
                await self._carry_out(request)
            self._arrived = anyio.Event()
            if not self._requests:
                await self._arrived.wait()

    def end(self) -> None:
        """Release everything after the connection has ended."""
        hub = self._context.hub
        for subscription in (*self._subscriptions.values(), *self._shadowed):
            if subscription.topic is not None:
                hub.discard(subscription.topic, self)
        self._subscriptions.clear()
        self._published.close()
        self._unwatch(set(self._watched))
        hub.sessions.pop(self.session, None)
        if self.user_id is not None:
            start(
                self._context,
                partial(presence.leave, session=self.session, user_id=self.user_id),
                _ignore,
                listener=self,
            )

    async def _carry_out(self, request: Request) -> None:
        match request:
            case CallReceived():
                await self._call(request)
            case SubscribeReceived():
                await self._subscribe(request)
            case UnsubscribeReceived():
                self._unsubscribe(request)

    async def _call(self, call: CallReceived) -> None:
        try:
            asked = MethodCall(call.method, call.params, call.id)
            result = await dispatch(self._context, self, asked)
        except MethodFailed as failed:
            shown = failed
            if not self.is_monolith:
                shown = _REFUSED_LOGIN if call.method == "login" else forwarded(failed)
            self._answer(call, {"error": wire_error(shown)})
            return
        self._answer(call, {} if result is UNDEFINED else {"result": result})
        if call.method == "logout" and not self.is_monolith:
            self.close(_PROTOCOL_ERROR, "CLOSE_PROTOCOL_ERROR")

    def _answer(self, call: CallReceived, answer: Mapping[str, object]) -> None:
        for frame in self._protocol.answer(call.id, answer):
            self.send(Outgoing(frame, call.method))

    async def become(self, user: Document | None, token: str | None) -> None:
        """Change the user: send documents, then check subscriptions again."""
        self.token = token
        before, now = self.user_id, None if user is None else user["_id"]
        if before == now:
            return
        self.user_id = now
        self.username = None if user is None else user.get("username")
        if self.is_monolith and before is not None:
            self.send(Outgoing(ddp.removed("users", document_id(before))))
        if self.is_monolith and user is not None:
            fields = Raw(encode(pick(user, ("username", "emails"))))
            self.send(Outgoing(ddp.added("users", document_id(user["_id"]), fields)))
        await self._subscribe_again()

    async def _subscribe_again(self) -> None:
        """Repeat every subscription: the new user may have other rights."""
        caller = Caller(self.session, self.user_id)
        for id_, refusal in (await self._published.begin_again(caller)).items():
            self._let_go(id_, None)
            self._refuse(id_, refusal)
        survivors: list[str] = []
        for id_, (name, params, topic) in list(self._subscriptions.items()):
            if name not in PUBLICATIONS and id_ not in self._published:
                try:
                    await self._check(name, Params(params))
                except MethodFailed as failed:
                    self._let_go(id_, topic)
                    self.send(Outgoing(ddp.nosub(id_, wire_error(failed))))
                    continue
            survivors.append(id_)
        if survivors and self.is_monolith:
            self.send(Outgoing(ddp.ready(survivors)))

    async def _check(self, name: str, params: Params) -> str:
        if self._context.handling.is_alone:
            return params.text(0)
        user_id = self.user_id
        return await carry_out(
            self._context,
            lambda scope: check_subscription(scope, name, params),
            asker=lambda _: user_id,
            listener=self,
        )

    async def _subscribe(self, request: SubscribeReceived) -> None:
        id_, name, params = request.id, request.name, Params(request.params)
        if id_ in self._subscriptions and self.is_monolith:
            return
        if name in self._context.handling.publishers:
            await self._publish(request)
            return
        if name in PUBLICATIONS:
            self._subscriptions[id_] = _Subscription(name, request.params, None)
            self.send(Outgoing(ddp.ready([id_])))
            return
        try:
            check_subscribe(self._context.faults, name, params.any(0), self.names)
            if not self._has_stream(name):
                raise publication_not_found(name)
            if name == _PRESENCE:
                self._watch(id_, request)
                return
            event = await self._check(name, params)
            if not self.is_monolith and wants_collection(params.any(1)):
                shadow = _Subscription(name, request.params, (name, event))
                self._shadowed.append(shadow)  # its events are sent anyway
                self._context.hub.add((name, event), self)
                raise INTERNAL
        except MethodFailed as failed:
            self._refuse(id_, failed)
            return
        topic = (name, event)
        if id_ in self._subscriptions:
            self._shadowed.append(self._subscriptions[id_])
        self._subscriptions[id_] = _Subscription(name, request.params, topic)
        self._context.hub.add(topic, self)
        if wants_collection(params.any(1)):
            fields = Raw(encode({"eventName": event}))
            self.send(Outgoing(ddp.added(name, "id", fields)))
        self.send(Outgoing(ddp.ready([id_])))

    async def _publish(self, request: SubscribeReceived) -> None:
        """Start a subscription to a custom publication."""
        id_, name = request.id, request.name
        publisher = self._context.handling.publishers[name]
        caller = Caller(self.session, self.user_id)
        try:
            check_subscribe(self._context.faults, name, None, self.names)
            await self._published.begin(id_, publisher, caller, request.params)
        except MethodFailed as failed:
            self._refuse(id_, failed)
            return
        self._subscriptions[id_] = _Subscription(name, request.params, None)
        self.send(Outgoing(ddp.ready([id_])))

    def _has_stream(self, name: str) -> bool:
        version = self._context.config.version
        is_there = name in STREAMS and has_stream(version, name)
        return is_there or self._context.handling.is_alone

    def _refuse(self, id_: str, failed: MethodFailed) -> None:
        """Refuse a subscription; older servers give no reason for streams."""
        is_silent = failed == REFUSED and is_old(self._context.config.version)
        frame = ddp.nosub(id_) if is_silent else ddp.nosub(id_, wire_error(failed))
        self.send(Outgoing(frame))

    def _watch(self, id_: str, request: SubscribeReceived) -> None:
        """Change the list of watched users; only the first call gets `ready`."""
        if self.user_id is None:
            raise REFUSED
        is_first = not any(
            one.name == _PRESENCE for one in self._subscriptions.values()
        )
        change = Params(request.params).document_or_empty(1)
        for user_id in text_set(change.get("added")):
            self._watched.add(user_id)
            self._context.hub.watch(user_id, self)
        self._unwatch(text_set(change.get("removed")))
        if is_first:
            self._subscriptions[id_] = _Subscription(_PRESENCE, ["", {}], None)
            self.send(Outgoing(ddp.ready([id_])))
        else:
            self.send(Outgoing(ddp.nosub(id_)))

    def _unwatch(self, user_ids: set[str]) -> None:
        for user_id in user_ids:
            self._watched.discard(user_id)
            self._context.hub.unwatch(user_id, self)

    def _unsubscribe(self, request: UnsubscribeReceived) -> None:
        id_ = request.id
        known = None if id_ is UNSET else self._subscriptions.get(id_)
        if known is not None and id_ is not UNSET:
            self._let_go(id_, known.topic)
            if known.name == _PRESENCE:
                self._unwatch(set(self._watched))
        elif not self.is_monolith:
            return
        self.send(Outgoing(ddp.nosub(id_)))

    def _let_go(self, id_: str, topic: Topic | None) -> None:
        self._subscriptions.pop(id_, None)
        self._published.end(id_)
        if topic is not None:
            self._context.hub.discard(topic, self)


def _ignore(_: object) -> None:
    """Ignore the outcome."""
