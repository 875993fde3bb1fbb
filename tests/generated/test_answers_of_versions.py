# SPDX-License-Identifier: MIT
"""Answers of servers of each version, read in their sources, match the schema."""

from collections.abc import Sequence
from typing import Final

import pytest

import quickmeet
from quickmeet_runtime.transcripts.validation.validator import Validator

_WROTE: Final = (
    "unpinMessage",
    "unfollowMessage",
    "readThreads",
    "unreadMessages",
    "userSetUtcOffset",
    "setUserPassword",
    "removeCannedResponse",
    "2fa:disable",
    "livechat:discardTranscript",
    "livechat:removeRoom",
    "livechat:removeTag",
    "livechat:removeTrigger",
    "livechat:removeUnit",
    "livechat:saveTrigger",
)
"""Methods that end with a write: 3.x answers what the write gave, a count."""

_ANSWERS: Final[Sequence[tuple[str, object]]] = (
    *((method, 1) for method in _WROTE),
    ("livechat:saveTrigger", "xEYkDSSzJ4S6cPNgR"),
    ("livechat:closeRoom", True),
    ("livechat:sendOfflineMessage", True),
    ("authorization:saveRole", "moderator"),
    (
        "reportMessage",
        {
            "_id": "r",
            "message": {
                "_id": "m",
                "rid": "GENERAL",
                "msg": "x",
                "ts": {"$date": 1},
                "u": {"_id": "u", "username": "ann"},
            },
            "description": "rude",
            "ts": {"$date": 2},
            "userId": "u",
        },
    ),
    (
        "spotlight",
        {
            "users": [{"_id": "u", "username": "ann"}],
            "rooms": [
                {"_id": "a", "t": "c", "name": "a", "joinCodeRequired": False},
                {"_id": "b", "t": "c", "name": "b", "teamMain": True},
            ],
        },
    ),
    (
        "getStatistics",
        {
            "_id": "s",
            "matrixFederation": {"enabled": False},
            "uniqueUsersOfYesterday": {
                "year": 2026,
                "month": 1,
                "day": 2,
                "data": [{"count": 1, "roles": [{"role": "user", "count": 1}]}],
            },
            "uniqueOSOfYesterday": {
                "year": 2026,
                "month": 1,
                "day": 2,
                "data": [{"count": 1, "time": 2, "name": "Linux", "version": "6"}],
            },
        },
    ),
    (
        "auditGetAuditions",
        [{"_id": "a", "ts": {"$date": 1}, "fields": {"msg": "x", "users": ["ann"]}}],
    ),
    (
        "getFullUserData",
        [{"_id": "u", "services": {"totp": {"enabled": False}, "keycloak": {}}}],
    ),
)

_TAKEN: Final[Sequence[tuple[str, list[object]]]] = (
    ("getPasswordPolicy", []),
    ("canAccessRoom", ["GENERAL", None]),
    (
        "saveCannedResponse",
        [None, {"shortcut": "hi", "text": "Hello", "scope": "global"}],
    ),
    (
        "livechat:saveCustomField",
        [
            None,
            {
                "field": "plan",
                "label": "Plan",
                "scope": "visitor",
                "visibility": "visible",
                "regexp": "",
                "searchable": True,
            },
        ],
    ),
    (
        "raix:push-update",
        [{"token": {"gcm": "t"}, "appName": "main", "userId": None, "metadata": {}}],
    ),
    (
        "addWebdavAccount",
        [{"serverURL": "https://dav", "username": "ann", "pass": "p"}],
    ),
)


@pytest.fixture(name="validator", scope="module")
def _validator() -> Validator:
    return Validator.of_package(quickmeet.types.__name__)


@pytest.mark.parametrize(("method", "answer"), _ANSWERS)
def test_an_answer_that_a_version_gives_is_valid(
    validator: Validator, method: str, answer: object
) -> None:
    assert validator.result(method, answer) == []


@pytest.mark.parametrize(("method", "params"), _TAKEN)
def test_what_a_version_takes_is_valid(
    validator: Validator, method: str, params: list[object]
) -> None:
    assert validator.params(method, params, were_taken=True) == []
