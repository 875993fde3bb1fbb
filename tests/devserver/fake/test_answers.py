# SPDX-License-Identifier: MIT
"""Events of a fake that no client has asked for."""

from quickmeet_devserver.server.fake.answers import Fake

STREAMS = {
    "stream-news": {
        "{topic}": {"args": [{"name": "text", "schema": {"type": "string"}}]},
        "all": {"args_any_of": [[{"name": "n", "schema": {"type": "integer"}}], []]},
    }
}
SCHEMA: dict[str, object] = {"$defs": {}, "methods": {}, "streams": STREAMS}


def test_events_are_samples_of_their_arguments() -> None:
    fake = Fake(SCHEMA)
    assert fake.event("stream-news", "sport") == ["text"]
    assert fake.event("stream-news", "all") == [1]
    assert fake.event("stream-news", "a/b") is None
    assert fake.event("stream-olds", "sport") is None
