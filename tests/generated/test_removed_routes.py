# SPDX-License-Identifier: MIT
"""Methods that releases before 9.x dropped: what is sent to REST, what comes of it."""

import json
from typing import Any

import pytest
from msgspec import UNSET, convert

from quickmeet import (
    canned_responses,
    emails,
    livechat,
    omnichannel,
    omnichannel_setup,
    roles,
    settings,
    two_factor,
    types,
    users,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.rest.exchange import Request
from quickmeet_runtime.rest.mapping import applies, request_of, result_in

NOTHING: list[object] = []
SAVED = {"_id": "x", "name": "n", "success": True}


def requested(method: Method[Any], *params: object) -> Request:
    """The request of the first endpoint that takes the parameters."""
    given = list(params)
    (call, *_) = (one for one in method.rest if applies(one, given))
    return request_of(call, given, lambda name: f"<{name}>")


@pytest.mark.parametrize(
    ("method", "params", "name", "sent"),
    [
        (
            omnichannel.TAKE,
            ("i",),
            "POST /v1/livechat/inquiries.take",
            {"inquiryId": "i"},
        ),
        (
            omnichannel.RESUME,
            ("r",),
            "POST /v1/livechat/room.resumeOnHold",
            {"roomId": "r"},
        ),
        (
            omnichannel.DELETE_CLOSED,
            (["d"],),
            "POST /v1/livechat/rooms.removeAllClosedRooms",
            {"departmentIds": ["d"]},
        ),
        (
            omnichannel_setup.SAVE_DEPARTMENT,
            (None, {"name": "n"}, NOTHING),
            "POST /v1/livechat/department",
            {"department": {"name": "n"}, "agents": NOTHING},
        ),
        (
            omnichannel_setup.SAVE_DEPARTMENT,
            ("d", {"name": "n"}),
            "PUT /v1/livechat/department/d",
            {"department": {"name": "n"}},
        ),
        (
            omnichannel_setup.SAVE_UNIT,
            ("", {"name": "n"}, NOTHING, NOTHING),
            "POST /v1/livechat/units",
            {
                "unitData": {"name": "n"},
                "unitMonitors": NOTHING,
                "unitDepartments": NOTHING,
            },
        ),
        (
            omnichannel_setup.SAVE_INTEGRATION,
            ({"Livechat_webhookUrl": "u", "Livechat_webhook_on_start": True},),
            "POST /v1/omnichannel/integrations",
            {"LivechatWebhookUrl": "u", "LivechatWebhookOnStart": True},
        ),
        (
            omnichannel_setup.SAVE_DEPARTMENT_AGENTS,
            ("d", [{"agentId": "a"}]),
            "POST /v1/livechat/department/d/agents",
            {"upsert": [{"agentId": "a"}], "remove": NOTHING},
        ),
        (
            livechat.CLOSE,
            ({"roomId": "r", "token": "t"},),
            "POST /v1/livechat/room.close",
            {"rid": "r", "token": "t"},
        ),
        (
            canned_responses.DELETE,
            ("c",),
            "DELETE /v1/canned-responses",
            {"_id": "c"},
        ),
        (roles.SAVE, ({"name": "n"},), "POST /v1/roles.create", {"name": "n"}),
        (
            settings.UNSET_ASSET,
            ("logo",),
            "POST /v1/assets.unsetAsset",
            {"assetName": "logo"},
        ),
        (
            two_factor.SEND_EMAIL_CODE,
            (),
            "POST /v1/users.2fa.sendEmailCode",
            {"emailOrUsername": "<me>"},
        ),
    ],
)
def test_a_removed_method_is_asked_for_by_its_endpoint(
    method: Method[Any], params: tuple[object, ...], name: str, sent: object
) -> None:
    request = requested(method, *params)

    assert f"{request.verb} {request.path}" == name
    assert json.loads(request.body or b"null") == sent


@pytest.mark.parametrize(
    ("method", "params", "answered", "expected"),
    [
        (omnichannel_setup.DELETE_UNIT, ("u",), {"success": True}, True),
        (
            omnichannel_setup.LIST_FORWARD_DEPARTMENTS,
            ("d",),
            {"department": {"_id": "d", "departmentsAllowedToForward": ["e"]}},
            types.ForwardRestrictions(
                departments=types.ForwardChoice(department_ids=["e"])
            ),
        ),
        (
            omnichannel_setup.SAVE_CUSTOM_FIELD,
            ("", {"field": "f"}),
            {"customField": {"label": "l"}, "success": True},
            convert({"_id": "f", "label": "l"}, types.LivechatCustomField),
        ),
        (
            omnichannel_setup.SAVE_TAG,
            ("", {"name": "n"}, NOTHING),
            SAVED,
            convert({"_id": "x", "name": "n"}, types.LivechatTag),
        ),
        (emails.INVITE, (["a@b.c"],), {"success": True}, ["a@b.c"]),
        (
            users.FIND,
            ({"username": "alice"},),
            {"user": {"_id": "u", "username": "alice"}, "success": True},
            [convert({"_id": "u", "username": "alice"}, types.User)],
        ),
    ],
)
def test_its_answer_becomes_the_methods_result(
    method: Method[Any], params: tuple[object, ...], answered: object, expected: object
) -> None:
    given = list(params)
    (call, *_) = (one for one in method.rest if applies(one, given))

    found = result_in(call.result, answered, lambda _: UNSET, given)

    assert convert(found, method.result) == expected
