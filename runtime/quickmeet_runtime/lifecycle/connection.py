# SPDX-License-Identifier: MIT
"""A connection: a transport, the protocol core, and the receivers of events.

The streams use it as their wire, to subscribe and to call (`streams.ports.Wire`).

A connection begins with an open transport and ends once, with a reason. Everything
that outlives it belongs to the session.
"""

import logging
from collections.abc import Callable, Sequence
from math import inf
from typing import Final

from msgspec import UNSET

from ..calls.pending import AskedCall, PendingCall
from ..errors import (
    ConnectionLostError,
    LimitReachedError,
    LocalProtocolError,
    RemoteProtocolError,
    TransportClosedError,
)
from ..model.operations.publication import Topic
from ..observability.observer import Observer
from ..observability.shown import forget_frames
from ..protocol import frames
from ..protocol.client import DdpClientProtocol
from ..protocol.frames import Event, StreamEvent
from ..protocol.table import ConnectionState
from ..streams.sharing.shared_subscription import SharedSubscription
from ..transport import Transport
from ..transport.interface import closed_with
from .registries import SessionRegistries

__all__ = ["Connection"]

logger = logging.getLogger("quickmeet")

_PING_WHILE_PAUSED_S: Final = 10.0
_ANSWERS_AHEAD: Final = 64 * 1024
"""Bytes of pongs between two checks whether the server reads them."""


class Connection:
    """A connection.

    Args:
        transport: The open WebSocket.
        state: The session's state, which outlives the connection.
        on_end: Called at the end.
        check_at: Schedules a check of deadlines no later than a time.

    Attributes:
        greeting: Waiter for the answer to `connect`, or for the end.
        connection_id: The server's id for it, once there is one.
        refused_version: The version that the server proposed instead of ours.
        reason: Why it ended; None while it is open.
        is_held: Whether a subscriber has paused reading, or had at the end.
    """

    def __init__(
        self,
        transport: Transport,
        state: SessionRegistries,
        on_end: Callable[[], None],
        check_at: Callable[[float], None],
    ) -> None:
        self.transport: Final = transport
        self.connection_id = ""
        self.refused_version: str | None = None
        self.reason: Exception | None = None
        self.check_at: Final = check_at
        self.greeting: Final = state.make_waiter()
        self._on_end: Final = on_end
        self._state = state
        self._clock = state.clock
        options = state.options
        self._protocol = DdpClientProtocol(
            idle_after=options.idle_after,
            answer_within=options.answer_within,
            frame_limit=options.frame_limit,
        )
        self._is_paused = self.is_held = self._is_traced = False
        self._ping_at, self._answered = 0.0, 0
        self._handlers: dict[type, Callable[..., object]] = {
            frames.CallAnswered: state.calls.answered,
            frames.SubscriptionsReady: state.subscriptions.on_ready,
            frames.SubscriptionEnded: self._on_subscription_ended,
            frames.AddedReceived: state.collections.added,
            frames.ChangedReceived: state.collections.changed,
            frames.RemovedReceived: state.collections.removed,
            frames.Connected: self._on_connected,
            frames.VersionRefused: self._on_refused,
            frames.ServerErrorReceived: self._on_server_error,
            frames.UnknownReceived: self._on_unknown,
        }

    @property
    def heard_at(self) -> float:
        """When the server last sent anything, or reading was resumed."""
        heard_at = self._protocol.heard_at
        return -inf if heard_at is None else heard_at

    def begin(self, version: str) -> None:
        """Send `connect`, immediately: ddp-streamer closes slow connections."""
        now = self._clock.now()
        self._protocol.connect(now, version=version)
        self._flush()
        self.check_at(now + self._state.options.idle_after)

    def check_room(self, method: str) -> None:
        """Refuse a call while too much is waiting to be sent.

        Raises:
            LimitReachedError: More bytes are waiting than allowed.
        """
        unsent = self.transport.unsent_bytes
        if unsent > self._state.options.unsent_limit:
            raise LimitReachedError(
                f"{method}: {unsent} bytes are already waiting to be sent "
                "(unsent_limit)"
            )

    def call(self, call: PendingCall) -> None:
        """Send a call.

        Raises:
            LocalProtocolError: A parameter is not JSON.
        """
        if self.reason is not None:
            return  # it waits for the next connection, or for the session's end
        self._protocol.call(call.id, call.method, call.params)
        if self._flush():
            if call.times_sent:
                self._state.statistics.calls_repeated += 1
            call.mark_sent()

    def ask(self, method: str, params: Sequence[object]) -> AskedCall:
        """Send a call of the session itself, to be awaited later or never."""
        calls = self._state.calls

        def send() -> PendingCall:
            budget = self._state.new_budget()
            call = calls.begin(method, params, budget, is_shared=True)
            try:
                self.call(call)
            except LocalProtocolError:
                calls.forget(call)
                raise
            self.check_at(call.deadline)
            return call

        return AskedCall(send, calls, lambda: self.reason)

    def subscribe(self, id: str, name: str, params: Sequence[object]) -> None:  # noqa: A002
        """Send `sub`; if the connection is over, the next one sends it.

        Raises:
            LocalProtocolError: A parameter is not JSON.
        """
        if self.reason is not None:
            return
        self._protocol.subscribe(id, name, params)
        self._flush()

    def unsubscribe(self, id: str) -> None:  # noqa: A002  # DDP's word
        """Send `unsub`, unless the connection is over and with it the subscription."""
        if self.reason is not None:
            return
        self._protocol.unsubscribe(id)
        self._flush()

    def pause(self) -> None:
        """Stop reading: a subscriber with that policy has no room."""
        if not self._is_paused and self.reason is None:
            self._is_paused = self.is_held = True
            self._ping_at = self._clock.now() + _PING_WHILE_PAUSED_S
            self.transport.pause_reading()
            self.check_at(self._ping_at)

    def resume(self) -> None:
        """Read again."""
        if self._is_paused:
            self._is_paused = self.is_held = False
            self._protocol.heard(self._clock.now())  # count silence from here
            self._ping()
            self.transport.resume_reading()

    def tick(self, now: float) -> None:
        """Ping a silent server; end the connection to a dead one.

        While reading is paused, the server's answers are not read; our pings only
        show the server that we are alive.
        """
        if self._is_paused:
            if now >= self._ping_at:
                self._ping_at = now + _PING_WHILE_PAUSED_S
                self._ping()
            return
        if self._protocol.tick(now):
            self._flush()
            return
        silence = now - self.heard_at
        self.end(ConnectionLostError(f"the server said nothing for {silence:.0f} s"))
        self.transport.abort()

    def next_deadline(self) -> float | None:
        """Return when `tick` has to be called."""
        if self._is_paused:
            return self._ping_at
        return self._protocol.next_deadline()

    def end(self, reason: Exception) -> None:
        """Record why the connection ended; the first reason counts."""
        if self.reason is None:
            if isinstance(reason, TransportClosedError) and reason.reason:
                self._state.calls.learn_secrets()  # a server may quote a call
                said = self._state.masker.text(reason.reason)
                reason = closed_with(reason.code, said)
            forget_frames(reason)  # their locals hold received data
            self.reason = reason
            self._protocol.close()
            self._is_paused = False
            self._on_end()
            self.greeting.wake()

    async def read(self) -> None:
        """Read and dispatch frames until the connection ends."""
        try:
            await self.transport.deliver(self._take)
        except TransportClosedError as error:
            self.end(error)

    def _take(self, messages: Sequence[bytes]) -> int:
        """Handle frames that arrived together; return how many, see `Transport`."""
        state, protocol = self._state, self._protocol
        self._is_traced = logger.isEnabledFor(logging.DEBUG)
        is_watched = self._is_traced or state.options.observer is not None
        now = self._clock.now()
        heads = state.subscriptions.heads
        taken = first = 0
        state.batch.begin()
        try:
            while taken < len(messages):
                if self._is_paused or self.reason is not None:
                    break
                first = taken
                taken += 1  # even if it is refused: it is not delivered again
                met = protocol.receive_batch(messages, first, heads, now)
                if isinstance(met, tuple):
                    shared, events, size = met
                    if len(events) == 1:
                        for sink in shared.sinks:
                            sink.put(events[0])
                    else:
                        taken = first + self._give(shared, events, size)
                    state.statistics.events += taken - first
                    if is_watched:
                        self._watch(shared.topic, messages[first:taken])
                else:
                    self._take_one(met, messages[first])
            if protocol.outgoing:
                self._answer()
        except RemoteProtocolError as error:
            if self._is_traced:
                self._trace("<", messages[first])
            self.end(error)
        finally:
            state.statistics.frames += taken
            state.statistics.bytes += sum(map(len, messages[:taken]))
            state.batch.end()
        return taken if self.reason is None else len(messages)  # drop the rest

    def _give(
        self, shared: SharedSubscription, events: Sequence[bytes], size: int
    ) -> int:
        """Dispatch consecutive events of a subscription; return how many were taken."""
        if shared.put_all(events, size):
            return len(events)
        for taken, args in enumerate(events, 1):
            shared.put(args)
            if self._is_paused or self.reason is not None:
                return taken
        return len(events)

    def _watch(self, topic: Topic, frames: Sequence[bytes]) -> None:
        """Log events, and report each to the observer."""
        observer = self._state.options.observer
        for frame in frames:
            if self._is_traced:
                self._trace("<", frame)
            if observer is not None:
                self._observe(observer, topic, len(frame))

    def _observe(self, observer: Observer, topic: Topic, size: int) -> None:
        try:
            observer.on_event(topic.stream, topic.key, size)
        except Exception:
            logger.exception("the observer failed in on_event")

    def _take_one(self, event: Event, frame: bytes) -> None:
        """Dispatch one frame to its handler."""
        if self._is_traced:
            self._trace("<", frame)
        if type(event) is StreamEvent:
            fields = event.fields
            shared = self._state.subscriptions.routes.get(
                (event.collection, fields.event_name)
            )
            if shared is None:
                self._state.statistics.unrouted_events += 1
            else:
                shared.put(bytes(fields.args))
            self._state.statistics.events += 1
            observer = self._state.options.observer
            if observer is not None:
                topic = Topic(event.collection, fields.event_name)
                self._observe(observer, topic, len(frame))
        else:
            handler = self._handlers.get(type(event))
            if handler is not None:
                handler(event)

    def _ping(self) -> None:
        if self._protocol.state is ConnectionState.CONNECTED:
            self._protocol.ping(self._clock.now())
            self._flush()

    def _answer(self) -> None:
        """Send pongs; stop reading from a server that pings a lot and does not read.

        A pong is as long as the id of its ping. Those of an honest server are few and
        short, and never wait here for other data to be sent.
        """
        self._answered += sum(map(len, self._protocol.outgoing))
        if self._flush() and self._answered > _ANSWERS_AHEAD:
            self._answered = 0
            self.transport.drain_first()

    def _flush(self) -> bool:
        """Send the protocol's output; return False if the connection is over."""
        frames = self._protocol.data_to_send()
        if not frames:
            return self.reason is None
        if logger.isEnabledFor(logging.DEBUG):
            for frame in frames:
                self._trace(">", frame)
        try:
            self.transport.send(frames)
        except TransportClosedError as error:
            self.end(error)
            return False
        return True

    def _trace(self, direction: str, frame: bytes) -> None:
        logger.debug(
            "%s %s %s",
            self.connection_id or "-",
            direction,
            self._state.masker.frame(frame),
        )

    def _on_connected(self, event: frames.Connected) -> None:
        self.connection_id = event.session
        self.greeting.wake()

    def _on_refused(self, event: frames.VersionRefused) -> None:
        self.refused_version = event.version
        self.greeting.wake()

    def _on_subscription_ended(self, event: frames.SubscriptionEnded) -> None:
        error = event.error
        if error is not None:
            error = self._state.masker.error(error)
        self._state.subscriptions.on_ended(str(event.id), error)

    def _on_server_error(self, event: frames.ServerErrorReceived) -> None:
        self._state.statistics.server_errors += 1
        if event.offending is not UNSET:
            self._state.calls.rejected(event.offending, event.reason)
        logger.warning(
            "%s the server could not make sense of a frame: %s",
            self.connection_id,
            self._state.masker.text(event.reason),
        )

    def _on_unknown(self, event: frames.UnknownReceived) -> None:
        self._state.statistics.unknown_frames += 1
        said = self._state.masker.text(event.msg)
        logger.debug("%s unknown frame %r", self.connection_id, said)
