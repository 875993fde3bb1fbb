# SPDX-License-Identifier: MIT
"""Files that a server keeps elsewhere: the place is asked, without who we are."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from msgspec.structs import replace

from quickmeet_runtime.errors import InsecureError, QuickmeetError, RemoteProtocolError
from quickmeet_runtime.files.download import Download
from quickmeet_runtime.files.link import link_of
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.rest.client import RestClient
from quickmeet_runtime.transport.url import ServerUrl

from .clients import ClientSession
from .conftest import ALICE, OpenSide
from .server import Answer, RestServer, serve

FILE = "/file-upload/f/a.txt"


@pytest.fixture
def elsewhere() -> Iterator[RestServer]:
    """Another server, which keeps the file."""
    with serve() as server:
        yield server


def moved(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"location": to})


async def fetched(client: RestClient) -> bytes:
    async with client.open(FILE, what="the file") as response:
        return await response.aread()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_the_target_is_requested_without_credentials(
    rest_server: RestServer, elsewhere: RestServer, open_side: OpenSide, status: int
) -> None:
    rest_server.tell("GET", FILE, moved(f"{elsewhere.url}/bucket/a?signed=1", status))
    elsewhere.tell("GET", "/bucket/a", Answer(b"content", headers={}))

    async with open_side(headers={"X-Own": "ours"}) as side:
        assert await fetched(side.client) == b"content"

    (first,), (second,) = rest_server.asked, elsewhere.asked
    assert first.headers["x-auth-token"] == "secret-token"
    assert "rc_token=secret-token" in first.headers["cookie"]
    assert second.query == {"signed": ["1"]}
    assert second.headers["accept-encoding"] == "identity"
    assert second.headers.keys().isdisjoint(
        {"x-auth-token", "x-user-id", "cookie", "x-own", "authorization"}
    )


async def test_a_place_may_be_said_below_the_same_server(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", FILE, moved("../kept/a.txt"))
    rest_server.tell("GET", "/file-upload/kept/a.txt", Answer(b"content", headers={}))

    async with open_side() as side:
        assert await fetched(side.client) == b"content"

    assert "x-auth-token" not in rest_server.asked[1].headers


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(b"part", status=206, headers={}), "HTTP 206"),
        (Answer(b"", status=204, headers={}), "HTTP 204"),
        (Answer(b"\x1f\x8b", headers={"content-encoding": "gzip"}), "'gzip'"),
    ],
)
async def test_a_part_of_a_file_and_a_packed_one_are_refused(
    rest_server: RestServer, open_side: OpenSide, answer: Answer, words: str
) -> None:
    rest_server.tell("GET", FILE, answer)

    async with open_side() as side:
        host = SimpleNamespace(patience=None, rest_client=lambda: side.client)
        with pytest.raises(QuickmeetError, match=words):
            async with Download(cast("Any", host), link_of(FILE), None):
                pass


async def test_places_that_lead_on_and_on_are_an_error(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", FILE, moved(FILE))

    async with open_side() as side:
        with pytest.raises(
            RemoteProtocolError, match="the file: it redirects too often"
        ):
            await fetched(side.client)

    assert len(rest_server.asked) == 5


async def test_a_redirect_from_tls_to_plain_http_is_not_followed(
    rest_server: RestServer, elsewhere: RestServer
) -> None:
    rest_server.tell("GET", FILE, moved(f"{elsewhere.url}/bucket/a"))
    endpoint = replace(ServerUrl.parse(rest_server.url), is_secure=True)
    session = ClientSession(endpoint, Options(), ALICE)

    with pytest.raises(
        InsecureError, match="the file: it redirects to an address without"
    ):
        await fetched(session.client)
    await session.aclose()

    assert elsewhere.asked == []
