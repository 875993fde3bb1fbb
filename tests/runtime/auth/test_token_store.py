# SPDX-License-Identifier: MIT
"""A token is kept for the next run, where nobody else can read it."""

import json
import os
import sys
from pathlib import Path

import pytest

from quickmeet_runtime.auth.credentials import Password, Token
from quickmeet_runtime.auth.token_store import StoredLogin, TokenStore
from quickmeet_runtime.errors import LoginError, TokenStoreError
from quickmeet_runtime.lifecycle.status import Ready
from quickmeet_runtime.options.options import Reconnect
from tests.runtime.conftest import Connect
from tests.runtime.scripted import Client, Frame, Refusal, Server, VirtualClock

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")

HERE = "wss://chat.example.com/websocket"
ALICE = Password("alice", "correct horse")
SOON = Reconnect(jitter=lambda: 1.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "token"


def stored(path: Path, token: str = "of-old", **changes: str) -> None:  # noqa: S107
    """Have a token from an earlier run."""
    login = {"server": HERE, "account": "Password alice", "user_id": "u1"}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(login | {"token": token} | changes), "utf-8")
    path.chmod(0o600)


def kept(path: Path) -> str:
    """The token in the file."""
    found = TokenStore(path).load()
    assert found is not None
    return found.token


def files_beside(path: Path) -> list[str]:
    """What its folder holds."""
    return [one.name for one in path.parent.iterdir()]


def fail(_: int) -> None:
    """Stand in for `os.fsync` on a full disk."""
    raise OSError(28, "No space left on device")


async def until_ready(client: Client) -> None:
    """Wait, as a thread writes the file."""
    async for status in client.status_changes():
        if isinstance(status, Ready):
            return


def login_as_told(request: Frame) -> object:
    """Take the password and the token that it gave, nothing else."""
    if request.get("resume") in {None, "of-now"}:
        return {"id": "u1", "token": "of-now"}
    return Refusal(403, "You've been logged out by the server")


def logins(server: Server) -> list[list[str]]:
    """By what each login on each connection was tried."""
    return [
        [next(iter(call["params"][0])) for call in connection.calls_of("login")]
        for connection in server.connections
    ]


async def test_the_first_login_keeps_its_token_and_the_next_resumes(
    connect: Connect, server: Server, path: Path
) -> None:
    server.methods["login"] = login_as_told
    store = TokenStore(path, ALICE)

    for _ in range(2):
        async with connect(store) as client:
            assert client.user_id == "u1"

    assert logins(server) == [["user"], ["resume"]]
    assert TokenStore(path).load() == StoredLogin(
        HERE, "Password alice", "u1", "of-now"
    )
    assert files_beside(path) == [path.name]


async def test_a_refused_token_is_followed_by_the_credentials_and_replaced(
    connect: Connect, server: Server, path: Path
) -> None:
    server.methods["login"] = login_as_told
    stored(path)

    async with connect(TokenStore(path, ALICE)):
        pass

    assert logins(server) == [["resume", "user"]]
    assert kept(path) == "of-now"


async def test_a_token_refused_after_a_break_is_replaced_too(
    connect: Connect, server: Server, path: Path, clock: VirtualClock
) -> None:
    server.methods["login"] = {"id": "u1", "token": "of-old"}
    async with connect(TokenStore(path, ALICE), reconnect=SOON) as client:
        server.methods["login"] = login_as_told
        server.connection.drop()
        await clock.advance(1)
        await until_ready(client)
        assert logins(server) == [["user"], ["resume", "user"]]
    assert kept(path) == "of-now"


async def test_a_new_token_that_cannot_be_kept_does_not_end_the_session(
    connect: Connect,
    server: Server,
    path: Path,
    clock: VirtualClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.methods["login"] = {"id": "u1", "token": "of-old"}
    async with connect(TokenStore(path, ALICE), reconnect=SOON) as client:
        server.methods["login"] = login_as_told
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", fail)
            server.connection.drop()
            await clock.advance(1)
            await until_ready(client)
    assert "the new token was not stored" in caplog.text


@pytest.mark.parametrize(
    "changes",
    [
        {"server": "wss://evil.example.com/websocket"},
        {"account": "Password bob"},
        {"account": "Ldap alice"},
    ],
)
async def test_a_token_of_another_server_or_account_is_not_sent(
    connect: Connect, server: Server, path: Path, changes: dict[str, str]
) -> None:
    server.methods["login"] = login_as_told
    stored(path, **changes)

    async with connect(TokenStore(path, ALICE)):
        pass

    assert logins(server) == [["user"]]


async def test_without_credentials_what_is_there_is_taken(
    connect: Connect, server: Server, path: Path
) -> None:
    server.methods["login"] = login_as_told
    with pytest.raises(TokenStoreError, match="no token for this server"):
        async with connect(TokenStore(path)):
            pass
    stored(path, "of-now")
    async with connect(TokenStore(path)) as client:
        assert client.user_id == "u1"
    stored(path, "of-old")
    with pytest.raises(LoginError, match="logged out by the server"):
        async with connect(TokenStore(path)):
            pass


async def test_logging_out_removes_the_token(
    connect: Connect, server: Server, path: Path
) -> None:
    server.methods["login"] = login_as_told
    server.methods["logout"] = None
    async with connect() as client:
        await client.login(TokenStore(path, ALICE))
        assert files_beside(path) == [path.name]
        await client.logout()
        assert files_beside(path) == []


async def test_a_file_that_cannot_be_written_is_an_error_at_the_first_login(
    connect: Connect, server: Server, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.methods["login"] = login_as_told
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TokenStoreError, match="cannot be written: No space left"):
        async with connect(TokenStore(path, ALICE)):
            pass


@posix
@pytest.mark.parametrize("mask", [0, 0o022, 0o777])
def test_the_file_is_for_its_owner_alone_whatever_the_mask_says(
    path: Path, mask: int
) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = os.umask(mask)
    try:
        TokenStore(path, ALICE).save(StoredLogin(HERE, "", "u1", "t"))
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


@posix
def test_the_folder_is_for_its_owner_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        TokenStore(path, ALICE).save(StoredLogin(HERE, "", "u1", "t"))
    finally:
        os.umask(before)
    assert path.parent.stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_can_use_is_refused(path: Path, mode: int) -> None:
    stored(path, "s3cr3t")
    path.chmod(mode)
    with pytest.raises(TokenStoreError, match="chmod 600") as raised:
        TokenStore(path, ALICE).load()
    assert "s3cr3t" not in str(raised.value)


@posix
def test_a_file_of_another_user_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(path)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(TokenStoreError, match="another user"):
        TokenStore(path).load()


@posix
def test_a_pipe_or_folder_in_its_place_is_refused_and_not_waited_for(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(TokenStoreError, match=r"not a file|cannot be read"):
            TokenStore(path).load()


@pytest.mark.parametrize(
    "content", ["", "{}", "s3cr3t", '{"token":"s3cr3t"', "[" * 9999]
)
def test_a_file_of_something_else_is_refused_and_not_repeated(
    path: Path, content: str
) -> None:
    stored(path)
    path.write_text(content, "utf-8")
    with pytest.raises(TokenStoreError, match="does not hold a token") as raised:
        TokenStore(path).load()
    assert "s3cr3t" not in str(raised.value)
    assert raised.value.__context__ is None


def test_saving_leaves_the_old_token_until_the_new_one_is_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(path)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(TokenStoreError, match="No space left"):
        TokenStore(path).save(StoredLogin(HERE, "", "u1", "new"))
    monkeypatch.undo()
    assert kept(path) == "of-old"
    assert files_beside(path) == [path.name]


def test_it_shows_no_secret() -> None:
    store = TokenStore("bot.token", ALICE)
    assert repr(store) == "TokenStore('bot.token', Password('alice', ***))"
    assert repr(TokenStore("bot.token", Token("s3cr3t"))) == (
        "TokenStore('bot.token', Token(***))"
    )
    assert "s3cr3t" not in repr(StoredLogin(HERE, "", "u1", "s3cr3t"))
    assert store.secrets() == ALICE.secrets()
    assert store.request() == ALICE.request()
