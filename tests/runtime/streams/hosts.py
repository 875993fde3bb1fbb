# SPDX-License-Identifier: MIT
"""What subscribers belong to, noted instead of done; and messages to give them."""

import json
from typing import Final, TypeVar

from quickmeet_runtime.concurrency.waiters import Waiter
from quickmeet_runtime.errors import PayloadError
from quickmeet_runtime.model.gap import Gap
from quickmeet_runtime.model.operations.publication import MESSAGES, Stream, Topic
from quickmeet_runtime.options.buffering import Buffering, SlowConsumer
from quickmeet_runtime.streams.cursor import Cursor
from quickmeet_runtime.streams.delivery.buffer import Item
from quickmeet_runtime.streams.delivery.resume_window import ResumeWindow
from quickmeet_runtime.streams.delivery.revision import (
    Deletion,
    Deletions,
    Missed,
    Revision,
)
from quickmeet_runtime.streams.delivery.subscriber import Subscriber

from ..scripted import EventWaiter

M = TypeVar("M")


class Host:
    """Notes what subscribers ask for."""

    def __init__(self) -> None:
        self.asked: Final[list[str]] = []
        self.gaps: Final[list[str]] = []

    def recover(self, subscriber: Subscriber) -> None:
        subscriber.position()  # recovery asks whether there is one
        self.asked.append("recover")

    def gap(self, topic: Topic, gap: Gap) -> None:
        del topic
        self.gaps.append(gap.reason)

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    def withdraw(self, subscriber: Subscriber) -> None:
        del subscriber
        self.asked.append("withdraw")


def event(id_: str, updated_ms: int, text: str = "") -> bytes:
    """The arguments of a message's event."""
    stamp = {"$date": updated_ms}
    return json.dumps([{"_id": id_, "_updatedAt": stamp, "msg": text}]).encode()


def missed(
    *revisions: tuple[str, int], deleted: tuple[tuple[str, int], ...] = ()
) -> Missed:
    """An answer, newest first."""
    return Missed(
        [Revision(id_, ms, event(id_, ms)) for id_, ms in reversed(revisions)],
        [Deletion(id_, ms) for id_, ms in deleted],
    )


def in_short(items: list[Item]) -> list[str]:
    """What is in a buffer: ``m1@5``, ``-m1``, ``gap``."""
    return [_short(item) for item in items]


def _short(item: Item) -> str:
    if isinstance(item, Gap):
        return "gap"
    if isinstance(item, Deletions):
        return f"-{','.join(item.ids)}"
    message = json.loads(item)[0]
    return f"{message['_id']}@{message['_updatedAt']['$date']}"


TOPIC = Topic(MESSAGES, "room")


class Always:
    """A subscription that is ready."""

    is_ready = True


def subscriber_of(
    events: int = 100,
    when_full: SlowConsumer = SlowConsumer.RECOVER,
    *,
    since: Cursor | None = None,
    with_deletions: bool = False,
    size: int = 1024 * 1024,
) -> tuple[Subscriber, Host]:
    """A subscriber of a room, with so many events and bytes that may wait."""
    host = Host()
    one = Subscriber(
        TOPIC,
        Buffering(events=events, bytes=size, when_full=when_full),
        host,
        ResumeWindow(since),
        with_deletions=with_deletions,
    )
    one.depend_on((Always(),))
    return one, host


def follower_of_all() -> Subscriber:
    """A subscriber of all rooms, into which events are put."""
    return Subscriber(
        Topic("stream-room-messages", "__my_messages__"),
        Buffering(),
        Host(),
        ResumeWindow(),
        with_deletions=True,
    )


class RowsHost:
    """What `AccountRows` need of a session."""

    def __init__(self, *, is_strict: bool = False) -> None:
        self.is_strict: Final = is_strict
        self.follower: Final = follower_of_all()
        self.reported: Final[list[PayloadError]] = []

    async def follow_account(self, stream: object, since: Cursor | None) -> Subscriber:
        del stream, since
        return self.follower

    def unfollow(self, subscriber: Subscriber) -> None:
        subscriber.buffer.close()

    async def follow_room(
        self, stream: Stream[M], room_id: str, since: Cursor | None
    ) -> Subscriber:
        raise NotImplementedError

    def make_waiter(self) -> Waiter:
        return EventWaiter()

    def report(self, error: PayloadError) -> None:
        self.reported.append(error)
