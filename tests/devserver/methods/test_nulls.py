# SPDX-License-Identifier: MIT
"""Null fields of a message are stored and sent, as on the real server."""

from typing import Any

import pytest

import quickmeet
from tests.devserver.people import call, say


@pytest.mark.parametrize(
    "field", ["alias", "emoji", "avatar", "groupable", "parseUrls", "customFields"]
)
async def test_a_field_that_is_null_stays_so(
    alice: quickmeet.Client, field: str
) -> None:
    sent = await say(alice, "GENERAL", "hi", **{field: None})

    assert sent[field] is None
    assert (await call(alice, "getSingleMessage", sent["_id"]))[field] is None


async def test_a_thread_that_is_null_is_none(alice: quickmeet.Client) -> None:
    sent = await say(alice, "GENERAL", "hi", tmid=None)
    history = await call(alice, "loadHistory", "GENERAL", None, 1, None)

    assert sent["tmid"] is None
    assert history["messages"][0]["_id"] == sent["_id"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"ts": 5}, {"ts": "1970-01-01T00:00:00.005Z"}),
        ({"ts": None}, {"ts": "1970-01-01T00:00:00.000Z"}),
        ({"ts": "yesterday"}, {"ts": "1970-01-01T00:00:00.000Z"}),
        ({"ts": "2020-01-02T03:04:05.678Z"}, {"ts": "2020-01-02T03:04:05.678Z"}),
        ({"title": None, "collapsed": None}, {"title": None, "collapsed": None}),
        ({"fields": [{"title": None, "value": 5}]},
         {"fields": [{"title": None, "value": "5"}]}),
    ],
)  # fmt: skip
async def test_an_attachment_is_stored_with_text_for_moments(
    alice: quickmeet.Client, given: dict[str, Any], kept: dict[str, Any]
) -> None:
    sent = await say(alice, "GENERAL", "hi", attachments=[given])

    (attachment,) = sent["attachments"]
    assert {**attachment, **kept} == attachment
    assert isinstance(attachment["ts"], str)
