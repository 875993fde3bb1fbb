# SPDX-License-Identifier: MIT
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quickmeet_devserver.base.documents import as_document, as_list
from quickmeet_devserver.base.markup import parse_markup

RECORDINGS = Path(__file__).parents[2] / "data" / "transcripts"


def recorded() -> Iterator[tuple[str, Any]]:
    seen: set[str] = set()
    for path in sorted(RECORDINGS.rglob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if '\\"md\\"' not in line:
                continue
            for message in messages_in(json.loads(json.loads(line)["frame"])):
                if message["msg"] not in seen and "e2e" not in str(message.get("t")):
                    seen.add(message["msg"])
                    yield message["msg"], message["md"]


def messages_in(value: Any) -> Iterator[dict[str, Any]]:
    for item in as_list(value):
        yield from messages_in(item)
    fields = as_document(value)
    if "md" in fields and isinstance(fields.get("msg"), str):
        yield fields
    for item in fields.values():
        yield from messages_in(item)


def test_all_recorded_markup_is_read_alike() -> None:
    differing = [text for text, md in recorded() if parse_markup(text) != md]
    assert differing == []


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_no_markup(text: str) -> None:
    assert parse_markup(text) == []
