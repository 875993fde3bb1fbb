# SPDX-License-Identifier: MIT
"""A file says to the broker who we are."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from quickmeet_relay import BrokerError
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.broker.access import options_for

from ..conftest import RealBroker

pytestmark = pytest.mark.timeout(60)

nkeys: Any = pytest.importorskip("nkeys")


def seed_of(prefix: int, byte: int) -> bytes:
    """A seed as the broker's tools write it."""
    return bytes(nkeys.encode_seed(bytes([byte]) * 32, prefix))


USER = seed_of(nkeys.PREFIX_BYTE_USER, 1)
ACCOUNT = seed_of(nkeys.PREFIX_BYTE_ACCOUNT, 2)
SYSTEM = seed_of(nkeys.PREFIX_BYTE_ACCOUNT, 4)
OPERATOR = seed_of(nkeys.PREFIX_BYTE_OPERATOR, 3)


def public(seed: bytes) -> str:
    return nkeys.from_seed(bytearray(seed)).public_key.decode()  # type: ignore[no-any-return]  # it has no types


def signed(by: bytes, subject: bytes, claims: dict[str, object]) -> str:
    """A token of NATS: what an operator says of an account, or that of a user."""
    key = nkeys.from_seed(bytearray(by))
    token: dict[str, object] = {
        "iat": 1_700_000_000,
        "iss": public(by),
        "name": "x",
        "sub": public(subject),
        "nats": {**claims, "version": 2},
    }
    digest = hashlib.sha256(json.dumps(token).encode()).digest()
    token["jti"] = base64.b32encode(digest).decode().rstrip("=")
    parts = [{"typ": "JWT", "alg": "ed25519-nkey"}, token]
    text = ".".join(_encoded(json.dumps(one).encode()) for one in parts)
    return f"{text}.{_encoded(key.sign(text.encode()))}"


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


CORE = dict.fromkeys(
    ("subs", "data", "payload", "imports", "exports", "conn", "leaf"), -1
)
STREAMS = dict.fromkeys(("mem_storage", "disk_storage", "streams", "consumer"), -1)


def credentials(token: str, seed: bytes) -> str:
    return (
        f"-----BEGIN NATS USER JWT-----\n{token}\n------END NATS USER JWT------\n\n"
        "************************* IMPORTANT *************************\n"
        "NKEY Seed printed below can be used to sign and prove identity.\n\n"
        f"-----BEGIN USER NKEY SEED-----\n{seed.decode()}\n"
        "------END USER NKEY SEED------\n"
    )


async def test_the_seed_of_a_key_opens_the_broker(tmp_path: Path) -> None:
    config = tmp_path / "nats.conf"
    config.write_text(f"authorization {{ users = [ {{ nkey: {public(USER)} }} ] }}")
    file = tmp_path / "user.nk"
    file.write_bytes(USER + b"\n")
    broker = RealBroker(tmp_path / "nats", "-c", str(config))
    await broker.start()
    try:
        async with connect_bus(broker.url, workspace="acme", credentials=file) as bus:
            assert bus.is_connected
    finally:
        broker.kill()


async def test_the_credentials_of_a_user_open_the_broker(tmp_path: Path) -> None:
    accounts = [
        f"{public(one)}: {signed(OPERATOR, one, {'type': 'account', 'limits': limits})}"
        for one, limits in ((ACCOUNT, {**CORE, **STREAMS}), (SYSTEM, CORE))
    ]
    operator = signed(OPERATOR, OPERATOR, {"type": "operator"})
    user = signed(
        ACCOUNT, USER, {"type": "user", "subs": -1, "data": -1, "payload": -1}
    )
    config = tmp_path / "nats.conf"
    config.write_text(
        f'operator: "{operator}"\nresolver: MEMORY\n'
        f"system_account: {public(SYSTEM)}\n"
        f"resolver_preload: {{ {', '.join(accounts)} }}\n"
    )
    file = tmp_path / "user.creds"
    file.write_text(credentials(user, USER))
    broker = RealBroker(tmp_path / "nats", "-c", str(config))
    await broker.start()
    try:
        async with connect_bus(
            broker.url, workspace="acme", credentials=str(file)
        ) as bus:
            assert bus.is_connected
    finally:
        broker.kill()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file"),
        (b"", "holds no seed of a user"),
        (b"\xff\x00", "holds no seed of a user"),
        (ACCOUNT, "holds no seed of a user"),
        (USER + b"\n" + USER, "holds no seed of a user"),
        (USER[:-1] + b"0", "holds a seed of NATS that is broken"),
        (USER[:20], "holds a seed of NATS that is broken"),
        (b"SU", "holds a seed of NATS that is broken"),
        (b"SU\xff\xfe", "holds a seed of NATS that is broken"),
    ],
)
async def test_an_unusable_file_is_reported_without_its_content(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "user.creds"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BrokerError, match=said) as told:
        async with connect_bus("nats://127.0.0.1:1", workspace="a", credentials=file):
            raise AssertionError
    assert USER.decode()[:20] not in repr(told.value)


def test_the_library_that_reads_credentials_may_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "quickmeet_relay.broker.access.find_spec", dict[str, None]().get
    )
    with pytest.raises(BrokerError, match=r'pip install "nats-py\[nkeys\]"'):
        options_for(tmp_path / "user.creds")
