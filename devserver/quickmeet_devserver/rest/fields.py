# SPDX-License-Identifier: MIT
"""The fields of a request, from its query or a multipart form."""

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
    """The file in a multipart form.

    Attributes:
        name: The file name.
        mime_type: The declared type.
        content: Its bytes.
    """

    name: str
    mime_type: str
    content: bytes


class Form(NamedTuple):
    """A multipart form.

    Attributes:
        fields: Its text fields.
        file: Its file; None if there is none.
    """

    fields: Mapping[str, str]
    file: FormFile | None


def fields_of(query: str) -> Document:
    """Parse the fields of a query; a repeated field becomes a list.

    So does one with ``[]`` in its name, as in ``status[]=online``.
    """
    fields: dict[str, list[str]] = {}
    for name, text in parse_qsl(query):
        fields.setdefault(name, []).append(text)
    return {
        name: texts if len(texts) > 1 or name.endswith("[]") else texts[0]
        for name, texts in fields.items()
    }


def is_form(request: HttpRequest) -> bool:
    """Return whether a request's body is a multipart form."""
    return request.headers.get("content-type", "").startswith(_MULTIPART)


def form_of(request: HttpRequest, file_field: str) -> Form:
    """Parse a multipart form.

    Args:
        request: The request with the form as its body.
        file_field: The required name of the file's field.

    Raises:
        MethodFailed: The body is not a form, or its file has another name.
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
    """Return all fields of a multipart form: strings, and files for handlers."""
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
