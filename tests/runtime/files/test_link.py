# SPDX-License-Identifier: MIT
"""Links to files, from any object that refers to one."""

import pytest
from msgspec import convert

from quickmeet import types
from quickmeet_runtime.errors import LocalProtocolError
from quickmeet_runtime.files.link import FileLink, link_of, safe_name

FILE = types.FileReference(id="f 1", name="ä b.txt")
PATH = "/file-upload/f%201/%C3%A4%20b.txt"


@pytest.mark.parametrize(
    "named",
    [
        FILE,
        types.Attachment(title_link=PATH),
        PATH,
        f"https://chat.example.com/below{PATH}",
    ],
)
def test_a_file_has_many_names(named: object) -> None:
    assert link_of(named) == FileLink(PATH, "ä b.txt")


@pytest.mark.parametrize(
    ("named", "path", "name"),
    [
        (types.UserReference(id="u", username="a b"), "/avatar/a%20b", "a b"),
        (
            types.CustomEmoji(id="e", name="party", extension="png", aliases=[]),
            "/emoji-custom/party.png",
            "party.png",
        ),
        (
            types.CustomSound(id="s1", name="Ding", extension="mp3"),
            "/custom-sounds/s1.mp3",
            "s1.mp3",
        ),
        (
            types.RoomReference(id="r 1", name="general"),
            "/avatar/room/r%201",
            "general",
        ),
        (convert({"_id": "r", "t": "p"}, types.Room), "/avatar/room/r", "r"),
        (
            convert(
                {"_id": "s", "rid": "r", "t": "c", "name": "general"}, types.Membership
            ),
            "/avatar/room/r",
            "general",
        ),
        (
            convert(
                {"_id": "s", "rid": "r", "t": "d", "name": "alice"}, types.Membership
            ),
            "/avatar/alice",
            "alice",
        ),
        (
            convert(
                {"_id": "s", "rid": "r", "t": "d", "name": "a,b"}, types.Membership
            ),
            "/avatar/room/r",
            "a,b",
        ),
    ],
)
def test_avatars_emoji_and_sounds_are_files_too(
    named: object, path: str, name: str
) -> None:
    assert link_of(named) == FileLink(path, name)


def test_an_uploaded_file_is_no_emoji_although_it_has_an_extension() -> None:
    named = convert(
        {"_id": "f", "name": "a.txt", "extension": "txt", "aliases": "a"},
        types.UploadedFile,
        strict=False,
    )
    assert link_of(named) == FileLink("/file-upload/f/a.txt", "a.txt")


def test_an_emoji_without_an_extension_is_refused() -> None:
    with pytest.raises(LocalProtocolError, match="does not name a file"):
        link_of(types.CustomEmoji(name="party"))


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("/avatar/alice", "alice"),
        ("/emoji-custom/party.png?etag=1", "party.png"),
        ("/custom-sounds/s1.mp3", "s1.mp3"),
        ("/file-upload/f/..%2F..%2Fetc%2Fpasswd", "_.._etc_passwd"),
        ("/file-upload/f/%2e%2e", "file"),
        ("/file-upload/f/C%3A%5Cx", "C_x"),
    ],
)
def test_a_name_leads_nowhere_on_this_machine(link: str, name: str) -> None:
    assert link_of(link) == FileLink(link, name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a" * 300 + ".gz", "a" * 197 + ".gz"),
        ("\u6587" * 100 + ".pdf", "\u6587" * 65 + ".pdf"),
        ("." * 3 + "x" * 300, "x" * 200),
        ("half a pair \ud83d.png", "half a pair ?.png"),
    ],
)
def test_a_name_fits_into_a_folder_with_its_ending(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize(
    "odd", [None, 5, "", "/api/v1/me", "https://example.com/", types.Attachment()]
)
def test_what_names_no_file_is_refused(odd: object) -> None:
    with pytest.raises(LocalProtocolError, match="does not name a file"):
        link_of(odd)
