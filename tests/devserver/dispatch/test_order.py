# SPDX-License-Identifier: MIT
"""Methods check in the order of the real server, who calls and with whatever."""

import json
from importlib.resources import files
from typing import Any

import pytest

import quickmeet
from quickmeet.errors import MethodError
from quickmeet_devserver import Server
from tests.devserver.people import call
from tests.devserver.raw import raw

ORDER: dict[str, list[list[Any]]] = json.loads(
    files("quickmeet_devserver.dispatch").joinpath("order.json").read_text("utf-8")
)
NOT_FOR_USERS = {
    "changePassword": 500,
    "crowd_sync_users": "crowd_disabled",
    "autoTranslate.saveSettings": "error-action-not-allowed",
    "downloadPublicImportFile": "error-action-not-allowed",
    "getFileFromWebdav": "error-not-allowed",
    "livechat:removeCustomField": "error-not-allowed",
    "livechat:takeInquiry": "error-not-allowed",
    "refreshClients": "error-action-not-allowed",
    "updateIncomingIntegration": 500,
}
BEHIND_THE_PERMISSION = {
    "livechat:removeCustomField": 400,
    "livechat:saveAgentInfo": "error-user-is-not-agent",
    "getImportProgress": "error-operation-not-found",
    "getFileFromWebdav": "error-not-allowed",
    "setAsset": "error-invalid-asset",
    "authorization:deleteRole": "error-delete-protected-role",
}


async def refusal(client: quickmeet.Client, method: str) -> MethodError:
    with pytest.raises(MethodError) as caught:
        await call(client, method)
    return caught.value


@pytest.mark.parametrize("method", NOT_FOR_USERS)
async def test_a_user_gets_the_first_failing_check(
    alice: quickmeet.Client, method: str
) -> None:
    assert (await refusal(alice, method)).error == NOT_FOR_USERS[method]


@pytest.mark.parametrize("method", BEHIND_THE_PERMISSION)
async def test_an_administrator_gets_the_checks_after_the_permission(
    admin: quickmeet.Client, method: str
) -> None:
    assert (await refusal(admin, method)).error == BEHIND_THE_PERMISSION[method]


async def test_details_of_imports_are_the_name_alone(alice: quickmeet.Client) -> None:
    assert (await refusal(alice, "getImportProgress")).details == "setupImporter"


async def test_what_needs_no_login_answers_the_same_with_and_without(
    server: Server, alice: quickmeet.Client
) -> None:
    """Of what is not played the answer of a workspace that never used it is known."""
    same = [name for name, steps in ORDER.items() if steps[0][0] == "answer"]
    assert len(same) > 10
    async with raw(server.url) as nobody:
        for name in same:
            await nobody.send(
                {"msg": "method", "id": "1", "method": name, "params": []}
            )
            while (came := await nobody.json())["msg"] != "result":
                pass
            assert came.get("result") == await call(alice, name), name


async def test_methods_with_an_order_are_not_reported_as_unsupported(
    alice: quickmeet.Client,
) -> None:
    answers: dict[str, object] = {}
    for name in ORDER:
        try:
            answers[name] = await call(alice, name)
        except MethodError as error:
            answers[name] = error.error
    assert "error-not-supported" not in answers.values()
