# SPDX-License-Identifier: MIT
"""The caller's own account over REST: preferences, status, tokens, deletion."""

import hashlib

import pytest

import quickmeet
from quickmeet_devserver import Server, serve
from quickmeet_devserver.operation.scope import Scope
from tests.devserver.people import PASSWORDS, call, connect
from tests.devserver.rest_client import Rest

EXTRA = "must NOT have additional properties [invalid-params]"


async def test_preferences_are_echoed_and_unknown_ones_refused(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    saved = await rest("POST", "users.setPreferences", data={"hideRoles": True})
    own = {"_id": alice.user_id, "settings": {"preferences": {"hideRoles": True}}}
    assert saved == {"user": own, "success": True}

    refused = await rest("POST", "users.setPreferences", data={"utcOffset": 3})
    assert (refused["error"], refused["errorType"]) == (EXTRA, "invalid-params")
    theirs = {"userId": bob.user_id, "data": {"hideRoles": True}}
    foreign = await rest("POST", "users.setPreferences", **theirs)
    assert foreign["errorType"] == "error-action-not-allowed"
    assert await call(alice, "saveUserPreferences", {"nope": 1}) is True


async def test_administrators_save_preferences_and_status_of_others(
    server: Server, admin: quickmeet.Client, bob: quickmeet.Client
) -> None:
    rest, theirs = Rest(server, admin), {"userId": bob.user_id}
    data = {"hideRoles": True}
    saved = await rest("POST", "users.setPreferences", **theirs, data=data)
    assert saved["user"]["_id"] == bob.user_id
    await rest("POST", "users.setStatus", **theirs, status="away", message="out")
    shown = await rest("GET", "users.getStatus", **theirs)
    assert shown["status"] == "away"


async def test_the_status_of_others_is_not_for_users(
    server: Server, alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    theirs = {"userId": bob.user_id, "status": "away"}
    refused = await Rest(server, alice)("POST", "users.setStatus", **theirs)
    assert refused == {"success": False, "error": "unauthorized"}


@pytest.mark.parametrize(
    ("version", "code"),
    [("6.5.3", "error-not-authorized"), ("8.0.0", "invalid-params")],
)
async def test_tokens_for_others_are_refused_and_ask_for_a_secret_from_8_on(
    version: str, code: str
) -> None:
    async with (
        serve(users=[*PASSWORDS.items()], server_version=version) as server,
        connect(server, "alice") as alice,
    ):
        refused = await Rest(server, alice)("POST", "users.createToken", username="bob")
        assert refused["errorType"] == code


async def test_an_account_is_deleted_where_that_is_allowed(
    server: Server, admin: quickmeet.Client, alice: quickmeet.Client
) -> None:
    rest = Rest(server, alice)
    digest = hashlib.sha256(PASSWORDS["alice"].encode()).hexdigest()
    lacks = await rest("POST", "users.deleteOwnAccount")
    assert lacks["error"] == 'Body parameter "password" is required.'
    refused = await rest("POST", "users.deleteOwnAccount", password=digest)
    assert (refused["errorType"], "details" in refused) == ("error-not-allowed", False)

    def allow(scope: Scope) -> None:
        setting = scope.tx["settings"].get("Accounts_AllowDeleteOwnAccount") or {}
        scope.tx["settings"].save({**setting, "value": True})

    await server.operate(allow)
    wrong = await rest("POST", "users.deleteOwnAccount", password="ab" * 32)
    assert wrong["errorType"] == "error-invalid-password"
    done = await rest("POST", "users.deleteOwnAccount", password=digest)
    assert done == {"success": True}
    gone = await Rest(server, admin)("GET", "users.info", username="alice")
    assert gone["success"] is False
