# SPDX-License-Identifier: MIT
"""The calls of a recording with their answers, and who made them."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.recording.transcript import Line, parsed, unwrapped

__all__ = ["Call", "calls_in"]


class Call(Struct, frozen=True):
    """A call that was answered.

    Attributes:
        user_id: Who was logged in, if anybody.
        name: Method; verb and path of a request.
        params: Parameters; query and body of a request.
        answer: ``result`` or ``error``, as far as there are; those of a request too.
        is_request: Whether it was made over HTTP.
        connection: Whose it was.
    """

    user_id: str | None
    name: str
    params: list[Any]
    answer: Document
    is_request: bool = False
    connection: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it was not refused."""
        return "error" not in self.answer


def calls_in(lines: Sequence[Line]) -> Iterator[Call]:
    """Every call, in the order of the answers."""
    asked: dict[tuple[str, str], tuple[str, list[Any]]] = {}
    users: dict[str, str] = {}
    last: str | None = None
    for line in lines:
        if line.kind == "rest":
            known = users.get(line.connection, last)
            yield _request(known, as_document(parsed(line.text)))
        for text in unwrapped(line) if line.kind in {"in", "out"} else ():
            frame = as_document(parsed(text))
            key = (line.connection, str(frame.get("id")))
            if frame.get("msg") == "method":
                asked[key] = str(frame.get("method")), as_list(frame.get("params"))
            elif frame.get("msg") == "result" and key in asked:
                name, params = asked[key]
                if name == "login" and isinstance(frame.get("result"), dict):
                    last = users[line.connection] = str(frame["result"].get("id"))
                who = users.get(line.connection)
                yield Call(who, name, params, frame, connection=line.connection)


def _request(user_id: str | None, call: Document) -> Call:
    status = call.get("status")
    is_fine = isinstance(status, int) and status < 300  # noqa: PLR2004  # HTTP
    answer = {"result" if is_fine else "error": call.get("response")}
    name = f"{call.get('http')} {call.get('path')}"
    params: list[Any] = [as_document(call.get("query")), call.get("body")]
    return Call(user_id, name, params, answer, is_request=True)
