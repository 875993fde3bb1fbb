# SPDX-License-Identifier: MIT
"""A transport before another one hands on all that a transport can do."""

from collections.abc import Callable, Sequence
from inspect import iscoroutine
from typing import Any, Final

import pytest

from quickmeet_runtime.transport import Transport
from quickmeet_runtime.transport.forwarding import Direction, ForwardingTransport

GIVEN: Final[dict[str, tuple[object, ...]]] = {
    "aclose": (1001, "going away"),
    "send": ([b"one", b"two"],),
}
"""Arguments, where a function takes some."""
MEMBERS: Final = sorted(
    name for name in vars(Transport) if not name.startswith("_") and name != "deliver"
)


class Inner:
    """Records what is asked of it."""

    unsent_bytes = 7

    def __init__(self) -> None:
        self.asked: Final[list[tuple[str, tuple[object, ...]]]] = []
        self.batches: Final[list[list[bytes]]] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*arguments: object) -> Any:
            self.asked.append((name, arguments))
            return _nothing() if name in {"aclose", "drained"} else None

        return ask

    async def deliver(self, take: Callable[[Sequence[bytes]], int]) -> None:
        """Give what was not taken once more."""
        for batch in self.batches:
            left = batch
            while left:
                left = left[take(left) :]


async def _nothing() -> None:
    return


class Seeing(ForwardingTransport):
    """Records what passes."""

    def __init__(self, inner: Any) -> None:
        super().__init__(inner)
        self.seen: Final[list[tuple[Direction, list[bytes]]]] = []

    def see(self, direction: Direction, messages: Sequence[bytes]) -> None:
        self.seen.append((direction, list(messages)))


@pytest.mark.parametrize("name", MEMBERS)
async def test_it_hands_on(name: str) -> None:
    inner = Inner()
    member = getattr(Seeing(inner), name)
    if not callable(member):
        assert member == getattr(inner, name)
        return
    given = GIVEN.get(name, ())
    done = member(*given)
    if iscoroutine(done):
        await done

    assert inner.asked == [(name, given)]


async def test_each_message_is_seen_once_however_often_it_is_offered() -> None:
    inner = Inner()
    inner.batches.append([b"a", b"b", b"c"])
    transport = Seeing(inner)
    taken: list[bytes] = []

    def take(messages: Sequence[bytes]) -> int:
        taken.append(messages[0])
        return 1

    await transport.deliver(take)
    transport.send([b"x"])

    assert taken == [b"a", b"b", b"c"]
    assert [one for _, some in transport.seen for one in some] == [
        b"a", b"b", b"c", b"x",
    ]  # fmt: skip
    assert inner.asked == [("send", ([b"x"],))]
