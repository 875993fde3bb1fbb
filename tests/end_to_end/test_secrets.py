# SPDX-License-Identifier: MIT
"""Canaries: secrets that may be seen nowhere but on the wire and in the token file."""

import logging
from collections.abc import AsyncGenerator, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, cast

import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_runtime.calls.second_factor import digest
from quickmeet_runtime.options.options import Options
from quickmeet_runtime.transport.url import ServerUrl

from .tiny_proxy import tiny_proxy

PASSWORD: Final = "c4n4ry-password"  # noqa: S105  # made up
CODE: Final = "c4n4ry-code"
HEADERS: Final = {"Authorization": "Basic c4n4ry-header", "Cookie": "rc=c4n4ry-cookie"}
CANARIES: Final = ("c4n4ry", digest(PASSWORD), "s3cr3t")
_THE_SERVERS: Final = "websockets.server"  # logger of the embedded server
FAR: Final = "http://chat.example.com"


class Watcher(quickmeet.Observer):
    """Keeps everything that observers are notified of, as text."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __getattribute__(self, name: str) -> object:
        if not name.startswith("on_"):
            return super().__getattribute__(name)

        def hear(*arguments: object) -> None:
            self.heard.extend(shown(one) for one in arguments)

        return hear


def shown(thing: object) -> str:
    """All that can be seen of a thing without looking for it."""
    said = [repr(thing), str(thing), f"{thing}"]
    if isinstance(thing, BaseException):
        said += [repr(thing.args), *map(str, getattr(thing, "__notes__", ()))]
        said += [shown(one) for one in (thing.__cause__, thing.__context__) if one]
    if isinstance(thing, BaseExceptionGroup):
        group = cast("BaseExceptionGroup[BaseException]", thing)
        said += [shown(one) for one in group.exceptions]
    return "\n".join(said)


@pytest.fixture(params=["monolith", "ddp-streamer"])
async def server(request: pytest.FixtureRequest) -> AsyncGenerator[Server]:
    """Both kinds: the second one takes passwords by REST only."""
    async with serve(users=[("alice", PASSWORD)], front=request.param) as server:
        yield server


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """All loggers at DEBUG, those of libraries too."""
    names = [name for name in logging.root.manager.loggerDict if name]
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.NOTSET)
    with caplog.at_level(logging.DEBUG):
        yield
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def assert_clean(caplog: pytest.LogCaptureFixture, *things: object) -> None:
    """Look for the canaries in the log and in whatever else was seen."""
    records = [one for one in caplog.records if one.name != _THE_SERVERS]
    logged = [f"{one.name} {one.getMessage()}" for one in records]
    logged += [str(one.exc_info) for one in records if one.exc_info]
    assert len(logged) > 5
    lines = "\n".join([*logged, *map(shown, things)]).splitlines()
    assert [line for line in lines if any(one in line for one in CANARIES)] == []


@pytest.mark.parametrize("compression", [False, True])
async def test_a_whole_conversation_shows_none(
    server: Server,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    *,
    compression: bool,
) -> None:
    watcher = Watcher()
    store = quickmeet.TokenStore(
        tmp_path / "token", quickmeet.Password("alice", PASSWORD)
    )
    async with tiny_proxy(server.url) as proxy:
        connecting = quickmeet.connect(
            FAR,
            store,
            proxy=proxy.http,
            headers=HEADERS,
            allow_plaintext=True,
            compression=compression,
            observer=watcher,
            two_factor=lambda _: CODE,
        )
        async with connecting as client:
            await client.server_version()
            async with client.messages.follow("GENERAL") as messages:
                await client.messages.send("GENERAL", "hello")
                message = await anext(messages)
            given = await client.access_tokens.create("c", bypasses_two_factor=True)
            await client.call_raw("login", {"resume": client.token})
            secrets = [client.token or given, given]
            things: list[object] = [
                client,
                client.status,
                client.statistics,
                client.collections,
            ]
            things += [connecting, store, messages, message, store.load()]
    assert_clean(caplog, *things, watcher.heard)
    logged = [one.getMessage() for one in caplog.records if one.name != _THE_SERVERS]
    seen = "".join([*logged, *watcher.heard, *map(shown, things)])
    assert [secret for secret in secrets if secret in seen] == []


@pytest.mark.parametrize(
    "credentials",
    [
        quickmeet.Password("alice", "c4n4ry-wrong"),
        quickmeet.Token("c4n4ry-token"),
        quickmeet.Ldap("alice", PASSWORD),
        quickmeet.Saml("c4n4ry-saml"),
        quickmeet.AccessToken(service="x", access_token="c4n4ry-access"),  # noqa: S106
    ],
)
async def test_a_refused_login_shows_none(
    server: Server, caplog: pytest.LogCaptureFixture, credentials: quickmeet.Credentials
) -> None:
    with pytest.raises(quickmeet.QuickmeetError) as caught:
        await quickmeet.connect(server.url, credentials).__aenter__()
    assert_clean(caplog, caught.value, credentials)


async def test_errors_of_the_network_show_none(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    errors: list[object] = []
    login = quickmeet.Password("alice", PASSWORD)
    async with tiny_proxy(server.url) as proxy:
        ways = [proxy.http, proxy.socks]
    ways += ["http://a:c4n4ry@[", "gopher://a:c4n4ry@x", "https://a:c4n4ry@127.0.0.1:1"]
    for way in ways:
        with pytest.raises(quickmeet.QuickmeetError) as caught:
            await quickmeet.connect(
                FAR, login, proxy=way, headers=HEADERS, allow_plaintext=True
            ).__aenter__()
        errors.append(caught.value)
    with pytest.raises(quickmeet.LocalProtocolError, match="header 'x'") as refused:
        quickmeet.connect(server.url, headers={"x": "c4n4ry\r\ny: z"})
    errors.append(refused.value)
    async with quickmeet.connect(server.url, login):
        pass  # so that there is something in the log
    assert_clean(caplog, *errors)


def test_options_show_none() -> None:
    options = Options(
        headers=HEADERS,
        proxy="http://alice:s3cr3t@proxy.example.com:3128",
        two_factor=lambda _: CODE,
    )
    transport = options.for_transport(ServerUrl.parse(FAR))
    for shown_options in (shown(options), shown(transport)):
        assert [one for one in CANARIES if one in shown_options] == []
        assert "proxy.example.com" in shown_options
        assert "Authorization" in shown_options


def test_a_canary_that_flies_is_seen() -> None:
    assert "c4n4ry" in shown(ExceptionGroup("x", [ValueError("c4n4ry")]))
    assert sha256(PASSWORD.encode()).hexdigest() in CANARIES
