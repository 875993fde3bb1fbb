# SPDX-License-Identifier: MIT
"""Forms with files, as the standard library reads them."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from typing import cast

import pytest

from quickmeet_runtime.errors import LocalProtocolError
from quickmeet_runtime.model.operations.operation import Upload
from quickmeet_runtime.rest.multipart import multipart


def parts_of(body: bytes, media_type: str) -> list[EmailMessage]:
    head = f"Content-Type: {media_type}\r\n\r\n".encode()
    whole = BytesParser(policy=HTTP).parsebytes(head + body)
    assert not whole.defects
    return [cast("EmailMessage", part) for part in whole.iter_parts()]


def test_fields_and_files_are_read_back_as_they_were() -> None:
    content = bytes(range(256)) * 3
    body, media_type = multipart(
        [("msg", "häll\no"), ("tmid", "x")],
        {"file": Upload(content=content, name="a b.png", media_type="image/png")},
    )
    text, thread, file = parts_of(body, media_type)
    assert text.get_payload(decode=True) == "häll\no".encode()
    assert thread.get_param("name", header="content-disposition") == "tmid"
    assert file.get_payload(decode=True) == content
    assert file.get_filename() == "a b.png"
    assert file.get_content_type() == "image/png"


def test_a_name_cannot_end_its_header() -> None:
    name = 'a"\r\nContent-Type: text/html\r\n\r\nx'
    body, media_type = multipart([], {"file": Upload(content=b"x", name=name)})
    (file,) = parts_of(body, media_type)
    assert file.get_payload(decode=True) == b"x"
    assert file.get_content_type() == "application/octet-stream"


def test_half_a_character_is_no_obstacle() -> None:
    body, media_type = multipart([("a", "\ud83d")], {})
    assert len(parts_of(body, media_type)) == 1


def test_what_is_no_media_type_is_refused() -> None:
    with pytest.raises(LocalProtocolError, match="not a media type"):
        multipart([], {"file": Upload(content=b"", media_type="png\r\nX: y")})


def test_a_file_is_shown_without_what_is_in_it() -> None:
    shown = repr(Upload(content=b"secret", name="a.txt"))
    assert shown == "Upload('a.txt', 6 bytes)"
