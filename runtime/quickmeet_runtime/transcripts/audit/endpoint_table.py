# SPDX-License-Identifier: MIT
"""Which operation of a schema a request is: by its verb and path. No I/O."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias, cast
from urllib.parse import unquote

__all__ = ["EndpointTable", "RequestedOperation"]

JSON: TypeAlias = Mapping[str, object]

_CALL: Final = re.compile(r"[A-Z]+ /\S+")
_PLACE: Final = re.compile(r"\\\{([^{}]*)\\\}")
_FAMILY: Final = "channels|groups|im|dm"
_OWN: Final = (
    "GET /v1/info",
    "POST /v1/rooms.upload/{rid}",
    "POST /v1/rooms.media/{rid}",
    "POST /v1/rooms.mediaConfirm/{rid}/{fileId}",
)
"""Requests of sessions whatever their schema says: the version, files."""


class RequestedOperation(NamedTuple):
    """The meaning of a request.

    Attributes:
        name: Verb and path as the schema has it.
        places: The values in the path, by their names.
        is_replacement: Whether the schema knows it only as what replaces a method.
    """

    name: str
    places: Mapping[str, str]
    is_replacement: bool


class EndpointTable:
    """The endpoints of a schema, and those that replace its methods.

    Args:
        endpoints: By verb and path.
        replaced: What REST does instead: methods and histories.
    """

    def __init__(self, endpoints: Mapping[str, JSON], replaced: Iterable[JSON]) -> None:
        replacements = dict.fromkeys(
            name for one in replaced for name in _replacements(one)
        )
        replacements |= dict.fromkeys(_OWN)
        names = [*((name, False) for name in endpoints)]
        names += [(name, True) for name in replacements if name not in endpoints]
        # a literal path wins over one with places
        self._fixed: Final = {
            name: RequestedOperation(name, {}, is_replacement)
            for name, is_replacement in reversed(names)
            if "{" not in name
        }
        self._patterns: Final = [
            (_pattern(name), name, is_replacement)
            for name, is_replacement in names
            if "{" in name
        ]

    def find(self, verb: str, path: str) -> RequestedOperation | None:
        """Find the operation of a request.

        Args:
            verb: HTTP method.
            path: Below ``/api``, percent-encoded.
        """
        asked = f"{verb} {path}"
        found = self._fixed.get(asked)
        if found is not None:
            return found
        for pattern, name, is_replacement in self._patterns:
            match = pattern.fullmatch(asked)
            if match is not None:
                names = _names(name)
                places = {
                    place: unquote(text)
                    for place, text in zip(names, match.groups(), strict=True)
                    if not place.startswith("@")
                }
                return RequestedOperation(name, places, is_replacement)
        return None


def _replacements(spec: JSON) -> Iterator[str]:
    for call in cast("Sequence[JSON]", spec.get("rest") or ()):
        yield str(call["call"])
    offered = spec.get("replacement")
    if isinstance(offered, str) and _CALL.fullmatch(offered):
        yield offered


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(
        _PLACE.sub(
            lambda place: f"({_FAMILY})" if place[1] == "@kind" else "([^/]+)",
            re.escape(name),
        )
    )


def _names(name: str) -> list[str]:
    return re.findall(r"\{([^{}]*)\}", name)
