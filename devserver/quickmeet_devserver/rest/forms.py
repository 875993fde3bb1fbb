# SPDX-License-Identifier: MIT
"""Forms of parts (``multipart/form-data``): the texts and the file in them."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, cast

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import fail
from quickmeet_devserver.wire.http_messages import HttpRequest
from quickmeet_runtime.model.operations.upload import Upload

__all__ = ["Form", "FormFile", "fields_of_form", "form_of", "is_form", "is_image"]

_MULTIPART: Final = "multipart/form-data"
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"<svg")


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


def is_image(content: bytes) -> bool:
    """Whether a file begins as pictures do."""
    is_webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    return is_webp or content.lstrip().startswith(_IMAGES)
