# SPDX-License-Identifier: MIT
"""A recording as a script: the frames of client and server, and their order."""

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, cast

from msgspec import Struct, field

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_runtime.transcripts.recordings.recorder import LOST, REST
from quickmeet_runtime.transcripts.recordings.redaction import is_secret_name

from .roles import kind_of
from .transcript import Line, RecordingError, parsed, read_transcript, unwrapped

__all__ = [
    "Cue",
    "RecordingError",
    "RestCue",
    "Script",
    "ScriptLine",
    "read_script",
    "texts_in",
]

_MADE_BY_CLIENTS: Final = frozenset({"id", "object id", "uuid", "token", "digest"})


class Cue(Struct, eq=False):
    """A call or a subscription that the recorded client sent.

    Attributes:
        number: Line of the file.
        connection: Its connection.
        frame: The frame sent.
        told: The values that the server had sent by then, ids as a whole: the client
            must send the same; it generates others.
        is_sent: Whether a client has sent it in this replay.
    """

    number: int
    connection: str
    frame: Document
    told: frozenset[str]
    is_sent: bool = False

    @property
    def is_call(self) -> bool:
        """Whether it is a call rather than a subscription."""
        return str(self.frame["msg"]) == "method"

    @property
    def name(self) -> str:
        """The method, or the publication."""
        return str(self.frame.get("method" if self.is_call else "name"))

    @property
    def id(self) -> str:
        """The id from the recorded client."""
        return str(self.frame.get("id"))

    @property
    def params(self) -> list[Any]:
        """Its parameters."""
        return as_list(self.frame.get("params"))


class RestCue(Struct, eq=False):
    """A request over REST that the recorded client sent, and its answer.

    Attributes:
        number: Line of the file.
        exchange: ``http``, ``path``, ``query``, ``body``, ``status``, ``response``.
        began: When it was sent, in milliseconds of the recording.
        told: The values that the server had sent by then; None until known.
        is_sent: Whether a client has sent it in this replay.
    """

    number: int
    exchange: Document
    began: int
    told: frozenset[str] | None = None
    is_sent: bool = False

    @property
    def what(self) -> str:
        """Verb and path."""
        return f"{self.exchange.get('http')} {self.exchange.get('path')}"


class ScriptLine(Struct, eq=False):
    """An action of the recorded server.

    Attributes:
        frame: The frame sent; None when it closed the connection.
        after: The requests that must have been sent before.
        is_answer: Whether it answers a call or a subscription, and may overtake events.
        is_said: Whether it was sent in this replay.
    """

    frame: Document | None
    after: tuple[Cue | RestCue, ...]
    is_answer: bool = False
    is_said: bool = False


class ScriptPart(Struct, eq=False):
    """A connection of the recording."""

    name: str
    greeting: Document | None = None
    cues: list[Cue] = field(default_factory=list[Cue])
    lines: list[ScriptLine] = field(default_factory=list[ScriptLine])


class Script(Struct):
    """A whole recording.

    Attributes:
        parts: Its connections.
        requests: The REST requests of all sessions.
    """

    parts: list[ScriptPart]
    requests: list[RestCue]


def read_script(path: Path, connections: Collection[str] | None = None) -> Script:
    """Read a recording.

    Args:
        path: JSON lines or a HAR archive.
        connections: Those to replay; requests of others are taken as sent.

    Raises:
        RecordingError: The file is not a recording, or has no frames.
    """
    lines = read_transcript(path)
    writer = _Writer(connections, _requests(lines, connections))
    for line in lines:
        if line.kind == "note" and line.text == LOST:
            writer.closed(line.connection)
        elif line.kind in {"in", "out"}:
            for text in unwrapped(line):
                frame = parsed(text)
                if isinstance(frame, dict):
                    told = cast("Document", frame)
                    writer.take(line, told)
        elif line.kind == REST:
            writer.answered(line)
    if not writer.parts and not writer.requests:
        raise RecordingError(f"{path}: no frames of a connection to play")
    return Script(list(writer.parts.values()), list(writer.requests.values()))


def _requests(
    lines: Iterable[Line], connections: Collection[str] | None
) -> dict[int, RestCue]:
    """Return the REST requests by their line in the file."""
    played = None if connections is None else {REST, *connections}
    found: dict[int, RestCue] = {}
    for line in lines:
        if line.kind != REST or (played and line.connection not in played):
            continue
        exchange = as_document(parsed(line.text))
        if {"http", "path", "status"} <= exchange.keys():
            took = exchange.get("took")
            # both are rounded: assume that an event follows the request
            began = line.at - (took + 1 if isinstance(took, int) else 0)
            found[line.number] = RestCue(line.number, exchange, began)
    return found


class _Writer:
    """Determines which requests each frame depends on.

    An answer comes after what it answers. An event comes after everything that was
    answered before it, and after the calls in flight that may have caused it: those
    that share an id with it, or all if none does.
    """

    def __init__(
        self, connections: Collection[str] | None, requests: dict[int, RestCue]
    ) -> None:
        self.parts: dict[str, ScriptPart] = {}
        self.requests = requests
        self._connections = connections
        self._answered: dict[Cue | RestCue, None] = {}
        self._in_flight: dict[Cue, None] = {}
        self._told: set[str] = set()
        self._left: set[tuple[str, str]] = set()

    def closed(self, connection: str) -> None:
        part = self.parts.get(connection)
        if part is not None:
            part.lines.append(ScriptLine(None, tuple(self._answered)))

    def answered(self, line: Line) -> None:
        """Process an answered REST request, which is recorded only then."""
        cue = self.requests.get(line.number)
        if cue is not None:
            self._begun(line.at)
            self._told.update(texts_in(cue.exchange.get("response")))
            self._answered[cue] = None

    def take(self, line: Line, frame: Document) -> None:
        connection = line.connection
        if self._connections is not None and connection not in self._connections:
            return
        part = self.parts.setdefault(connection, ScriptPart(connection))
        self._begun(line.at)
        if line.kind == "out":
            self._take_sent(part, line.number, frame)
        else:
            self._take_heard(part, line.at, frame)

    def _take_sent(self, part: ScriptPart, number: int, frame: Document) -> None:
        if frame.get("msg") in {"method", "sub"}:
            cue = Cue(number, part.name, frame, frozenset(self._told))
            part.cues.append(cue)
            self._in_flight[cue] = None
        elif frame.get("msg") == "unsub":
            self._left.add((part.name, str(frame.get("id"))))

    def _take_heard(self, part: ScriptPart, at: int, frame: Document) -> None:
        self._told.update(texts_in(frame))
        match frame:
            case {"msg": "ping" | "pong"}:
                pass
            case {"msg": "connected" | "failed"}:
                part.greeting = frame
            case {"msg": "nosub", "id": id_} if (part.name, str(id_)) in self._left:
                pass  # of an `unsub`, which is always answered
            case {"msg": "result" | "nosub", "id": id_}:
                self._answer(part, frame, [str(id_)])
            case {"msg": "updated", "methods": list()}:
                self._answer(part, frame, [str(one) for one in frame["methods"]])
            case {"msg": "ready", "subs": list()}:
                self._answer(part, frame, [str(one) for one in frame["subs"]])
            case {"msg": str()}:
                part.lines.append(ScriptLine(frame, self._causes(frame, at)))
            case _:
                pass  # the greeting of ddp-streamer, which has no `msg`

    def _answer(self, part: ScriptPart, frame: Document, ids: Iterable[str]) -> None:
        wanted = set(ids)
        is_call = frame["msg"] in {"result", "updated"}
        causes = tuple(
            cue for cue in part.cues if cue.id in wanted and cue.is_call is is_call
        )
        if not causes:
            return  # to a request from before the recording
        part.lines.append(ScriptLine(frame, causes, is_answer=True))
        if frame["msg"] != "updated":
            for cue in causes:
                self._in_flight.pop(cue, None)
                self._answered[cue] = None

    def _causes(self, frame: Document, at: int) -> tuple[Cue | RestCue, ...]:
        about = frozenset(_ids_in(frame))
        asked = [cue for cue in self._begun(at) if cue not in self._answered]
        in_flight: list[Cue | RestCue] = [*self._in_flight, *asked]
        near = [cue for cue in in_flight if about & set(_ids_in(_said(cue)))]
        return (*self._answered, *(near or in_flight))

    def _begun(self, at: int) -> list[RestCue]:
        """Return the requests sent by then; a recording has only answered ones."""
        begun = [cue for cue in self.requests.values() if cue.began <= at]
        for cue in begun:
            if cue.told is None:
                cue.told = frozenset(self._told)
        return begun


def _said(cue: Cue | RestCue) -> Document:
    return cue.frame if isinstance(cue, Cue) else cue.exchange


def texts_in(value: object) -> Iterator[str]:
    """Yield every string in a JSON value, and the parts of event names."""
    if isinstance(value, str):
        yield value
        if "/" in value:
            yield from value.split("/")
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from texts_in(item)
    elif isinstance(value, dict):
        for key, item in as_document(cast("object", value)).items():
            yield key
            yield from texts_in(item)


def _ids_in(value: object) -> Iterator[str]:
    for text in texts_in(value):
        if kind_of(text) in _MADE_BY_CLIENTS or is_secret_name(text):
            yield text


def shown(value: object) -> str:
    """Format a value for a message, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:197]}..."  # noqa: PLR2004  # some lines of a terminal


__all__ += ["ScriptPart", "shown"]
