# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""Settings for FastStream to subscribe to our events: subject, options and decoder."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, TypedDict

from nats.js.api import ConsumerConfig

from quickmeet_runtime.options.values import COUNT, TEXT, check, check_each

from .envelope import Named, decode
from .errors import RelayError
from .subjects import STREAM, Subjects, workspace_of
from .workers.dead_letters import Letter, bury
from .workers.inbox import wait_after

if TYPE_CHECKING:
    from faststream import AckPolicy, StreamMessage
    from faststream.nats import JStream, PullSub
    from nats.aio.client import Client
    from nats.aio.msg import Msg
    from nats.js import JetStreamContext

__all__ = ["FastStreamSettings", "faststream"]


class FastStreamSettings(TypedDict):
    """Arguments of ``broker.subscriber``."""

    subject: str
    durable: str
    stream: "JStream"
    config: ConsumerConfig
    pull_sub: "PullSub[Any]"
    decoder: "Callable[[Any], Awaitable[Any]]"
    ack_policy: "AckPolicy"


def faststream(
    workspace: str, *, durable: str, max_deliver: int = 10
) -> FastStreamSettings:
    """Arguments for ``broker.subscriber(**quickmeet.relay.faststream(...))``.

    The handler gets a ``list[quickmeet.relay.Named]``: the changes of one message of
    the bus, in order. If it raises, the message is redelivered after 1 s, 2 s, 4 s, ...
    60 s, and finally goes to the dead letters; an invalid one goes there at once.
    Rooms are not kept in order between processes, and other changes of a room do not
    wait for one that failed; `Bus.follow` does both.

    Args:
        workspace: The workspace of the relay.
        durable: The name under which the broker stores the progress.
        max_deliver: Limit on the deliveries of a message.

    Raises:
        OptionError: A value is of the wrong type.
        RelayError: The workspace has no name, or the durable name is empty or too
            long.
    """
    check_each(TEXT, workspace=workspace, durable=durable)
    check("max_deliver", max_deliver, COUNT)
    from faststream import AckPolicy  # noqa: PLC0415  # brought by who uses it
    from faststream.nats import JStream, PullSub  # noqa: PLC0415

    subjects = Subjects(workspace_of(workspace))

    async def decoded(message: "StreamMessage[Msg]") -> list[Named]:
        trying = _Trying(message.raw_message, subjects, durable, max_deliver)
        message.nack = trying.nack  # type: ignore[method-assign]  # called on failure
        try:
            return decode(message.body)
        except RelayError as error:
            trying.is_unreadable(error)
            raise

    return FastStreamSettings(
        subject=subjects.all_rooms,
        durable=subjects.durable(durable),
        stream=JStream(STREAM, declare=False),  # else it sets ours to drop the oldest
        config=ConsumerConfig(ack_wait=30.0, max_ack_pending=256),
        pull_sub=PullSub(batch_size=1, timeout=1.0),
        decoder=decoded,
        ack_policy=AckPolicy.NACK_ON_ERROR,  # else a failure loses the message
    )


class _Trying:
    """A message that is redelivered later, up to the limit of deliveries."""

    def __init__(
        self, message: "Msg", subjects: Subjects, durable: str, most: int
    ) -> None:
        self._message = message
        self._client: Client = getattr(message, "_client")  # noqa: B009  # it has no other
        self._subjects = subjects
        self._durable = durable
        self._left = most - (message.metadata.num_delivered or 1)
        self._error: Exception = _FAILED

    def is_unreadable(self, error: RelayError) -> None:
        """Reject the message permanently."""
        self._left, self._error = 0, error

    async def nack(self, delay: float | None = None) -> None:
        """Record that handling the message failed.

        Args:
            delay: Seconds until redelivery, if the handler gives them.
        """
        message, metadata = self._message, self._message.metadata
        if message.is_acked:
            return
        if self._left <= 0:
            jetstream: JetStreamContext = self._client.jetstream()
            event = f"{metadata.sequence.stream}"
            letter = Letter(self._durable, event, message.data, self._error)
            if await bury(jetstream, self._subjects, letter):
                await message.term()
                return
        wait = wait_after(metadata.num_delivered or 1) if delay is None else delay
        await message.nak(delay=wait)


_FAILED: Final = RelayError("its handler failed each time")
