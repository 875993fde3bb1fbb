# SPDX-License-Identifier: MIT
"""An HTTP server on loopback with scripted answers, else those of real servers."""

import json
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import parse_qsl, urlsplit

from msgspec import Struct, field

__all__ = ["Answer", "Asked", "RestServer", "cases", "recording", "serve"]

Json = dict[str, Any]

RECORDINGS: Final = Path(__file__).parents[2] / "data" / "rest"
JSON: Final = {"content-type": "application/json"}
_PAGE: Final = "<!DOCTYPE html><html><body>the web client</body></html>"
_CUT: Final = " more cut"


class Asked(Struct, frozen=True):
    """A request as it arrived."""

    verb: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: Any


class Answer(Struct, frozen=True):
    """What to answer."""

    body: object = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: JSON)


class _HangupError(Exception):
    """Close the connection instead of answering."""


Respond = Callable[[Asked], Answer]


class RestServer(Struct):
    """Gives scripted answers, else those of a real server without the endpoint."""

    url: str = ""
    answers: dict[tuple[str, str], Answer | Respond] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    hangups: int = 0
    """How many requests to leave unanswered, closing the connection."""

    def tell(self, verb: str, path: str, answer: Answer | Respond | Json) -> None:
        """Answer a request so; a bare mapping is a body."""
        self.answers[verb, path] = _answer(answer)

    def play(self, case: Mapping[str, Any]) -> None:
        """Answer a recorded request as it was answered then."""
        rest = case["rest"]
        headers = dict(rest["response_headers"])
        body: object = rest["response"]
        if isinstance(rest["response"], str):
            body = _PAGE if "html" in headers.get("content-type", "") else None
        self.tell(
            rest["http"],
            rest["path"].removeprefix("/api"),
            Answer(body, rest["status"], headers),
        )

    def respond(self, asked: Asked) -> Answer:
        """What to answer."""
        self.asked.append(asked)
        if self.hangups:
            self.hangups -= 1
            raise _HangupError
        known = self.answers.get((asked.verb, asked.path))
        if known is None:
            if asked.verb == "GET":
                return Answer(_PAGE, headers={"content-type": "text/html"})
            return Answer(status=405, headers={})
        return known if isinstance(known, Answer) else known(asked)


def _answer(answer: Answer | Respond | Json) -> Answer | Respond:
    return answer if isinstance(answer, Answer) or callable(answer) else Answer(answer)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # 40 ms an answer, else
    rest: RestServer

    def setup(self) -> None:
        super().setup()
        self.rest.connections += 1

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        text = self.rfile.read(int(self.headers.get("content-length", 0)))
        query: dict[str, list[str]] = {}
        for name, value in parse_qsl(parts.query):
            query.setdefault(name, []).append(value)
        asked = Asked(
            self.command,
            parts.path.removeprefix("/api"),
            query,
            {name.lower(): value for name, value in self.headers.items()},
            json.loads(text) if text else None,
        )
        try:
            answer = self.rest.respond(asked)
        except _HangupError:
            self.close_connection = True
            return
        body = answer.body
        if body is None:
            content = b""
        elif isinstance(body, bytes):
            content = body
        else:
            content = (body if isinstance(body, str) else json.dumps(body)).encode()
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815  # their names

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # theirs
        pass


@contextmanager
def serve() -> Generator[RestServer]:
    """Run a server until the block ends."""
    rest = RestServer()

    class Handler(_Handler):
        pass

    Handler.rest = rest
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        rest.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield rest
        finally:
            server.shutdown()
            thread.join()


def recording(name: str) -> dict[str, Any]:
    """What was recorded of a method, without what the recorder cut."""
    data: dict[str, Any] = json.loads((RECORDINGS / f"{name}.json").read_bytes())
    return cast("dict[str, Any]", _without_cuts(data))


def cases(name: str) -> Generator[dict[str, Any]]:
    """The cases of a recording that have a REST side."""
    whole = recording(name)
    for case in (whole, *whole["errors"], *whole.get("more", ())):
        if isinstance(case.get("rest"), dict):
            yield case


def case_of(name: str, title: str) -> dict[str, Any]:
    """One case of a recording."""
    return next(case for case in cases(name) if case["case"] == title)


def _without_cuts(value: object) -> object:
    if isinstance(value, list):
        items = cast("list[object]", value)
        return [_without_cuts(item) for item in items if not _is_cut(item)]
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        return {name: _without_cuts(item) for name, item in fields.items()}
    return value


def _is_cut(item: object) -> bool:
    return isinstance(item, str) and _CUT in item
