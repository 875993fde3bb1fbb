# SPDX-License-Identifier: MIT
"""The REST calls of a recording: they change what the rest of it is about."""

import asyncio
import http.client
import json
import re
import struct
import urllib.error
import urllib.parse
import urllib.request
from functools import cache
from typing import Any, Final, NamedTuple

from quickmeet_devserver.base.documents import Document, as_document, as_list
from quickmeet_devserver.dispatch.schema import schema_methods
from quickmeet_devserver.recording.transcript import parsed

__all__ = ["Answer", "call_rest", "endpoint_of", "is_documented_request", "is_page"]

_PATIENCE_S: Final = 5.0
_WRONG_VERB: Final = 405
_NOT_PLAYED: Final = "error-not-supported"
_IN_PATHS: Final = "/?#[]@!$&'()*+,;=:%~"
"""What a recorded path may have as it is: a mask of a secret, say, it may not."""

_MULTIPART: Final = "<multipart/form-data "
_MEASURED: Final = re.compile(r"\d+ bytes of multipart/form-data")
"""How our own recorder notes a form with files: it tells nothing of what is in it."""

_UPLOADS: Final = re.compile(r"/v1/(?:rooms\.(?:upload|media)|livechat/upload)/[^/]+$")
"""Endpoints that take nothing but a form, which may be too large to be noted."""

_FORM: Final = "application/x-www-form-urlencoded"
_BOUNDARY: Final = "conformance-boundary"
_REFUSED: Final = {
    "file-too-small": ["file", "file", "text/plain", 0],
    "error-invalid-file-type": ["file", "file.svg", "image/svg+xml", 5],
    "invalid-field": ["other", "file", "text/plain", 5],
}
"""The file of a form that was refused, by what was wrong with it."""

_PNG: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_ID_PART: Final = re.compile(r"/(?=[^/]*\d)[\w-]{17,}")
_PLACE: Final = re.compile(r"\{[^}]+\}")


class Answer(NamedTuple):
    """The response.

    Attributes:
        status: HTTP status; 0 when nothing came.
        body: JSON, the text of a page, or None where it is something else.
        is_page: Whether it was the page of the web client.
    """

    status: int
    body: Any
    is_page: bool = False

    @property
    def is_unplayed(self) -> bool:
        """Whether the server says that it does not play the endpoint."""
        is_refused = as_document(self.body).get("errorType") == _NOT_PLAYED
        return self.status in {0, _WRONG_VERB} or self.is_page or is_refused


def is_page(body: object) -> bool:
    """Whether a recorded answer is the page of the web client, whatever it says."""
    return isinstance(body, str) and body.lstrip().lower().startswith("<!doctype html")


def endpoint_of(call: Document) -> str:
    """Verb and path, as a table names a call: ids in it as ``…``."""
    return f"{call.get('http')} {_ID_PART.sub('/…', str(call.get('path')))}"


def is_documented_request(call: Document) -> bool:
    """Whether the schema has the endpoint, as another way of some method."""
    path = str(call.get("path")).removeprefix("/api")
    return any(
        verb == call.get("http") and pattern.fullmatch(path)
        for verb, pattern in _documented()
    )


@cache
def _documented() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = {
        rest.name
        for methods in schema_methods().values()
        for method in methods
        for rest in method.rest
    }
    found: list[tuple[str, re.Pattern[str]]] = []
    for name in sorted(names):
        verb, _, path = name.partition(" ")
        parts = map(re.escape, _PLACE.split(path))
        found.append((verb, re.compile("[^/]+".join(parts))))
    return tuple(found)


async def call_rest(url: str, call: Document, login: tuple[str, str] | None) -> Answer:
    """Repeat a call.

    Args:
        url: Where the server is.
        call: ``http``, ``path``, ``query``, ``body`` and ``headers``, ids translated.
        login: Who calls: user id and token.
    """
    return await asyncio.to_thread(_call, url, call, login)


def _call(url: str, call: Document, login: tuple[str, str] | None) -> Answer:
    query = urllib.parse.urlencode(
        {
            key: value if isinstance(value, str) else json.dumps(value)
            for key, value in as_document(call.get("query")).items()
        }
    )
    kind, data = _body(call)
    path = urllib.parse.quote(str(call["path"]), safe=_IN_PATHS)
    mark = "&" if "?" in path else "?"
    request = urllib.request.Request(  # noqa: S310  # our own server
        f"{url}{path}{mark}{query}" if query else f"{url}{path}",
        data,
        method=str(call["http"]),
    )
    request.add_header("Content-Type", kind)
    if login is not None:
        request.add_header("X-User-Id", login[0])
        request.add_header("X-Auth-Token", login[1])
    for name, value in as_document(call.get("headers")).items():
        request.add_header(name, str(value))
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_S) as response:  # noqa: S310
            is_page = "html" in response.headers.get("Content-Type", "")
            text = response.read().decode()
            return Answer(response.status, text if is_page else parsed(text), is_page)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, parsed(error.read().decode()))
    except (OSError, ValueError, http.client.HTTPException):
        return Answer(0, None)


def _body(call: Document) -> tuple[str, bytes | None]:
    """The kind and the bytes of a body: JSON, or a form of parts."""
    body = call.get("body")
    if body is None and call["http"] == "POST" and _UPLOADS.search(str(call["path"])):
        body = _MULTIPART
    if body is None:
        return "application/json", None
    is_form = isinstance(body, str) and body.startswith(_MULTIPART)
    if is_form or _MEASURED.fullmatch(str(body)):
        noted = str(body).removeprefix(_MULTIPART).rstrip(">")
        given = as_document(parsed(noted))
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        response = call.get("response")
        is_fine = as_document(response).get("success") is True
        parts = _measured(given, response) or _parts_in(response, str(call["path"]))
        return kind, _multipart(parts, is_fine=is_fine)
    if str(call["path"]).startswith("/hooks/") and set(as_document(body)) == {
        "payload"
    }:
        return _FORM, urllib.parse.urlencode(
            as_document(body)
        ).encode()  # only a form wraps it
    return "application/json", json.dumps(body).encode()


def _measured(given: Document, response: object) -> Document:
    """The parts of a form as noted, a picture as large as what came of it says."""
    sides = as_document(_attachment_in(response).get("image_dimensions"))
    if not sides or not given:
        return given
    files = [
        [*entry[:3], _content(entry[3], sides)]
        for entry in map(as_list, as_list(given.get("files")))
    ]
    return {**given, "files": files}


def _attachment_in(response: object) -> Document:
    message = as_document(as_document(response).get("message"))
    return as_document(next(iter(as_list(message.get("attachments"))), None))


def _parts_in(response: object, path: str) -> Document:
    """The parts of a form of which only the length was recorded, by what came of it.

    A message with the file came of an upload, an emoji of another: there the file
    may be any.
    """
    refused = _REFUSED.get(str(as_document(response).get("errorType")))
    if refused is not None:
        return {"fields": {}, "files": [refused]}
    message = as_document(as_document(response).get("message"))
    file = next(iter(as_list(message.get("files"))), None)
    attachment = _attachment_in(response)
    fields = {key: message[key] for key in ("msg", "tmid") if message.get(key)}
    if attachment.get("description"):
        fields["description"] = attachment["description"]
    known = as_document(file or message.get("file"))
    sizes = [size for key, size in attachment.items() if key.endswith("size")]
    sides = as_document(attachment.get("image_dimensions"))
    content = _content(next(iter(sizes), 5), sides)
    field = "image" if path.endswith("Avatar") else "file"
    entry = [field, known.get("name", "file"), known.get("type", ""), content]
    return {"fields": fields, "files": [entry]}


def _multipart(parts: Document, *, is_fine: bool) -> bytes:
    """Write a form; what was taken for a picture of the server's own begins as one."""
    written: list[bytes] = []
    for name, value in as_document(parts.get("fields")).items():
        text = value if isinstance(value, str) else json.dumps(value)
        written.append(_part(f'name="{name}"', "", text.encode()))
    for entry in as_list(parts.get("files")):
        field, name, kind, size = (*as_list(entry), "", "", "", 0)[:4]
        head = f'name="{field}"; filename="{name}"'
        content = size if isinstance(size, bytes) else _content(size)
        if is_fine and field != "file" and str(kind).startswith("image/"):
            content = (_PNG[:8] + content)[: max(len(content), 8)]
        written.append(_part(head, str(kind), content))
    return b"".join(written) + f"--{_BOUNDARY}--\r\n".encode()


def _content(size: object, sides: Document | None = None) -> bytes:
    """Bytes of the recorded number; a recording says no more of a file.

    A picture says how large it is: that is what a server reads of it.
    """
    count = size if isinstance(size, int) else 0
    head = b""
    if sides:
        width, height = int(sides["width"]), int(sides["height"])
        head = _PNG + struct.pack(">II", width, height)
    return head.ljust(count, b"x")


def _part(head: str, kind: str, content: bytes) -> bytes:
    of = f"Content-Type: {kind}\r\n" if kind else ""
    begin = f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n{of}\r\n"
    return begin.encode() + content + b"\r\n"
