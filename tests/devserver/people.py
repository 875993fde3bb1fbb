# SPDX-License-Identifier: MIT
"""Users of a server under test, and calls by wire name."""

import hashlib
import json
from typing import Any

import quickmeet
from quickmeet_devserver import Server
from quickmeet_devserver.operation.scope import Scope

PASSWORDS = {"alice": "wonderland", "bob": "builder"}


def connect(
    server: Server, name: str, password: str | None = None
) -> quickmeet.Connecting[quickmeet.Client]:
    secret = password or PASSWORDS.get(name, server.admin_password)
    login = quickmeet.Password(name, secret)
    return quickmeet.connect(server.url, login, time_limit=10)


async def call(client: quickmeet.Client, method: str, *params: object) -> Any:
    return json.loads(bytes(await client.call_raw(method, *params)) or b"null")


def registered_long_ago(scope: Scope) -> None:
    """Have no account be so new that its registration stands for a second factor."""
    for user in scope.tx.users.find():
        user["createdAt"] = {"$date": 0}
        scope.tx.users.save(user)


async def confirm(client: quickmeet.Client, password: str) -> None:
    """Give the password once more: the session needs no second factor from then on."""
    code = hashlib.sha256(password.encode()).hexdigest()
    factor = {"twoFactorCode": code, "twoFactorMethod": "password"}
    await call(client, "saveUserProfile", {"newPassword": password}, {}, factor)


async def make_channel(client: quickmeet.Client, name: str, *members: str) -> str:
    made = await call(client, "createChannel", name, list(members))
    return str(made["rid"])


async def members_of(client: quickmeet.Client, room_id: str) -> list[str]:
    with_offline = True
    users = await call(client, "getUsersOfRoom", room_id, with_offline)
    return [user["username"] for user in users["records"]]


async def say(client: quickmeet.Client, room_id: str, text: str, **more: object) -> Any:
    return await call(client, "sendMessage", {"rid": room_id, "msg": text, **more})
