# SPDX-License-Identifier: MIT
"""The limits of a server, by its settings."""

import pytest

from quickmeet_runtime.errors import FileRefusedError
from quickmeet_runtime.files.limits import UploadLimits, limits_in, limits_query
from quickmeet_runtime.files.source import Source
from quickmeet_runtime.model.operations.versions import Version


def settings(**values: object) -> object:
    return {
        "settings": [
            {"_id": f"FileUpload_{name}", "value": value}
            for name, value in values.items()
        ]
    }


def refusal(body: object, name: str, size: int | None = 5) -> str:
    try:
        limits_in(body).check(Source(name, None, size))
    except FileRefusedError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("body", "name", "words"),
    [
        (settings(Enabled=False), "a.txt", "does not accept files"),
        (settings(MaxFileSize=4), "a.txt", "5 bytes or more, the server takes 4"),
        (settings(MediaTypeBlackList="image/svg+xml"), "a.svg", "image/svg+xml"),
        (settings(MediaTypeBlackList="text/plain, image/*"), "a.png", "image/png"),
        (settings(MediaTypeWhiteList="image/*,application/pdf"), "a.txt", "it takes"),
    ],
)
def test_refused_files_are_reported_beforehand(
    body: object, name: str, words: str
) -> None:
    assert words in refusal(body, name)
    assert name in refusal(body, name)


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {"settings": 5},
        {"settings": [5, {"_id": "FileUpload_MaxFileSize"}]},
        settings(MaxFileSize=-1, MediaTypeWhiteList="", MediaTypeBlackList=None),
        settings(MediaTypeWhiteList="*"),
        settings(MediaTypeWhiteList="*/*", Enabled=True),
        settings(MediaTypeWhiteList="text/*", MaxFileSize=5),
    ],
)
def test_what_is_not_said_is_no_limit(body: object) -> None:
    assert not refusal(body, "a.txt")
    assert not refusal(body, "a.txt", None)


def test_an_empty_file_is_refused() -> None:
    assert "empty" in refusal(None, "a.txt", 0)


def test_bytes_of_unknown_number_are_counted_as_they_go() -> None:
    limits = UploadLimits(most_bytes=10)

    limits.check_size("a", 10)
    with pytest.raises(FileRefusedError, match="11 bytes or more"):
        limits.check_size("a", 11)


def test_servers_are_asked_in_their_own_way() -> None:
    assert "query" in limits_query(Version.parse("6.5.3"))
    assert "query" in limits_query(None)
    assert "_id" in limits_query(Version.parse("7.0.0"))
