# SPDX-License-Identifier: MIT
"""Operations that are called, as generated constants describe them.

An operation is data: its wire name, the type of its result, and the facts about it
that a session needs. It can decode one payload and knows nothing of sessions.

A group of the API refers to hundreds of types, of which a program needs a few.
Creating all these classes costs more than the rest of loading the group, so constants
refer to their types by functions.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from types import FunctionType
from typing import Final, Generic, Literal, TypeAlias, TypeVar, cast

import msgspec
from msgspec import UNSET, Struct, UnsetType

from ...errors import MethodError, RefusedError
from ..decoding.mismatches import Mismatches
from ..decoding.variants import parsed
from .parameters import GivenPlace, RoomPlaces, is_given
from .replacement import Lookup, Pick, RestCall, Shape
from .versions import Versions

__all__ = [
    "OCTETS",
    "Endpoint",
    "FindRoomLookups",
    "ListPage",
    "Method",
    "RoomLookups",
    "Upload",
    "room_lookups",
    "type_of",
]

R = TypeVar("R")
T = TypeVar("T")

_FALSY: Final = (b"null", b"false", b"0", b'""')
_FAMILIES: Final = Pick(
    path="room.t", choices={"c": "channels", "p": "groups", "d": "im"}
)
OCTETS: Final = "application/octet-stream"
"""Media type of arbitrary content."""


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
        refusal: The error to raise then.
        result: Type of the result; a function that returns it is called on first use.
        versions: Servers that have it; None if unknown.
        rest: Endpoints that do the same, in the order in which to try them.
        replacement: The replacement according to the release notes, such as
            ``POST /v1/chat.delete``.
        is_rest_only: Whether there is no such method at all: only endpoints.
        rate: Calls that a server accepts in a number of milliseconds; None for the
            limit of all methods.
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
        """Type of the result."""
        return type_of(self._result)

    @cached_property
    def decoder(self) -> "msgspec.json.Decoder[T]":
        """Decoder of the result, created on first use."""
        return msgspec.json.Decoder(self.result)

    def salvage(self, result: bytes) -> tuple[T, Mismatches]:
        """Decode the matching parts of a result that the decoder refused.

        Args:
            result: Its JSON.

        Returns:
            The result, and its mismatches.

        Raises:
            msgspec.MsgspecError: Nothing of it is usable.
            ValueError: Likewise.
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
        """The JSON of its possible results that ddp-streamer drops."""
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


def type_of(given: object) -> object:
    """Resolve the type given to a constant.

    Args:
        given: A type, or a function without arguments that returns it.
    """
    return given() if isinstance(given, FunctionType) else given


class ListPage(Struct, Generic[T], frozen=True):
    """A part of a list.

    Attributes:
        items: Its items.
        total: Number of items in the whole list, if the server sends it.
    """

    items: list[T]
    total: int | UnsetType | None = UNSET


class Endpoint(Method[T]):
    """An endpoint as one Python method uses it.

    Args:
        verb: ``GET``, ``POST``, ``PUT`` or ``DELETE``.
        path: For example ``/v1/users.info``; ``{rid}`` stands for a parameter,
            ``{@kind}`` for the first part of the paths of a room's kind.
        result: Type of the result.
        params: Names of the parameters on the wire, in order. Those that are not in
            the path are sent in the query or in the body.
        joined: Parameters whose items are sent as one string, separated by commas.
        at: Where the result is in the answer, as in `RestCall`.
        form: How parameters are sent; None for the default of the verb.
        family: Index of the parameter with the room whose kind the path needs.
        errors: Class to raise by the server's code.
        codes: Our codes by the server's code, or by words in its error.
        repeatable: Whether a request that was sent and not answered may be sent
            again without harm; ``GET`` always may.
        repeatable_when: Parameters that must be given for that, if there are any.
        versions: Servers that have it; None if unknown.
        instead: Alternatives, in the order in which to try them.
        rooms: Places of rooms in its parameters, which may be given by name.
    """

    def __init__(  # noqa: PLR0913  # facts of one operation, all by name
        self,
        verb: Literal["GET", "POST", "PUT", "DELETE"],
        path: str,
        result: object,
        *,
        params: Sequence[str] = (),
        joined: Sequence[str] = (),
        at: Shape = None,
        form: Literal["query", "json", "multipart"] | None = None,
        family: int | None = None,
        errors: Sequence[type[MethodError]] = (),
        codes: Mapping[str | int, str | int] | None = None,
        repeatable: bool = False,
        repeatable_when: GivenPlace | None = None,
        versions: Versions | None = None,
        instead: tuple[RestCall, ...] = (),
        rooms: RoomPlaces = (),
    ) -> None:
        numbered, send = path, dict[str, str | Pick]()
        for number, name in enumerate(params):
            place = f"{{{name}}}"
            if place in numbered:
                numbered = numbered.replace(place, f"{{{number}}}")
            else:
                where = str(number)
                is_joined = name in joined
                send[name] = Pick(path=where, form="joined") if is_joined else where
        call = RestCall(
            verb=verb,
            path=numbered,
            send=send,
            result=at,
            lookups={} if family is None else {"kind": _kind_of(family)},
            codes=codes or {},
            versions=versions,
            form=form,
        )
        super().__init__(
            f"{verb} {path}",
            result,
            errors=errors,
            repeatable=repeatable or verb == "GET",
            repeatable_when=repeatable_when,
            versions=versions,
            rest=(call, *instead),
            is_rest_only=True,
            rooms=rooms,
        )

    def __repr__(self) -> str:
        """``Endpoint('GET /v1/users.info')``."""
        return f"Endpoint({self.name!r})"


def _kind_of(parameter: int) -> Lookup:
    """Create the look-up of the kind of a room."""
    return Lookup(
        path="/v1/rooms.info", send={"roomId": str(parameter)}, result=_FAMILIES
    )


class RoomLookups(Struct, frozen=True):
    """The methods that find a room by its name.

    Attributes:
        find: Returns the id of the room with a name.
        direct: Opens the direct conversation with a user, which has the id of a room.
    """

    find: Method[str]
    direct: Method[object]


FindRoomLookups: TypeAlias = Callable[[], RoomLookups | None]
"""Loads the methods that find rooms by name; None if the schema has none."""


def room_lookups(find: Method[str], direct: Method[R]) -> RoomLookups:
    """Combine the methods, whatever the type of a conversation."""
    return RoomLookups(find, cast("Method[object]", direct))


class Upload(Struct, frozen=True, kw_only=True):
    """A file to send.

    Attributes:
        content: Its content.
        name: Its name, which servers show and derive its type from.
        media_type: Such as ``image/png``.
    """

    content: bytes
    name: str = "file"
    media_type: str = OCTETS

    def __repr__(self) -> str:
        """Without its content."""
        return f"Upload({self.name!r}, {len(self.content):,} bytes)"
