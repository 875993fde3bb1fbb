# SPDX-License-Identifier: MIT
"""Addresses as people write them."""

import pytest

from quickmeet_runtime.errors import AddressError
from quickmeet_runtime.transport.url import ServerUrl


@pytest.mark.parametrize(
    ("url", "websocket", "rest", "port"),
    [
        ("https://a.b", "wss://a.b/websocket", "https://a.b", 443),
        ("https://a.b/", "wss://a.b/websocket", "https://a.b", 443),
        ("wss://a.b/websocket", "wss://a.b/websocket", "https://a.b", 443),
        ("http://a.b:3000", "ws://a.b:3000/websocket", "http://a.b:3000", 3000),
        ("https://a.b/chat/", "wss://a.b/chat/websocket", "https://a.b/chat", 443),
        ("ws://[::1]:3000", "ws://[::1]:3000/websocket", "http://[::1]:3000", 3000),
        (
            "wss://a.b/sockjs/1/x/websocket",
            "wss://a.b/sockjs/1/x/websocket",
            "https://a.b",
            443,
        ),
    ],
)
def test_an_address_leads_to_websocket_and_rest(
    url: str, websocket: str, rest: str, port: int
) -> None:
    endpoint = ServerUrl.parse(url)

    assert endpoint.websocket_url == websocket
    assert endpoint.rest_base == rest
    assert endpoint.port == port
    assert endpoint.is_secure == websocket.startswith("wss")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "a.b",
        "ftp://a.b",
        "https://",
        "https://a.b:port",
        "https://a.b:99999",
        "https://a b",
        "https://a.b\n",
        "https://a.b?x=1",
        "https://a.b#x",
        "//a.b",
    ],
)
def test_what_is_no_address_is_an_error(url: str) -> None:
    with pytest.raises(AddressError):
        ServerUrl.parse(url)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(AddressError, match="give credentials instead") as e:
        ServerUrl.parse("https://alice:secret@a.b")

    assert "secret" not in str(e.value)


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [
        ("localhost", True),
        ("x.localhost", True),
        ("127.1.2.3", True),
        ("[::1]", True),
        ("localhost.example.com", False),
        ("10.0.0.1", False),
    ],
)
def test_this_machine_is_known(host: str, is_loopback: bool) -> None:  # noqa: FBT001
    assert ServerUrl.parse(f"ws://{host}").is_loopback is is_loopback


@pytest.mark.parametrize(
    "url",
    [
        "ftp://bot:hunter2@chat.example.com",
        "bot:hunter2@chat.example.com",
        "https://bot:hunter2 @chat.example.com",
        "https://bot:hunter2@chat.example.com:abc",
        "https://bot:#hunter2@chat.example.com",
        "https://bot:?hunter2@chat.example.com",
        "https://bot:hunter2#x@chat.example.com",
        "https://bot:hunter2",
        "https://chat.example.com/?resumeToken=hunter2",
        "https://chat.example.com/home?token=hunter2#x",
        "https://chat.example.com/#hunter2",
        "https://bot:hunter2@[::1",
        "https://bot:hunter2@",
        "https://b@t:hunter2@chat@example.com:1:2",
        "chat.example.com?hunter2",
    ],
)
def test_an_address_that_is_refused_is_not_repeated_where_a_secret_may_be(
    url: str,
) -> None:
    with pytest.raises(AddressError) as raised:
        ServerUrl.parse(url)

    error: BaseException | None = raised.value
    while error is not None:
        assert "hunter2" not in f"{error} {error!r} {error.args}"
        error = error.__cause__ or (
            None if error.__suppress_context__ else error.__context__
        )


def test_an_address_that_is_refused_says_which_host_was_meant() -> None:
    with pytest.raises(AddressError, match=r"'ftp://chat\.example\.com:8443/\*\*\*'"):
        ServerUrl.parse("ftp://chat.example.com:8443/x")
