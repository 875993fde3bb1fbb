# SPDX-License-Identifier: MIT
"""The fields of a request: those of its query, and those of a form of parts."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, cast
from urllib.parse import parse_qsl

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_runtime.model.operations.operation import Upload

__all__ = [
    "Form",
    "FormFile",
    "fields_of",
    "fields_of_form",
    "form_of",
    "is_form",
]

_MULTIPART: Final = "multipart/form-data"


class FormFile(NamedTuple):
    """The file of a form.

    Attributes:
        name: As its sender calls it.
        mime_type: What it is said to be.
        content: Its bytes.
    """

    name: str
    mime_type: str
    content: bytes


class Form(NamedTuple):
    """A form of parts.

    Attributes:
        fields: Its texts.
        file: Its file; None where there is none.
    """

    fields: Mapping[str, str]
    file: FormFile | None


def fields_of(query: str) -> Document:
    """The fields of a query; one that is there several times is a list.

    So is one whose name says so, as in ``status[]=online``.
    """
    fields: dict[str, list[str]] = {}
    for name, text in parse_qsl(query):
        fields.setdefault(name, []).append(text)
    return {
        name: texts if len(texts) > 1 or name.endswith("[]") else texts[0]
        for name, texts in fields.items()
    }


def is_form(request: HttpRequest) -> bool:
    """Whether a request's body is a form of parts."""
    return request.headers.get("content-type", "").startswith(_MULTIPART)


def form_of(request: HttpRequest, file_field: str) -> Form:
    """Read a form of parts.

    Args:
        request: Whose body it is.
        file_field: What the file must be called.

    Raises:
        MethodFailed: The body is no form, or its file is called otherwise.
    """
    if not is_form(request):
        fail("", f"Unsupported content type: {request.headers.get('content-type', '')}")
    fields: dict[str, str] = {}
    file: FormFile | None = None
    for name, part in _parts(request):
        if isinstance(part, str):
            fields[name] = part
        elif name != file_field:
            fail("invalid-field")
        elif file is None:
            file = part
    return Form(fields, file)


def fields_of_form(request: HttpRequest) -> Document:
    """All that is in a form of parts: texts, and files as handlers take them."""
    return {
        name: part
        if isinstance(part, str)
        else Upload(content=part.content, name=part.name, media_type=part.mime_type)
        for name, part in _parts(request)
    }


def _parts(request: HttpRequest) -> Iterator[tuple[str, str | FormFile]]:
    from email.parser import BytesParser  # noqa: PLC0415  # slow to import
    from email.policy import HTTP  # noqa: PLC0415  # slow to import

    kind = request.headers.get("content-type", "")
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    for part in message.iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = cast("bytes", part.get_payload(decode=True) or b"")
        filename = part.get_filename()
        if filename is None:
            yield name, content.decode("utf-8", "replace")
        else:
            yield name, FormFile(filename, part.get_content_type(), content)
