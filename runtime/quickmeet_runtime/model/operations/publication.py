# SPDX-License-Identifier: MIT
"""Streams and publications to subscribe to, and the topics of both."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from ...errors import LocalProtocolError
from ...protocol.frames import decode_args
from ..decoding.mismatches import Mismatches
from ..decoding.variants import parsed
from .operation import type_of

if TYPE_CHECKING:
    from ..decoding.event_decoder import EventDecoder

__all__ = [
    "MESSAGES",
    "MY_MESSAGES",
    "PRESENCE",
    "ROOM_EVENTS",
    "USER_EVENTS",
    "Publication",
    "PublicationTopic",
    "Stream",
    "Topic",
    "document_id",
    "event_name",
    "wire_document_id",
]

T = TypeVar("T")

MESSAGES: Final = "stream-room-messages"
"""The stream of messages; its key is a room's id, or `MY_MESSAGES`."""
MY_MESSAGES: Final = "__my_messages__"
"""The key for the messages of all the user's rooms."""
ROOM_EVENTS: Final = "stream-notify-room"
"""The stream of events in a room other than messages; its keys begin with the room's
id."""
USER_EVENTS: Final = "stream-notify-user"
"""The stream of events of a user; its keys begin with the user's id."""
PRESENCE: Final = "stream-user-presence"
"""The stream that keeps one list of watched users per connection.

Only its first subscription becomes ready; later ones change the list, are
answered by `nosub` without an error, and take effect (recorded).
"""
_DASH: Final = "-"
_HEX: Final = frozenset("0123456789abcdef")
_OBJECT_ID: Final = 24


class Topic(Struct, frozen=True):
    """An event of a publication, as `changed` frames name it.

    Attributes:
        stream: Wire name of publication and collection.
        key: The event's name; the user's id in `PRESENCE`.
    """

    stream: str
    key: str

    def __str__(self) -> str:
        """``stream-room-messages 'GENERAL'``, for error messages."""
        return f"{self.stream} {self.key!r}"

    @property
    def room_id(self) -> str:
        """The room of the topic; empty if it is not about a single room."""
        if self.stream == MESSAGES and self.key != MY_MESSAGES:
            return self.key
        return self.key.partition("/")[0] if self.stream == ROOM_EVENTS else ""

    def params(self, options: object) -> list[object]:
        """Return the parameters of the subscription.

        Args:
            options: Sent to the publication as its extra argument, if not None.
        """
        if self.stream == PRESENCE:
            return ["", {"added": [self.key]}]
        if options is None:
            return [self.key, False]
        return [self.key, {"useCollection": False, "args": [options]}]

    def farewell(self) -> list[object] | None:
        """Return the parameters of a subscription that undoes it; None for `unsub`."""
        if self.stream == PRESENCE:
            return ["", {"removed": [self.key]}]
        return None


class PublicationTopic(Topic, frozen=True):
    """A publication of plain Meteor, with its parameters.

    Attributes:
        stream: Wire name of the publication.
        key: Its parameters as JSON: equal ones share a subscription.
        sent: The parameters.
    """

    sent: tuple[object, ...]

    def __str__(self) -> str:
        """``tasks.inList(["home"])``, for error messages."""
        return f"{self.stream}({self.key})"

    @property
    def room_id(self) -> str:
        """Empty: a publication is not about a room."""
        return ""

    def params(self, options: object) -> list[object]:
        """Return the parameters of the subscription; options are among them."""
        del options
        return list(self.sent)

    def farewell(self) -> None:
        """Return None: `unsub` undoes it."""
        return


def event_name(pattern: str, keys: Sequence[str]) -> str:
    """Put values into the named parts of a key pattern.

    Args:
        pattern: Such as ``{room_id}/deleteMessage``.
        keys: One value for each part, in order.

    Raises:
        LocalProtocolError: A value is empty, or their number is wrong.
    """
    parts = re.split(r"\{[^{}]*\}", pattern)
    if len(parts) != len(keys) + 1:
        raise LocalProtocolError(f"{pattern!r} takes {len(parts) - 1} values")
    if not all(keys):
        raise LocalProtocolError(f"{pattern!r}: a value is empty")
    woven = [parts[0]]
    for key, part in zip(keys, parts[1:], strict=True):
        woven += (key, part)
    return "".join(woven)


class Stream(Generic[T]):
    """An event of a stream.

    Attributes:
        name: Wire name of the publication and collection, such as
            ``stream-notify-room``.
        key: Pattern of the event name, such as ``{room_id}/deleteMessage``.
        event: Type of an event; a function that returns it is called on first use.
        several: Whether an event has several arguments, which its type holds
            as a tuple; otherwise its type is that of the only argument.
        recoverable: Whether missed events can be fetched after a reconnect.
        of_room: Whether its key begins with a room, which may be given by its name.
    """

    def __init__(  # noqa: PLR0913  # facts of one event, all by name
        self,
        name: str,
        key: str,
        event: object,
        *,
        several: bool = False,
        recoverable: bool = False,
        of_room: bool = False,
    ) -> None:
        self.name: Final = name
        self.key: Final = key
        self.several: Final = several
        self.recoverable: Final = recoverable
        self.of_room: Final = of_room
        self._event = event

    @cached_property
    def event(self) -> object:
        """Type of an event."""
        return type_of(self._event)

    @property
    def argument(self) -> object:
        """Type of the only argument of an event; None where there are several."""
        return None if self.several else self.event

    @cached_property
    def decoder(self) -> "EventDecoder[T]":
        """Decoder of the argument array, created on first use.

        Arguments beyond those that the schema knows are ignored.
        """
        from ..decoding.event_decoder import (  # noqa: PLC0415  # when first asked for
            OnlyArgument,
            SeveralArguments,
        )

        if self.several:
            return SeveralArguments(self.event)
        return OnlyArgument(self.event)

    def salvage(self, args: bytes) -> tuple[T, Mismatches]:
        """Decode the matching parts of an event that the decoder refused.

        Args:
            args: JSON of the argument array.

        Returns:
            The event, and its mismatches. It has its identifier, and the kind that
            the schema requires.

        Raises:
            msgspec.MsgspecError: Nothing of it is usable.
            ValueError: Likewise.
            RecursionError: It is nested too deeply.
        """
        from ..decoding.salvage import Salvager  # noqa: PLC0415  # rarely needed

        value = decode_args(parsed, args)
        if self.several:
            return Salvager(self.event).read(value, is_item=True)
        if not isinstance(value, list) or not value:
            raise msgspec.ValidationError("Expected an argument - at `$`")
        return Salvager(self.event).read(value[0], is_item=True)  # pyright: ignore[reportUnknownArgumentType]  # JSON

    def __repr__(self) -> str:
        """``Stream('stream-notify-room', '{room_id}/deleteMessage')``."""
        return f"Stream({self.name!r}, {self.key!r})"


class Publication(Generic[T]):
    """Publications of documents, and the types of these documents.

    Attributes:
        name: Wire name of the publication; None for documents that the server
            pushes unrequested, such as the user's own document after the login.
        collection: Wire name of the collection.
        document: Type of a document, including ``_id``; a function that returns it is
            called on first use.
    """

    def __init__(self, name: str | None, collection: str, document: object) -> None:
        self.name: Final = name
        self.collection: Final = collection
        self._document: Final = document

    @cached_property
    def document(self) -> object:
        """Type of a document."""
        return type_of(self._document)

    @cached_property
    def decoder(self) -> "msgspec.json.Decoder[T]":
        """Decoder of a document, created on first use."""
        return msgspec.json.Decoder(self.document)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Python names of a document's fields by their wire names."""
        known = msgspec.structs.fields(self.document)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a Struct, as lint holds
        return {field.encode_name: field.name for field in known}

    def salvage(self, document: bytes) -> tuple[T, Mismatches]:
        """Decode the matching parts of a document that the decoder refused.

        Args:
            document: Its JSON.

        Returns:
            The document, and its mismatches.

        Raises:
            msgspec.MsgspecError: Nothing of it is usable.
            ValueError: Likewise.
            RecursionError: It is nested too deeply.
        """
        from ..decoding.salvage import Salvager  # noqa: PLC0415  # rarely needed

        return Salvager(self.document).read(parsed(document), is_item=True)

    def __repr__(self) -> str:
        """``Publication('tasks.inList', 'tasks')``."""
        return f"Publication({self.name!r}, {self.collection!r})"


def document_id(wire: str) -> object:
    """Decode the ``_id`` of a document from the id in its frames.

    Meteor prefixes ambiguous strings with ``-`` (those that look like an ObjectID, or
    begin with a prefix), and encodes other values as JSON after a ``~`` (its package
    ``mongo-id``).
    """
    if wire.startswith(_DASH):
        return wire[1:]
    if wire.startswith("~"):
        try:
            found: object = msgspec.json.decode(wire[1:])
        except (msgspec.DecodeError, RecursionError):
            return wire
        return found
    return wire


def wire_document_id(id_: str) -> str:
    """Encode a document's ``_id``, a string, as the id in frames."""
    is_object_id = len(id_) == _OBJECT_ID and _HEX.issuperset(id_.lower())
    return f"-{id_}" if id_[:1] in {_DASH, "~", "{"} or is_object_id else id_
