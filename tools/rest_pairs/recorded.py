# SPDX-License-Identifier: MIT
"""Recordings of pairs: one file a method, a case for each way it was called."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, cast

import msgspec

__all__ = [
    "DdpSide",
    "Pair",
    "RecordingError",
    "RestSide",
    "read_pairs",
    "without_cuts",
]

_CUT: Final = " more cut"
_PAGE: Final = b"<!DOCTYPE html><html><body></body></html>"
_WRONG_VERB: Final = 405

Json = dict[str, Any]


class RecordingError(Exception):
    """A file holds no recorded pair; the text says which and why."""


class DdpSide(msgspec.Struct, frozen=True):
    """The call over DDP, and its answer.

    Attributes:
        params: Parameters in the order of the wire.
        result: The result; UNSET where the server sent none.
        error: The error, if it refused.
    """

    params: list[Any] = []
    result: Any = msgspec.UNSET
    error: Json | None = None


class RestSide(msgspec.Struct, frozen=True):
    """The request over HTTP, and its answer.

    Attributes:
        http: The verb.
        path: Path with ``/api`` in front.
        status: HTTP status.
        query: What was sent in the URL.
        body: What was sent as JSON.
        response: Body of the answer: JSON, or what it was instead, as text.
        response_headers: Headers by their names in lower case.
    """

    http: str
    path: str
    status: int
    query: dict[str, Any] | None = None
    body: Any = None
    response: Any = None
    response_headers: dict[str, str] | None = None

    @property
    def endpoint(self) -> str:
        """Verb and path as the schema has them: ``GET /v1/rooms.info``."""
        return f"{self.http} {self.path.removeprefix('/api')}"

    @property
    def is_missing(self) -> bool:
        """Whether the server had no such endpoint: a page, or a refused verb."""
        return self._is_page or self.status == _WRONG_VERB

    @property
    def content(self) -> bytes:
        """The body's bytes."""
        if not isinstance(self.response, str):
            return msgspec.json.encode(self.response)
        return _PAGE if self._is_page else b""

    @property
    def _is_page(self) -> bool:
        return "html" in (self.response_headers or {}).get("content-type", "")


class Pair(msgspec.Struct, frozen=True):
    """One call, made both ways.

    Attributes:
        file: The recording's path.
        method: Wire name.
        case: What is special about it, in the recorder's words.
        server: The server's version.
        ddp: The DDP side.
        rest: The REST side.
        problem: Why there is nothing to compare, if a side makes no sense.
    """

    file: str
    method: str
    case: str
    server: str
    ddp: DdpSide
    rest: RestSide
    problem: str = ""

    @property
    def name(self) -> str:
        """Method and case."""
        return f"{self.method}: {self.case}"


def read_pairs(paths: Iterable[Path]) -> Iterator[Pair]:
    """Read the pairs in files, and in folders the files that are recordings.

    What the recorder cut from long lists is left out. Cases that were recorded on
    one side only are passed over; one that makes no sense says so (`Pair.problem`).

    Raises:
        RecordingError: A file that was named holds none.
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(path.glob("*.json")):
                whole = _read(file)
                if _is_recording(whole):
                    yield from _pairs_of(file, whole)
        else:
            whole = _read(path)
            if not _is_recording(whole):
                raise RecordingError(f"{path}: not a recorded pair: it names no method")
            yield from _pairs_of(path, whole)


def _read(path: Path) -> object:
    try:
        whole: object = json.loads(path.read_bytes())
    except OSError as error:
        raise RecordingError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise RecordingError(f"{path}: not JSON: {error}") from error
    return whole


def _is_recording(whole: object) -> bool:
    return isinstance(whole, dict) and isinstance(
        cast("Json", whole).get("method"), str
    )


def _pairs_of(path: Path, whole: object) -> Iterator[Pair]:
    first = cast("Json", without_cuts(whole))
    for case in (first, *(first.get("errors") or ()), *(first.get("more") or ())):
        if not isinstance(case, dict):
            continue
        pair = _pair(path, first, cast("Json", case))
        if pair is not None:
            yield pair


def _pair(path: Path, first: Mapping[str, Any], case: Json) -> Pair | None:
    if not case.get("ddp") or not isinstance(case.get("rest"), dict):
        return None
    ddp, rest, problem = DdpSide(), RestSide("", "", 0), ""
    try:
        ddp = msgspec.convert(case["ddp"], DdpSide)
        rest = msgspec.convert(case["rest"], RestSide)
    except msgspec.ValidationError as error:
        problem = f"the recording makes no sense: {error}"
    return Pair(
        str(path),
        str(first["method"]),
        str(case.get("case", "")),
        str(first.get("server") or ""),
        ddp,
        rest,
        problem,
    )


def without_cuts(value: object) -> object:
    """Leave out the marks of items that a recording was cut by."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        return [without_cuts(item) for item in items if not _is_cut(item)]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {name: without_cuts(item) for name, item in fields.items()}
    return value


def _is_cut(item: object) -> bool:
    return isinstance(item, str) and _CUT in item
