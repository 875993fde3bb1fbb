# SPDX-License-Identifier: MIT
"""The additions to the schema in CONTRIBUTING are valid as they stand there."""

import re
import shutil
from pathlib import Path
from textwrap import dedent

import msgspec

from quickmeet_codegen.api import lint, whole_schema

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCKS = [
    dedent(one)
    for one in re.findall(r"```yaml\n(.*?)^ *```", PAGE, re.DOTALL | re.MULTILINE)
]


def test_a_method_an_endpoint_and_a_stream_are_added_as_the_page_says(
    tmp_path: Path,
) -> None:
    schema = tmp_path / "schema"
    shutil.copytree(ROOT / "schema", schema)
    rooms = (schema / "rooms.yaml").read_text("utf-8")
    for block in BLOCKS:
        section, _, operation = block.partition("\n")
        assert rooms.count(f"\n{section}\n") == 1
        rooms = rooms.replace(f"\n{section}\n", f"\n{section}\n{operation}")
    (schema / "rooms.yaml").write_text(rooms, "utf-8")

    assert len(BLOCKS) == 3
    assert lint(schema).findings == ()
    whole = msgspec.json.decode(whole_schema(schema))
    assert "setRoomColour" in whole["methods"]
    assert "GET /v1/rooms.colour" in whole["endpoints"]
    assert "stream-room-colours" in whole["streams"]
