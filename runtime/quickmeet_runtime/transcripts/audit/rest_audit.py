# SPDX-License-Identifier: MIT
"""Check requests and answers, and calls by ``method.call``, against the schema."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast
from urllib.parse import unquote

import msgspec

from ...model.decoding.mismatches import Violation
from ...rest.answer import Body, MissingEndpoint, Refusal, read
from ...rest.exchange import Exchange, Request
from ..recordings.reader import Direction, RecordedFrame
from ..validation.engine import is_surely_flat
from ..validation.strict_schemas import JSON
from .audit_run import AuditRun
from .conversation import Conversation

__all__ = ["RestAudit"]

_BRIDGES: Final = ("/v1/method.call/", "/v1/method.callAnon/")
_VERSIONED: Final = re.compile(r"/v[0-9]+/")
_JSON: Final = "json"
_SHORT: Final = 3
"""Versions, such as ``v1``, are not ids."""
_CALL: Final = re.compile(r"[A-Z]+ /\S+")
_PLACE: Final = re.compile(r"\\\{([^{}]*)\\\}")
_FAMILY: Final = "channels|groups|im|dm"
_OWN: Final = (
    "GET /v1/info",
    "POST /v1/rooms.upload/{rid}",
    "POST /v1/rooms.media/{rid}",
    "POST /v1/rooms.mediaConfirm/{rid}/{fileId}",
)
"""Requests that sessions send regardless of the schema: the version, files."""


class _RequestedOperation(NamedTuple):
    """The meaning of a request.

    Attributes:
        name: Verb and path as in the schema.
        places: The values in the path, by name.
        is_replacement: Whether it is in the schema only as the replacement of a method.
    """

    name: str
    places: Mapping[str, str]
    is_replacement: bool


class _EndpointTable:
    """The endpoints of a schema, and those that replace its methods.

    Args:
        endpoints: By verb and path.
        replaced: The methods and histories that REST replaces.
    """

    def __init__(self, endpoints: Mapping[str, JSON], replaced: Iterable[JSON]) -> None:
        replacements = dict.fromkeys(
            name for one in replaced for name in _replacements(one)
        )
        replacements |= dict.fromkeys(_OWN)
        names = [*((name, False) for name in endpoints)]
        names += [(name, True) for name in replacements if name not in endpoints]
        # a literal path takes precedence over one with places
        self._fixed: Final = {
            name: _RequestedOperation(name, {}, is_replacement)
            for name, is_replacement in reversed(names)
            if "{" not in name
        }
        self._patterns: Final = [
            (_pattern(name), name, is_replacement)
            for name, is_replacement in names
            if "{" in name
        ]

    def find(self, verb: str, path: str) -> _RequestedOperation | None:
        """Find the operation of a request.

        Args:
            verb: HTTP method.
            path: The path below ``/api``, percent-encoded.
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
                return _RequestedOperation(name, places, is_replacement)
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


class RestAudit:
    """Checks requests over REST against a schema.

    Args:
        run: Counts and reports.
        file: Path of the recording, or name of the connection.
    """

    def __init__(self, run: AuditRun, file: str) -> None:
        self._run: Final = run
        self._file: Final = file
        schema = run.validator
        replaced = [*schema.methods.values(), *schema.histories]
        self._table: Final = _EndpointTable(schema.endpoints, replaced)
        self._called: Final = Conversation(run, file)

    def take(self, line: int, exchange: Exchange) -> None:
        """Handle the next request and its response.

        Args:
            line: Line of the recording, or number of the exchange.
            exchange: The request and the response.
        """
        request = exchange.request
        if request.path.startswith(_BRIDGES):
            self._take_call(line, exchange)
            return
        if not _VERSIONED.match(request.path):
            return  # files, avatars, the server's version
        audit, run = self._run.audit, self._run
        audit.exchanges += 1
        found = self._table.find(request.verb, request.path)
        name = _plain(request) if found is None else found.name
        fields = _fields(request)
        run.masker.learn_call(name, [fields])
        answer = read(exchange.response)
        if isinstance(answer, MissingEndpoint):
            run.count(audit.absent, name)
        elif isinstance(answer, Refusal):
            run.count(audit.refused, name)
        elif found is None:
            run.count(audit.unknown, name)
        elif isinstance(answer, Body) and not found.is_replacement:
            self._check(line, found, exchange, fields, answer.value)

    def check(self, request: Request) -> list[Violation]:
        """Check a request before it is sent; empty if it is not in the schema."""
        found = self._table.find(request.verb, request.path)
        if found is None or found.is_replacement:
            return []
        return self._sent(found, request, _fields(request))

    def _check(
        self,
        line: int,
        found: _RequestedOperation,
        exchange: Exchange,
        fields: Mapping[str, object],
        body: object,
    ) -> None:
        sent = self._sent(found, exchange.request, fields, were_taken=True)
        self._run.take(self._file, line, "out", found.name, sent)
        is_flat = is_surely_flat(exchange.response.content)
        validator = self._run.flat if is_flat else self._run.validator
        answer = validator.answer(found.name, body)
        if answer:
            self._run.masker.learn_call(found.name, [body])
        self._run.take(self._file, line, "in", found.name, answer)

    def _sent(
        self,
        found: _RequestedOperation,
        request: Request,
        fields: Mapping[str, object],
        *,
        were_taken: bool = False,
    ) -> list[Violation]:
        if request.stream is not None or (
            request.body is not None and _JSON not in request.media_type
        ):
            return []  # a form: files, and other values as strings
        validator = self._run.validator
        sent = {**fields, **found.places}
        violations = validator.request(found.name, sent, were_taken=were_taken)
        if not violations or not request.query:
            return violations
        # a query has only strings: other values are encoded as JSON
        read_as_json = {**sent, **_parsed(request)}
        again = validator.request(found.name, read_as_json, were_taken=were_taken)
        return min(violations, again, key=len)

    def _take_call(self, line: int, exchange: Exchange) -> None:
        bodies: tuple[tuple[Direction, bytes | None], ...] = (
            ("out", exchange.request.body),
            ("in", exchange.response.content),
        )
        for direction, body in bodies:
            message = _object(body).get("message")
            if isinstance(message, str):
                frame = RecordedFrame(line, self._file, direction, message)
                self._called.take(frame)


def _plain(request: Request) -> str:
    """Name an unknown request, without parts of its path that look like ids."""
    parts = (
        "{id}"
        if any(letter.isdigit() for letter in part) and len(part) >= _SHORT
        else part
        for part in unquote(request.path).split("/")
    )
    return f"{request.verb} {'/'.join(parts)}"


def _fields(request: Request) -> dict[str, object]:
    """Return the fields of query and body, by name."""
    fields: dict[str, object] = {}
    for name, text in request.query:
        known = fields.get(name)
        if known is None:
            fields[name] = text
        elif isinstance(known, list):
            cast("list[object]", known).append(text)
        else:
            fields[name] = [known, text]
    return {**fields, **_object(request.body)}


def _parsed(request: Request) -> dict[str, object]:
    parsed: dict[str, object] = {}
    for name, text in request.query:
        try:
            parsed[name] = cast("object", msgspec.json.decode(text))
        except (ValueError, RecursionError):
            continue
    return parsed


def _object(content: bytes | None) -> Mapping[str, object]:
    try:
        value: object = msgspec.json.decode(content or b"null")
    except (ValueError, RecursionError):
        return {}
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}
