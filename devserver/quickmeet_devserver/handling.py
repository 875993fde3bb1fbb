# SPDX-License-Identifier: MIT
"""Methods that a user of the embedded server answers, with the client's types."""

import logging
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

import msgspec
from msgspec import Raw, UnsetType

from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.handler import Handler, Handlers
from quickmeet_runtime.operation import Stream
from quickmeet_runtime.topic import PRESENCE, event_name

from .documents import encode
from .failure import INTERNAL
from .hub import Hub
from .method import as_failure
from .outgoing import presence_event

__all__ = ["Caller", "Handling", "emit_event"]

T = TypeVar("T")

logger = logging.getLogger("quickmeet.devserver")


class Caller(NamedTuple):
    """Who calls a method.

    Attributes:
        session: Name of the session, which is another one after a reconnect.
        user_id: Who is logged in; None for nobody.
    """

    session: str
    user_id: str | None


class Handling:
    """The handlers of one server.

    Args:
        handlers: Those that are there from the start.
        is_alone: Whether the server has no methods and streams but these.
    """

    def __init__(
        self, handlers: Iterable[Handler[Caller]] = (), *, is_alone: bool = False
    ) -> None:
        self.table: Final = Handlers(handlers)
        self.is_alone: Final = is_alone

    async def answer(
        self, caller: Caller, name: str, params: Sequence[object]
    ) -> Raw | UnsetType:
        """Have a handler answer a call.

        Raises:
            MethodFailed: It refused, or broke.
            KeyError: There is none for this method.
        """
        handler = self.table.find(name, params)
        try:
            return await handler.answer(caller, params)
        except MethodError as error:
            raise as_failure(error) from error
        except Exception as error:
            logger.exception("the handler of %s failed", name)
            raise INTERNAL from error


def emit_event(hub: Hub, stream: Stream[T], keys: Sequence[str], event: T) -> None:
    """Send an event of a stream to all who follow it.

    Args:
        hub: Who follows what.
        stream: The stream.
        keys: Values of the named parts of its key.
        event: What it carries; of several arguments, a tuple.

    Raises:
        LocalProtocolError: A key is empty, or their number is wrong.
    """
    key = event_name(stream.key, keys)
    if stream.name == PRESENCE:
        entry: list[object] = msgspec.to_builtins(event)
        hub.emit_presence(key, presence_event(key, entry))
        return
    hub.emit(stream.name, key, encode(event if stream.several else [event]))
