# SPDX-License-Identifier: MIT
"""What FastStream needs to subscribe to our events: subject, stream and decoder."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypedDict

from nats.js.api import ConsumerConfig

from .envelope import Named, decode
from .subjects import STREAM, Subjects

if TYPE_CHECKING:
    from faststream import StreamMessage
    from faststream.nats import PullSub

__all__ = ["Subscriber", "faststream"]


class Subscriber(TypedDict):
    """Arguments of ``broker.subscriber``."""

    subject: str
    durable: str
    stream: str
    config: ConsumerConfig
    pull_sub: "PullSub[Any]"
    decoder: "Callable[[Any], Awaitable[Any]]"


def faststream(workspace: str, *, durable: str) -> Subscriber:
    """Arguments for ``broker.subscriber(**quickmeet.relay.faststream(...))``.

    The handler gets a ``list[quickmeet.relay.Named]``: the changes of one message of
    the bus, in order. Rooms are not kept in order between processes; `Bus.follow`
    does that.

    Args:
        workspace: As relays have it.
        durable: The name under which the stream keeps how far it is handled.
    """
    from faststream.nats import PullSub  # noqa: PLC0415  # brought by who uses it

    return Subscriber(
        subject=Subjects(workspace).all_rooms,
        durable=durable,
        stream=STREAM,
        config=ConsumerConfig(ack_wait=30.0, max_ack_pending=256),
        pull_sub=PullSub(batch_size=1, timeout=1.0),
        decoder=_decoded,
    )


async def _decoded(message: "StreamMessage[Any]") -> list[Named]:
    return decode(message.body)
