# SPDX-License-Identifier: MIT
"""Endpoints in the schema: operations that only REST has."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from .operations import CallSpec, SchemaParam
from .payload import Payload
from .rest import PLACE, RestCallSpec, Result

__all__ = ["FAMILIES", "KIND", "PAGE", "EndpointSpec", "PagingSpec", "addresses_of"]

FAMILIES: Final[Mapping[str, str]] = {"c": "channels", "p": "groups", "d": "im"}
"""The first part of the paths that are for a kind of room, by that kind."""

PAGE: Final = ("count", "offset")
"""Parameters of a page of a list: number of items, and offset."""

KIND: Final = "@kind"
"""The placeholder in a path for the kind of a room."""

_IN_QUERY: Final = frozenset({"GET", "DELETE"})


class PagingSpec(Struct, frozen=True, omit_defaults=True):
    """How an endpoint returns a list in pages, by ``count`` and ``offset``."""

    items: str
    total: str | None = "total"


class EndpointSpec(CallSpec, frozen=True, kw_only=True, omit_defaults=True):
    """An endpoint, by verb and path such as ``GET /v1/users.info``."""

    family: str | None = None
    kinds: tuple[str, ...] = ()
    body: str | None = None
    envelope: Result = None
    paging: PagingSpec | None = None
    codes: Mapping[str, str | int] = {}
    instead: tuple[RestCallSpec, ...] = ()

    @property
    def numbered(self) -> tuple[str, ...]:
        """Prefixes of the sources of REST calls, those of a page at the end."""
        return (*self.sources, *(PAGE if self.paging else ()))

    @property
    def rooms(self) -> tuple[str, ...]:
        """The first parts of the paths that ``{@kind}`` may be."""
        return self.kinds or tuple(FAMILIES.values())

    def form(self, call: str) -> str:
        """How parameters outside of the path are sent: query, json or multipart.

        Args:
            call: Verb and path.
        """
        verb = call.partition(" ")[0]
        return self.body or ("query" if verb in _IN_QUERY else "json")

    def placed(self, call: str) -> frozenset[str]:
        """Wire names of the parameters in the path.

        Args:
            call: Verb and path.
        """
        return frozenset(PLACE.findall(call)) - {KIND}

    def sent(self, call: str) -> Iterator[tuple[str, SchemaParam]]:
        """The parameters outside of the path, by their wire names.

        Args:
            call: Verb and path.
        """
        placed = self.placed(call)
        for name, param in zip(self.sources, self.params, strict=True):
            if name not in placed:
                yield name, param

    @property
    def answered(self) -> Payload | None:
        """The result of a server's handler: of a paged list, the list."""
        if self.paging is None or self.result is None:
            return self.result
        return Payload(type="array", items=self.result)


def addresses_of(call: str, spec: EndpointSpec) -> tuple[tuple[str, str], ...]:
    """Return verb and path, once for each kind of room if they differ.

    Args:
        call: Verb and path as in the schema.
        spec: The endpoint.
    """
    verb, _, path = call.partition(" ")
    place = f"{{{KIND}}}"
    kinds = spec.rooms if place in path else ("",)
    return tuple((verb, path.replace(place, kind)) for kind in kinds)
