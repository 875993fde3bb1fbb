# SPDX-License-Identifier: MIT
"""Methods that are not played refuse as real ones do, by what the schema says."""

import json
from importlib.resources import files
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from quickmeet_devserver.dispatch.table import METHODS
from tests.devserver.people import call, make_channel
from tests.devserver.raw import raw

SCHEMA: dict[str, Any] = json.loads(
    files("quickmeet").joinpath("schema.json").read_text("utf-8")
)["methods"]
UNPLAYED = sorted(set(SCHEMA) - set(METHODS) - {"login", "logout"})


def params_of(name: str) -> list[dict[str, Any]]:
    params: list[dict[str, Any]] = SCHEMA[name].get("params", [])
    return params


async def answer(client: quickmeet.Client, method: str, *params: object) -> Any:
    """The code that a call is refused with; None where it is not."""
    try:
        await call(client, method, *params)
    except MethodError as error:
        return error.error
    return None


async def test_no_method_is_reported_as_unsupported_without_its_parameters(
    alice: quickmeet.Client,
) -> None:
    """Whoever leaves out what is checked is told that first."""
    checked = [
        name
        for name in UNPLAYED
        if SCHEMA[name].get("checks") != []
        and any(not param.get("optional") for param in params_of(name))
    ]
    answers = {name: await answer(alice, name) for name in checked}
    assert len(answers) > 10
    assert "error-not-supported" not in answers.values()


async def test_missing_rights_are_refused_before_unsupported_methods(
    alice: quickmeet.Client,
) -> None:
    for method, params in (
        ("livechat:closeRoom", ["nosuch"]),
        ("livechat:removeTrigger", ["nosuch"]),
        ("downloadPublicImportFile", ["http://x.example", "csv"]),
    ):
        code = await answer(alice, method, *params)
        assert code != "error-not-supported", method


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("livechat:transfer", [{"roomId": 5}]),
        ("livechat:removeTrigger", [5]),
    ],
)
async def test_parameters_of_another_kind_do_not_match(
    admin: quickmeet.Client, method: str, params: list[object]
) -> None:
    assert await answer(admin, method, *params) == 400


async def test_nobody_is_refused_by_every_method_that_needs_a_login(
    server: Server,
) -> None:
    needs = [name for name in UNPLAYED if SCHEMA[name].get("access") == "user"]
    async with raw(server.url) as client:
        for number, name in enumerate(needs):
            frame: dict[str, object] = {
                "msg": "method",
                "id": str(number),
                "method": name,
                "params": [],
            }
            await client.send(frame)
            while (said := await client.json()).get("id") != str(number):
                pass
            error = said.get("error", {})
            assert error.get("error") != "error-not-supported", name


async def test_a_room_of_others_is_closed_to_what_is_not_played(
    alice: quickmeet.Client, bob: quickmeet.Client
) -> None:
    await make_channel(alice, "open")
    private = (await call(alice, "createPrivateGroup", "closed", []))["rid"]
    about_rooms = [
        name
        for name in UNPLAYED
        if params_of(name)
        and params_of(name)[0].get("wire", params_of(name)[0]["name"])
        in {"rid", "roomId"}
        and not SCHEMA[name].get("permissions")
    ]
    for name in about_rooms:
        needed = [one for one in params_of(name) if not one.get("optional")]
        if len(needed) == 1:
            assert await answer(bob, name, private) != "error-not-supported", name


@pytest.mark.parametrize("collection", ["users", "meteor_oauth_pendingCredentials"])
@pytest.mark.parametrize(
    ("verb", "code"), [("insert", 500), ("update", 403), ("remove", 403)]
)
async def test_nobody_writes_into_collections(
    server: Server, collection: str, verb: str, code: int
) -> None:
    async with quickmeet.connect(server.url) as nobody:
        with pytest.raises(MethodError) as caught:
            await call(nobody, f"/{collection}/{verb}")
    assert caught.value.error == code


@pytest.mark.parametrize("params", [[], ["event", {}]])
async def test_streams_that_nobody_may_write_into_say_nothing(
    server: Server, params: list[object]
) -> None:
    async with quickmeet.connect(server.url) as nobody:
        for stream in ("stream-room-messages", "stream-notify-all", "stream-roles"):
            assert await call(nobody, stream, *params) is None
        with pytest.raises(MethodError, match="Internal server error"):
            await call(nobody, "stream-notify-user")
