# SPDX-License-Identifier: MIT
"""The picture of the demo asks no server of somebody else for anything."""

import re

from docs.written.picture import drawn


def test_the_picture_shows_the_words_in_their_colours() -> None:
    picture = drawn("\x1b[36m alice\x1b[0m → messages.send\n")
    assert "messages.send" in picture.replace("&#160;", " ")
    assert "quickmeet&#160;demo" in picture
    assert len(set(re.findall(r"fill: (#\w{6})", picture))) > 1


def test_the_picture_fetches_nothing() -> None:
    addresses = set(re.findall(r"https?://[^\s\"']+", drawn("hello")))
    assert {one for one in addresses if "w3.org" not in one} <= {
        "https://www.textualize.io"  # rich says in a comment who drew it
    }
