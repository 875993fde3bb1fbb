# SPDX-License-Identifier: MIT
"""Ways through an HTTP proxy."""

import socket
import threading
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from quickmeet_runtime.errors import AddressError, QuickmeetError, TransportError
from quickmeet_runtime.transport.url import ServerUrl

from .conftest import Listening, Open, Opener


class Proxy:
    """Takes ``CONNECT`` and passes bytes on, or answers with a status."""

    def __init__(self) -> None:
        self.refuses: str | None = None
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client:
                self._pass_on(client)

    def _pass_on(self, client: socket.socket) -> None:
        head = client.recv(65536).decode()
        self.asked.append(head.splitlines()[0])
        if self.refuses is not None:
            client.sendall(f"HTTP/1.1 {self.refuses}\r\n\r\n".encode())
            return
        host, _, port = head.split()[1].rpartition(":")
        with socket.create_connection((host, int(port))) as server:
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=copy, args=(server, client))
            back.start()
            copy(client, server)
            back.join()


def copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()
    yield proxy
    proxy.close()


async def test_a_message_comes_back_through_a_proxy(
    open_to: Open, proxy: Proxy, listening: Listening
) -> None:
    async with open_to(proxy=proxy.url) as transport:
        transport.send([b"hello"])
        assert await transport.receive() == b"hello"

    where = listening.base.partition("://")[2]
    assert [line.split()[:2] for line in proxy.asked] == [["CONNECT", where]]


async def test_a_proxy_that_refuses_is_a_clear_error(
    opener: Opener, proxy: Proxy, plain_server: Listening
) -> None:
    proxy.refuses = "403 Forbidden"

    with pytest.raises(TransportError, match=r"403|Forbidden"):
        await opener(
            ServerUrl.parse(plain_server.base),
            replace(plain_server.options, proxy=proxy.url),
        )


async def test_a_proxy_whose_url_cannot_be_understood_is_an_error_without_its_password(
    opener: Opener, plain_server: Listening
) -> None:
    with pytest.raises((AddressError, TransportError)) as e:
        await opener(
            ServerUrl.parse(plain_server.base),
            replace(plain_server.options, proxy="ftp://alice:secret@127.0.0.1:1"),
        )

    assert isinstance(e.value, QuickmeetError)
    assert "secret" not in str(e.value)
