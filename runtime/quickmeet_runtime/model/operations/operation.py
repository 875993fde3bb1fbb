# SPDX-License-Identifier: MIT
"""The classes of generated constants: `Method` and `Stream`.

An operation is data: its wire name, the type of what comes back, and the facts
about it that a session acts upon. It knows how to decode one payload and
nothing of sessions.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import msgspec
from msgspec import Struct

from ...errors import MethodError, RefusedError
from ...protocol.frames import decode_args
from ..decoding.mismatches import Mismatches
from ..decoding.variants import parsed
from .late import type_of
from .parameters import GivenPlace, RoomPlaces, is_given
from .replacement import RestCall
from .versions import Versions

if TYPE_CHECKING:
    from ..decoding.event_decoder import EventDecoder

__all__ = ["Method", "Stream"]

T = TypeVar("T")

_FALSY: Final = (b"null", b"false", b"0", b'""')


class Rate(Struct, frozen=True):
    """A number of calls in a number of milliseconds."""

    calls: int
    window_ms: int


class Method(Generic[T]):
    """A method of the API as one Python method uses it.

    Attributes:
        name: Wire name, such as ``sendMessage``.
        errors: Class to raise by the server's code.
        repeatable: Whether a call that was sent and not answered may be sent
            again without harm.
        repeatable_when: Parameters that must be given for that, if there are any.
        refused_by: Result that means a refusal: ``"absent"``, ``"false"`` or None.
        refusal: What to raise then.
        result: Type of what comes back; given as a function, it is loaded on use.
        versions: Servers that have it; None when nothing is known of that.
        rest: Endpoints that do the same, in the order in which to try them.
        replacement: What the release notes offer instead, such as
            ``POST /v1/chat.delete``.
        is_rest_only: Whether there is no such method at all: only endpoints.
        rate: Calls that a server accepts in so many milliseconds; None for the limit of
            all methods.
        rooms: Places of rooms in its parameters, which may be given by name.
    """

    def __init__(  # noqa: PLR0913  # facts of one operation, all by name
        self,
        name: str,
        result: object,
        *,
        errors: Sequence[type[MethodError]] = (),
        repeatable: bool = False,
        repeatable_when: GivenPlace | None = None,
        refused_by: str | None = None,
        refusal: type[RefusedError] = RefusedError,
        versions: Versions | None = None,
        rest: tuple[RestCall, ...] = (),
        replacement: str | None = None,
        is_rest_only: bool = False,
        rate: tuple[int, int] | None = None,
        rooms: RoomPlaces = (),
    ) -> None:
        self.name: Final = name
        self.rooms: Final = rooms
        self.rate: Final = None if rate is None else Rate(*rate)
        self.errors: Final[Mapping[str | int, type[MethodError]]] = {
            error.code: error for error in errors if error.code is not None
        }
        self.repeatable: Final = repeatable
        self.repeatable_when: Final = repeatable_when
        self.refused_by: Final = refused_by
        self.refusal: Final = refusal
        self._result: Final = result
        self.versions: Final = versions
        self.rest: Final = rest
        self.is_rest_only: Final = is_rest_only
        self.replacement: Final = replacement or (rest[0].name if rest else None)

    def may_be_repeated(self, params: Sequence[object]) -> bool:
        """Whether a call may be sent again without harm.

        Args:
            params: Its parameters in the order of the wire.
        """
        place = self.repeatable_when
        return self.repeatable or (place is not None and is_given(place, params))

    @cached_property
    def result(self) -> object:
        """Type of what comes back."""
        return type_of(self._result)

    @cached_property
    def decoder(self) -> "msgspec.json.Decoder[T]":
        """Decoder of the result, built when first asked for."""
        return msgspec.json.Decoder(self.result)

    def salvage(self, result: bytes) -> tuple[T, Mismatches]:
        """Read what matches of a result that the decoder refused.

        Args:
            result: Its JSON.

        Returns:
            The result, and where it does not match.

        Raises:
            msgspec.MsgspecError: Nothing of it is usable.
            ValueError: The same.
            RecursionError: It is nested too deeply.
        """
        from ..decoding.salvage import Salvager  # noqa: PLC0415  # rarely needed

        return Salvager(self.result).read(parsed(result))

    @cached_property
    def is_everywhere(self) -> bool:
        """Whether every server that we support has it, as far as we know."""
        return self.versions is None or self.versions.is_everywhere

    @cached_property
    def falsy_results(self) -> tuple[bytes, ...]:
        """The JSON of results that ddp-streamer drops, as far as it has them."""
        return tuple(text for text in _FALSY if self._has(text))

    def _has(self, text: bytes) -> bool:
        try:
            self.decoder.decode(text)
        except msgspec.ValidationError:
            return False
        return True

    def __repr__(self) -> str:
        """``Method('sendMessage')``."""
        return f"Method({self.name!r})"


class Stream(Generic[T]):
    """An event of a stream.

    Attributes:
        name: Wire name of the publication and collection, such as
            ``stream-notify-room``.
        key: Pattern of the event name, such as ``{room_id}/deleteMessage``.
        event: Type of an event; given as a function, it is loaded on use.
        several: Whether an event has several arguments, which its type holds
            as a tuple; else its type is that of the only argument.
        recoverable: Whether what was missed can be fetched after a break.
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
        """Decoder of the argument array, built when first asked for.

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
        """Read what matches of an event that the decoder refused.

        Args:
            args: JSON of the argument array.

        Returns:
            The event, and where it does not match. It has an identity, and is of
            the kind that the schema says.

        Raises:
            msgspec.MsgspecError: Nothing of it is usable.
            ValueError: The same.
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
