# SPDX-License-Identifier: MIT
"""Endpoints: operations that REST alone has, as generated constants describe them.

To a session an `Endpoint` is a `Method` without a wire name of DDP: it is asked, typed
and refused in the same way.
"""

from collections.abc import Mapping, Sequence
from typing import Final, Generic, Literal, TypeVar

from msgspec import UNSET, Struct, UnsetType

from ...errors import MethodError
from .operation import Method
from .parameters import GivenPlace, RoomPlaces
from .replacement import Lookup, Pick, RestCall, Shape
from .versions import Versions

__all__ = ["Endpoint", "ListPage"]

T = TypeVar("T")

_FAMILIES: Final = Pick(
    path="room.t", choices={"c": "channels", "p": "groups", "d": "im"}
)


class ListPage(Struct, Generic[T], frozen=True):
    """A part of a list.

    Attributes:
        items: What is in it.
        total: How many the whole list has, where the server says so.
    """

    items: list[T]
    total: int | UnsetType | None = UNSET


class Endpoint(Method[T]):
    """An endpoint as one Python method uses it.

    Args:
        verb: ``GET``, ``POST``, ``PUT`` or ``DELETE``.
        path: For example ``/v1/users.info``; ``{rid}`` stands for a parameter,
            ``{@kind}`` for the first part of the paths of a room's kind.
        result: Type of what comes back.
        params: Names of the parameters on the wire, in their order. Those that the
            path does not name are sent in the query or in the body.
        joined: Parameters whose items are sent as one text, separated by commas.
        at: Where the result is in the answer, as in `RestCall`.
        form: How parameters are sent; None for the default of the verb.
        family: Place of the parameter with the room whose kind the path needs.
        errors: Class to raise by the server's code.
        codes: Our codes by the server's code, or by words in its error.
        repeatable: Whether a request that was sent and not answered may be sent
            again without harm; ``GET`` always may.
        repeatable_when: Parameters that must be given for that, if there are any.
        versions: Servers that have it; None when nothing is known of that.
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
    """The question for the kind of a room."""
    return Lookup(
        path="/v1/rooms.info", send={"roomId": str(parameter)}, result=_FAMILIES
    )
